package check_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// notAsked are checks of kube-score that do not hold here.
var notAsked = []string{
	// Tags and digests are pinned; asking the registry at each start only makes a start depend on it.
	"--ignore-test", "container-image-pull-policy",
	// Topology spread does it, and lets a small cluster still run two on a node.
	"--ignore-test", "deployment-has-host-podantiaffinity",
}

// TestManifestsScore asks kube-score, which knows what people forget.
func TestManifestsScore(t *testing.T) {
	scorer := os.Getenv("KUBE_SCORE")
	if scorer == "" {
		t.Skip("KUBE_SCORE names no program: run make manifests-check")
	}
	for name, manifests := range builds(t) {
		arguments := append([]string{"score", "--kubernetes-version", "v1.30", "--exit-one-on-warning"}, notAsked...)
		if name == "chart, volume" { // has these turned off
			arguments = append(arguments, "--ignore-test", "pod-networkpolicy", "--ignore-test", "deployment-has-poddisruptionbudget")
		}
		file := filepath.Join(t.TempDir(), "manifests.yaml")
		if err := os.WriteFile(file, manifests, 0o600); err != nil {
			t.Fatal(err)
		}
		if report, err := exec.CommandContext(t.Context(), scorer, append(arguments, file)...).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", name, err, report)
		}
	}
}
