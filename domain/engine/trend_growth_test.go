package engine_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/ports"
)

// growingBranches is three years of months: Ash grows by 5 % of its start a month, Birch
// by 1 %, Cedar falls by 2 %, Dogwood swings without a trend, and a few rows
// have no branch and rise steeply. Ash is the smallest.
func growingBranches(t *testing.T) ports.Warehouse {
	rng := rand.New(rand.NewPCG(31, 32))
	csv := "Day,Branch,Revenue\n"
	for m := range 36 {
		day := time.Date(2022, time.Month(1+m), 1, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		x := float64(m)
		for i, v := range []float64{10 + 0.5*x, 100 + x, 200 - 4*x, 300, 1 + 2*x} {
			csv += fmt.Sprintf("%s,%s,%.3f\n", day, []string{"Ash", "Birch", "Cedar", "Dogwood", ""}[i], v*(1+0.03*rng.NormFloat64()))
		}
	}
	return warehouse(t, map[string]string{"branches.csv": csv})
}

func TestMembersAreRankedByTheirGrowth(t *testing.T) {
	w := growingBranches(t)
	for _, c := range []struct{ text, first, said, not string }{
		{"which branch grows fastest?", "Ash", "fastest first: Ash (+1", "no Branch"},
		{"fastest growing branch", "Ash", "2 of 5 members are rising beyond chance", "Dogwood"},
		{"which branch grew the least?", "Birch", "slowest first: Birch", "Cedar ("},
		{"which branches are declining?", "Cedar", "1 of 5 members is falling beyond chance (5 % level, adjusted for all), steepest first: Cedar (−7", "Ash"},
	} {
		r := ask(t, w, domain.Trend, c.text)
		a := trendOf(t, r)
		if len(a.Members) != 5 || a.Members[0].Member["Branch"] != c.first || !strings.Contains(r.Summary, c.said) || strings.Contains(r.Summary, c.not) {
			t.Errorf("%s: %q, first %v; want %s first, %q and no %q", c.text, r.Summary, a.Members[0].Member, c.first, c.said, c.not)
		}
		if a.Members[4].Member["Branch"] != nil {
			t.Errorf("%s: last is %v; rows without a branch are no branch", c.text, a.Members[4].Member)
		}
	}
}

func TestFromOneYearToAnotherIsTheCourseBetween(t *testing.T) {
	w := growingBranches(t)
	r := ask(t, w, domain.Trend, "how did revenue develop from 2022 to 2023?")
	if p := r.Interpretation.Period; p.From != "2022-01-01" || p.To != "2023-12-31" {
		t.Errorf("period %+v; want both years", p)
	}
	if a := trendOf(t, r); a.Observations != 24 {
		t.Errorf("%d observations; want 24 months", a.Observations)
	}
}

// A line that begins below 0 has no growth in relation to its start, yet grew
// more than any that begins above.
func TestMembersThatBeginBelowZeroAreRankedFirst(t *testing.T) {
	csv := "Day,Branch,Revenue\n"
	for m := range 36 {
		day := time.Date(2022, time.Month(1+m), 1, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		csv += fmt.Sprintf("%s,Ash,%d\n%s,Birch,%d\n%s,Cedar,%d\n", day, 10*m-80, day, 300+(m*7919)%31, day, 100+5*m)
	}
	w := warehouse(t, map[string]string{"branches.csv": csv})
	r := ask(t, w, domain.Trend, "which branches grow fastest?")
	if !strings.Contains(r.Summary, "2 of 3 members are rising beyond chance") || !strings.Contains(r.Summary, "first: Ash (from about 0, p = ") || !strings.Contains(r.Summary, "Cedar (+175 %") {
		t.Errorf("%q; want Ash first, which rises from below 0, then Cedar", r.Summary)
	}
}

// Thirty branches of noise: of so many tests one or two alone say "rising" by
// chance, which the answer must not pass on.
func TestMembersThatLookLikeGrowingByChanceAreNotNamed(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	csv := "Day,Branch,Revenue\n"
	for m := range 36 {
		day := time.Date(2022, time.Month(1+m), 1, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		for b := range 30 {
			csv += fmt.Sprintf("%s,B%02d,%.2f\n", day, b, 100+10*rng.NormFloat64())
		}
	}
	w := warehouse(t, map[string]string{"branches.csv": csv})
	r := ask(t, w, domain.Trend, "which branches are growing?")
	least := 1.0
	for _, m := range trendOf(t, r).Members {
		least = min(least, *m.Trend.PValue)
	}
	if least >= 0.05 {
		t.Fatalf("the least p-value is %v: nothing here looks like a trend by itself", least)
	}
	if !strings.Contains(r.Summary, "none of 30 members is rising") || !strings.Contains(strings.Join(r.Caveats, " "), "adjusted for that many") {
		t.Errorf("%q, caveats %q; want none named, and the adjustment said", r.Summary, r.Caveats)
	}
}

// What rises is nowhere near falling.
func TestNoMemberThatRisesIsNamedForFalling(t *testing.T) {
	csv := "Day,Branch,Revenue\n"
	for m := range 36 {
		day := time.Date(2022, time.Month(1+m), 1, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		csv += fmt.Sprintf("%s,Ash,%d\n%s,Birch,%d\n%s,Cedar,%d\n", day, 100+10*m, day, 300+2*m+(m*7919)%31, day, 100+5*m)
	}
	w := warehouse(t, map[string]string{"branches.csv": csv})
	if r := ask(t, w, domain.Trend, "which branches are shrinking most?"); !strings.Contains(r.Summary, "none of 3 members is falling: the lines of all go the other way") {
		t.Errorf("%q", r.Summary)
	}
}
