package engine_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// purchases are the order lines of 60 customers with some four orders each; C07
// has 40. Each order has two lines.
func purchases() string {
	var csv strings.Builder
	csv.WriteString("Order ID,Order Date,Customer ID,Amount\n")
	start := time.Date(2024, time.January, 1, 0, 0, 0, 0, time.UTC)
	order := 0
	for c := range 60 {
		orders := 3 + c%4
		if c == 7 {
			orders = 40
		}
		for o := range orders {
			order++
			for line := range 2 {
				fmt.Fprintf(&csv, "O-%04d,%s,C%02d,%d\n", order, start.AddDate(0, 0, (o*31+c)%360).Format(time.DateOnly), c, 50+(c*7+line*3)%20)
			}
		}
	}
	return csv.String()
}

func TestWhatIsDoneOftenIsCounted(t *testing.T) {
	w := warehouse(t, map[string]string{"purchases.csv": purchases()})
	r := relate(t, w, first(t, w), domain.Outlier, "which customers order suspiciously often")
	a := outliersOf(t, r)
	if got := r.Interpretation.Measures; !slices.Equal(got, []string{"distinct count of Order ID"}) || a.Shape != "members" || !slices.Equal(a.at("Customer ID"), []string{"C07"}) {
		t.Errorf("%s by %v: %v; want the orders of each customer, C07 standing out", a.Shape, got, a.at("Customer ID"))
	}
}

func TestMembersOutOfLineWithTheOthersAreSearched(t *testing.T) {
	w := warehouse(t, map[string]string{"purchases.csv": purchases()})
	for _, text := range []string{
		"are there any customers whose amount is out of line with the others?",
		"does any customer have an unusual total amount compared with the others?",
	} {
		r := relate(t, w, first(t, w), domain.Outlier, text)
		if a := outliersOf(t, r); a.Shape != "members" || a.Observations != 60 || !slices.Contains(a.at("Customer ID"), "C07") {
			t.Errorf("%s: %s, %d, %v; want C07 among the 60 customers", text, a.Shape, a.Observations, a.at("Customer ID"))
		}
	}
}

func TestALengthOfTimeInAConditionIsNoGrain(t *testing.T) {
	var csv strings.Builder
	csv.WriteString("Staff ID,Joined,Tenure Months,Visits\n")
	for i := range 100 {
		visits := 20 + i*i%7
		if i == 40 {
			visits = 200
		}
		fmt.Fprintf(&csv, "S-%03d,2025-%02d-%02d,%d,%d\n", i, 1+i%12, 1+i%28, i%5, visits)
	}
	w := warehouse(t, map[string]string{"staff.csv": csv.String()})
	r := relate(t, w, first(t, w), domain.Outlier, "staff with a tenure below 3 months and unusually many visits")
	if a := outliersOf(t, r); a.Shape != "records" || !slices.Equal(r.Interpretation.Measures, []string{"Visits"}) || !slices.Equal(a.at("Staff ID"), []string{"S-040"}) {
		t.Errorf("%s of %v: %v; want the visits of single members of staff, S-040 standing out", a.Shape, r.Interpretation.Measures, a.at("Staff ID"))
	}
}
