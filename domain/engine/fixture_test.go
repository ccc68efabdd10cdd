package engine_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb"
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
	"github.com/lumenore/analytics-mcp-server/domain/question"
	"github.com/lumenore/analytics-mcp-server/ports"
)

// orders is small enough to check by hand: a month is missing (2025-02), a
// region and two amounts are unknown.
const orders = `Order Date,Region,Product,Sales,Quantity
2024-01-10,West,Desk,100,1
2024-01-20,East,Desk,50,1
2024-02-05,West,Lamp,30,2
2024-03-07,East,Chair,70,1
2024-03-09,,Lamp,10,1
2025-01-15,West,Desk,150,2
2025-03-02,East,Chair,,1
2025-03-20,West,Chair,90,1
2025-04-03,North,Lamp,,1
`

// opened are the warehouses of this run by what they hold: importing files
// costs more than most tests, and no test changes them.
var opened = struct {
	sync.Mutex
	warehouses map[string]*duckdb.Warehouse
}{warehouses: map[string]*duckdb.Warehouse{}}

func TestMain(m *testing.M) {
	code := m.Run()
	for _, w := range opened.warehouses {
		if err := w.Close(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			code = 1
		}
	}
	os.Exit(code)
}

// warehouse serves these files, by name.
func warehouse(t *testing.T, files map[string]string) ports.Warehouse {
	t.Helper()
	opened.Lock()
	defer opened.Unlock()
	key := fmt.Sprint(files) // fmt sorts the keys
	if w, ok := opened.warehouses[key]; ok {
		return w
	}
	content := fstest.MapFS{}
	for name, text := range files {
		content[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o444}
	}
	w, err := duckdb.New(duckdb.Params{FS: content})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Start(context.Background()); err != nil {
		t.Fatal(err)
	}
	opened.warehouses[key] = w
	return w
}

// first is the id of the first dataset of a warehouse.
func first(t *testing.T, w ports.Warehouse) domain.SchemaID {
	t.Helper()
	ds, err := w.Datasets(context.Background())
	if err != nil || len(ds) == 0 {
		t.Fatalf("%d datasets, %v", len(ds), err)
	}
	return ds[0].ID
}

// analysts are all that there are.
func analysts() []engine.Analyst {
	return []engine.Analyst{engine.NewQuery(), engine.NewTrend(), engine.NewPareto()}
}

// reply is an answer as an assistant reads it.
type reply struct {
	Summary        string
	Interpretation struct {
		Measures, Dimensions, Filters, Assumptions []string
		Order, Grain                               *string
		Period                                     struct{ From, To, Phrase, Column string }
	}
	Columns   []struct{ Name, Type, Unit string }
	Rows      [][]any
	RowCount  int `json:"row_count"`
	TotalRows int `json:"total_rows"`
	Groups    int
	Totals    map[string]any
	Analysis  json.RawMessage
	Caveats   []string
	FollowUps []struct {
		Tool      domain.Analysis
		Arguments struct {
			UserQuery string
			SchemaID  domain.SchemaID
		}
	} `json:"follow_ups"`
	Provenance struct {
		RowsUsed     int    `json:"rows_used"`
		RowsExcluded int    `json:"rows_excluded"`
		DataThrough  string `json:"data_through"`
	}

	size    int
	lengths map[string]int
}

// ask puts a question in words to an engine over one file.
func ask(t *testing.T, w ports.Warehouse, analysis domain.Analysis, text string) reply {
	t.Helper()
	return run(t, engine.Params{Warehouse: w, Analysts: analysts()}, analysis, text)
}

// plan puts a plan to an engine, as if a question had been read so.
func plan(t *testing.T, w ports.Warehouse, analysis domain.Analysis, build func(domain.Dataset) question.Plan) reply {
	t.Helper()
	return run(t, planned(w, build), analysis, "as planned")
}

// planned reads every question as the one plan.
func planned(w ports.Warehouse, build func(domain.Dataset) question.Plan) engine.Params {
	return engine.Params{Warehouse: w, Analysts: analysts(), Read: func(_ string, in question.Input) (question.Plan, error) {
		p := build(in.Dataset)
		p.Dataset = in.Dataset
		if p.Form == "" {
			p.Form = question.Grouped
		}
		return p, nil
	}}
}

func run(t *testing.T, p engine.Params, analysis domain.Analysis, text string) reply {
	t.Helper()
	q, err := domain.NewQuestion(text, first(t, p.Warehouse))
	if err != nil {
		t.Fatal(err)
	}
	a, err := newEngine(t, p).Answer(t.Context(), analysis, q)
	if err != nil {
		f := domain.FaultFrom(err)
		t.Fatalf("%q: %s: %s (%v)", text, f.Kind, f.Message, f.Unwrap())
	}
	r := reply{size: len(a.Data), lengths: a.Lengths}
	if err := json.Unmarshal(a.Data, &r); err != nil {
		t.Fatalf("%v in %s", err, a.Data)
	}
	return r
}

// refused puts a plan to an engine and returns the fault that comes back.
func refused(t *testing.T, w ports.Warehouse, analysis domain.Analysis, build func(domain.Dataset) question.Plan) *domain.Fault {
	t.Helper()
	q, err := domain.NewQuestion("as planned", first(t, w))
	if err != nil {
		t.Fatal(err)
	}
	a, err := newEngine(t, planned(w, build)).Answer(t.Context(), analysis, q)
	if err == nil {
		t.Fatalf("answered: %s", a.Data)
	}
	return domain.FaultFrom(err)
}
