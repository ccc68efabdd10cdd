package engine_test

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestManyMembersOverManyDaysAreCutToSize(t *testing.T) {
	var csv strings.Builder
	csv.WriteString("Day,Product,Demand\n")
	for d := range 150 {
		day := time.Date(2025, 1, 1+d, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		for k := range 9 {
			fmt.Fprintf(&csv, "%s,Product Number %d,%d.25\n", day, k, 1000*(9-k)+(d*7919+k*31)%97)
		}
	}
	r, a := predicting(t, csv.String()).ask(t, "forecast daily demand for the next 60 days by product")
	if r.size > 16_000 {
		t.Errorf("%d bytes; an analysis has 16,000", r.size)
	}
	per := map[string]int{}
	for _, f := range a.Forecast {
		per[fmt.Sprint(f.Member)]++
	}
	if len(a.Members) != 3 || len(per) != 4 {
		t.Errorf("%d members, %d series; want the total and the 3 largest", len(a.Members), len(per))
	}
	shown := len(a.Forecast) / len(per)
	for m, n := range per {
		if n != shown {
			t.Errorf("%s has %d days, others %d", m, n, shown)
		}
	}
	caveats := strings.Join(r.Caveats, " ")
	if want := fmt.Sprintf("Only the first %d of 60 days ahead are shown of each series, for length; the scenarios are over all of them.", shown); !strings.Contains(caveats, want) || !strings.Contains(caveats, "Only the 3 largest members are shown") {
		t.Errorf("caveats %q", caveats)
	}
}
