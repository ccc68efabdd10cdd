package check_test

import (
	"bytes"
	"strings"
	"testing"

	monitoring "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	kubernetes "k8s.io/client-go/kubernetes/scheme"
	gateway "sigs.k8s.io/gateway-api/apis/v1"
	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/kyaml/filesys"
)

// decoder takes YAML or JSON, and refuses unknown and repeated fields.
func decoder() (runtime.Decoder, error) {
	scheme := runtime.NewScheme()
	for _, add := range []func(*runtime.Scheme) error{
		kubernetes.AddToScheme, gateway.Install, monitoring.AddToScheme, addExternalSecrets,
	} {
		if err := add(scheme); err != nil {
			return nil, err
		}
	}
	return serializer.NewCodecFactory(scheme, serializer.EnableStrict).UniversalDeserializer(), nil
}

// objects decodes each document of a stream; those that are empty or comments
// only are no objects.
func objects(manifests []byte) ([]runtime.Object, error) {
	strict, err := decoder()
	if err != nil {
		return nil, err
	}
	var all []runtime.Object
	for document := range bytes.SplitSeq(manifests, []byte("\n---\n")) {
		if !holdsAnything(document) {
			continue
		}
		object, _, err := strict.Decode(document, nil, nil)
		if err != nil {
			return nil, err
		}
		all = append(all, object)
	}
	return all, nil
}

func holdsAnything(document []byte) bool {
	for line := range strings.Lines(string(document)) {
		if line = strings.TrimSpace(line); line != "" && line != "---" && !strings.HasPrefix(line, "#") {
			return true
		}
	}
	return false
}

func decode(t *testing.T, manifests []byte) []runtime.Object {
	t.Helper()
	all, err := objects(manifests)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return all
}

// builds are all the manifests that there are, by where they come from.
func builds(t *testing.T) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	for name, set := range valuesSets(t) {
		manifests, _, err := render(set)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		all["chart, "+name] = manifests
	}
	for _, overlay := range []string{"production", "embedded"} {
		all["kustomize, "+overlay] = kustomize(t, "../kustomize/overlays/"+overlay)
	}
	return all
}

func kustomize(t *testing.T, folder string) []byte {
	t.Helper()
	built, err := krusty.MakeKustomizer(krusty.MakeDefaultOptions()).Run(filesys.MakeFsOnDisk(), folder)
	if err != nil {
		t.Fatal(err)
	}
	manifests, err := built.AsYaml()
	if err != nil {
		t.Fatal(err)
	}
	return manifests
}

func TestEveryManifestIsWhatItsTypeAllows(t *testing.T) {
	for name, manifests := range builds(t) {
		all, err := objects(manifests)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if len(all) < 7 {
			t.Errorf("%s: only %d objects", name, len(all))
		}
	}
}

func TestATypoIsFound(t *testing.T) {
	manifests, _, err := render(valuesSets(t)["gateway"])
	if err != nil {
		t.Fatal(err)
	}
	for right, wrong := range map[string]string{
		"readOnlyRootFilesystem: true": "readOnlyRootFilesytem: true",
		"maxUnavailable: 0":            "maxUnavailabel: 0",
		"periodSeconds: 5":             "periodSeconds: five",
		"averageUtilization":           "averageUtilisation",
		"backendRequest: 0s":           "backendRequests: 0s",
		"unhealthyPodEvictionPolicy":   "unhealthyPodEviction",
		"path: /metrics":               "paths: /metrics",
		"kind: HTTPRoute":              "kind: HttpRoute",
		"expr: |":                      "expression: |",
		"remoteRef:":                   "remoteReference:",
	} {
		if !bytes.Contains(manifests, []byte(right)) {
			t.Errorf("nothing holds %q", right)
		}
		if _, err := objects(bytes.Replace(manifests, []byte(right), []byte(wrong), 1)); err == nil {
			t.Errorf("%q is taken", wrong)
		}
	}
}
