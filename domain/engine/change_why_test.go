package engine_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// seasons is three years of days: December sells 4 a day, January 1, else 2;
// the last year 10 % more.
func seasons() string {
	var csv strings.Builder
	csv.WriteString("Day,Shop,Sales\n")
	for d := time.Date(2022, 1, 1, 0, 0, 0, 0, time.UTC); d.Year() < 2025; d = d.AddDate(0, 0, 1) {
		v := 20.0
		switch d.Month() {
		case time.January:
			v = 10
		case time.December:
			v = 40
		}
		if d.Year() == 2024 {
			v *= 0.9
		}
		fmt.Fprintf(&csv, "%s,A,%.1f\n%s,B,%.1f\n", d.Format(time.DateOnly), v, d.Format(time.DateOnly), v+float64(d.Day()%3))
	}
	return csv.String()
}

func whyIn(from, to string) func(domain.Dataset) question.Plan { return whyMoved(0, from, to) }

// whyMoved asks why sales went a way in a period.
func whyMoved(way int, from, to string) func(domain.Dataset) question.Plan {
	return func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d), Why: true, Moved: way, Period: during(from, to)}
	}
}

func TestWhyComparesWithTheYearBeforeWhereASeasonRepeats(t *testing.T) {
	r := planOver(t, seasons(), domain.Change, whyIn("2024-01-01", "2024-01-31"))
	if c := comparisonOf(t, r).Comparison; c.Control.From != "2023-01-01" || c.Control.To != "2023-01-31" {
		t.Errorf("%+v; want January 2023", c)
	}
	if got := strings.Join(r.Interpretation.Assumptions, " "); !strings.Contains(got, "January 2023, since a season repeats every year") {
		t.Errorf("assumptions %q", got)
	}
	if got := strings.Join(r.Caveats, " "); !strings.Contains(got, "Against December 2023") {
		t.Errorf("caveats %q don't say what the month before was", got)
	}
}

func TestWhyComparesWithThePeriodBeforeWhereOnlyThatMovedAsSaid(t *testing.T) {
	r := planOver(t, seasons(), domain.Change, whyMoved(-1, "2023-01-01", "2023-01-31"))
	if c := comparisonOf(t, r).Comparison; c.Control.From != "2022-12-01" {
		t.Errorf("%+v; January 2023 was as good as the year before, so want December 2022", c)
	}
}

func TestAPremiseThatDoesNotHoldIsSaid(t *testing.T) {
	r := planOver(t, seasons(), domain.Change, whyMoved(1, "2024-01-01", "2024-01-31"))
	if !strings.HasPrefix(r.Summary, "Sales did not rise but fell from ") || !strings.Contains(r.Summary, "January 2023") {
		t.Errorf("summary %q", r.Summary)
	}
	r = planOver(t, shops, domain.Change, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d), Moved: -1, Dimensions: []question.Dimension{by("Shop")}, Compare: versus(january(), february())}
	})
	if !strings.HasPrefix(r.Summary, "Sales did not fall but rose from 200 ") || !strings.Contains(r.Summary, "no member fell") {
		t.Errorf("summary %q", r.Summary)
	}
}

func TestWhyWithoutAPeriodTakesTheLastCompleteQuarter(t *testing.T) {
	r := planOver(t, seasons(), domain.Change, func(d domain.Dataset) question.Plan { return question.Plan{Measures: sales(d), Why: true} })
	if c := comparisonOf(t, r).Comparison; c.Test.From != "2024-10-01" || c.Test.To != "2024-12-31" {
		t.Errorf("%+v", c)
	}
}
