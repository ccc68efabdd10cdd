package check_test

import (
	"regexp"
	"strings"
	"testing"

	"helm.sh/helm/v4/pkg/strvals"
)

// TestTheCommandsOfThePageInstall takes each `helm install` of the page as typed.
func TestTheCommandsOfThePageInstall(t *testing.T) {
	page := strings.ReplaceAll(string(read(t, pageFile)), "\\\n", " ")
	commands := regexp.MustCompile(`(?m)^helm install .*$`).FindAllString(page, -1)
	if len(commands) == 0 {
		t.Fatalf("%s has no helm install", pageFile)
	}
	for _, command := range commands {
		set := map[string]any{}
		for _, flag := range regexp.MustCompile(`--set (\S+)`).FindAllStringSubmatch(command, -1) {
			if err := strvals.ParseInto(flag[1], set); err != nil {
				t.Errorf("%s: %v", command, err)
			}
		}
		manifests, _, err := render(set)
		if err != nil || len(set) == 0 {
			t.Errorf("%s: %v", command, err)
			continue
		}
		decode(t, manifests)
	}
}

// TestTheValuesOfThePageAreTaken renders each YAML block that is values.
func TestTheValuesOfThePageAreTaken(t *testing.T) {
	rendered := 0
	for _, block := range regexp.MustCompile("(?s)```yaml\n(.*?)```").FindAllStringSubmatch(string(read(t, pageFile)), -1) {
		if strings.Contains(block[1], "apiVersion:") {
			decode(t, []byte(block[1]))
			continue
		}
		set := values(t, []byte("hostname: mcp.example.com\ncredentials: {existingSecret: lumenore}\n"))
		for key, value := range values(t, []byte(block[1])) {
			set[key] = value
		}
		manifests, _, err := render(set)
		if err != nil {
			t.Errorf("%s: %v", block[1], err)
			continue
		}
		decode(t, manifests)
		rendered++
	}
	if rendered < 3 {
		t.Errorf("only %d blocks of values", rendered)
	}
}
