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

func TestCatalogWarningsNameWhatTheyAreAbout(t *testing.T) {
	s := serve(t, map[string]string{"east.csv": small, "west.csv": small, "catalog.yaml": `datasets:
  west: {schema_id: 12, colour: red}
  east:
    schema_id: 12
    columns:
      a: {synonym: [amount], "what somebody wrote by hand into the wrong line": 1}
tables: {}
`})
	got := s.about("catalog.yaml")
	slices.Sort(got)
	if want := []string{
		"catalog.yaml, line 2: there is no field 'colour' here; a dataset takes: name, schema_id, description, default_measure, default_time, columns",
		"catalog.yaml, line 6: there is no field 'synonym' here; a column takes: role, unit, synonyms, description, good",
		"catalog.yaml, line 6: there is no field of this name here; a column takes: role, unit, synonyms, description, good",
		"catalog.yaml, line 7: there is no field 'tables' here; the file takes: datasets",
		"west: 12 stays with east",
	}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if s.dataset("east").ID != 12 {
		t.Errorf("east has %d", s.dataset("east").ID)
	}
}
