package engine_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
	"github.com/lumenore/analytics-mcp-server/ports"
)

// predicted puts questions in words to get_prediction_data over one file.
type predicted struct {
	w ports.Warehouse
	p engine.Params
}

func predicting(t *testing.T, csv string) predicted {
	t.Helper()
	w := warehouse(t, map[string]string{"table.csv": csv})
	return predicted{w, engine.Params{Warehouse: w, Analysts: []engine.Analyst{engine.NewQuery(), engine.NewTrend(), engine.NewPareto(), engine.NewChange(), engine.NewPrediction()}}}
}

func (p predicted) ask(t *testing.T, text string) (answered, predictionFound) {
	t.Helper()
	r := answerTo(t, p.p, first(t, p.w), domain.Prediction, text)
	return r, predictionOf(t, r.reply)
}

func (p predicted) refused(t *testing.T, text string) *domain.Fault {
	t.Helper()
	q, err := domain.NewQuestion(text, first(t, p.w))
	if err != nil {
		t.Fatal(err)
	}
	a, err := newEngine(t, p.p).Answer(t.Context(), domain.Prediction, q)
	if err == nil {
		t.Fatalf("%q is answered: %s", text, a.Data)
	}
	return domain.FaultFrom(err)
}

func TestAPeriodNamedInAQuestionIsForecastByItself(t *testing.T) {
	p := predicting(t, monthlySales(36, 0)) // January 2022 to December 2024
	for text, want := range map[string]string{
		"forecast sales for Q2 2025":                  "2025-04-01 2025-06-30",
		"predict sales in December 2025":              "2025-12-01 2025-12-31",
		"sales for 2026":                              "2026-01-01 2026-12-31",
		"what will sales be in March":                 "2025-03-01 2025-03-31",
		"sales in H2 2025":                            "2025-07-01 2025-12-31",
		"sales from April to June":                    "2025-04-01 2025-06-30",
		"predict sales between March and May 2025":    "2025-03-01 2025-05-31",
		"forecast sales for next December":            "2025-12-01 2025-12-31",
		"what will sales be the year after next":      "2026-01-01 2026-12-31",
		"forecast sales in two years":                 "2026-01-01 2026-12-31",
		"forecast sales in spring 2025":               "2025-03-01 2025-05-31",
		"forecast sales through June 2025":            "2025-01-01 2025-06-30",
		"sales 6 months out":                          "2025-01-01 2025-06-30",
		"forecast sales next quarter":                 "2025-01-01 2025-03-31",
		"predict sales by shop for Q3 of next year":   "2025-07-01 2025-09-30",
		"forecast sales for the second half of 2025":  "2025-07-01 2025-12-31",
		"forecast sales by month for Q4 2025 by shop": "2025-10-01 2025-12-31",
	} {
		r, a := p.ask(t, text)
		if got := a.Horizon.From + " " + a.Horizon.To; got != want {
			t.Errorf("%q covers %s, want %s: %s", text, got, want, r.Summary)
		}
		if a.Observations != 36 {
			t.Errorf("%q stands on %d months; want all 36", text, a.Observations)
		}
	}
}

func TestAPeriodAfterAnUnfinishedOneLeavesThatOut(t *testing.T) {
	p := predicting(t, monthlySales(33, 15)) // to 15 September 2024
	for text, want := range map[string]string{
		"forecast sales for next year":    "2025-01-01 2025-12-31",
		"forecast sales for next quarter": "2024-10-01 2024-12-31",
		"forecast sales for next month":   "2024-10-01 2024-10-31",
		"forecast sales for 2024":         "2024-09-01 2024-12-31",
	} {
		r, a := p.ask(t, text)
		if got := a.Horizon.From + " " + a.Horizon.To; got != want {
			t.Errorf("%q covers %s, want %s: %s", text, got, want, r.Summary)
		}
	}
}

func TestAPeriodFartherAheadThanTheHistoryIsLongIsRefused(t *testing.T) {
	f := predicting(t, monthlySales(36, 0)).refused(t, "forecast sales for 2031")
	if f.Kind != domain.KindTooLittleHistory || !strings.Contains(f.Message, "to 2027-12-31") {
		t.Errorf("%s: %s", f.Kind, f.Message)
	}
	if f.Suggestion != "Ask: forecast Sales by month for the next 3 months" {
		t.Errorf("suggestion %q", f.Suggestion)
	}
}
