package engine_test

import (
	"context"
	"encoding/json"
	"testing"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb"
	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/sample"
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
	"github.com/lumenore/analytics-mcp-server/domain/question"
	"github.com/lumenore/analytics-mcp-server/ports"
)

// bundled serves the bundled sample.
func bundled(t *testing.T) ports.Warehouse {
	t.Helper()
	opened.Lock()
	defer opened.Unlock()
	const key = "the bundled sample"
	if w, ok := opened.warehouses[key]; ok {
		return w
	}
	w, err := duckdb.New(duckdb.Params{FS: sample.Files()})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Start(context.Background()); err != nil {
		t.Fatal(err)
	}
	opened.warehouses[key] = w
	return w
}

// answered is a reply and the bytes that it was read from.
type answered struct {
	reply
	raw json.RawMessage
}

// overTime are the analysts of changes and predictions beside those of the
// other tests.
func overTime(w ports.Warehouse, build func(domain.Dataset) question.Plan) engine.Params {
	p := planned(w, build)
	p.Analysts = []engine.Analyst{engine.NewQuery(), engine.NewTrend(), engine.NewPareto(), engine.NewChange(), engine.NewPrediction()}
	return p
}

// planOn puts a plan to an engine over one of several datasets.
func planOn(t *testing.T, w ports.Warehouse, id domain.SchemaID, analysis domain.Analysis, build func(domain.Dataset) question.Plan) answered {
	t.Helper()
	return answerTo(t, overTime(w, build), id, analysis, "as planned")
}

// answerTo puts a question to an engine.
func answerTo(t *testing.T, p engine.Params, id domain.SchemaID, analysis domain.Analysis, text string) answered {
	t.Helper()
	q, err := domain.NewQuestion(text, id)
	if err != nil {
		t.Fatal(err)
	}
	a, err := newEngine(t, p).Answer(t.Context(), analysis, q)
	if err != nil {
		f := domain.FaultFrom(err)
		t.Fatalf("%s: %s (%v)", f.Kind, f.Message, f.Unwrap())
	}
	out := answered{raw: a.Data}
	out.size, out.lengths = len(a.Data), a.Lengths
	if err := json.Unmarshal(a.Data, &out.reply); err != nil {
		t.Fatalf("%v in %s", err, a.Data)
	}
	return out
}

// planOver puts a plan to an engine over one file.
func planOver(t *testing.T, csv string, analysis domain.Analysis, build func(domain.Dataset) question.Plan) answered {
	t.Helper()
	w := warehouse(t, map[string]string{"table.csv": csv})
	return planOn(t, w, first(t, w), analysis, build)
}

// refusedBy puts a plan to an engine and returns the fault that comes back.
func refusedBy(t *testing.T, w ports.Warehouse, analysis domain.Analysis, build func(domain.Dataset) question.Plan) *domain.Fault {
	t.Helper()
	q, err := domain.NewQuestion("as planned", first(t, w))
	if err != nil {
		t.Fatal(err)
	}
	a, err := newEngine(t, overTime(w, build)).Answer(t.Context(), analysis, q)
	if err == nil {
		t.Fatalf("answered: %s", a.Data)
	}
	return domain.FaultFrom(err)
}
