package engine_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
)

// plants have a line a day for two years; the one called odd has more stops than
// the others by what is given, and all use about as much power.
func plants(names []string, odd string, more float64) string {
	var csv strings.Builder
	csv.WriteString("Day,Plant,Stops,Power Used (kWh),Noise Level (dB)\n")
	rng := rand.New(rand.NewPCG(5, 14))
	for day := range 730 {
		for k, plant := range names {
			stops := 0
			for range 6 {
				if rng.Float64() < 0.2 {
					stops++
				}
			}
			if plant == odd && rng.Float64() < more {
				stops++
			}
			fmt.Fprintf(&csv, "%s,%s,%d,%.1f,%.1f\n", time.Date(2023, time.January, 1+day, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), plant, stops,
				400+float64(k)+40*rng.NormFloat64(), 70+3*rng.NormFloat64())
		}
	}
	return csv.String()
}

func TestFewMembersThatAreAskedForAreHeldAgainstEachOther(t *testing.T) {
	names := []string{"Alder", "Birch", "Cedar", "Elm", "Fir"}
	w := warehouse(t, map[string]string{"plants.csv": plants(names, "Cedar", 0.9)})
	for text, want := range map[string]string{
		"unusual plants by stops":                            "Cedar",
		"which plant stands out by stops":                    "Cedar",
		"which plants have unusually many stops":             "Cedar",
		"which plant is an outlier in stops":                 "Cedar",
		"is any plant unusual in stops":                      "Cedar",
		"plants with unusually high stops or power used":     "Cedar",
		"which plant has unusual power used":                 "",
		"which plant stands out by average noise level":      "",
		"which plants have unusually low stops":              "",
		"which plant stands out by average stops in 2024":    "Cedar",
		"plants with an unusual noise level or power used":   "",
		"which plants stand out by power used or stops":      "Cedar",
		"find plants whose stops are unusual":                "Cedar",
		"are there any plants with suspiciously high stops?": "Cedar",
	} {
		r := relate(t, w, first(t, w), domain.Outlier, text)
		a := outliersOf(t, r)
		if got := strings.Join(a.at("Plant"), " "); a.Shape != "members" || got != want || want == "" && !strings.Contains(r.Summary, "no Plant stands out") {
			t.Errorf("%s: %s %q, %q; want %q of the plants", text, a.Shape, got, r.Summary, want)
		}
		if a.FalseAlarmRate == nil || !strings.Contains(a.Method, "t test") || !slices.ContainsFunc(r.Caveats, func(c string) bool { return strings.Contains(c, "were not looked at; ask: outliers in ") }) {
			t.Errorf("%s: %q beside %q", text, a.Method, r.Caveats)
		}
	}
	for _, text := range []string{"unusual plants by stops by month", "unusual stops by plant over time", "which plants had unusual months of stops"} {
		if a := outliersOf(t, relate(t, w, first(t, w), domain.Outlier, text)); a.Shape != "periods" {
			t.Errorf("%s: %s; want periods, which are asked for", text, a.Shape)
		}
	}
}

func TestWhatACaveatOfMembersSuggestsIsAnswered(t *testing.T) {
	w := warehouse(t, map[string]string{"plants.csv": plants([]string{"Alder", "Birch", "Cedar", "Elm"}, "Elm", 0.9)})
	r := relate(t, w, first(t, w), domain.Outlier, "which plant stands out by stops")
	for _, c := range r.Caveats {
		if _, ask, ok := strings.Cut(c, "ask: "); ok {
			if a := outliersOf(t, relate(t, w, first(t, w), domain.Outlier, ask)); a.Shape != "periods" {
				t.Errorf("%q: %s", ask, a.Shape)
			}
		}
	}
}

func TestOfTwoMembersNoneIsTheOddOne(t *testing.T) {
	w := warehouse(t, map[string]string{"plants.csv": plants([]string{"Alder", "Birch"}, "Birch", 0.9)})
	q, err := domain.NewQuestion("which plant stands out by average noise level", first(t, w))
	if err != nil {
		t.Fatal(err)
	}
	_, err = newEngine(t, engine.Params{Warehouse: w, Analysts: relations()}).Answer(t.Context(), domain.Outlier, q)
	if err == nil {
		t.Fatal("one of two was told to be the odd one")
	}
	f := domain.FaultFrom(err)
	if f.Kind != domain.KindTooLittleHistory || !strings.Contains(f.Message, "Alder (70") || !strings.Contains(f.Message, "3 of 10 values each") {
		t.Errorf("%s: %s", f.Kind, f.Message)
	}
	asked := strings.TrimPrefix(f.Suggestion, "Ask over time: ")
	if a := outliersOf(t, relate(t, w, first(t, w), domain.Outlier, asked)); a.Shape != "periods" {
		t.Errorf("suggested %q: %s", asked, a.Shape)
	}
}

func TestASearchOfFewMembersThatFindsNoneSaysHowLittleItCanTell(t *testing.T) {
	w := warehouse(t, map[string]string{"plants.csv": plants([]string{"Alder", "Birch", "Cedar", "Elm"}, "", 0)})
	r := relate(t, w, first(t, w), domain.Outlier, "which plant has unusual power used")
	if !slices.ContainsFunc(r.Caveats, func(c string) bool { return strings.Contains(c, "With 4 members there is little to tell chance by") }) {
		t.Errorf("caveats %q", r.Caveats)
	}
}
