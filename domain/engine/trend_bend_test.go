package engine_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

func TestABendIsToldWhereNoOneLineIs(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 9))
	for name, c := range map[string]struct {
		course func(i int) float64
		want   string
	}{
		"levels off":       {func(i int) float64 { return 100 + 3*float64(min(i, 24)) }, "a month before, by "},
		"flat, then falls": {func(i int) float64 { return 200 - 4*float64(max(i-30, 0)) }, "its line bends about "},
	} {
		w := warehouse(t, map[string]string{"levels.csv": months(48, func(i int) float64 { return c.course(i) + 3*rng.NormFloat64() })})
		r := ask(t, w, domain.Trend, "trend of total level by month")
		if !strings.Contains(r.Summary, c.want) || strings.Contains(r.Summary, "no trend detected") || strings.Contains(strings.Join(r.Caveats, " "), "wander") {
			t.Errorf("%s: %q, %q; want the bend", name, r.Summary, r.Caveats)
		}
	}
	for name, course := range map[string]func(i int) float64{
		"a line": func(i int) float64 { return 100 + float64(i) }, "a step": func(i int) float64 { return float64(100 + 40*(i/30)) },
		"a level": func(int) float64 { return 100 },
	} {
		w := warehouse(t, map[string]string{"levels.csv": months(48, func(i int) float64 { return course(i) + 3*rng.NormFloat64() })})
		if r := ask(t, w, domain.Trend, "trend of total level by month"); strings.Contains(r.Summary, "bends") {
			t.Errorf("%s: %q tells a bend", name, r.Summary)
		}
	}
}

func TestASharesTrendSaysOfWhatItIsAndGrowsInPoints(t *testing.T) {
	csv := "Day,Dish,Hall,Plates\n"
	for m := range 36 {
		for _, hall := range []string{"A", "B"} {
			csv += fmt.Sprintf("%d-%02d-01,Soup,%s,%d\n%d-%02d-01,Stew,%s,%d\n", 2021+m/12, 1+m%12, hall, 400-5*m+m*7%5, 2021+m/12, 1+m%12, hall, 600+5*m)
		}
	}
	w := warehouse(t, map[string]string{"plates.csv": csv})
	r := ask(t, w, domain.Trend, "trend of the share of plates from Soup by month")
	if !strings.HasPrefix(r.Summary, "Share of Plates with Dish = 'Soup' from January 2021 to December 2023: falling by 0.") {
		t.Errorf("%q; want what the share is of", r.Summary)
	}
	r = ask(t, w, domain.Trend, "trend of the share of plates from Soup by hall")
	if !strings.Contains(r.Summary, " points)") || strings.Contains(r.Summary, "−4") {
		t.Errorf("%q; want points, and no relative change", r.Summary)
	}
}
