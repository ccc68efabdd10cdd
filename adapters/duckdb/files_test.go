//go:build cgo

package duckdb_test

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"go.uber.org/zap"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb"
	"github.com/lumenore/analytics-mcp-server/domain"
)

const small = "a,b\n1,x\n"

func TestDatasetsAreNamedByTheirPath(t *testing.T) {
	s := serve(t, map[string]string{
		"sales.csv": small, "eu/sales.csv": small, "eu/north/sales.csv.gz": zipped(small),
		".hidden.csv": small, ".git/x.csv": small, "catalog.yaml": "", "readme.md": "# no data",
	})
	if got, want := s.names(), []string{"eu/north/sales", "eu/sales", "sales"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := s.warnings(); len(got) != 0 {
		t.Errorf("got the warnings %v", got)
	}
}

func TestFilesOfOneNameKeepTheirEndings(t *testing.T) {
	alone := serve(t, map[string]string{"sales.csv": small})
	both := serve(t, map[string]string{"sales.csv": small, "sales.tsv": small})
	if got, want := both.names(), []string{"sales.csv", "sales.tsv"}; !slices.Equal(got, want) {
		t.Fatalf("got %v, want %v", got, want)
	}
	if got, want := both.dataset("sales.csv").ID, alone.dataset("sales").ID; got != want {
		t.Errorf("the first one listed has the id %d, not %d", got, want)
	}
	if both.dataset("sales.csv").ID == both.dataset("sales.tsv").ID {
		t.Error("two datasets have one id")
	}
}

func TestSchemaIDsStayWhenOthersComeAndGo(t *testing.T) {
	s := serve(t, map[string]string{"sales.tsv": small, "b.csv": small})
	sales, b := s.dataset("sales").ID, s.dataset("b").ID
	put(t, s.dir, "a.csv", small)
	put(t, s.dir, "sales.csv", small)
	s.eventually("the new files", func() bool { return len(s.names()) == 4 })
	if s.dataset("sales.tsv").ID != sales || s.dataset("b").ID != b {
		t.Errorf("ids changed: %v", s.datasets())
	}
	newcomer := s.dataset("sales.csv").ID
	for _, name := range []string{"a.csv", "sales.tsv"} {
		if err := os.Remove(filepath.Join(s.dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	s.eventually("the files' end", func() bool { return len(s.names()) == 2 })
	if s.dataset("sales").ID != newcomer || s.dataset("b").ID != b {
		t.Errorf("ids changed: %v", s.datasets())
	}
	again := serve(t, map[string]string{"b.csv": small})
	if again.dataset("b").ID != b {
		t.Error("the id differs after a restart")
	}
}

func TestBadFilesAreSkippedAndNamed(t *testing.T) {
	dir := t.TempDir()
	outside := t.TempDir()
	put(t, outside, "secret.csv", small)
	for name, content := range map[string]string{
		"good.csv": small, "empty.csv": "", "ragged.csv": "a,b\n1,x\n2,y,zebra\n", "open.csv": "a,b\n\"1,x\n2,y\n",
		"header.csv": "a,b\n", "binary.csv": "\x00\x01\x02\x00", "cut.csv.gz": zipped(strings.Repeat(small, 1000))[:40],
		"broken.json": `[{"a":1},`, "scalar.json": `[1,2]`, "one.json": `{"a":1}`, "text.json": "hello", "fake.parquet": "PAR1 no",
		"fake.xlsx": "PK no", "fake.db": "SQLite format 3\x00 no", "other.db": "something else entirely", "old.xls": "\xd0\xcf",
	} {
		put(t, dir, name, content)
	}
	put(t, dir, "closed.csv", small)
	links := map[string]string{"out.csv": filepath.Join(outside, "secret.csv"), "dangling.csv": "nowhere.csv", "folder": outside}
	for name, to := range links {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chmod(filepath.Join(dir, "closed.csv"), 0); err != nil {
		t.Fatal(err)
	}
	s := serveDir(t, dir, params())
	want := []string{"good"}
	if os.Geteuid() == 0 {
		want = []string{"closed", "good"} // nothing is closed to root
	}
	if got := s.names(); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	warnings := s.warnings()
	for file, reason := range map[string]string{
		"empty.csv": "empty", "ragged.csv": "line 3", "open.csv": "quote", "header.csv": "no rows", "binary.csv": "binary",
		"cut.csv.gz": "damaged", "broken.json": "well-formed", "scalar.json": "something else than records", "one.json": "one object",
		"text.json": "no JSON array", "fake.parquet": "", "fake.xlsx": "no workbook", "fake.db": "damaged", "other.db": "neither",
		"old.xls": "save it as", "out.csv": "outside", "dangling.csv": "link to nothing", "folder": "outside",
	} {
		if got := warnings[file]; len(got) != 1 || !strings.Contains(got[0], reason) {
			t.Errorf("%s: got the warnings %q", file, got)
		}
	}
	for _, entry := range s.logs.All() {
		for _, field := range entry.ContextMap() {
			if text, ok := field.(string); ok && (strings.Contains(text, "zebra") || strings.Contains(text, dir)) {
				t.Errorf("a log entry tells data or places: %v", entry)
			}
		}
	}
}

func TestWarningsComeOncePerState(t *testing.T) {
	s := serve(t, map[string]string{"good.csv": small, "bad.csv": ""})
	put(t, s.dir, "marker.csv", small) // several looks later …
	s.eventually("the marker", func() bool { return len(s.names()) == 2 })
	if got := s.warnings()["bad.csv"]; len(got) != 1 {
		t.Errorf("got %d warnings", len(got))
	}
	put(t, s.dir, "bad.csv", "a,b\n1\n")
	s.eventually("a warning about the new state", func() bool { return len(s.warnings()["bad.csv"]) == 2 })
}

func TestLinksInsideTheFolderAreFollowed(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "..2024_01/sales.csv", small)
	put(t, dir, "..2024_01/eu/sales.csv", small)
	for name, to := range map[string]string{
		"..data": "..2024_01", "sales.csv": "..data/sales.csv", "eu": "..data/eu", "loop": ".", "absolute.csv": filepath.Join(dir, "sales.csv"),
	} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	s := serveDir(t, dir, params())
	if got, want := s.names(), []string{"absolute", "eu/sales", "sales"}; !slices.Equal(got, want) {
		t.Fatalf("got %v, want %v", got, want)
	}
	// What a ConfigMap's update does: a new folder, and the link moved to it.
	put(t, dir, "..2024_02/sales.csv", "a,b\n1,x\n2,y\n")
	put(t, dir, "..2024_02/eu/sales.csv", small)
	if err := os.Symlink("..2024_02", filepath.Join(dir, "..next")); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(dir, "..next"), filepath.Join(dir, "..data")); err != nil {
		t.Fatal(err)
	}
	s.eventually("the update", func() bool { return s.dataset("sales").Rows == 2 })
}

func TestCatalogOverridesWhatIsWorkedOut(t *testing.T) {
	s := serve(t, map[string]string{
		"shop.csv": "Sales,Order Date,Region\n1,2024-01-05,West\n2,2024-01-06,East\n", "twin.csv": small,
		"catalog.yaml": `datasets:
  shop:
    name: Web shop
    schema_id: 12
    description: Order lines of the web shop
    default_measure: Sales
    default_time: Order Date
    columns:
      Sales: {role: measure, unit: EUR, synonyms: [revenue, turnover], description: net of tax, good: up}
      Region: {role: nonsense, good: sideways}
      Profit: {unit: USD}
  twin: {schema_id: 12, default_measure: nothing}
  gone: {description: not there}
`,
	})
	d := s.dataset("Web shop")
	if d.ID != 12 || d.Description != "Order lines of the web shop" || d.DefaultMeasure != "Sales" || d.DefaultTime != "Order Date" {
		t.Errorf("got %+v", d)
	}
	c, _ := d.Column("Sales")
	if c.Role != domain.RoleMeasure || c.Unit != "EUR" || !reflect.DeepEqual(c.Synonyms, []string{"revenue", "turnover"}) || c.Description != "net of tax" || c.Good != "up" {
		t.Errorf("got %+v", c)
	}
	if c, _ := d.Column("Region"); c.Role != "" || c.Good != "" {
		t.Errorf("got %+v", c)
	}
	if s.dataset("twin").DefaultMeasure != "" || s.dataset("twin").ID == 12 {
		t.Errorf("got %+v", s.dataset("twin"))
	}
	if got := s.warnings()["catalog.yaml"]; len(got) != 6 {
		t.Errorf("got the warnings %q", got)
	}
}

func TestCatalogIsNeverInTheWay(t *testing.T) {
	for name, content := range map[string]string{
		"malformed": "datasets: [\n  x: {", "of another shape": "datasets: 5", "with an unknown field": "datasets:\n  a: {colour: red}\n", "not text": "\x00\x01",
	} {
		t.Run(name, func(t *testing.T) {
			s := serve(t, map[string]string{"a.csv": small, "catalog.yaml": content})
			if got := s.names(); !slices.Equal(got, []string{"a"}) {
				t.Errorf("got %v", got)
			}
			if got := s.warnings()["catalog.yaml"]; len(got) != 1 {
				t.Errorf("got the warnings %q", got)
			}
		})
	}
}

// At the start no catalog went before: what can be read of it counts.
func TestABadValueLeavesTheRestOfTheCatalog(t *testing.T) {
	s := serve(t, map[string]string{"a.csv": small, "b.csv": small, "c.csv": small, "catalog.yaml": `# ours
datasets:
  a:
    description: Orders
    schema_id: {x: 1}
    columns:
      a: {unit: [EUR], description: net}
      b: 5
  b: {schema_id: 99999999999999999999, description: Others}
  c: {schema_id: 1.5}
`})
	if a, b := s.dataset("a"), s.dataset("b"); a.Description != "Orders" || b.Description != "Others" || a.Columns[0].Description != "net" {
		t.Errorf("got %+v and %+v", a, b)
	}
	got := s.about("catalog.yaml")
	slices.Sort(got)
	if want := []string{
		"catalog.yaml, line 10: schema_id takes a whole number",
		"catalog.yaml, line 5: schema_id takes a whole number",
		"catalog.yaml, line 7: unit takes a text",
		"catalog.yaml, line 8: a column takes fields such as unit: text",
		"catalog.yaml, line 9: schema_id takes a whole number",
	}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestBundledFilesAreServed(t *testing.T) {
	w, err := duckdb.New(duckdb.Params{
		FS: fstest.MapFS{
			"sales.csv.gz": {Data: []byte(zipped(small))}, "catalog.yaml": {Data: []byte("datasets:\n  sales: {schema_id: 35403}\n")},
		},
		CacheDir: t.TempDir(), Logger: zap.NewNop(),
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	if err := w.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	got, err := w.Datasets(t.Context())
	if err != nil || len(got) != 1 || got[0].ID != 35403 || got[0].Rows != 1 {
		t.Errorf("got %+v (%v)", got, err)
	}
}

func TestVersionIsTheContents(t *testing.T) {
	one := serve(t, map[string]string{"a.csv": small, "b.csv": "a,b\n2,x\n"})
	other := serve(t, map[string]string{"a.csv": small})
	if one.dataset("a").Version != other.dataset("a").Version {
		t.Error("equal files have different versions")
	}
	if one.dataset("a").Version == one.dataset("b").Version {
		t.Error("different files have one version")
	}
}

func TestAFolderThatIsNotThereStopsTheStart(t *testing.T) {
	w, err := duckdb.New(duckdb.Params{Dir: filepath.Join(t.TempDir(), "nowhere")})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Start(t.Context()); err == nil {
		t.Error("it started")
	}
	if err := w.Close(); err != nil {
		t.Error(err)
	}
}
