package engine_test

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// pumps tells for each of forty days what three pumps of 50, 50 and 200 kW moved.
func pumps() string {
	var b strings.Builder
	b.WriteString("Day,Pump,River,Motor (kW),Water moved (m³)\n")
	for d := range 40 {
		for i, motor := range []int{50, 50, 200} {
			fmt.Fprintf(&b, "%s,P%d,%s,%d,%d\n", time.Date(2024, 3, 1+d, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), i, []string{"Elbe", "Oder", "Oder"}[i], motor, 10*motor)
		}
	}
	return b.String()
}

func TestAValueToldInEachRowOfAThingIsTakenOnceForIt(t *testing.T) {
	w := warehouse(t, map[string]string{"pumps.csv": pumps()})
	for text, want := range map[string][]any{
		"total motor kW":                      {300.0},
		"total motor in March 2024":           {300.0},
		"total motor where river is Oder":     {250.0},
		"water moved per kW":                  {400.0},
		"water moved per kW where pump is P2": {400.0},
	} {
		r := ask(t, w, domain.Query, text)
		wantRows(t, r, want)
		if said := strings.Join(r.Interpretation.Assumptions, " "); !strings.Contains(said, "Motor (kW) holds the same value in all rows of one Pump") {
			t.Errorf("%q assumes %s", text, said)
		}
	}
	r := ask(t, w, domain.Query, "total motor and total water moved by river")
	if !strings.Contains(strings.Join(r.Caveats, " "), "counts it as often as it has rows") {
		t.Errorf("%q has caveats %q", "two sums", r.Caveats)
	}
}

func TestAmountsAreAddedOverTheRowsOfAThing(t *testing.T) {
	w := warehouse(t, map[string]string{"pumps.csv": pumps()})
	wantRows(t, ask(t, w, domain.Query, "total water moved"), []any{120000.0})
}

func TestAShareOfWhatIsTakenOfACapacityIsOfTheSameRows(t *testing.T) {
	var b strings.Builder
	b.WriteString("Day,Garage,Spaces,Taken Spaces,Repairs\n")
	for d := range 40 {
		for i, spaces := range []int{40, 100} {
			fmt.Fprintf(&b, "%s,G%d,%d,%d,%d\n", time.Date(2024, 3, 1+d, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), i, spaces, spaces/2+(d%9-4), 1+d%2)
		}
	}
	w := warehouse(t, map[string]string{"garages.csv": b.String()})
	for text, want := range map[string]float64{
		"taken spaces as % of spaces":           0.496429,
		"taken spaces / spaces":                 0.496429,
		"average taken spaces / average spaces": 0.496429,
		"repairs per space":                     120.0 / 140,
	} {
		r := ask(t, w, domain.Query, text)
		got, _ := r.Rows[0][0].(float64)
		if math.Abs(got-want) > 1e-4 {
			t.Errorf("%q is %v, not %v", text, r.Rows, want)
		}
	}
}

// hauls tells of 120 trips of four ferries, some days of several, some of none.
func hauls() string {
	var b strings.Builder
	b.WriteString("Trip,Day,Ferry,Line,Deck capacity (t),Cargo (t),Fuel cost\n")
	for i := range 120 {
		f := i % 11 % 4
		fmt.Fprintf(&b, "%d,%s,F%d,%s,%d,%d,%d\n", 1+i, time.Date(2024, 3, 1+i*i%37, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), f, []string{"North", "South", "South"}[i%3], []int{20, 30, 45, 400}[f], 5+i%7, 40+i%9)
	}
	return b.String()
}

func TestACapacityIsTakenOncePerThingWhereRowsAreEvents(t *testing.T) {
	w := warehouse(t, map[string]string{"hauls.csv": hauls()})
	wantRows(t, ask(t, w, domain.Query, "total deck capacity"), []any{495.0})
	r := ask(t, w, domain.Query, "cargo per deck capacity")
	if got, _ := r.Rows[0][0].(float64); got > 1 || !strings.Contains(strings.Join(r.Caveats, " "), "same rows") {
		t.Errorf("a load over a capacity is %v with caveats %q", r.Rows, r.Caveats)
	}
	r = ask(t, w, domain.Pareto, "which ferries make up 80% of total deck capacity")
	if r.Rows[0][0] != "F3" || r.Rows[0][1] != 400.0 {
		t.Errorf("the largest ferry is %v", r.Rows[0])
	}
}

func TestACapacityOfWhichTwoThingsTellIsAddedUpWithACaveat(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(hauls()), "\n")
	lines[0] += ",Class"
	for i := range lines[1:] {
		class := "Small"
		if strings.Contains(lines[1+i], ",F3,") {
			class = "Large"
		}
		lines[1+i] = strings.NewReplacer(",30,", ",20,", ",45,", ",20,").Replace(lines[1+i]) + "," + class
	}
	r := ask(t, warehouse(t, map[string]string{"hauls.csv": strings.Join(lines, "\n")}), domain.Query, "total deck capacity")
	if r.Rows[0][0] == 420.0 || r.Rows[0][0] == 460.0 || !strings.Contains(strings.Join(r.Caveats, " "), "counts it as often as it has rows") {
		t.Errorf("the capacity is %v with caveats %q", r.Rows, r.Caveats)
	}
}

func TestASeriesOverASizeSaysThatItIsCountedInEachRow(t *testing.T) {
	w := warehouse(t, map[string]string{"pumps.csv": pumps()})
	r := ask(t, w, domain.Trend, "water moved per kW by day")
	if !strings.Contains(strings.Join(r.Caveats, " "), "Motor (kW) holds the same value in all rows of one Pump") {
		t.Errorf("the trend has caveats %q", r.Caveats)
	}
}
