//go:build cgo

package duckdb_test

import (
	"fmt"
	"slices"
	"testing"
)

func TestACatalogThatNamesNoDatasetIsToldTheNames(t *testing.T) {
	for _, c := range []struct {
		files int
		want  string
	}{
		{0, "slaes; there is no dataset"},
		{1, "slaes; there is d00"},
		{3, "slaes; there are d00, d01, d02"},
		{12, "slaes; there are d00, d01, d02, d03, d04, d05, d06, d07, d08, d09 and 2 more"},
	} {
		t.Run(fmt.Sprint(c.files), func(t *testing.T) {
			// The names are those the catalog goes by, not those it gives.
			files := map[string]string{"catalog.yaml": "datasets:\n  slaes: {schema_id: 12}\n"}
			if c.files > 0 {
				files["catalog.yaml"] += "  d00: {name: Renamed}\n"
			}
			for i := range c.files {
				files[fmt.Sprintf("d%02d.csv", i)] = small
			}
			s := serve(t, files)
			if got := s.about("catalog.yaml"); !slices.Equal(got, []string{c.want}) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
