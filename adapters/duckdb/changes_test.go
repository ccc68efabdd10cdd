//go:build cgo

package duckdb_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

func TestChangesAreServedWithoutARestart(t *testing.T) {
	s := serve(t, map[string]string{"a.csv": small})
	before := s.dataset("a")

	put(t, s.dir, "b.csv", small)
	s.eventually("a new file", func() bool { return len(s.names()) == 2 })

	put(t, s.dir, "a.csv", "a,b\n1,x\n2,y\n")
	s.eventually("a changed file", func() bool { return s.dataset("a").Rows == 2 })
	if after := s.dataset("a"); after.ID != before.ID || after.Version == before.Version {
		t.Errorf("got the id %d and version %s after %d and %s", after.ID, after.Version, before.ID, before.Version)
	}

	put(t, s.dir, "catalog.yaml", "datasets:\n  a: {description: Changed}\n")
	s.eventually("a changed catalog", func() bool { return s.dataset("a").Description == "Changed" })

	put(t, s.dir, "a.csv", "a,b\n1\n")
	s.eventually("a file gone bad", func() bool { return len(s.names()) == 1 })

	if err := os.Remove(filepath.Join(s.dir, "b.csv")); err != nil {
		t.Fatal(err)
	}
	s.eventually("a removed file", func() bool { return len(s.names()) == 0 })
}

// Clients hold on to schema ids and names: a slip in the catalog, made while
// the service runs, must not take them away.
func TestADamagedCatalogLeavesTheOneBeforeInUse(t *testing.T) {
	const good = "datasets:\n  a:\n    schema_id: 12\n    description: Kept\n"
	for name, c := range map[string]struct{ content, warning string }{
		"a value of the wrong kind": {"datasets:\n  a:\n    schema_id: secret\n    description: New\n", "catalog.yaml, line 3: schema_id takes a whole number"},
		"a misspelt field":          {"datasets:\n  a:\n    shema_id: 12\n", "catalog.yaml, line 3: there is no field 'shema_id' here; a dataset takes: name, schema_id"},
		"no YAML":                   {"datasets:\n  a:\n\tsecret: 12\n", "catalog.yaml, line 3: this is not YAML"},
		"a name twice":              {good + "  a: {description: secret}\n", "catalog.yaml, line 5: this is not YAML"},
		"a text for the whole":      {"secret\n", "catalog.yaml, line 1: the file takes datasets"},
	} {
		t.Run(name, func(t *testing.T) {
			s := serve(t, map[string]string{"a.csv": small, "catalog.yaml": good})
			put(t, s.dir, "catalog.yaml", c.content)
			s.eventually("a warning", func() bool { return len(s.warnings()["catalog.yaml"]) > 0 })
			if got := s.about("catalog.yaml"); len(got) != 1 || !strings.HasPrefix(got[0], c.warning) || strings.Contains(got[0], "secret") {
				t.Errorf("got the warnings %q", got)
			}
			put(t, s.dir, "b.csv", small) // served only after the catalog was looked at
			s.eventually("a new file", func() bool { return len(s.names()) == 2 })
			if d := s.dataset("a"); d.ID != 12 || d.Description != "Kept" {
				t.Errorf("got %+v", d)
			}
			put(t, s.dir, "catalog.yaml", "datasets:\n  a: {schema_id: 13}\n")
			s.eventually("the mended catalog", func() bool { return s.dataset("a").ID == 13 })
		})
	}
}

// A file counts when its size and time stand still: one that is being written
// is not taken in on the way.
func TestAGrowingFileIsTakenInAtItsEnd(t *testing.T) {
	s := serve(t, map[string]string{"a.csv": small})
	f, err := os.Create(filepath.Join(s.dir, "b.csv"))
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprint(f, "a,b\n")
	seen := map[int64]bool{}
	for i := range 400 {
		fmt.Fprintf(f, "%d,x\n", i)
		time.Sleep(time.Millisecond) // the writer's pace, well above that of the looks
		for _, d := range s.datasets() {
			if d.Name == "b" {
				seen[d.Rows] = true
			}
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	s.eventually("the whole file", func() bool {
		all := s.datasets()
		return len(all) == 2 && all[1].Rows == 400
	})
	if len(seen) > 3 { // a writer that is held up may look finished
		t.Errorf("it was served with %d different lengths while it grew", len(seen))
	}
}

// Readers ask all the time while the file is replaced: every answer is whole,
// of the old content or of the new one.
func TestQueriesInFlightFinishOnTheirVersion(t *testing.T) {
	for _, ending := range []string{"csv", "parquet", "duckdb"} {
		t.Run(ending, func(t *testing.T) {
			dir := t.TempDir()
			replaceWith(t, dir, ending, 0)
			s := serveDir(t, dir, params())
			var readers sync.WaitGroup
			ctx, stop := context.WithCancel(t.Context())
			for range 3 {
				readers.Go(func() {
					for ctx.Err() == nil {
						s.countsAreOfOneVersion()
					}
				})
			}
			for version := 1; version <= 3; version++ {
				before := s.datasets()[0].Version
				replaceWith(t, dir, ending, version)
				s.eventually("the next version", func() bool { return s.datasets()[0].Version != before })
			}
			stop()
			readers.Wait()
		})
	}
}

// replaceWith replaces the file by one of the same number in every row.
func replaceWith(t *testing.T, dir, ending string, version int) {
	t.Helper()
	const rows = 2000
	next := filepath.Join(t.TempDir(), "next")
	rowsSQL := fmt.Sprintf("SELECT %d AS v, 'x' AS w FROM range(%d)", version, rows)
	switch ending {
	case "csv":
		put(t, dir, "a.csv", "v,w\n"+strings.Repeat(fmt.Sprintf("%d,x\n", version), rows))
		return
	case "parquet":
		makeParquet(t, next, rowsSQL)
	case "duckdb":
		makeDuckDB(t, next, "CREATE TABLE a AS "+rowsSQL)
	}
	if err := os.Rename(next, filepath.Join(dir, "a."+ending)); err != nil {
		t.Fatal(err)
	}
}

func (s *served) countsAreOfOneVersion() {
	table, err := s.Run(context.Background(), query.Select{
		Dataset: s.datasets()[0].ID,
		Outputs: []query.Output{
			{As: "n", Expr: query.Aggregate{Func: query.Count}},
			{As: "low", Expr: query.Aggregate{Func: query.Minimum, Argument: query.Column{Name: "v"}}},
			{As: "high", Expr: query.Aggregate{Func: query.Maximum, Argument: query.Column{Name: "v"}}},
		},
	})
	switch {
	case err != nil:
		s.t.Errorf("a query failed while the file was replaced: %v", domain.FaultFrom(err).Unwrap())
	case table.Rows[0][0] != int64(2000) || table.Rows[0][1] != table.Rows[0][2]:
		s.t.Errorf("an answer mixes versions: %v", table.Rows)
	}
}

func TestOldFilesAreDropped(t *testing.T) {
	s := serve(t, map[string]string{"a.csv": small})
	for i := 2; i < 6; i++ {
		put(t, s.dir, "a.csv", "a,b\n"+strings.Repeat("1,x\n", i))
		s.eventually("the change", func() bool { return s.dataset("a").Rows == int64(i) })
	}
	s.eventually("the old files' end", func() bool {
		kept, _ := filepath.Glob(filepath.Join(s.CacheForTest(), "*.duckdb"))
		return len(kept) == 1
	})
}
