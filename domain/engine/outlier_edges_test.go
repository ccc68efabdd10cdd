package engine_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// rides are of cars that burn some 0.08 litres a km, over long and short ways;
// ride 90 burns three times that over a way of usual length. Bicycles have no litres.
func rides() string {
	rng := rand.New(rand.NewPCG(31, 32))
	csv := "Ride ID,Driver,Litres,Km\n"
	for i := range 200 {
		km := 20 + 180*rng.Float64()
		litres := km * (0.08 + 0.005*rng.NormFloat64())
		switch {
		case i == 90:
			km = 60
			litres = 60 * 0.24
		case i%20 >= 18:
			csv += fmt.Sprintf("R-%03d,D%02d,,%.1f\n", i, i%20, km)
			continue
		}
		csv += fmt.Sprintf("R-%03d,D%02d,%.2f,%.1f\n", i, i%20, litres, km)
	}
	for i := range 10 { // all rides of driver 3 without a reading, which none is made of
		csv += fmt.Sprintf("R-%03d,D03,,%d\n", 300+i, 900+i)
	}
	return csv
}

func TestMuchOfOnePerTheOtherIsTheirQuotient(t *testing.T) {
	w := warehouse(t, map[string]string{"rides.csv": rides()})
	for _, text := range []string{"any suspicious rides with too much litres per km?", "rides with unusually high litres per km"} {
		a := outliersOf(t, relate(t, w, first(t, w), domain.Outlier, text))
		if got := a.at("Ride ID"); a.Shape != "records" || !slices.Equal(got, []string{"R-090"}) || a.Outliers[0].Measure != "Litres per Km" {
			t.Errorf("%s: %s %v; want ride 90 by its litres per km", text, a.Shape, got)
		}
	}
	drivers := outliersOf(t, relate(t, w, first(t, w), domain.Outlier, "drivers with unusual litres per km"))
	if slices.Contains(drivers.at("Driver"), "D03") || drivers.Shape != "members" {
		t.Errorf("%s %v; km without litres say nothing of driver 3", drivers.Shape, drivers.at("Driver"))
	}
}

func TestWhoAsksForExtremesIsToldTheHighestAndLowest(t *testing.T) {
	r := relatePlan(t, lots(300), domain.Outlier, "lots with extreme weight", fields("Lot ID", "Weight"))
	if a := outliersOf(t, r); a.Found != 0 || !strings.Contains(r.Summary, "the highest Weight is ") || !strings.Contains(r.Summary, "the lowest Weight is ") {
		t.Errorf("%d found, %q", a.Found, r.Summary)
	}
	high := relatePlan(t, lots(300), domain.Outlier, "lots with unusually high weight", fields("Lot ID", "Weight"))
	if !strings.Contains(high.Summary, "the highest Weight is ") || strings.Contains(high.Summary, "lowest") {
		t.Errorf("%q; only the high side is asked for", high.Summary)
	}
}

func TestRecordsWithTheSameLabelsAreCountedEach(t *testing.T) {
	csv := "Order ID,Amount\n"
	for i := range 200 {
		amount := 90 + i*7%20
		if i >= 196 {
			amount = 5000 + i // four lines of one order
		}
		csv += fmt.Sprintf("O-%d,%d\n", i/4, amount)
	}
	r := relatePlan(t, csv, domain.Outlier, "records with unusual amount", fields("Order ID", "Amount"))
	if a := outliersOf(t, r); a.Found != 4 || !strings.HasPrefix(r.Summary, "4 records") {
		t.Errorf("%d found, %q", a.Found, r.Summary)
	}
}
