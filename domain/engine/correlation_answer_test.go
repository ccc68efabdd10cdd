package engine_test

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
	"github.com/lumenore/analytics-mcp-server/domain/question"
	"github.com/lumenore/analytics-mcp-server/ports"
)

// relations are the analysts of these tests.
func relations() []engine.Analyst {
	return []engine.Analyst{engine.NewQuery(), engine.NewCorrelation(), engine.NewOutlier()}
}

// relate puts a question in words.
func relate(t *testing.T, w ports.Warehouse, id domain.SchemaID, analysis domain.Analysis, text string) related {
	t.Helper()
	return relation(t, engine.Params{Warehouse: w, Analysts: relations()}, id, analysis, text)
}

// relatePlan puts a plan, with the words of its question.
func relatePlan(t *testing.T, csv string, analysis domain.Analysis, text string, build func(domain.Dataset) question.Plan) related {
	t.Helper()
	w := warehouse(t, map[string]string{"table.csv": csv})
	p := planned(w, build)
	p.Analysts = relations()
	return relation(t, p, first(t, w), analysis, text)
}

// related is a reply and the bytes that it was read from.
type related struct {
	reply
	raw string
}

// relation puts a question to an engine over one of several datasets.
func relation(t *testing.T, p engine.Params, id domain.SchemaID, analysis domain.Analysis, text string) related {
	t.Helper()
	q, err := domain.NewQuestion(text, id)
	if err != nil {
		t.Fatal(err)
	}
	a, err := newEngine(t, p).Answer(t.Context(), analysis, q)
	if err != nil {
		f := domain.FaultFrom(err)
		t.Fatalf("%q: %s: %s (%v)", text, f.Kind, f.Message, f.Unwrap())
	}
	out := related{raw: string(a.Data)}
	out.size, out.lengths = len(a.Data), a.Lengths
	if err := json.Unmarshal(a.Data, &out.reply); err != nil {
		t.Fatalf("%v in %s", err, a.Data)
	}
	return out
}

type pair struct {
	Member      map[string]any
	X, Y        string
	Method      string
	Coefficient *float64
	N           int
	PValue      *float64 `json:"p_value"`
	PAdjusted   *float64 `json:"p_adjusted"`
	Strength    string
	Levels      *float64
}

type correlationAnalysis struct {
	Method         string
	UnitOfAnalysis string `json:"unit_of_analysis"`
	Observations   int
	TestsRun       int `json:"tests_run"`
	Target         string
	Drivers        []struct {
		Column       string
		Share, Added *float64
		PAdjusted    *float64 `json:"p_adjusted"`
	}
	Pairs    []pair
	Excluded []struct{ Column, Reason string }
}

func correlationOf(t *testing.T, r related) correlationAnalysis {
	t.Helper()
	var a correlationAnalysis
	if err := json.Unmarshal(r.Analysis, &a); err != nil {
		t.Fatalf("%v in %s", err, r.Analysis)
	}
	if r.size > 16_384 {
		t.Errorf("%d bytes; an analysis stays under some 16 KB", r.size)
	}
	return a
}

func (a correlationAnalysis) pair(t *testing.T, x, y, method string) pair {
	t.Helper()
	for _, p := range a.Pairs {
		if p.Method == method && (p.X == x && p.Y == y || p.X == y && p.Y == x) {
			return p
		}
	}
	t.Fatalf("no %s of %s and %s in %+v", method, x, y, a.Pairs)
	return pair{}
}

func (a correlationAnalysis) drivers() []string {
	names := []string{}
	for _, d := range a.Drivers {
		names = append(names, d.Column)
	}
	return names
}

// lots is a table of rows whose Price and Quantity make Sales; Weight follows
// the grade, Colour follows nothing.
func lots(rows int) string {
	rng := rand.New(rand.NewPCG(5, 6))
	var csv strings.Builder
	csv.WriteString("Lot ID,Price,Quantity,Sales,Weight,Grade,Colour\n")
	for i := range rows {
		price, quantity, grade := math.Round(100*(1+rng.Float64()*50))/100, 1+rng.IntN(8), rng.IntN(3)
		fmt.Fprintf(&csv, "L-%06d,%.2f,%d,%.2f,%.3f,%s,%s\n", i, price, quantity, price*float64(quantity),
			10+2*float64(grade)+rng.NormFloat64(), []string{"low", "mid", "top"}[grade], []string{"red", "blue"}[rng.IntN(2)])
	}
	return csv.String()
}

func fields(names ...string) func(domain.Dataset) question.Plan {
	return func(domain.Dataset) question.Plan { return question.Plan{Form: question.Records, Fields: names} }
}
