package check_test

import (
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	monitoring "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1"
)

// source is all Go source of the service, without tests.
func source(t *testing.T) string {
	t.Helper()
	var all strings.Builder
	for _, folder := range []string{"adapters", "app", "domain"} {
		root := os.DirFS("../../" + folder)
		err := fs.WalkDir(root, ".", func(name string, _ fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
				return err
			}
			text, err := fs.ReadFile(root, name)
			all.Write(text)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}

func TestAlertsAskForMetricsAndOutcomesThatThereAre(t *testing.T) {
	service := source(t)
	kinds := regexp.MustCompile(`(?m)^\s+Kind\w+ +Kind += +"(\w+)"`).FindAllStringSubmatch(service, -1)
	outcomes := []string{"success"}
	for _, kind := range kinds {
		outcomes = append(outcomes, kind[1])
	}
	if len(outcomes) < 10 {
		t.Fatalf("outcomes %v", outcomes)
	}
	alerts := 0
	for name, manifests := range builds(t) {
		rule, found := one[*monitoring.PrometheusRule](t, name, manifests)
		if !found {
			continue
		}
		for _, alert := range rule.Spec.Groups[0].Rules {
			alerts++
			expression := alert.Expr.String()
			for _, metric := range regexp.MustCompile(`lumenore_mcp_\w+`).FindAllString(expression, -1) {
				metric = regexp.MustCompile(`_(bucket|count|sum)$`).ReplaceAllString(metric, "")
				if !strings.Contains(service, `"`+metric+`"`) {
					t.Errorf("%s: %s asks for %s, which the service does not have", name, alert.Alert, metric)
				}
			}
			for _, matcher := range regexp.MustCompile(`outcome=~?"([^"]*)"`).FindAllStringSubmatch(expression, -1) {
				for _, outcome := range strings.Split(matcher[1], "|") {
					if !slices.Contains(outcomes, outcome) {
						t.Errorf("%s: %s asks for the outcome %s, which the service does not have", name, alert.Alert, outcome)
					}
				}
			}
		}
	}
	if alerts < 10 {
		t.Errorf("only %d alerts", alerts)
	}
}
