package engine_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// stations tells the rain of each of sixty days in the rows of three stations:
// 12 mm on every tenth day, else 0, 1 or 2.
func stations() string {
	var b strings.Builder
	b.WriteString("Day,Station,Bikes,Rain mm\n")
	for d := range 60 {
		rain := float64(d % 3)
		if d%10 == 0 {
			rain = 12
		}
		for s, name := range []string{"North", "South", "East"} {
			fmt.Fprintf(&b, "%s,%s,%d,%.1f\n", time.Date(2024, 3, 1+d, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), name, 100+37*d%91+s, rain)
		}
	}
	return b.String()
}

func TestAValueToldInEachRowOfADayIsTakenOnceADay(t *testing.T) {
	w := warehouse(t, map[string]string{"stations.csv": stations()})
	for text, want := range map[string][]any{
		"number of days with more than 10 mm rain": {6.0},
		"total rain":                        {126.0},
		"total rain at North":               {126.0},
		"total rain in March 2024":          {75.0},
		"how many days had under 1 mm rain": {18.0},
	} {
		r := ask(t, w, domain.Query, text)
		wantRows(t, r, want)
		if said := strings.Join(r.Interpretation.Assumptions, " "); !strings.Contains(said, "Rain mm holds the same value in all rows of one Day") {
			t.Errorf("%q does not say that rain is taken once: %q", text, said)
		}
	}
	r := ask(t, w, domain.Query, "days with more than 10 mm rain")
	if r.RowCount != 6 || r.Rows[0][1] != 12.0 {
		t.Errorf("%v; want six days of 12 mm", r.Rows)
	}
}

func TestASumThatCountsAValueOftenSaysSo(t *testing.T) {
	w := warehouse(t, map[string]string{"stations.csv": stations()})
	for _, text := range []string{"total rain by station", "total rain and bikes by month"} {
		if said := strings.Join(ask(t, w, domain.Query, text).Caveats, " "); !strings.Contains(said, "counts it more than once") {
			t.Errorf("%q: %q", text, said)
		}
	}
	if r := ask(t, w, domain.Query, "total bikes"); strings.Contains(strings.Join(append(r.Caveats, r.Interpretation.Assumptions...), " "), "same value") {
		t.Errorf("bikes differ between stations: %v %v", r.Caveats, r.Interpretation.Assumptions)
	}
}
