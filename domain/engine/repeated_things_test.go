package engine_test

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
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

// carParks tells for each of forty days how many bays of four car parks in two towns were full.
func carParks() string {
	var b strings.Builder
	b.WriteString("Day,Lot,Town,Bays,Full Bays\n")
	for d := range 40 {
		for i, bays := range []int{20, 30, 50, 20} {
			fmt.Fprintf(&b, "%s,L%d,%s,%d,%d\n", time.Date(2024, 3, 1+d, 0, 0, 0, 0, time.UTC).Format(time.DateOnly),
				i, []string{"Ayr", "Ayr", "Bude", "Bude"}[i], bays, bays-d%9-1)
		}
	}
	return b.String()
}

func TestThingsThatEachMemberHoldsAreAddedUpOverTheMembers(t *testing.T) {
	w := warehouse(t, map[string]string{"lots.csv": carParks()})
	for _, text := range []string{"bays by town", "total number of bays by town", "how many bays does each town have", "number of bays per town"} {
		r := ask(t, w, domain.Query, text)
		wantRows(t, r, []any{"Bude", 70.0}, []any{"Ayr", 50.0})
		if said := strings.Join(r.Interpretation.Assumptions, " "); !strings.Contains(said, "in all rows of one Lot") || strings.Contains(said, "averaged") {
			t.Errorf("%q assumes %s", text, said)
		}
	}
	wantRows(t, ask(t, w, domain.Query, "average bays by town"), []any{"Bude", 35.0}, []any{"Ayr", 25.0})
	if r := ask(t, w, domain.Pareto, "which lots make up 80% of bays"); !strings.Contains(r.Summary, "of 4 members of Lot") {
		t.Errorf("the lots are ranked as %s", r.Summary)
	}
	r := ask(t, w, domain.Query, "how many full bays by town")
	if !strings.Contains(strings.Join(r.Caveats, " "), "the sum adds up the times too") {
		t.Errorf("full bays of forty days are added up, with %q", r.Caveats)
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

// hoists are two motors of 30 and 90 kW that lift more water in some months than in
// others.
func hoists() string {
	var b strings.Builder
	b.WriteString("Day,Lift,Canal,Motor (kW),Water moved (m³)\n")
	for d := range 731 {
		day := time.Date(2023, 1, 1+d, 0, 0, 0, 0, time.UTC)
		for i, length := range []int{30, 90} {
			fmt.Fprintf(&b, "%s,L%d,%s,%d,%d\n", day.Format(time.DateOnly), i, []string{"Mitte", "Werra"}[i], length, 3+i+int(day.Month())%4+2*(day.Year()-2023))
		}
	}
	return b.String()
}

func TestASizeIsTakenOnceInEveryToolAsInTheTable(t *testing.T) {
	w := warehouse(t, map[string]string{"hoists.csv": hoists()})
	asked := func(tool domain.Analysis, text string) reply {
		r := run(t, engine.Params{Warehouse: w, Analysts: append(analysts(), engine.NewPrediction(), engine.NewChange(), engine.NewOutlier())}, tool, text)
		if said := strings.Join(r.Interpretation.Assumptions, " "); !strings.Contains(said, "Motor (kW) holds the same value in all rows of one Lift, so it is taken once") {
			t.Errorf("%s %q assumes %s", tool, text, said)
		}
		return r
	}
	months := asked(domain.Query, "water moved per kW by month")
	if len(months.Rows) != 24 {
		t.Fatalf("%d months", len(months.Rows))
	}
	series := asked(domain.Trend, "water moved per kW by month")
	ahead := asked(domain.Prediction, "water moved per kW by month")
	for i, row := range months.Rows {
		if !alike(series.Rows[i][1], row[1]) {
			t.Errorf("the trend has %v, the table %v", series.Rows[i][:2], row)
		}
	}
	for _, row := range ahead.Rows {
		for _, known := range months.Rows {
			if row[0] == known[0] && !alike(row[1], known[1]) {
				t.Errorf("the forecast has %v, the table %v", row, known)
			}
		}
	}
	if labels := asked(domain.Outlier, "unusual months of water moved per kW").Interpretation.Measures; !slices.Equal(labels, months.Interpretation.Measures) {
		t.Errorf("the search looks at %q, the table at %q", labels, months.Interpretation.Measures)
	}
	years := asked(domain.Query, "water moved per kW by year")
	var change struct {
		Comparison   struct{ Control, Test struct{ Value float64 } }
		Contributors []struct{ Control, Test float64 }
	}
	r := asked(domain.Change, "water moved per kW 2024 vs 2023")
	if err := json.Unmarshal(r.Analysis, &change); err != nil {
		t.Fatal(err)
	}
	if !alike(change.Comparison.Control.Value, years.Rows[0][1]) || !alike(change.Comparison.Test.Value, years.Rows[1][1]) || len(change.Contributors) == 0 {
		t.Errorf("the change is %+v, the years are %v", change, years.Rows)
	}
	compared := asked(domain.Query, "water moved per kW 2024 vs 2023")
	if !alike(compared.Rows[0][0], years.Rows[1][1]) || !alike(compared.Rows[0][1], years.Rows[0][1]) {
		t.Errorf("the table compares %v, the years are %v", compared.Rows, years.Rows)
	}
	for _, row := range asked(domain.Trend, "total motor by month").Rows {
		if row[1] != 120.0 {
			t.Fatalf("the motors are %v", row)
		}
	}
}

// alike reports whether two figures of answers are the same but for rounding.
func alike(a, b any) bool {
	x, ok := a.(float64)
	y, both := b.(float64)
	return ok && both && math.Abs(x-y) <= 1e-6*math.Max(1, math.Abs(y))
}

func TestWhatAllRowsOfADayRepeatIsTakenOnceInASeries(t *testing.T) {
	var b strings.Builder
	b.WriteString("Day,Gate,Snowfall (cm),Skiers\n")
	for d := range 400 {
		for gate := range 3 {
			fmt.Fprintf(&b, "%s,G%d,%d,%d\n", time.Date(2023, 11, 1+d, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), gate, 1+d*d%13, 90+gate*d%31)
		}
	}
	w := warehouse(t, map[string]string{"gates.csv": b.String()})
	p := engine.Params{Warehouse: w, Analysts: append(analysts(), engine.NewChange())}
	table, series := run(t, p, domain.Query, "total snowfall by month"), run(t, p, domain.Trend, "total snowfall by month")
	for i, row := range series.Rows {
		if !alike(row[1], table.Rows[i][1]) {
			t.Fatalf("the trend has %v, the table %v", row[:2], table.Rows[i])
		}
	}
	var change struct {
		Comparison struct{ Control, Test struct{ Value float64 } }
	}
	r := run(t, p, domain.Change, "total snowfall March 2024 vs February 2024")
	if err := json.Unmarshal(r.Analysis, &change); err != nil {
		t.Fatal(err)
	}
	if c := change.Comparison; !alike(c.Control.Value, table.Rows[3][1]) || !alike(c.Test.Value, table.Rows[4][1]) {
		t.Errorf("the change is %+v, the months are %v", c, table.Rows[3:5])
	}
}
