package check_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	apps "k8s.io/api/apps/v1"
	core "k8s.io/api/core/v1"
	level "k8s.io/pod-security-admission/api"
	security "k8s.io/pod-security-admission/policy"
)

func TestAPodsGraceOutlastsItsLongestCall(t *testing.T) {
	for name, manifests := range builds(t) {
		pod := must[*apps.Deployment](t, name, manifests).Spec.Template.Spec
		variables := environment(t, name, manifests)
		needed := preStop(pod.Containers[0])
		for _, variable := range []string{"DRAIN_DELAY", "TOTAL_TIMEOUT"} {
			seconds, err := strconv.ParseInt(variables[variable], 10, 64)
			if err != nil {
				t.Errorf("%s: %s: %v", name, variable, err)
			}
			needed += seconds
		}
		const closing = 30
		if grace := *pod.TerminationGracePeriodSeconds; grace < needed+closing || needed < 300 {
			t.Errorf("%s: %d s of grace; the longest call may need %d", name, grace, needed)
		}
	}
}

// preStop is how many seconds a container sleeps before it is told to stop.
func preStop(container core.Container) int64 {
	if container.Lifecycle == nil {
		return 0
	}
	return container.Lifecycle.PreStop.Sleep.Seconds
}

func TestGoStaysUnderTheMemoryLimit(t *testing.T) {
	for name, manifests := range builds(t) {
		variables := environment(t, name, manifests)
		container := must[*apps.Deployment](t, name, manifests).Spec.Template.Spec.Containers[0]
		text := variables["GOMEMLIMIT"]
		number, unit := text[:len(text)-3], text[len(text)-3:]
		limit, err := strconv.ParseFloat(number, 64)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		limit *= map[string]float64{"KiB": 1 << 10, "MiB": 1 << 20}[unit]
		share := limit / float64(container.Resources.Limits.Memory().Value())
		want := 0.9
		switch {
		case strings.Contains(name, "everything"): // goMemoryPercent: 80
			want = 0.8
		case variables["PLATFORM"] == "embedded":
			want = 0.4
		}
		if share < want-0.005 || share > want+0.001 {
			t.Errorf("%s: %s is %.3f of the limit; want %.1f", name, text, share, want)
		}
	}
}

// TestPodsPassTheRestrictedPodSecurityStandard asks the code of Kubernetes' own
// admission, and for what the standard leaves open.
func TestPodsPassTheRestrictedPodSecurityStandard(t *testing.T) {
	standard, err := security.NewEvaluator(security.DefaultChecks(), nil)
	if err != nil {
		t.Fatal(err)
	}
	restricted := level.LevelVersion{Level: level.LevelRestricted, Version: level.LatestVersion()}
	for name, manifests := range builds(t) {
		for _, pod := range pods(t, manifests) {
			for _, result := range standard.EvaluatePod(restricted, &pod.ObjectMeta, &pod.Spec) {
				if !result.Allowed {
					t.Errorf("%s: %s: %s", name, result.ForbiddenReason, result.ForbiddenDetail)
				}
			}
			context := pod.Spec.Containers[0].SecurityContext
			if *pod.Spec.SecurityContext.RunAsUser != 65532 || *pod.Spec.AutomountServiceAccountToken ||
				*pod.Spec.EnableServiceLinks || !*context.ReadOnlyRootFilesystem {
				t.Errorf("%s: %+v, %+v", name, pod.Spec, context)
			}
			for _, mount := range pod.Spec.Containers[0].VolumeMounts {
				if !mount.ReadOnly && mount.MountPath != "/tmp" {
					t.Errorf("%s: %s can be written", name, mount.MountPath)
				}
				if !slices.ContainsFunc(pod.Spec.Volumes, func(v core.Volume) bool { return v.Name == mount.Name }) {
					t.Errorf("%s: there is no volume %s", name, mount.Name)
				}
			}
		}
	}
}

func pods(t *testing.T, manifests []byte) []core.PodTemplateSpec {
	t.Helper()
	var all []core.PodTemplateSpec
	for _, object := range decode(t, manifests) {
		switch typed := object.(type) {
		case *apps.Deployment:
			all = append(all, typed.Spec.Template)
		case *core.Pod:
			all = append(all, core.PodTemplateSpec{ObjectMeta: typed.ObjectMeta, Spec: typed.Spec})
		}
	}
	return all
}
