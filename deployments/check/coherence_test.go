package check_test

import (
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	monitoring "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1"
	apps "k8s.io/api/apps/v1"
	autoscaling "k8s.io/api/autoscaling/v2"
	core "k8s.io/api/core/v1"
	networking "k8s.io/api/networking/v1"
	policy "k8s.io/api/policy/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	gateway "sigs.k8s.io/gateway-api/apis/v1"
)

// one is the object of this type in a build, and found whether there is one.
func one[T any](t *testing.T, name string, manifests []byte) (object T, found bool) {
	t.Helper()
	for _, o := range decode(t, manifests) {
		if typed, ok := o.(T); ok {
			if found {
				t.Fatalf("%s: two of %T", name, object)
			}
			object, found = typed, true
		}
	}
	return object, found
}

// must is one that has to be there.
func must[T any](t *testing.T, name string, manifests []byte) T {
	t.Helper()
	object, found := one[T](t, name, manifests)
	if !found {
		t.Fatalf("%s: no %T", name, object)
	}
	return object
}

func selects(t *testing.T, selector *metav1.LabelSelector, pod core.PodTemplateSpec) bool {
	t.Helper()
	compiled, err := metav1.LabelSelectorAsSelector(selector)
	if err != nil {
		t.Fatal(err)
	}
	return !compiled.Empty() && compiled.Matches(labels.Set(pod.Labels))
}

func TestEverySelectorFindsThePodsAndEveryPortIsThere(t *testing.T) {
	for name, manifests := range builds(t) {
		deployment := must[*apps.Deployment](t, name, manifests)
		pod := deployment.Spec.Template
		ports := map[string]int32{}
		for _, port := range pod.Spec.Containers[0].Ports {
			ports[port.Name] = port.ContainerPort
		}
		if !maps.Equal(ports, map[string]int32{"http": 8080, "ops": 9090}) {
			t.Errorf("%s: ports %v", name, ports)
		}
		if !selects(t, deployment.Spec.Selector, pod) {
			t.Errorf("%s: the deployment does not find its pods", name)
		}
		service := must[*core.Service](t, name, manifests)
		if len(service.Spec.Selector) == 0 || !labels.SelectorFromSet(service.Spec.Selector).Matches(labels.Set(pod.Labels)) {
			t.Errorf("%s: the service does not find the pods", name)
		}
		for _, port := range service.Spec.Ports {
			if _, known := ports[port.TargetPort.StrVal]; !known {
				t.Errorf("%s: the service leads to port %s", name, port.TargetPort.String())
			}
		}
		if budget, found := one[*policy.PodDisruptionBudget](t, name, manifests); found && !selects(t, budget.Spec.Selector, pod) {
			t.Errorf("%s: the disruption budget does not find the pods", name)
		}
		if rule, found := one[*networking.NetworkPolicy](t, name, manifests); found && !selects(t, &rule.Spec.PodSelector, pod) {
			t.Errorf("%s: the network policy does not find the pods", name)
		}
		if monitor, found := one[*monitoring.ServiceMonitor](t, name, manifests); found &&
			!labels.SelectorFromSet(monitor.Spec.Selector.MatchLabels).Matches(labels.Set(service.Labels)) {
			t.Errorf("%s: the service monitor does not find the service", name)
		}
		for _, spread := range pod.Spec.TopologySpreadConstraints {
			if !selects(t, spread.LabelSelector, pod) {
				t.Errorf("%s: spreading over %s does not count the pods", name, spread.TopologyKey)
			}
		}
		testRoutes(t, name, manifests, service)
	}
}

func testRoutes(t *testing.T, name string, manifests []byte, service *core.Service) {
	t.Helper()
	if route, found := one[*gateway.HTTPRoute](t, name, manifests); found {
		to := route.Spec.Rules[0].BackendRefs[0]
		if string(to.Name) != service.Name || int32(*to.Port) != service.Spec.Ports[0].Port {
			t.Errorf("%s: the route leads to %s:%d", name, to.Name, *to.Port)
		}
	}
	if ingress, found := one[*networking.Ingress](t, name, manifests); found {
		to := ingress.Spec.Rules[0].HTTP.Paths[0].Backend.Service
		if to.Name != service.Name || to.Port.Name != "http" {
			t.Errorf("%s: the ingress leads to %s:%s", name, to.Name, to.Port.Name)
		}
	}
}

func TestReplicasHaveOneMaster(t *testing.T) {
	for name, manifests := range builds(t) {
		deployment := must[*apps.Deployment](t, name, manifests)
		scaler, scaled := one[*autoscaling.HorizontalPodAutoscaler](t, name, manifests)
		if scaled == (deployment.Spec.Replicas != nil) {
			t.Errorf("%s: scaled %t, replicas %v", name, scaled, deployment.Spec.Replicas)
		}
		if scaled && scaler.Spec.ScaleTargetRef.Name != deployment.Name {
			t.Errorf("%s: the autoscaler scales %s", name, scaler.Spec.ScaleTargetRef.Name)
		}
		update := deployment.Spec.Strategy.RollingUpdate
		if update.MaxUnavailable.IntValue() != 0 || update.MaxSurge.IntValue() != 1 {
			t.Errorf("%s: %v", name, update)
		}
	}
}

// environment is what the service's container gets; sources have to be there.
func environment(t *testing.T, name string, manifests []byte) map[string]string {
	t.Helper()
	container := must[*apps.Deployment](t, name, manifests).Spec.Template.Spec.Containers[0]
	settings := settingsOf(t, name, manifests, container.EnvFrom[0].ConfigMapRef.Name)
	all := maps.Clone(settings)
	for _, variable := range container.Env {
		if _, twice := all[variable.Name]; twice {
			t.Errorf("%s: %s is set twice", name, variable.Name)
		}
		all[variable.Name] = variable.Value
	}
	return all
}

// settingsOf is the data of the ConfigMap with this name.
func settingsOf(t *testing.T, name string, manifests []byte, of string) map[string]string {
	t.Helper()
	for _, object := range decode(t, manifests) {
		if found, ok := object.(*core.ConfigMap); ok && found.Name == of {
			return found.Data
		}
	}
	t.Fatalf("%s: takes settings from %s, which is not there", name, of)
	return nil
}

// settings are the names in the README's table of settings.
func settings(t *testing.T) []string {
	t.Helper()
	_, table, _ := strings.Cut(string(read(t, "../../README.md")), "<!-- configuration: generated")
	table, _, found := strings.Cut(table, "<!-- configuration: end -->")
	names := regexp.MustCompile("(?m)^\\| `([A-Z0-9_]+)`").FindAllStringSubmatch(table, -1)
	if !found || len(names) < 20 {
		t.Fatalf("README.md has a table of %d settings", len(names))
	}
	var all []string
	for _, name := range names {
		all = append(all, name[1])
	}
	return all
}

func TestEveryVariableIsASettingOfTheService(t *testing.T) {
	known := append(settings(t), "GOMEMLIMIT", "HTTPS_PROXY")
	for name, manifests := range builds(t) {
		for variable := range environment(t, name, manifests) {
			if !slices.Contains(known, variable) {
				t.Errorf("%s: %s is no setting", name, variable)
			}
		}
	}
}

// The chart sets these itself, so its `config` refuses them.
var setByTheChart = []string{"HTTP_ADDR", "OPS_ADDR", "DATA_DIR", "CACHE_DIR", "LUMENORE_CLIENT_ID", "LUMENORE_CLIENT_ID_FILE",
	"LUMENORE_SECRET", "LUMENORE_SECRET_FILE", "LUMENORE_API_KEY", "LUMENORE_API_KEY_FILE"}

func TestTheChartTakesEverySettingThatItDoesNotSetItself(t *testing.T) {
	var schema struct {
		Properties struct {
			Config struct{ Properties map[string]any }
		}
	}
	if err := json.Unmarshal(read(t, chartFolder+"/values.schema.json"), &schema); err != nil {
		t.Fatal(err)
	}
	taken := slices.Sorted(maps.Keys(schema.Properties.Config.Properties))
	var want []string
	for _, name := range settings(t) {
		if !slices.Contains(setByTheChart, name) {
			want = append(want, name)
		}
	}
	slices.Sort(want)
	if !slices.Equal(taken, want) {
		t.Errorf("values.schema.json takes %v; the README has %v", taken, want)
	}
}

func TestTheEmbeddedPlatformCallsNobodyAndTheOtherOnlyDNSAndThePlatform(t *testing.T) {
	for name, want := range map[string][]int{
		"chart, demo": nil, "kustomize, embedded": nil,
		"chart, production": {53, 53, 443}, "kustomize, production": {53, 53, 443},
		"chart, gateway": {53, 53, 8443}, "chart, everything": {53, 53, 80, 4317},
	} {
		manifests := builds(t)[name]
		var got []int
		for _, rule := range must[*networking.NetworkPolicy](t, name, manifests).Spec.Egress {
			for _, port := range rule.Ports {
				got = append(got, port.Port.IntValue())
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: may call ports %v; want %v", name, got, want)
		}
	}
}
