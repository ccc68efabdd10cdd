package engine_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// parcels is a table of yes and no: by Fen three in ten are damaged, by the
// other ways one in twenty; the packer has no part in it. Heavy ones are damaged
// more often.
func parcels(yes, no string) string {
	rng := rand.New(rand.NewPCG(8, 9))
	csv := "Way,Packer,Weight,Damaged\n"
	for i := range 2000 {
		way, rate := []string{"Ark", "Fen", "Gorge", "Hill"}[i%4], 0.05
		if way == "Fen" {
			rate = 0.3
		}
		said, weight := no, 5+rng.Float64()
		if rng.Float64() < rate {
			said, weight = yes, weight+0.5
		}
		csv += fmt.Sprintf("%s,P%02d,%.2f,%s\n", way, rng.IntN(40), weight, said)
	}
	return csv
}

func TestDriversOfAStateNameWhereItIsFrequent(t *testing.T) {
	for _, said := range [][2]string{{"yes", "no"}, {"y", "n"}, {"true", "false"}, {"ja", "nein"}} {
		w := warehouse(t, map[string]string{"parcels.csv": parcels(said[0], said[1])})
		r := relate(t, w, first(t, w), domain.Correlation, "what drives Damaged")
		state := "Damaged = " + said[0]
		if !strings.Contains(r.Summary, state+" most often for Fen (29 %)") || !strings.Contains(r.Summary, "for "+said[0]+" and 5.") || strings.Contains(r.Summary, "for P") {
			t.Errorf("%q; want %s most often for Fen, heavier ones, and no packer", r.Summary, state)
		}
		if r := relate(t, w, first(t, w), domain.Correlation, "correlation between Way and Damaged"); !strings.Contains(r.Summary, state+" most often for Fen") {
			t.Errorf("%q; want the way named", r.Summary)
		}
	}
}

// Of forty packers one has the highest mean by chance.
func TestALevelThatIsHighByChanceIsNotNamed(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 10))
	csv := "Packer,Weight,Price\n"
	for range 3000 {
		packer, weight := rng.IntN(30), 5+rng.NormFloat64()
		if packer < 15 { // half of them pack heavier ones, none stands out among these
			weight += 0.2
		}
		csv += fmt.Sprintf("P%02d,%.3f,%.3f\n", packer, weight, 10+rng.NormFloat64())
	}
	w := warehouse(t, map[string]string{"parcels.csv": csv})
	r := relate(t, w, first(t, w), domain.Correlation, "correlation between packer and price")
	if strings.Contains(r.Summary, "highest for") {
		t.Errorf("%q names a packer of noise", r.Summary)
	}
}

func TestWhetherANumberIsHigherForOneMemberIsToldByAll(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 11))
	csv := "Way,Weight,Damaged\n"
	for i := range 800 {
		way, weight := []string{"Ark", "Fen", "Gorge"}[i%3], 5+rng.NormFloat64()
		switch way {
		case "Fen":
			weight += 2
		case "Ark":
			weight--
		}
		csv += fmt.Sprintf("%s,%.2f,%s\n", way, weight, []string{"yes", "no"}[rng.IntN(2)])
	}
	w := warehouse(t, map[string]string{"parcels.csv": csv})
	for _, text := range []string{"is weight higher in Fen?", "do parcels by Fen have a higher weight?"} {
		r := relate(t, w, first(t, w), domain.Correlation, text)
		if !strings.Contains(r.Summary, "on average highest for Fen (") || strings.Contains(r.Summary, "Way = 'Fen'") {
			t.Errorf("%s: %q; want Fen against the other ways", text, r.Summary)
		}
	}
	if r := relate(t, w, first(t, w), domain.Correlation, "is weight higher in Gorge?"); !strings.Contains(r.Summary, ", for Gorge ") {
		t.Errorf("%q; want the way that is asked about", r.Summary)
	}
}
