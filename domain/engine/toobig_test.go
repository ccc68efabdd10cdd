package engine_test

import (
	"path/filepath"
	"testing"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb"
	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/bare"
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
)

func TestAQuestionTooBigForTheMemoryIsRefusedAndTheNextAnswered(t *testing.T) {
	dir := t.TempDir()
	maker, err := bare.Open(t.Context(), 1<<30)
	if err != nil {
		t.Fatal(err)
	}
	defer maker.Close()
	rows := "SELECT md5(range::VARCHAR) AS \"Visitor\", range % 7 AS \"Pages\" FROM range(3_000_000)"
	if err := maker.WriteParquet(t.Context(), rows, filepath.Join(dir, "visits.parquet")); err != nil {
		t.Fatal(err)
	}
	w, err := duckdb.New(duckdb.Params{Dir: dir, MemoryBytes: 128 << 20})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	e := newEngine(t, engine.Params{Warehouse: w, Analysts: analysts()})
	put := func(text string) error {
		q, err := domain.NewQuestion(text, first(t, w))
		if err != nil {
			t.Fatal(err)
		}
		_, err = e.Answer(t.Context(), domain.Query, q)
		return err
	}
	f := domain.FaultFrom(put("number of distinct Visitor"))
	if f == nil || f.Kind != domain.KindTooBig || f.Suggestion == "" {
		t.Fatalf("got %v; want a fault that says what to do", f)
	}
	if err := put("average Pages"); err != nil {
		t.Errorf("the next question: %v", err)
	}
}
