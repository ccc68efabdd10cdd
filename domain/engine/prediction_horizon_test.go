package engine_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestWithoutAHorizonTheNextThreeMonthsAreForecastAndItIsSaid(t *testing.T) {
	r := planOver(t, monthlySales(30, 0), domain.Prediction, shopSales(nil))
	a := predictionOf(t, r.reply)
	if a.Grain != "month" || len(a.Forecast) != 3 || a.Forecast[0].Period != "2024-07-01" {
		t.Errorf("%+v", a)
	}
	if a.Model == "" || a.Why == "" || a.Backtest.Windows == 0 {
		t.Errorf("model %q because %q, %d windows", a.Model, a.Why, a.Backtest.Windows)
	}
	if got := strings.Join(r.Interpretation.Assumptions, " "); !strings.Contains(got, "the next 3 months are forecast") {
		t.Errorf("assumptions %q", got)
	}
	// The next values of the line are 480, 504, 492 for the three stamps of a month.
	for i, f := range a.Forecast {
		if f.Value < 440 || f.Value > 530 {
			t.Errorf("month %d: %+v", i, f)
		}
	}
	if len(r.Rows) != 13 || r.Rows[12][0] != "2024-06-01" {
		t.Errorf("history %v", r.Rows)
	}
}

func TestAQuarterAheadIsForecastByMonth(t *testing.T) {
	r := planOver(t, monthlySales(30, 0), domain.Prediction, shopSales(ahead(1, query.Quarter)))
	a := predictionOf(t, r.reply)
	if a.Grain != "month" || len(a.Forecast) != 3 || a.Horizon.To != "2024-09-30" {
		t.Errorf("%+v; want the three months of the quarter", a.Horizon)
	}
}

func TestAPeriodAfterTheDataIsAnsweredByItself(t *testing.T) {
	all := planOver(t, monthlySales(30, 0), domain.Prediction, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d), Horizon: ahead(4, query.Month)}
	})
	r := planOver(t, monthlySales(30, 0), domain.Prediction, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d), Period: during("2024-09-01", "2024-10-31")}
	})
	a, whole := predictionOf(t, r.reply), predictionOf(t, all.reply)
	if a.Horizon.Periods != 2 || a.Horizon.From != "2024-09-01" || a.Horizon.To != "2024-10-31" || a.Observations != 30 {
		t.Fatalf("%+v on %d observations; want September and October on all of the history", a.Horizon, a.Observations)
	}
	sum := 0.0
	for i, f := range a.Forecast {
		sum += f.Value
		if f.Value != whole.Forecast[i+2].Value {
			t.Errorf("%+v; want %+v, as where the months before are told too", f, whole.Forecast[i+2])
		}
	}
	if s := a.Scenarios; len(a.Forecast) != 2 || s.Expected < sum*0.98 || s.Expected > sum*1.02 {
		t.Errorf("%d months and %+v; want the sum of two, about %v", len(a.Forecast), s, sum)
	}
	if !strings.Contains(r.Summary, "from September 2024 to October 2024") || !strings.Contains(fmt.Sprint(r.Interpretation.Assumptions), "alone, not counting the 2 months between the data and it") {
		t.Errorf("%s %q; want it headed by the two months, and the two passed told", r.Summary, r.Interpretation.Assumptions)
	}
}

func TestAHorizonOfAnotherGrainKeepsTheGrainAskedFor(t *testing.T) {
	r := planOver(t, monthlySales(30, 0), domain.Prediction, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d), Horizon: ahead(1, query.Month), Time: &question.TimeAxis{Column: "Day", Type: domain.Date, Grain: query.Week}}
	})
	if a := predictionOf(t, r.reply); a.Grain != "week" || a.Horizon.Periods != 5 {
		t.Errorf("%d %ss; want the 5 weeks that touch a month", a.Horizon.Periods, a.Grain)
	}
}

func TestALongHorizonIsCutToWhatTheHistoryCarries(t *testing.T) {
	r := planOver(t, monthlySales(30, 0), domain.Prediction, shopSales(ahead(10, query.Year)))
	a := predictionOf(t, r.reply)
	if a.Horizon.Periods != 30 || r.size > 16_000 {
		t.Errorf("%d periods in %d bytes; want 30", a.Horizon.Periods, r.size)
	}
	if got := strings.Join(r.Interpretation.Assumptions, " "); !strings.Contains(got, "the history carries no more") {
		t.Errorf("assumptions %q", got)
	}
}
