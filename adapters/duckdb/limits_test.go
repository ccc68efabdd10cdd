//go:build cgo

package duckdb_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb"
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// large serves a table that takes a while to sort: n rows, all different.
func large(t *testing.T, n string, memory int64) (*served, query.Select) {
	dir := t.TempDir()
	makeParquet(t, filepath.Join(dir, "large.parquet"), "SELECT range AS id, md5(range::VARCHAR) AS name FROM range("+n+")")
	s := serveDir(t, dir, duckdb.Params{MemoryBytes: memory})
	names := query.Select{
		Dataset: s.dataset("large").ID,
		Outputs: []query.Output{
			{As: "name", Expr: query.Column{Name: "name"}, Key: true},
			{As: "n", Expr: query.Aggregate{Func: query.Count}},
			{As: "ids", Expr: query.Aggregate{Func: query.Median, Argument: query.Column{Name: "id"}}},
		},
		OrderBy: []query.Order{{By: query.Column{Name: "n"}, Desc: true}},
		Limit:   1,
	}
	return s, names
}

func TestACancelledCallInterruptsItsQuery(t *testing.T) {
	s, heavy := large(t, "6_000_000", 8<<30)
	begin := time.Now()
	if _, err := s.Run(t.Context(), heavy); err != nil {
		t.Fatal(err)
	}
	whole := time.Since(begin)
	for name, c := range map[string]struct {
		kind domain.Kind
		end  func() (context.Context, context.CancelFunc)
	}{
		"by its deadline": {domain.KindTimeout, func() (context.Context, context.CancelFunc) {
			return context.WithTimeout(t.Context(), whole/20)
		}},
		"by its caller": {domain.KindCancelled, func() (context.Context, context.CancelFunc) {
			ctx, cancel := context.WithCancel(t.Context())
			time.AfterFunc(whole/20, cancel)
			return ctx, cancel
		}},
	} {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := c.end()
			defer cancel()
			_, err := s.Run(ctx, heavy)
			if err == nil || domain.FaultFrom(err).Kind != c.kind {
				t.Fatalf("got %v", err)
			}
		})
	}
	if _, err := s.Run(t.Context(), query.Select{Dataset: heavy.Dataset, Outputs: []query.Output{{As: "n", Expr: query.Aggregate{Func: query.Count}}}}); err != nil {
		t.Errorf("the next query fails: %v", err)
	}
}

func TestCloseEndsTheQueriesInFlight(t *testing.T) {
	s, heavy := large(t, "6_000_000", 8<<30)
	ended := make(chan error)
	go func() {
		for {
			if _, err := s.Run(context.Background(), heavy); err != nil {
				ended <- err
				return
			}
		}
	}()
	time.AfterFunc(50*time.Millisecond, func() { _ = s.Close() })
	select {
	case err := <-ended:
		if kind := domain.FaultFrom(err).Kind; kind != domain.KindCancelled && kind != domain.KindInternal {
			t.Errorf("got %v", err)
		}
	case <-time.After(patience):
		t.Fatal("the query did not end")
	}
}

func TestAQueryTooBigForTheMemoryIsAClearFault(t *testing.T) {
	s, heavy := large(t, "4_000_000", 128<<20)
	_, err := s.Run(t.Context(), heavy)
	f := domain.FaultFrom(err)
	if err == nil || f.Kind != domain.KindTooBig || f.Suggestion == "" {
		t.Fatalf("got %v (%v)", err, f.Unwrap())
	}
	one := query.Select{Dataset: heavy.Dataset, Outputs: []query.Output{{As: "n", Expr: query.Aggregate{Func: query.Count}}}}
	if table, err := s.Run(t.Context(), one); err != nil || table.Rows[0][0] != int64(4_000_000) {
		t.Errorf("the next query gives %v (%v)", table.Rows, err)
	}
}

func TestAResultTooBigIsAClearFault(t *testing.T) {
	s, heavy := large(t, "3_000_000", 8<<30)
	all := query.Select{Dataset: heavy.Dataset, Outputs: []query.Output{
		{As: "id", Expr: query.Column{Name: "id"}}, {As: "name", Expr: query.Column{Name: "name"}},
	}}
	if _, err := s.Run(t.Context(), all); domain.FaultFrom(err).Kind != domain.KindTooBig {
		t.Fatalf("got %v", err)
	}
}

func TestImportKeepsToItsMemory(t *testing.T) {
	dir := t.TempDir()
	execAll(t, "duckdb", "", "COPY (SELECT range AS id, md5(range::VARCHAR) AS name FROM range(3_000_000)) TO '"+filepath.Join(dir, "large.csv")+"' (HEADER)")
	s := serveDir(t, dir, duckdb.Params{MemoryBytes: 256 << 20})
	if got := s.dataset("large").Rows; got != 3_000_000 {
		t.Errorf("got %d rows", got)
	}
}

func TestWhetherAColumnOfALargeFileNamesARowEachIsNotGuessed(t *testing.T) {
	dir := t.TempDir()
	makeParquet(t, filepath.Join(dir, "large.parquet"), "SELECT 7 * range + 3 AS id, CASE WHEN range % 3 > 0 THEN 'n' || (range // 2) END AS name FROM range(3_000_000)")
	s := serveDir(t, dir, duckdb.Params{})
	distinct := map[string]int64{}
	for _, c := range s.dataset("large").Columns {
		distinct[c.Name] = c.Distinct
	}
	if distinct["id"] != 3_000_000 {
		t.Errorf("%d different ids; want one a row", distinct["id"])
	}
	// Of three rows one has no name; of the others' names one in two is there twice.
	if got := distinct["name"]; got < 1_480_000 || got > 1_520_000 {
		t.Errorf("%d different names; want 1.5 million, nearly", got)
	}
}

// A table of snapshots is known by having as many rows at each time.
func TestTheDatesAndCategoriesOfLargeTablesAreCounted(t *testing.T) {
	dir := t.TempDir()
	makeParquet(t, filepath.Join(dir, "large.parquet"),
		"SELECT DATE '2020-01-01' + (range // 1370)::INTEGER AS day, 'p' || (range % 1370) AS part, range % 97 AS stock FROM range(1_500 * 1370)")
	s := serveDir(t, dir, duckdb.Params{})
	distinct := map[string]int64{}
	for _, c := range s.dataset("large").Columns {
		distinct[c.Name] = c.Distinct
	}
	if distinct["day"] != 1500 || distinct["part"] != 1370 {
		t.Errorf("%v; want 1500 days and 1370 parts", distinct)
	}
}
