package engine_test

import (
	"context"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// stand-in for an analysis that only has to be there.
type offered domain.Analysis

func (o offered) Name() domain.Analysis { return domain.Analysis(o) }

func (offered) Run(context.Context, engine.Request) (*engine.Reply, error) {
	return nil, domain.NewFault(domain.KindInternal, "never asked", "")
}

func TestAQuestionForAnotherToolNamesIt(t *testing.T) {
	w := warehouse(t, map[string]string{"orders.csv": orders})
	for name, c := range map[string]struct {
		analysis domain.Analysis
		plan     question.Plan
		want     string
	}{
		"why, of a quarter": {domain.Query, question.Plan{Why: true, Period: during("2025-01-01", "2025-03-31")},
			"Call get_change_data: compare Sales in Q1 2025 with Q4 2024"},
		"why, of some days": {domain.Trend, question.Plan{Why: true, Period: during("2025-01-11", "2025-01-20")},
			"Call get_change_data: compare Sales in 2025-01-11 to 2025-01-20 with 2025-01-01 to 2025-01-10"},
		"a forecast":       {domain.Query, question.Plan{Horizon: &question.Horizon{Periods: 3, Phrase: "next 3 months"}}, "Call get_prediction_data: as planned"},
		"the vital few":    {domain.Query, question.Plan{Target: 0.8}, "Call get_pareto_data: as planned"},
		"a comparison":     {domain.Trend, question.Plan{Compare: &question.Comparison{}}, "Call get_change_data: as planned"},
		"a comparison too": {domain.Pareto, question.Plan{Compare: &question.Comparison{}}, "Call get_change_data: as planned"},
	} {
		p := planned(w, func(domain.Dataset) question.Plan { return c.plan })
		p.Analysts = append(p.Analysts, offered(domain.Change), offered(domain.Prediction))
		q, err := domain.NewQuestion("as planned", first(t, w))
		if err != nil {
			t.Fatal(err)
		}
		_, err = newEngine(t, p).Answer(t.Context(), c.analysis, q)
		if f := domain.FaultFrom(err); err == nil || f.Kind != domain.KindWrongTool || f.Suggestion != c.want {
			t.Errorf("%s: %v with the suggestion %q; want %q", name, err, f.Suggestion, c.want)
		}
	}
}

func TestAToolThatIsNotThereIsNotNamed(t *testing.T) {
	f := refused(t, warehouse(t, map[string]string{"orders.csv": orders}), domain.Query, func(domain.Dataset) question.Plan {
		return question.Plan{Why: true}
	})
	if f.Kind != domain.KindUnsupported {
		t.Errorf("%s: %s %s", f.Kind, f.Message, f.Suggestion)
	}
}
