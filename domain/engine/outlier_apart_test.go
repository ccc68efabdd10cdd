package engine_test

import (
	"fmt"
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
