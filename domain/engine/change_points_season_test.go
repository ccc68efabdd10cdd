package engine_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// monthsOfSales is one row a month that a season of the year moves; from a month on
// by a part more.
func monthsOfSales(months, from int, more float64) string {
	var csv strings.Builder
	csv.WriteString("Day,Shop,Sales\n")
	noise := rand.New(rand.NewPCG(3, 1))
	for i := range months {
		at := time.Date(2022, time.January+time.Month(i), 1, 0, 0, 0, 0, time.UTC)
		v := 1000 + 300*math.Sin(2*math.Pi*float64(i)/12) + 15*noise.NormFloat64()
		if i >= from {
			v *= 1 + more
		}
		fmt.Fprintf(&csv, "%s,A,%.2f\n", at.Format(time.DateOnly), v)
	}
	return csv.String()
}

func byMonthOfSales(d domain.Dataset) question.Plan {
	return question.Plan{Measures: sales(d), Time: &question.TimeAxis{Column: "Day", Type: domain.Date, Grain: query.Month}}
}

func TestWhatFewYearsLeaveOpenOfAChangeIsSaid(t *testing.T) {
	for name, c := range map[string]struct {
		months, from int
		more         float64
		caveat       string
	}{
		"less than two years, a step":  {20, 12, 2, "can't be told from a change of level: what is listed may be the season's"},
		"less than two years, none":    {20, 99, 0, "can't be told from a change of level."},
		"two and a half, a step":       {30, 22, 0.25, "it is assumed to have been the same each year"},
		"two and a half, none":         {30, 99, 0, "so one may have gone unseen"},
		"four years, a step":           {48, 30, 0.5, ""},
		"four years, nothing to tell ": {48, 99, 0, ""},
	} {
		r := planOver(t, monthsOfSales(c.months, c.from, c.more), domain.Change, byMonthOfSales)
		got := strings.Join(r.Caveats, " ")
		if !strings.Contains(got, c.caveat) || c.caveat == "" && strings.Contains(got, "season of the year") {
			t.Errorf("%s: caveats %q of %q", name, got, r.Summary)
		}
	}
}

func TestAStepThatMayBeItsOppositeAYearApartIsSaidSo(t *testing.T) {
	r := planOver(t, monthsOfSales(30, 22, 0.25), domain.Change, byMonthOfSales)
	if !strings.Contains(r.Summary, "from November 2023 on") || !strings.Contains(r.Summary, "; else it fell from November 2022 on)") {
		t.Errorf("summary %q", r.Summary)
	}
	if got := string(r.Analysis); !strings.Contains(got, `"alternative":{"at":"2022-11-01","direction":"down"}`) {
		t.Errorf("analysis %s", got)
	}
}
