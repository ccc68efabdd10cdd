package engine_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

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
		"give me a 6-month sales forecast":            "2025-01-01 2025-06-30",
		"what sales should we budget for in Q2 2025":  "2025-04-01 2025-06-30",
		"sales to prepare for next month":             "2025-01-01 2025-01-31",
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
		if said := strings.Join(r.Interpretation.Assumptions, " "); !strings.HasSuffix(text, "2024") &&
			!strings.Contains(said, "; September 2024, of which the data hold the days to 2024-09-15, is the current month (for its forecast, ask by its name)") {
			t.Errorf("%q: assumptions %q", text, said)
		}
	}
}

func TestAPeriodFartherAheadThanTheHistoryIsLongIsRefused(t *testing.T) {
	f := predicting(t, monthlySales(36, 0)).refused(t, "forecast sales for 2031")
	if f.Kind != domain.KindTooLittleHistory || !strings.Contains(f.Message, "as far ahead as 2027-12-31") {
		t.Errorf("%s: %s", f.Kind, f.Message)
	}
	if f.Suggestion != "Ask: forecast Sales by month for the next 3 months" {
		t.Errorf("suggestion %q", f.Suggestion)
	}
}

func TestAPeriodThatTheDataHoldIsNoForecast(t *testing.T) {
	p := predicting(t, monthlySales(36, 0))
	f := p.refused(t, "what is the forecast of sales for 2024")
	if f.Kind != domain.KindWrongTool || !strings.Contains(f.Message, "2024 lies within the data") || f.Suggestion != "Call nlq_to_data: Sales in 2024" {
		t.Errorf("%s: %s %s", f.Kind, f.Message, f.Suggestion)
	}
	if _, a := p.ask(t, "forecast sales based on 2024"); a.Observations != 12 || a.Horizon.From != "2025-01-01" {
		t.Errorf("%d observations from %s; want the year it is to be based on", a.Observations, a.Horizon.From)
	}
}

// visitors are rows of visitors who come in every third month or more, each visit of two rows, at a
// margin of about a fifth.
func visitors(months int) string {
	var csv strings.Builder
	csv.WriteString("Day,Visit ID,Visitor ID,Shop,Sales,Profit\n")
	id := 0
	for m := range months {
		for v := range 40 + m%3 {
			id++
			for range 2 {
				at := time.Date(2022, time.Month(1+m), 1+v*2%28, 0, 0, 0, 0, time.UTC)
				if v == 0 {
					at = time.Date(2022, time.Month(2+m), 0, 0, 0, 0, 0, time.UTC) // the last day
				}
				fmt.Fprintf(&csv, "%s,V%05d,P%03d,%s,%d,%d\n", at.Format(time.DateOnly), id, (v+13*m)%120, []string{"A", "B"}[v%2], 100+v%7, 20+v%3)
			}
		}
	}
	return csv.String()
}

func TestWhatIsCountedOnceIsForecastInTotal(t *testing.T) {
	p := predicting(t, visitors(36))
	r, a := p.ask(t, "how many distinct Visit ID next quarter")
	if a.Grain != "month" || a.Scenarios.Of != "sum over the horizon" || a.Scenarios.Expected < 118 || a.Scenarios.Expected > 128 {
		t.Errorf("%s by %s: %+v; want about 123 visits, three months of 41", r.Summary, a.Grain, a.Scenarios)
	}
	if !strings.HasPrefix(r.Summary, "Expected distinct count of Visit ID in Q1 2025: 12") || !strings.Contains(r.Summary, " in total (80 % interval") {
		t.Errorf("%s", r.Summary)
	}
}

func TestAFewThatCountTwiceAreTold(t *testing.T) {
	csv := visitors(36)
	for m := range 36 { // one visit a month goes on in the next
		day := time.Date(2022, time.Month(2+m), 1, 0, 0, 0, 0, time.UTC)
		if m < 35 {
			csv += fmt.Sprintf("%s,V%05d,P000,A,100,20\n", day.Format(time.DateOnly), 1+m*40)
		}
	}
	r, a := predicting(t, csv).ask(t, "how many distinct Visit ID next quarter")
	if got := strings.Join(r.Interpretation.Assumptions, " "); a.Scenarios.Of != "sum over the horizon" || !strings.Contains(got, "What lies in several months counts in each: over all the data their sum is 2.") {
		t.Errorf("%s %q", a.Scenarios.Of, got)
	}
}

func TestWhatCountsInEachMonthIsForecastByTheQuarterAskedFor(t *testing.T) {
	p := predicting(t, visitors(36))
	r, a := p.ask(t, "how many distinct Visitor ID next quarter")
	if a.Grain != "quarter" || len(a.Forecast) != 1 || a.Scenarios.Expected < 64 || a.Scenarios.Expected > 70 {
		t.Errorf("%s by %s: %+v; want the 67 or so who come in a quarter", r.Summary, a.Grain, a.Scenarios)
	}
	r, a = p.ask(t, "forecast sales per Visitor ID next year")
	if a.Grain != "month" || !strings.Contains(r.Summary, " a month on average (80 % interval") {
		t.Errorf("%s by %s; want it said that a month is meant", r.Summary, a.Grain)
	}
	if got := strings.Join(r.Interpretation.Assumptions, " "); !strings.Contains(got, "not what the whole year has") {
		t.Errorf("assumptions %q", got)
	}
}

func TestAnAverageIsSaidToBeOne(t *testing.T) {
	p := predicting(t, visitors(36))
	if r, _ := p.ask(t, "predict average sales for the next 6 months"); !strings.HasPrefix(r.Summary, "Expected average Sales from January 2025 to June 2025: 103, the mean of 6 months (80 % interval") {
		t.Errorf("%s", r.Summary)
	}
	if r, _ := p.ask(t, "profit margin next month"); !strings.HasPrefix(r.Summary, "Expected margin in January 2025: 20.") || !strings.Contains(r.Summary, " points)") {
		t.Errorf("%s; want per cent, and points for what differs", r.Summary)
	}
}

func TestMembersStandInTheOrderOfWhatIsExpected(t *testing.T) {
	var csv strings.Builder
	csv.WriteString("Day,Shop,Sales\n")
	for m := range 36 {
		day := time.Date(2022, time.Month(1+m), 1, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		fmt.Fprintf(&csv, "%s,Sinking,%d\n%s,Rising,%d\n", day, 1000-20*m+m%2, day, 200+16*m+m%3)
	}
	r, a := predicting(t, csv.String()).ask(t, "forecast sales by shop for Q2 2025")
	if a.Members[0].Member["Shop"] != "Rising" || !strings.Contains(r.Summary, "By Shop: Rising") {
		t.Errorf("%s %+v", r.Summary, a.Members)
	}
	for _, f := range r.FollowUps {
		if f.Tool == domain.Prediction && !strings.Contains(f.Arguments.UserQuery, "Q2 2025") {
			t.Errorf("%q asks for another period", f.Arguments.UserQuery)
		}
	}
}
