package app_test

import (
	"cmp"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus"
	"go.uber.org/fx"

	"github.com/lumenore/analytics-mcp-server/app"
)

//go:generate go test . -run ^TestThePageTellsEveryMetric$ -update

var update = flag.Bool("update", false, "write what is generated instead of comparing it")

const metricsPage = "../deployments/observability.md"

// metric is what the registry knows of one.
type metric struct {
	name, help string
	labels     []string
	platforms  []string // that have it
}

// kind follows from the name: this service keeps Prometheus's conventions.
func (m metric) kind() string {
	switch {
	case strings.HasSuffix(m.name, "_total"):
		return "counter"
	case strings.HasSuffix(m.name, "_seconds"), strings.HasSuffix(m.name, "_bytes"):
		return "histogram"
	}
	return "gauge"
}

// metrics are those of the service, on either platform, by name.
func metrics(t *testing.T) map[string]metric {
	t.Helper()
	description := regexp.MustCompile(`^Desc{fqName: "(lumenore_mcp_[a-z_]+)", help: "(.*)", unit: "[a-z]*", constLabels: {}, variableLabels: {(.*)}}$`)
	found := map[string]metric{}
	for _, platform := range []string{"embedded", "lumenore"} {
		var registry *prometheus.Registry
		config := load(t, "PLATFORM="+platform, "LUMENORE_CLIENT_ID=any", "LUMENORE_SECRET=any")
		if err := fx.New(app.Modules(config, nil, io.Discard), fx.Populate(&registry)).Err(); err != nil {
			t.Fatal(err)
		}
		descriptions := make(chan *prometheus.Desc)
		go func() { registry.Describe(descriptions); close(descriptions) }()
		for d := range descriptions {
			parts := description.FindStringSubmatch(d.String())
			if parts == nil {
				if strings.Contains(d.String(), "lumenore") {
					t.Errorf("not read: %s", d)
				}
				continue
			}
			m := metric{name: parts[1], help: parts[2], platforms: append(found[parts[1]].platforms, platform)}
			if parts[3] != "" {
				m.labels = strings.Split(parts[3], ",")
			}
			found[m.name] = m
		}
	}
	if len(found) < 10 {
		t.Fatalf("%d metrics found", len(found))
	}
	return found
}

func TestThePageTellsEveryMetric(t *testing.T) {
	var table strings.Builder
	table.WriteString("| Metric | Kind | Labels | Platform | Meaning |\n| --- | --- | --- | --- | --- |\n")
	found := metrics(t)
	for _, m := range slices.SortedFunc(maps.Values(found), func(a, b metric) int { return cmp.Compare(a.name, b.name) }) {
		platform := strings.Join(m.platforms, "")
		if len(m.platforms) > 1 {
			platform = "both"
		}
		labels := ""
		if len(m.labels) > 0 {
			labels = "`" + strings.Join(m.labels, "`, `") + "`"
		}
		fmt.Fprintf(&table, "| `%s` | %s | %s | %s | %s |\n", m.name, m.kind(), labels, platform, m.help)
	}
	text, err := os.ReadFile(metricsPage)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(text), "by `make generate` -->\n")
	_, after, ok2 := strings.Cut(rest, "<!-- metrics: end -->")
	if !ok || !ok2 {
		t.Fatal("the page has lost its marks")
	}
	want := before + "by `make generate` -->\n" + table.String() + "<!-- metrics: end -->" + after
	if *update {
		if err := os.WriteFile(metricsPage, []byte(want), 0o600); err != nil {
			t.Fatal(err)
		}
	} else if string(text) != want {
		t.Errorf("%s is not what the service exports: run make generate.\n%s", metricsPage, table.String())
	}
}
