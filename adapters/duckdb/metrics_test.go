//go:build cgo

package duckdb_test

import (
	"testing"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

func TestQueriesAreMeasuredByOutcomeAndDatasetsCounted(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "a.csv", "x\n1\n2\n")
	registry := prometheus.NewRegistry()
	s := serveDir(t, dir, duckdb.Params{Registry: registry})
	count := query.Select{Dataset: s.dataset("a").ID, Outputs: []query.Output{{As: "n", Expr: query.Aggregate{Func: query.Count}}}}
	if _, err := s.Run(t.Context(), count); err != nil {
		t.Fatal(err)
	}
	count.Dataset++
	if _, err := s.Run(t.Context(), count); err == nil {
		t.Fatal("a dataset that is not there was asked")
	}
	families, err := registry.Gather()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]float64{}
	for _, family := range families {
		for _, m := range family.GetMetric() {
			name := family.GetName()
			for _, label := range m.GetLabel() {
				name += " " + label.GetValue()
			}
			seen[name] = m.GetGauge().GetValue() + float64(m.GetHistogram().GetSampleCount())
		}
	}
	for name, want := range map[string]float64{
		"lumenore_mcp_warehouse_query_duration_seconds success":         1,
		"lumenore_mcp_warehouse_query_duration_seconds unknown_dataset": 1,
		"lumenore_mcp_warehouse_datasets":                               1,
	} {
		if seen[name] != want {
			t.Errorf("%s is %g, not %g: %v", name, seen[name], want, seen)
		}
	}
}
