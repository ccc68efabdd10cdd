//go:build cgo

package duckdb_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// hostile are statements that reach out of the data. Each holds the paths of
// the data folder (DIR) and of the private one (CACHE).
var hostile = map[string]string{
	"writing a file":                "COPY (SELECT 1) TO '/tmp/lumenore-out.csv'",
	"writing into the data folder":  "COPY (SELECT 1) TO 'DIR/out.csv'",
	"overwriting a data file":       "COPY (SELECT 1 AS a) TO 'DIR/p.parquet' (FORMAT parquet)",
	"writing into the cache":        "COPY (SELECT 1) TO 'CACHE/out.csv'",
	"exporting":                     "EXPORT DATABASE 'CACHE/export'",
	"attaching a file":              "ATTACH 'CACHE/other.duckdb' AS other",
	"attaching a file to read":      "ATTACH 'DIR/book.duckdb' AS other (READ_ONLY)",
	"attaching from the network":    "ATTACH 'https://example.com/x.duckdb' AS other",
	"reading a file of the machine": "SELECT * FROM read_text('/etc/passwd')",
	"reading another as CSV":        "SELECT * FROM read_csv('/etc/passwd')",
	"reading by a name":             "SELECT * FROM '/etc/passwd'",
	"reading past the folder":       "SELECT * FROM read_text('DIR/../secret.txt')",
	"reading a file not served":     "SELECT * FROM read_text('DIR/notes.txt')",
	"listing a folder":              "SELECT * FROM glob('/etc/*') WHERE file IS NOT NULL UNION ALL SELECT error('nothing listed')",
	"reading from the network":      "SELECT * FROM read_csv('https://example.com/x.csv')",
	"a setting":                     "SET memory_limit = '100GB'",
	"the setting that locks":        "SET lock_configuration = false",
	"access to files":               "SET enable_external_access = true",
	"more paths":                    "SET allowed_directories = ['/']",
	"resetting":                     "RESET memory_limit",
	"installing an extension":       "INSTALL httpfs",
	"loading an extension":          "LOAD '/tmp/evil.duckdb_extension'",
	"inserting":                     "INSERT INTO f0.main.t1 VALUES (1)",
	"deleting":                      "DELETE FROM f0.main.t1",
	"changing":                      "UPDATE f0.main.t1 SET a = 2",
	"dropping":                      "DROP TABLE f0.main.t1",
	"creating in the data":          "CREATE TABLE f0.main.t9 AS SELECT 1",
}

// notSelect are statements that are refused by the gate alone: they touch nothing but the
// instance's own memory.
var notSelect = map[string]string{
	"creating in memory": "CREATE TABLE memory.main.x AS SELECT 1",
	"a temporary table":  "CREATE TEMP TABLE x AS SELECT 1",
	"a macro":            "CREATE MACRO m() AS 1",
	"a pragma":           "PRAGMA enable_profiling",
	"a transaction":      "BEGIN",
	"a checkpoint":       "CHECKPOINT",
	"explaining":         "EXPLAIN SELECT 1",
	"detaching":          "DETACH f0",
	"two statements":     "SELECT 1; SELECT 2",
	"one behind another": "SELECT 1; COPY (SELECT 1) TO '/tmp/lumenore-out.csv'",
	"a prepared one":     "PREPARE p AS SELECT 1",
	"nothing":            "",
}

func lockedWarehouse(t *testing.T) (*served, func(string) string) {
	base := t.TempDir()
	dir := filepath.Join(base, "data")
	put(t, base, "secret.txt", "hidden")
	put(t, dir, "a.csv", "a\n1\n")
	put(t, dir, "notes.txt", "not data")
	makeParquet(t, filepath.Join(dir, "p.parquet"), "SELECT 1 AS a")
	makeDuckDB(t, filepath.Join(dir, "book.duckdb"), "CREATE TABLE t1 AS SELECT 1 AS a")
	s := serveDir(t, dir, params())
	return s, strings.NewReplacer("DIR", dir, "CACHE", s.CacheForTest()).Replace
}

func TestServingInstanceRefusesWhatReachesOut(t *testing.T) {
	s, fill := lockedWarehouse(t)
	for name, sql := range hostile {
		t.Run(name, func(t *testing.T) {
			if err := s.ExecForTest(t.Context(), fill(sql)); err == nil {
				t.Errorf("the instance ran %s", sql)
			}
			if _, err := s.SelectForTest(t.Context(), fill(sql)); err == nil {
				t.Errorf("the gate let through %s", sql)
			}
		})
	}
	if _, err := os.Stat("/tmp/lumenore-out.csv"); !errors.Is(err, os.ErrNotExist) {
		t.Error("a file was written")
	}
	if got := s.values("a", "a"); len(got) != 1 || got[0] != int64(1) {
		t.Errorf("the data changed: %v", got)
	}
}

func TestGateRunsSelectOnly(t *testing.T) {
	s, _ := lockedWarehouse(t)
	for name, sql := range notSelect {
		t.Run(name, func(t *testing.T) {
			if _, err := s.SelectForTest(t.Context(), sql); err == nil {
				t.Errorf("the gate let through %q", sql)
			}
		})
	}
	if _, err := s.SelectForTest(t.Context(), "SELECT 1"); err != nil {
		t.Errorf("the gate refused a SELECT: %v", err)
	}
}

// A query names columns and holds texts that an assistant chose. Whatever they
// are, they stay names and texts.
func TestQueryCannotBecomeAnotherStatement(t *testing.T) {
	s, _ := lockedWarehouse(t)
	id := s.dataset("a").ID
	for _, evil := range []string{
		`a" FROM read_text('/etc/passwd') --`, `x'; COPY (SELECT 1) TO '/tmp/lumenore-out.csv'; --`, `$1`, `"; DROP VIEW d1; --`, "a\x00b", `%s%d`, `\'`,
	} {
		as := query.Select{Dataset: id, Outputs: []query.Output{{As: evil, Expr: query.Column{Name: "a"}}}}
		table, err := s.Run(t.Context(), as)
		if err == nil && (len(table.Rows) != 1 || table.Rows[0][0] != int64(1)) {
			t.Errorf("the output name %q changed the answer: %v", evil, table.Rows)
		}
		named := query.Select{Dataset: id, Outputs: []query.Output{{As: "v", Expr: query.Column{Name: evil}}}}
		if _, err := s.Run(t.Context(), named); err == nil {
			t.Errorf("the column name %q was taken", evil)
		}
		text := query.Select{Dataset: id, Outputs: []query.Output{
			{As: "v", Expr: query.Literal{Value: evil}},
			{As: "contains", Expr: query.Match{Op: query.Contains, Expr: query.Literal{Value: evil}, Text: evil}},
			{As: "in", Expr: query.In{Expr: query.Literal{Value: evil}, Values: []any{evil}}},
		}}
		table, err = s.Run(t.Context(), text)
		if strings.Contains(evil, "\x00") {
			continue // a text with a zero byte may be refused
		}
		if err != nil || table.Rows[0][0] != evil || table.Rows[0][1] != true || table.Rows[0][2] != true {
			t.Errorf("the text %q came back as %v (%v)", evil, table.Rows, err)
		}
	}
	other := query.Select{Dataset: id, Outputs: []query.Output{{As: "a", Expr: query.Column{Name: "a"}}}, Where: query.InSelect{
		Expr: query.Column{Name: "a"}, Select: query.Select{Dataset: s.dataset("p").ID, Outputs: []query.Output{{As: "a", Expr: query.Column{Name: "a"}}}},
	}}
	if _, err := s.Run(t.Context(), other); domain.FaultFrom(err).Kind != domain.KindInternal {
		t.Errorf("a query read a second dataset: %v", err)
	}
}

func TestPrivateFolderIsPrivateAndRemoved(t *testing.T) {
	s, _ := lockedWarehouse(t)
	cache := s.CacheForTest()
	info, err := os.Stat(cache)
	if err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the private folder has the mode %v (%v)", info.Mode(), err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(cache); !errors.Is(err, os.ErrNotExist) {
		t.Error("the private folder is still there")
	}
}
