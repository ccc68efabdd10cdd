package engine_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// visitsOfPatients has some five visits of each patient over two years, two lines
// a visit; P-07 comes sixty times and P-21 pays forty times as much.
func visitsOfPatients() string {
	var csv strings.Builder
	csv.WriteString("Visit Date,Visit ID,Patient ID,Item,Fee\n")
	visit := 0
	for p := range 60 {
		times, fee := 4+p%3, 40+float64(p*17%23)
		switch p {
		case 7:
			times = 60
		case 21:
			fee *= 40
		}
		for i := range times {
			visit++
			for _, item := range []string{"consultation", "test"} {
				fmt.Fprintf(&csv, "%d-%02d-%02d,V-%04d,P-%02d,%s,%.2f\n", 2023+i%2, 1+(p+i)%12, 1+(p*3+i)%28, visit, p, item, fee+float64(visit*13%7))
			}
		}
	}
	return csv.String()
}

func TestWhatIsAskedForIsTheGroup(t *testing.T) {
	w := warehouse(t, map[string]string{"visits.csv": visitsOfPatients()})
	for text, want := range map[string][]string{
		"Find patients with unusually high visit values or frequency":  {"P-07", "P-21"},
		"patients with an unusual number of visits":                    {"P-07"},
		"patients with unusually many visits":                          {"P-07"},
		"unusual number of visits per patient":                         {"P-07"},
		"outliers in visit count of patients":                          {"P-07"},
		"do any patients stand out by visit frequency?":                {"P-07"},
		"unusual patients by number of visits and fee":                 {"P-07", "P-21"},
		"which patients have an unusually high number of visits":       {"P-07"},
		"show me the patients whose fee is unusually high":             {"P-07", "P-21"},
		"are there any patients with a suspiciously large visit count": {"P-07"},
	} {
		a := outliersOf(t, relate(t, w, first(t, w), domain.Outlier, text))
		got := a.at("Patient ID")
		if a.Shape != "members" || a.Observations != 60 || !slices.Equal(got, want) {
			t.Errorf("%s: %s of %d, %v; want %v of the 60 patients", text, a.Shape, a.Observations, got, want)
		}
	}
}
