package engine_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// visited is a table of all days from 10 March 2023 to 30 December 2024.
func visited() string {
	var csv strings.Builder
	csv.WriteString("Day,Visits\n")
	for d := days("2023-03-10", "2024-12-30"); !d.From.After(d.To); d.From = d.From.AddDate(0, 0, 1) {
		fmt.Fprintf(&csv, "%s,1\n", d.From.Format(time.DateOnly))
	}
	return csv.String()
}

func TestPartialPeriodsAreSaid(t *testing.T) {
	by := func(g query.Grain) []question.Dimension {
		return []question.Dimension{{Name: string(g), Column: "Day", Type: domain.Date, Grain: g, Expr: query.Truncate{Grain: g, Expr: query.Column{Name: "Day"}}}}
	}
	const begins, ends = "2023 is partial: data begins on 10 March.", "2024 is partial: data ends on 30 December."
	const december = "December 2024 is partial: data ends on the 30th."
	for name, c := range map[string]struct {
		plan question.Plan
		want []string
	}{
		"this year vs last year": {question.Plan{Compare: &question.Comparison{Control: days("2023-01-01", "2023-12-31"), Test: days("2024-01-01", "2024-12-31")}}, []string{begins, ends}},
		"by year":                {question.Plan{Dimensions: by(query.Year)}, []string{begins, ends}},
		"in December 2024":       {question.Plan{Period: during("2024-12-01", "2024-12-31")}, []string{december}},
		"by day in December":     {question.Plan{Period: during("2024-12-01", "2024-12-31"), Dimensions: by(query.Day)}, []string{december}},
		"by month in 2024":       {question.Plan{Period: during("2024-01-01", "2024-12-31"), Dimensions: by(query.Month)}, []string{december}},
		"by week in December": {question.Plan{Period: during("2024-12-01", "2024-12-31"), Dimensions: by(query.Week)},
			[]string{"Week of 2024-12-30 is partial: data ends on 2024-12-30.", "Week of 2024-11-25: only the days within December 2024 count."}},
		"by week in August":  {question.Plan{Period: during("2024-08-01", "2024-08-31"), Dimensions: by(query.Week)}, []string{"Week of 2024-07-29 and week of 2024-08-26: only the days within August 2024 count."}},
		"in November 2024":   {question.Plan{Period: during("2024-11-01", "2024-11-30")}, []string{}},
		"since April 2023":   {question.Plan{Period: &domain.Period{From: days("2023-04-01", "2023-04-01").From}}, []string{}},
		"of all time":        {question.Plan{}, []string{}},
		"by month in spring": {question.Plan{Period: during("2024-04-01", "2024-06-30"), Dimensions: by(query.Month)}, []string{}},
	} {
		r := plan(t, warehouse(t, map[string]string{"visits.csv": visited()}), domain.Query, func(d domain.Dataset) question.Plan {
			c.plan.Measures = []question.Measure{engine.SumOf(column(d, "Visits"))}
			return c.plan
		})
		if !reflect.DeepEqual(r.Caveats, c.want) {
			t.Errorf("%s: %q; want %q", name, r.Caveats, c.want)
		}
	}
}
