package engine_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
)

// cruises are those that sailed in three years, each ordered up to four months
// before; the file knows none that sailed before or after. From a week in the last
// year on, the orders of every third one are gone.
func cruises(fewer, quiet bool) string {
	rng := rand.New(rand.NewPCG(3, 9))
	var csv strings.Builder
	csv.WriteString("Cruise,Ordered,Sailed,Deck\n")
	first, gone := time.Date(2022, time.January, 1, 0, 0, 0, 0, time.UTC), time.Date(2024, time.March, 4, 0, 0, 0, 0, time.UTC)
	n := 0
	for day := range 3 * 365 {
		for range 9 + rng.IntN(4) {
			n++
			sailed := first.AddDate(0, 0, day)
			ordered := sailed.AddDate(0, 0, -rng.IntN(120))
			if m := sailed.Month(); quiet && sailed.Year() == 2024 && m >= time.July && m <= time.September && n%5 < 4 {
				continue
			}
			if fewer && !ordered.Before(gone) && n%5 < 2 {
				continue
			}
			fmt.Fprintf(&csv, "C%05d,%s,%s,D%d\n", n, ordered.Format(time.DateOnly), sailed.Format(time.DateOnly), n%3)
		}
	}
	return csv.String()
}

func whenCruises(t *testing.T, fewer, quiet bool, text string) answered {
	t.Helper()
	return ofCruises(t, fewer, quiet, domain.Change, text)
}

func ofCruises(t *testing.T, fewer, quiet bool, analysis domain.Analysis, text string) answered {
	t.Helper()
	w := warehouse(t, map[string]string{"cruises.csv": cruises(fewer, quiet), "catalog.yaml": "datasets:\n  cruises:\n    default_time: Ordered\n"})
	return answerTo(t, engine.Params{Warehouse: w, Analysts: []engine.Analyst{engine.NewChange(), engine.NewTrend(), engine.NewQuery(), engine.NewPrediction()}}, first(t, w), analysis, text)
}

func TestTheRunUpOfOrdersBeforeTheFirstJourneyIsNoRise(t *testing.T) {
	for _, quiet := range []bool{false, true} {
		r := whenCruises(t, false, quiet, "when did the number of cruises change?")
		if a := changesOf(t, r); len(a.ChangePoints) != 0 && !quiet {
			t.Errorf("%s", r.Summary)
		}
		if said := strings.Join(r.Caveats, " "); !strings.Contains(said, "Days of Ordered before 2022-01-01 and after 2024-09-") || !strings.Contains(said, "the table holds what has a Sailed from 2022-01-01 to 2024-12-30") {
			t.Errorf("what was cut is not said where a summer is quiet (%t): %q", quiet, said)
		}
	}
}

func TestOnlyChangesOfTheWayAskedForAreListed(t *testing.T) {
	for text, listed := range map[string]bool{
		"when did the number of cruises drop?":         true,
		"when did the number of cruises jump?":         false,
		"when did the number of cruises rise or fall?": true,
		"when did cruises by ordered date drop?":       true,
	} {
		r := whenCruises(t, true, false, text)
		a := changesOf(t, r)
		if found := strings.Contains(r.Summary, "the total fell by 4") && strings.Contains(r.Summary, "from the week of 2024-03-04 on"); found != listed {
			t.Errorf("%s: %q", text, r.Summary)
		}
		if listed {
			continue
		}
		if len(a.ChangePoints) != 0 || !strings.Contains(r.Summary, "no significant rise of the level") || !strings.Contains(strings.Join(r.Caveats, " "), "went the other way (a fall) and") {
			t.Errorf("%s: %q, %q; want no rise, and the falls said", text, r.Summary, r.Caveats)
		}
	}
}

func TestThinEdgesAreSaidOfTrendsAndForecasts(t *testing.T) {
	for analysis, text := range map[domain.Analysis]string{domain.Trend: "trend of the number of cruises by month", domain.Prediction: "predict the number of cruises for the next 3 months"} {
		r := ofCruises(t, false, false, analysis, text)
		if said := strings.Join(r.Caveats, " "); !strings.Contains(said, "Days of Ordered before 2022-01-01 and after 2024-09-") || !strings.Contains(said, "hold too little, and what rises or falls there may be that") {
			t.Errorf("%s: %q; want the days said of which rows are missing", text, said)
		}
	}
}
