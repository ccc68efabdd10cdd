package sample_test

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"io"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/goccy/go-yaml"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/sample"
	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/sample/generator"
	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/sample/truth"
)

// maxEmbedded keeps the binary and every clone small.
const maxEmbedded = 3 << 20

func TestTheFilesAreWhatTheGeneratorMakes(t *testing.T) {
	files, err := generator.Generate()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		// Rows are compared, not packed bytes: another release of Go may
		// compress the same rows to other bytes.
		if !bytes.Equal(stored(t, f.Path), f.CSV) {
			t.Errorf("%s is not what the generator makes: run go generate ./adapters/duckdb/sample", f.Path)
		}
	}
}

func TestTheSampleIsSmallAndHoldsFourFiles(t *testing.T) {
	var names []string
	size := int64(0)
	entries, err := fs.ReadDir(sample.Files(), ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, e.Name())
		size += info.Size()
	}
	want := []string{"catalog.yaml", "customers.csv.gz", "inventory.csv.gz", "sales.csv.gz"}
	if !slices.Equal(names, want) || size > maxEmbedded {
		t.Errorf("%v, %d bytes; want %v, at most %d bytes", names, size, want, maxEmbedded)
	}
}

func TestPackedFilesSayNeitherWhenNorWhereTheyWereMade(t *testing.T) {
	for _, name := range []string{"sales.csv.gz", "customers.csv.gz", "inventory.csv.gz"} {
		f, err := sample.Files().Open(name)
		if err != nil {
			t.Fatal(err)
		}
		r, err := gzip.NewReader(f)
		if err != nil {
			t.Fatal(err)
		}
		if !r.ModTime.IsZero() || r.Name != "" {
			t.Errorf("%s: header has time %v, name %q", name, r.ModTime, r.Name)
		}
	}
}

func TestTheCatalogDescribesEveryColumn(t *testing.T) {
	text, err := fs.ReadFile(sample.Files(), "catalog.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var catalog struct {
		Datasets map[string]struct {
			SchemaID       int            `yaml:"schema_id"`
			Description    string         `yaml:"description"`
			DefaultMeasure string         `yaml:"default_measure"`
			DefaultTime    string         `yaml:"default_time"`
			Columns        map[string]any `yaml:"columns"`
		} `yaml:"datasets"`
	}
	if err := yaml.Unmarshal(text, &catalog); err != nil {
		t.Fatal(err)
	}
	ids := map[string]int{"sales": truth.SalesID, "customers": truth.CustomersID, "inventory": truth.InventoryID}
	for name, id := range ids {
		d := catalog.Datasets[name]
		if d.SchemaID != id || !bytes.Contains([]byte(d.Description), []byte("Synthetic")) {
			t.Errorf("%s: id %d, description %q; want id %d and the word Synthetic", name, d.SchemaID, d.Description, id)
		}
		header := load(t, name+".csv.gz").header
		for _, column := range append([]string{d.DefaultMeasure, d.DefaultTime}, header...) {
			if _, ok := d.Columns[column]; !ok {
				t.Errorf("%s: column %q is not described", name, column)
			}
		}
		if len(d.Columns) != len(header) {
			t.Errorf("%s: %d columns described, %d there", name, len(d.Columns), len(header))
		}
	}
}

// stored returns a file's text, unpacked.
func stored(t *testing.T, path string) []byte {
	t.Helper()
	content, err := fs.ReadFile(sample.Files(), path)
	if err != nil {
		if content, err = os.ReadFile(path); err != nil { // kept out of the binary
			t.Fatal(err)
		}
	}
	if !bytes.HasPrefix(content, []byte{0x1f, 0x8b}) {
		return content
	}
	r, err := gzip.NewReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// table is a stored CSV.
type table struct {
	t      *testing.T
	header []string
	rows   []row
}

type row struct {
	*table
	cells []string
}

func load(t *testing.T, path string) *table {
	t.Helper()
	records, err := csv.NewReader(bytes.NewReader(stored(t, path))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	tab := &table{t: t, header: records[0]}
	for _, cells := range records[1:] {
		tab.rows = append(tab.rows, row{tab, cells})
	}
	return tab
}

func (r row) text(column string) string {
	i := slices.Index(r.header, column)
	if i < 0 {
		r.t.Fatalf("no column %q", column)
	}
	return r.cells[i]
}

func (r row) number(column string) float64 {
	v, err := strconv.ParseFloat(r.text(column), 64)
	if err != nil {
		r.t.Fatalf("%s: %v", column, err)
	}
	return v
}

func (r row) date(column string) time.Time {
	d, err := time.Parse(time.DateOnly, r.text(column))
	if err != nil {
		r.t.Fatalf("%s: %v", column, err)
	}
	return d
}

// sum adds a column up over the rows that keep lets through.
func (tab *table) sum(column string, keep func(row) bool) float64 {
	total := 0.0
	for _, r := range tab.rows {
		if keep(r) {
			total += r.number(column)
		}
	}
	return total
}

// near fails unless got lies within tolerance of want.
func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(got >= want-tolerance && got <= want+tolerance) {
		t.Errorf("%s: %.5g, want %.5g ± %.3g", what, got, want, tolerance)
	} else {
		t.Logf("%s: %.5g (planted %.5g)", what, got, want)
	}
}
