package engine_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// wards have some 300 readings each; ward C runs two degrees warm.
func wards(warm float64) string {
	rng := rand.New(rand.NewPCG(41, 42))
	csv := "Reading ID,Ward,Pulse Temp\n"
	for i := range 1200 {
		ward, temp := string("ABCD"[i%4]), 37+0.8*rng.NormFloat64()
		if ward == "C" {
			temp += warm
		}
		csv += fmt.Sprintf("R-%04d,%s,%.2f\n", i, ward, temp)
	}
	return csv
}

func TestFewGroupsAreHeldAgainstEachOtherByTheirMeans(t *testing.T) {
	for warm, want := range map[float64]string{
		2:    "Out of the ordinary by average Pulse Temp: Ward C (39",
		-2:   "Out of the ordinary by average Pulse Temp: Ward C (3",
		0.25: "no Ward stands out", // beyond chance, but little
	} {
		w := warehouse(t, map[string]string{"readings.csv": wards(warm)})
		r := relate(t, w, first(t, w), domain.Outlier, "wards with an unusual pulse temp")
		if !strings.Contains(r.Summary, want) || strings.Contains(r.Summary, "A (3") || strings.Contains(r.Summary, "D (3") {
			t.Errorf("%v warmer: %q; want %q", warm, r.Summary, want)
		}
	}
	w := warehouse(t, map[string]string{"readings.csv": wards(-2)})
	if r := relate(t, w, first(t, w), domain.Outlier, "wards with unusually high pulse temp"); !strings.Contains(r.Summary, "no Ward stands out") {
		t.Errorf("%q; a cold ward is not unusually warm", r.Summary)
	}
}
