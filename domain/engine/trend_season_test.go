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

// boats is a table of a row a month and river: on the Alder there are most in July,
// fewest in January, more each year; on the Birch it is all chance.
func boats(months int, growth float64) string {
	rng := rand.New(rand.NewPCG(3, 41))
	csv := "Day,River,Trips\n"
	high := []float64{-30, -25, -15, 0, 12, 24, 30, 22, 10, 0, -10, -18}
	for m := range months {
		day := time.Date(2019, time.Month(1+m), 1, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		csv += fmt.Sprintf("%s,Alder,%.2f\n%s,Birch,%.2f\n", day, 200+growth*float64(m)+high[m%12]+3*rng.NormFloat64(), day, 90+8*rng.NormFloat64())
	}
	return csv
}

func TestAQuestionForTheSeasonIsAnsweredByItsTestAndItsHighAndLowMonths(t *testing.T) {
	w := warehouse(t, map[string]string{"boats.csv": boats(48, 0)})
	for _, asked := range []string{"is there seasonality in total trips on Alder", "which months are usually strong for total trips on Alder",
		"when in the year are total trips on Alder highest"} {
		r := ask(t, w, domain.Trend, asked)
		for _, want := range []string{"The pattern repeats every 12 months (strength 0.9", "p < 0.001). ", "highest July", "then June and August", "lowest January"} {
			if !strings.Contains(r.Summary, want) {
				t.Errorf("%s: %q does not say %q", asked, r.Summary, want)
			}
		}
		if strings.Contains(r.Summary, "trend") {
			t.Errorf("%s: %q tells of a trend that was not asked for", asked, r.Summary)
		}
	}
	if r := ask(t, w, domain.Trend, "are total trips on Birch seasonal"); !strings.HasPrefix(r.Summary, "No pattern that repeats is detected (p = ") {
		t.Errorf("%q; want that none is detected, and how sure that is", r.Summary)
	}
}

func TestFallsThatFollowTheMonthAreCountedByMonth(t *testing.T) {
	w := warehouse(t, map[string]string{"boats.csv": boats(48, 0)})
	r := ask(t, w, domain.Trend, "do drops in total trips on Alder depend on the month of the year")
	if want := "It fell from the month before most often in "; !strings.Contains(r.Summary, want) || !strings.Contains(r.Summary, "August (4 of 4 times)") {
		t.Errorf("%q does not say %q", r.Summary, want)
	}
}

func TestTheSeasonOfEachMemberIsTestedByItself(t *testing.T) {
	w := warehouse(t, map[string]string{"boats.csv": boats(48, 0)})
	r := ask(t, w, domain.Trend, "are total trips seasonal by river")
	for _, want := range []string{"a pattern repeats of Alder (strength 0.9", "highest July, lowest January", "none is detected of Birch"} {
		if !strings.Contains(r.Summary, want) {
			t.Errorf("%q does not say %q", r.Summary, want)
		}
	}
}

// December is above the average of a series that grows fast, and no high month of it.
func TestGrowthWithinTheYearIsNoSeason(t *testing.T) {
	w := warehouse(t, map[string]string{"boats.csv": boats(48, 12)})
	r := ask(t, w, domain.Trend, "which months are usually strong for total trips on Alder")
	if !strings.Contains(r.Summary, "Beside a line through all months the highest is July") {
		t.Errorf("%q does not tell the growth from the season", r.Summary)
	}
}

func TestTooFewCyclesAreNoSignThatNothingRepeats(t *testing.T) {
	w := warehouse(t, map[string]string{"boats.csv": boats(20, 0)})
	r := ask(t, w, domain.Trend, "does total trips on Alder depend on the month of the year")
	if !strings.Contains(r.Summary, "20 months are fewer than two cycles of 12") || strings.Contains(r.Summary, "detected") {
		t.Errorf("%q; want that it can't be told", r.Summary)
	}
	years := warehouse(t, map[string]string{"medals.csv": "Year,Medals\n2000,5\n2002,6\n2004,6\n2006,7\n2008,9\n"})
	if f := refusedQuestion(t, years, "is there seasonality in medals"); !strings.Contains(f, "by year") {
		t.Errorf("%q; want that years have no season", f)
	}
}

func refusedQuestion(t *testing.T, w ports.Warehouse, asked string) string {
	t.Helper()
	q, err := domain.NewQuestion(asked, first(t, w))
	if err != nil {
		t.Fatal(err)
	}
	p := planned(w, nil)
	p.Read = nil
	_, err = newEngine(t, p).Answer(t.Context(), domain.Trend, q)
	if err == nil {
		t.Fatalf("%q is answered", asked)
	}
	return domain.FaultFrom(err).Message
}
