package engine_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
	"github.com/lumenore/analytics-mcp-server/ports/portstest"
)

func TestPlatformContract(t *testing.T) {
	portstest.Platform(t, func(t *testing.T) portstest.PlatformFixture {
		w := warehouse(t, map[string]string{"orders.csv": orders})
		return portstest.PlatformFixture{
			Platform: newEngine(t, engine.Params{Warehouse: w, Analysts: analysts()}),
			Analysis: domain.Query, Known: first(t, w), Unknown: first(t, w) + 1, Question: "total Sales by Region",
		}
	})
}

func TestAnEngineIsMadeOfTheRightParts(t *testing.T) {
	clock := time.Now
	for name, p := range map[string]engine.Params{
		"no warehouse": {Clock: clock},
		"no clock":     {Warehouse: shelf{}},
		"two of one name": {Warehouse: shelf{}, Clock: clock,
			Analysts: []engine.Analyst{engine.NewTrend(), engine.NewTrend()}},
	} {
		if _, err := engine.New(p); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestAnUnknownDatasetIsAnsweredWithTheNearestThereAre(t *testing.T) {
	e := newEngine(t, engine.Params{Warehouse: shelf{{ID: 10, Name: "a"}, {ID: 500, Name: "b"}, {ID: 12, Name: "c"}}})
	_, err := e.Columns(t.Context(), 11)
	f := domain.FaultFrom(err)
	if f.Kind != domain.KindUnknownDataset || !strings.HasPrefix(f.Suggestion, "Use one of: 10 (a), 12 (c), 500 (b).") {
		t.Errorf("%s: %s", f.Kind, f.Suggestion)
	}
}

func TestEveryExampleQuestionIsAnswered(t *testing.T) {
	for name, text := range map[string]string{
		"orders": orders, "cars": "Model,Year,Origin,MPG\n" + strings.Repeat("a,1970,USA,18\nb,1971,Japan,20\nc,1972,Japan,30\n", 8),
		"people": "Name,Age\nAnn,3\nBob,4\n", "customers": contributions,
	} {
		w := warehouse(t, map[string]string{name + ".csv": text})
		e := newEngine(t, engine.Params{Warehouse: w, Analysts: analysts()})
		a, err := e.Columns(t.Context(), first(t, w))
		if err != nil {
			t.Fatal(err)
		}
		var described struct {
			Examples []string `json:"example_questions"`
		}
		if err := json.Unmarshal(a.Data, &described); err != nil {
			t.Fatal(err)
		}
		if len(described.Examples) == 0 {
			t.Errorf("%s: no example questions", name)
		}
		for _, text := range described.Examples {
			if r := ask(t, w, domain.Query, text); len(r.Rows) == 0 {
				t.Errorf("%s: %q has no rows: %s", name, text, r.Summary)
			}
		}
	}
}

func TestFollowUpsAreQuestionsThatCanBeAsked(t *testing.T) {
	w := warehouse(t, map[string]string{"orders.csv": orders})
	r := ask(t, w, domain.Query, "total Sales by Region")
	if len(r.FollowUps) == 0 || len(r.FollowUps) > 2 {
		t.Fatalf("%d follow-ups", len(r.FollowUps))
	}
	for _, f := range r.FollowUps {
		if got := ask(t, w, f.Tool, f.Arguments.UserQuery); got.Summary == "" {
			t.Errorf("%s %q has no answer", f.Tool, f.Arguments.UserQuery)
		}
	}
	alone := run(t, engine.Params{Warehouse: w, Analysts: []engine.Analyst{engine.NewQuery()}}, domain.Query, "total Sales by Region")
	for _, f := range alone.FollowUps {
		if !slices.Contains([]domain.Analysis{domain.Query}, f.Tool) {
			t.Errorf("%s is suggested and not there", f.Tool)
		}
	}
}
