package engine_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// waits have a wait by their dispatcher, a punctual flag that is a cut of the
// wait, a class by the wait in words, and a fare of three tariffs that lie apart.
func waits(flag [2]string) string {
	rng := rand.New(rand.NewPCG(21, 22))
	csv := "Ride,Wait,Dispatcher,Punctual,Class,Tariff,Fare\n"
	for i := range 900 {
		who, tariff := rng.IntN(3), rng.IntN(3)
		wait := 4 + 3*float64(who) + 2*rng.NormFloat64()
		said, class := flag[0], "brisk"
		if wait > 8 {
			said = flag[1]
		}
		if wait > 6 {
			class = "leisurely"
		}
		fare := []float64{12, 40, 160}[tariff] * (1 + 0.3*rng.Float64())
		csv += fmt.Sprintf("R%04d,%.2f,%s,%s,%s,%s,%.2f\n", i, wait, []string{"Ana", "Bo", "Cy"}[who], said, class, []string{"Basic", "Plus", "Max"}[tariff], fare)
	}
	return csv
}

func TestWhatIsCutFromTheTargetIsNoDriverAndSaid(t *testing.T) {
	for _, flag := range [][2]string{{"yes", "no"}, {"1", "0"}, {"true", "false"}, {"in time", "overdue"}} {
		w := warehouse(t, map[string]string{"rides.csv": waits(flag)})
		r := relate(t, w, first(t, w), domain.Correlation, "what drives Wait")
		a := correlationOf(t, r)
		if got := a.drivers(); len(got) == 0 || got[0] != "Dispatcher" || slices.Contains(got, "Punctual") || slices.Contains(got, "Class") {
			t.Errorf("%v: drivers %v; want the dispatcher, not what is cut from the wait", flag, got)
		}
		if !strings.Contains(r.Summary, "Not counted as drivers: ") || !strings.Contains(r.Summary, "Punctual") || !strings.Contains(r.Summary, "ranges of Wait") {
			t.Errorf("%v: %q doesn't say that Punctual is left out and why", flag, r.Summary)
		}
		if flag[0] == "in time" || flag[0] == "yes" {
			r := relate(t, w, first(t, w), domain.Correlation, "what drives Punctual")
			if a := correlationOf(t, r); len(a.Drivers) == 0 || a.Drivers[0].Column == "Wait" || !strings.Contains(r.Summary, "Wait (the values of Punctual are ranges of Wait)") {
				t.Errorf("%v: %v, %q; want the wait said to decide it", flag, a.drivers(), r.Summary)
			}
		}
	}
}

func TestACategoryWhoseValuesLieApartIsADriver(t *testing.T) {
	w := warehouse(t, map[string]string{"rides.csv": waits([2]string{"yes", "no"})})
	r := relate(t, w, first(t, w), domain.Correlation, "what drives Fare")
	if a := correlationOf(t, r); len(a.Drivers) == 0 || a.Drivers[0].Column != "Tariff" {
		t.Errorf("drivers %v; want the tariff", a.drivers())
	}
	if !strings.Contains(strings.Join(r.Caveats, " "), "The values of Tariff lie in ranges of Fare that do not overlap") {
		t.Errorf("caveats %q", r.Caveats)
	}
}

func TestSeriesThatTrendAlikeAreNotCalledTheSame(t *testing.T) {
	rng := rand.New(rand.NewPCG(23, 24))
	csv := "Month,Members,Posts,Cost\n"
	for m := range 48 {
		csv += fmt.Sprintf("%d-%02d-01,%.2f,%.2f,%.2f\n", 2021+m/12, 1+m%12, 500+10*float64(m)+2*rng.NormFloat64(), 90+7*float64(m)+2*rng.NormFloat64(), 30+rng.NormFloat64())
	}
	w := warehouse(t, map[string]string{"club.csv": csv})
	r := relate(t, w, first(t, w), domain.Correlation, "what drives Members")
	for _, e := range correlationOf(t, r).Excluded {
		if e.Column == "Posts" {
			t.Errorf("Posts is left out: %s", e.Reason)
		}
	}
	if !strings.Contains(r.Summary, "Posts") {
		t.Errorf("%q names no part of Posts", r.Summary)
	}
}
