package engine_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// months is a table of one value a month.
func months(n int, value func(i int) float64) string {
	csv := "Day,Level\n"
	for m := range n {
		csv += fmt.Sprintf("%s,%.3f\n", time.Date(2012, time.Month(1+m), 1, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), value(m))
	}
	return csv
}

func TestATrendOfASeriesThatWandersIsDoubted(t *testing.T) {
	doubted, named := 0, 0
	for seed := range 40 {
		rng := rand.New(rand.NewPCG(uint64(seed), 5))
		at := 500.0
		w := warehouse(t, map[string]string{"levels.csv": months(120, func(int) float64 { at += rng.NormFloat64(); return at })})
		r := ask(t, w, domain.Trend, "trend of total level by month")
		if d := trendOf(t, r).Trend.Direction; d == "up" || d == "down" {
			named++
			if strings.Contains(strings.Join(r.Caveats, " "), "of series that wander") {
				doubted++
			}
		}
	}
	if named == 0 || doubted*4 < named*3 {
		t.Errorf("%d of %d trends of walks without a drift are doubted; want most", doubted, named)
	}
	rng := rand.New(rand.NewPCG(1, 5))
	w := warehouse(t, map[string]string{"levels.csv": months(60, func(i int) float64 { return 500 + 2*float64(i) + 10*rng.NormFloat64() })})
	if r := ask(t, w, domain.Trend, "trend of total level by month"); strings.Contains(strings.Join(r.Caveats, " "), "wander") {
		t.Errorf("caveats %q of a plain line with noise", r.Caveats)
	}
}
