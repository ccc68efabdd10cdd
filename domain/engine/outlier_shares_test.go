package engine_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// depots are the parcels of four depots, of which one in ten is damaged, and one in four
// of one depot where it is odd.
func depots(odd bool) string {
	var csv strings.Builder
	csv.WriteString("Parcel,Sent,Depot,Damaged\n")
	for i := range 6000 {
		depot, every := i%4, 10
		if odd && depot == 2 {
			every = 4
		}
		fmt.Fprintf(&csv, "P%05d,%s,Depot %c,%t\n", i, time.Date(2024, time.January, 1+i/12, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), 'A'+depot, (i/4*7919+depot*13)%every == 0)
	}
	return csv.String()
}

func TestAGroupIsOddByTheShareOfItsRows(t *testing.T) {
	for _, text := range []string{"which depot has an unusual damaged rate?", "is the share of damaged parcels unusually high at any depot?"} {
		for odd, want := range map[bool]string{
			true:  ": Depot Depot C (25 %); the others together come to 10 %. ",
			false: " no Depot stands out. ",
		} {
			w := warehouse(t, map[string]string{"parcels.csv": depots(odd)})
			if r := relate(t, w, first(t, w), domain.Outlier, text); !strings.Contains(r.Summary, want) {
				t.Errorf("%s: %q; want %q", text, r.Summary, want)
			}
		}
	}
}

// drivers are 3000 rounds of six drivers with tips; those of one differ by what is given.
func drivers(more float64) string {
	var csv strings.Builder
	csv.WriteString("Round,Driven,Driver,Tips (EUR)\n")
	rng := rand.New(rand.NewPCG(17, 4))
	for i := range 3000 {
		driver := i % 6
		tips := 6 + 0.1*float64(driver) + 4*rng.NormFloat64()
		if driver == 2 {
			tips += more
		}
		fmt.Fprintf(&csv, "R%05d,%s,Driver %c,%.2f\n", i, time.Date(2024, time.January, 1+i/12, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), 'A'+driver, max(0, tips))
	}
	return csv.String()
}

func TestAGroupFarOutsideOfHowTheOthersDifferIsOdd(t *testing.T) {
	for more, want := range map[float64]string{
		2.4: "Out of the ordinary by average Tips (EUR): Driver Driver C (",
		0.8: "By average Tips (EUR) no Driver stands out. ",
	} {
		w := warehouse(t, map[string]string{"rounds.csv": drivers(more)})
		if r := relate(t, w, first(t, w), domain.Outlier, "drivers with unusual tips"); !strings.HasPrefix(r.Summary, want) {
			t.Errorf("%q; want %q", r.Summary, want)
		}
	}
}
