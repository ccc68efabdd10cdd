package engine_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

const loads = "Day,Site,Load,Balance\n2025-01-03,North,24000,0.1\n2025-01-07,South,12345,0.2\n2025-02-01,North,9000,-0.3\n"

func TestThousandsOfKilogramsHaveNoK(t *testing.T) {
	w := warehouse(t, map[string]string{"loads.csv": loads, "catalog.yaml": "datasets:\n  loads:\n    columns:\n      Load: {role: measure, unit: kg}\n"})
	if r := ask(t, w, domain.Query, "total load by site"); !strings.Contains(r.Summary, "came to 45,300 kg, led by North (33,000 kg, 73 %)") {
		t.Errorf("%q; want kilograms without a K", r.Summary)
	}
}

func TestSumsThatCancelOutAreZero(t *testing.T) {
	r := plan(t, warehouse(t, map[string]string{"loads.csv": loads}), domain.Query, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: []question.Measure{engine.SumOf(column(d, "Balance"))}}
	})
	if r.Summary != "Balance came to 0." {
		t.Errorf("%q; want 0", r.Summary)
	}
}

func TestTheFirstDayOfEachGroupIsNamed(t *testing.T) {
	r := plan(t, warehouse(t, map[string]string{"loads.csv": loads}), domain.Query, func(domain.Dataset) question.Plan {
		return question.Plan{Dimensions: []question.Dimension{by("Site")}, Measures: []question.Measure{{Name: "minimum Day", Label: "minimum of Day", Column: "Day",
			Type: domain.Date, Aggregate: query.Minimum, Expr: query.Aggregate{Func: query.Minimum, Argument: query.Column{Name: "Day"}}}}}
	})
	if !strings.Contains(r.Summary, "2 rows, the first is ") || !strings.Contains(r.Summary, "(2025-01-0") {
		t.Errorf("%q; want the rows and the first day", r.Summary)
	}
}

func TestALineIsToldOfWhereNoStepIsFound(t *testing.T) {
	csv := "Day,Visits\n"
	for i := range 60 {
		csv += fmt.Sprintf("%s,%d\n", time.Date(2020, time.Month(1+i), 1, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), 100+4*i+i*i*7%11)
	}
	r := planOver(t, csv, domain.Change, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: []question.Measure{engine.SumOf(column(d, "Visits"))}}
	})
	if !strings.Contains(r.Summary, "no significant change of level") || !strings.Contains(r.Summary, "Along a straight line the total rises by 4 a month (p") {
		t.Errorf("%q; want the line that it follows", r.Summary)
	}
}
