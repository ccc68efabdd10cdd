package engine_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/sample/truth"
	"github.com/lumenore/analytics-mcp-server/domain"
)

// shelves holds parts on two shelves, of some 10 and some 1,000 grams; part 60
// weighs 300, which is usual for neither and lies between both.
func shelves() string {
	rng := rand.New(rand.NewPCG(21, 22))
	csv := "Part ID,Shelf,Weight\n"
	for i := range 120 {
		shelf, weight := "top", 10+rng.NormFloat64()
		if i%2 == 1 {
			shelf, weight = "bottom", 1000+100*rng.NormFloat64()
		}
		if i == 60 {
			weight = 300
		}
		csv += fmt.Sprintf("P-%03d,%s,%.2f\n", i, shelf, weight)
	}
	return csv
}

func TestRecordsAreHeldAgainstThoseOfTheirOwn(t *testing.T) {
	w := warehouse(t, map[string]string{"parts.csv": shelves()})
	for _, text := range []string{"outliers in Weight by Shelf", "parts with unusual Weight within their Shelf"} {
		r := relate(t, w, first(t, w), domain.Outlier, text)
		a := outliersOf(t, r)
		if got := a.at("Part ID"); a.Shape != "records" || !slices.Equal(got, []string{"P-060"}) || a.Outliers[0].At["Shelf"] != "top" {
			t.Errorf("%s: %s %v; want part 60, too heavy for the top shelf", text, a.Shape, got)
		}
		if len(a.Searches) != 2 || a.Checked != 120 || !strings.Contains(a.Method, "of the same Shelf") {
			t.Errorf("%s: %d searches of %d by %q", text, len(a.Searches), a.Checked, a.Method)
		}
	}
	if a := outliersOf(t, relate(t, w, first(t, w), domain.Outlier, "outliers in Weight")); slices.Contains(a.at("Part ID"), "P-060") {
		t.Error("among all parts together 300 grams lie in the middle")
	}
}

func TestTooFewGroupsAreSearchedForWhatLiesWithinThem(t *testing.T) {
	customers := relate(t, bundled(t), truth.CustomersID, domain.Outlier, "outlier: lifetime value by channel")
	if a := outliersOf(t, customers); a.Shape != "records" || a.Checked != truth.Customers || len(a.Outliers) == 0 {
		t.Errorf("%s, %d checked; want all customers, each in its channel", a.Shape, a.Checked)
	}
	sales := relate(t, bundled(t), truth.SalesID, domain.Outlier, "unusual sales by category")
	if a := outliersOf(t, sales); a.Shape != "periods" || !strings.Contains(strings.Join(sales.Interpretation.Assumptions, " "), "Category has fewer than 8 members") {
		t.Errorf("%s; want the months of each category, and why: %v", a.Shape, sales.Interpretation.Assumptions)
	}
}
