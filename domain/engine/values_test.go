package engine_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

func TestAValueIsFoundAlsoInAColumnTooLargeToHold(t *testing.T) {
	var csv strings.Builder
	csv.WriteString("Athlete,Medals\n")
	for i := range 25_000 { // each twice, so that the one below is the rarest
		fmt.Fprintf(&csv, "Person P%05d,1\nPerson P%05d,1\n", i, i)
	}
	csv.WriteString("Ian Millar,7\n")
	w := warehouse(t, map[string]string{"athletes.csv": csv.String()})
	r := ask(t, w, domain.Query, "total medals of ian millar")
	wantRows(t, r, []any{7.0})
}

func TestValuesOfOneDatasetAreNotThoseOfAnother(t *testing.T) {
	w := warehouse(t, map[string]string{
		"a.csv": "Region,Sales\nWest,1\nEast,2\nWest,3\n",
		"b.csv": "Region,Sales\nNorth,1\nSouth,2\nNorth,3\n",
	})
	r := ask(t, w, domain.Query, "total sales in West")
	wantRows(t, r, []any{4.0})
}
