package question_test

import (
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// comparison is "control ~ test" of a question's plan, or its fault.
func comparison(in question.Input, tool domain.Analysis, text string) string {
	in.Analysis = tool
	p, err := question.New().Read(text, in)
	switch {
	case err != nil:
		return string(domain.FaultFrom(err).Kind)
	case p.Compare == nil:
		return "none"
	}
	shown := func(p domain.Period) string { return p.From.Format(time.DateOnly) + ".." + p.To.Format(time.DateOnly) }
	return shown(p.Compare.Control) + " ~ " + shown(p.Compare.Test)
}

func TestAPercentChangeSetsThePeriodNamedAgainstTheOneBefore(t *testing.T) {
	const years, quarters = "2024-01-01..2024-12-31 ~ 2025-01-01..2025-12-31", "2025-07-01..2025-09-30 ~ 2025-10-01..2025-12-31"
	for text, want := range map[string]string{
		"Sales 2025 vs 2024 % change by region":           years,
		"Sales 2025 vs 2024 percent change by region":     years,
		"sales YTD percent change":                        years,
		"percent change of sales this year":               years,
		"by what percent did sales change in 2025":        years,
		"sales change in % last quarter":                  quarters,
		"percentage increase in profit in Q4 2025":        quarters,
		"percent change in sales":                         quarters,
		"% change in quantity QTD by region":              "2024-10-01..2024-12-31 ~ 2025-10-01..2025-12-31",
		"percentage change in sales by region last month": "2025-11-01..2025-11-30 ~ 2025-12-01..2025-12-31",
		"percent change in sales in 2023":                 string(domain.KindOutsideData),
	} {
		for _, tool := range []domain.Analysis{domain.Query, domain.Change} {
			if got := comparison(shop(), tool, text); got != want {
				t.Errorf("%s %q compares %s, want %s", tool, text, got, want)
			}
		}
	}
}

func TestAPercentChangeOfWhatIsNotYetOverIsHeldAgainstTheSamePartOfTheYearBefore(t *testing.T) {
	in := shop()
	in.Calendar.DataThrough = time.Date(2025, time.October, 31, 0, 0, 0, 0, time.UTC)
	for _, text := range []string{"percent change in sales this year", "sales YTD percent change", "percent change in sales in 2025"} {
		if got, want := comparison(in, domain.Query, text), "2024-01-01..2024-10-31 ~ 2025-01-01..2025-10-31"; got != want {
			t.Errorf("%q compares %s, want %s", text, got, want)
		}
	}
}

func TestAPercentChangeAlongATimelineOrOfSuddenStepsIsNoComparison(t *testing.T) {
	if got := comparison(shop(), domain.Query, "percent change in sales by month"); got != "none" {
		t.Errorf("compares %s", got)
	}
	if got := comparison(shop(), domain.Change, "when did sales change by more than 10 percent"); got != "none" && got != string(domain.KindUnknownWord) {
		t.Errorf("compares %s", got)
	}
}

func TestTwoPeriodsApartAreComparedByTheToolOfChanges(t *testing.T) {
	for text, want := range map[string]string{
		"sales in December 2025 and December 2024":           "2024-12-01..2024-12-31 ~ 2025-12-01..2025-12-31",
		"why did sales rise in summer 2025 over summer 2024": "2024-06-01..2024-08-31 ~ 2025-06-01..2025-08-31",
		"sales in Q1 2023, Q1 2024 and Q1 2025":              string(domain.KindUnsupported),
		"sales in Q1 2023 and all of 2025":                   string(domain.KindUnsupported),
	} {
		if got := comparison(shop(), domain.Change, text); got != want {
			t.Errorf("%q compares %s, want %s", text, got, want)
		}
	}
}
