package check_test

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"helm.sh/helm/v4/pkg/chart/common"
	"helm.sh/helm/v4/pkg/chart/common/util"
	"helm.sh/helm/v4/pkg/chart/v2/lint"
	"helm.sh/helm/v4/pkg/chart/v2/lint/support"
	"helm.sh/helm/v4/pkg/chart/v2/loader"
	"helm.sh/helm/v4/pkg/engine"
	apps "k8s.io/api/apps/v1"
	"sigs.k8s.io/yaml"
)

const chartFolder = "../helm/lumenore-mcp"

// render is `helm template`: the values over the chart's own, which the schema
// checks, through the templates. The error is what a user would see.
func render(values map[string]any) (manifests []byte, notes string, err error) {
	chart, err := loader.Load(chartFolder)
	if err != nil {
		return nil, "", err
	}
	release := common.ReleaseOptions{Name: "lumenore-mcp", Namespace: "analytics", IsInstall: true, Revision: 1}
	rendering, err := util.ToRenderValues(chart, values, release, common.DefaultCapabilities)
	if err != nil {
		return nil, "", err
	}
	files, err := engine.Render(chart, rendering)
	if err != nil {
		return nil, "", err
	}
	var all bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(files)) {
		switch {
		case strings.HasSuffix(name, "NOTES.txt"):
			notes = files[name]
		case strings.HasSuffix(name, ".yaml"):
			all.WriteString("\n---\n# " + filepath.Base(name) + "\n" + files[name])
		}
	}
	return all.Bytes(), notes, nil
}

// valuesSets are the sets in the chart's ci folder, by name.
func valuesSets(t *testing.T) map[string]map[string]any {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(chartFolder, "ci", "*-values.yaml"))
	if err != nil || len(files) < 5 {
		t.Fatalf("%d values sets: %v", len(files), err)
	}
	sets := map[string]map[string]any{}
	for _, file := range files {
		sets[strings.TrimSuffix(filepath.Base(file), "-values.yaml")] = values(t, read(t, file))
	}
	return sets
}

func values(t *testing.T, text []byte) map[string]any {
	t.Helper()
	parsed := map[string]any{}
	if err := yaml.UnmarshalStrict(text, &parsed); err != nil {
		t.Fatal(err)
	}
	return parsed
}

func read(t *testing.T, file string) []byte {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestTheChartLints(t *testing.T) {
	for name, set := range valuesSets(t) {
		for _, message := range lint.RunAll(chartFolder, set, "analytics").Messages {
			if message.Severity > support.InfoSev {
				t.Errorf("%s: %s", name, message)
			}
		}
	}
}

func TestMistakenValuesAreRefusedBeforeAnythingIsInstalled(t *testing.T) {
	const production = "hostname: mcp.example.com\ncredentials: {existingSecret: lumenore}\n"
	for mistake, want := range map[string]string{
		"hostname: https://mcp.example.com":                                  "hostname",
		"hostnam: mcp.example.com":                                           "hostnam",
		"config: {PLATFORM: embeded}":                                        "PLATFORM",
		"config: {TOTAL_TIMOUT: 60}":                                         "TOTAL_TIMOUT",
		"config: {TOTAL_TIMEOUT: 5m}":                                        "TOTAL_TIMEOUT",
		"config: {HTTP_ADDR: ':80'}":                                         "HTTP_ADDR",
		"config: {LUMENORE_SECRET: hunter2}":                                 "LUMENORE_SECRET",
		"config: {MAX_CONCURRENT: 0}":                                        "MAX_CONCURRENT",
		"config: {SERVER_URL: lumenore.example.com}":                         "SERVER_URL",
		"resources: {limits: {memory: 1 GB}}":                                "memory",
		"resources: {limits: {memory: null}}":                                "memory",
		"replicaCount: two":                                                  "replicaCount",
		"autoscaling: {minReplicas: 0}":                                      "minReplicas",
		"image: {digest: abc}":                                               "digest",
		"image: {pullPolicy: always}":                                        "pullPolicy",
		"credentials: {existingSecret: null}":                                "credentials.existingSecret",
		"credentials: {existingSecret: '', kind: apiKey}":                    "credentials.apiKey",
		"credentials: {existingSecret: '', externalSecret: {enabled: 1}}":    "enabled",
		"credentials: {existingSecret: '', externalSecret: {enabled: true}}": "needs storeName",
		"hostname: ''\nhttpRoute: {parentRefs: [{name: public}]}":            "needs hostname",
		"hostname: ''\ningress: {enabled: true}":                             "needs hostname",
		"ingress: {enabled: sometimes}":                                      "enabled",
		"networkPolicy: {platformCIDRs: [example.com]}":                      "platformCIDRs",
		"data: {persistence: {accessModes: [ReadWrite]}}":                    "accessModes",
	} {
		set := loader.MergeMaps(values(t, []byte(production)), values(t, []byte(mistake)))
		_, _, err := render(set)
		if err == nil {
			t.Errorf("%s: taken", mistake)
		} else if !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v does not name %s", mistake, err, want)
		}
	}
	if _, _, err := render(values(t, []byte(production))); err != nil {
		t.Errorf("without a mistake: %v", err)
	}
}

func TestASecretAndAHostnameAreEnough(t *testing.T) {
	manifests, notes, err := render(valuesSets(t)["production"])
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]int{}
	for _, object := range decode(t, manifests) {
		kinds[object.GetObjectKind().GroupVersionKind().Kind]++
	}
	want := map[string]int{"ConfigMap": 1, "Deployment": 1, "Service": 1, "ServiceAccount": 1, "HorizontalPodAutoscaler": 1,
		"PodDisruptionBudget": 1, "NetworkPolicy": 1, "Ingress": 1, "Pod": 1}
	if !maps.Equal(kinds, want) {
		t.Errorf("%v; want %v", kinds, want)
	}
	if !strings.Contains(notes, "https://mcp.example.com/mcp") {
		t.Errorf("the notes do not say where to connect: %s", notes)
	}
}

func TestTheNotesSayWhetherThereIsAnImageToPull(t *testing.T) {
	for image, want := range map[string]bool{"{}": true, "{repository: registry.example.com/lumenore-mcp, tag: 0.1.0}": false} {
		_, notes, err := render(values(t, []byte("config: {PLATFORM: embedded}\nimage: "+image)))
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(notes, "No image is published"); got != want {
			t.Errorf("%s: %t\n%s", image, got, notes)
		}
	}
}

// Kubernetes before 1.33 refuses a sleep of no time.
func TestWithoutASleepThereIsNoHook(t *testing.T) {
	manifests, _, err := render(values(t, []byte("config: {PLATFORM: embedded}\npreStopSleepSeconds: 0")))
	if err != nil {
		t.Fatal(err)
	}
	deployment := must[*apps.Deployment](t, "no sleep", manifests)
	if hook := deployment.Spec.Template.Spec.Containers[0].Lifecycle; hook != nil {
		t.Errorf("%+v", hook)
	}
	if grace := *deployment.Spec.Template.Spec.TerminationGracePeriodSeconds; grace != 335 {
		t.Errorf("%d s of grace", grace)
	}
}

func TestAGatewayReplacesTheIngress(t *testing.T) {
	manifests, _, err := render(valuesSets(t)["gateway"])
	if err != nil {
		t.Fatal(err)
	}
	text := string(manifests)
	if strings.Contains(text, "kind: Ingress\n") || !strings.Contains(text, "kind: HTTPRoute") || !strings.Contains(text, "request: 0s") {
		t.Error(text)
	}
}

func TestTheDashboardIsBroughtAsItIs(t *testing.T) {
	manifests, _, err := render(valuesSets(t)["gateway"])
	if err != nil {
		t.Fatal(err)
	}
	dashboard := settingsOf(t, "gateway", manifests, "lumenore-mcp-dashboard")["lumenore-mcp.json"]
	if want := string(read(t, "../grafana/lumenore-mcp.json")); strings.TrimSpace(dashboard) != strings.TrimSpace(want) {
		t.Error("the chart's dashboard is another than deployments/grafana/lumenore-mcp.json")
	}
}
