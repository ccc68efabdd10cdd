package sample_test

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/sample/truth"
)

func year(r row) int { return r.date("Order Date").Year() }

func TestWestHasItsShareOfTheFourthQuarterOf2024(t *testing.T) {
	sales := load(t, "sales.csv.gz")
	quarter := func(r row) bool { d := r.date("Order Date"); return d.Year() == 2024 && d.Month() >= time.October }
	west := sales.sum("Sales", func(r row) bool { return r.text("Region") == "West" && quarter(r) })
	all := sales.sum("Sales", quarter)
	known := sales.sum("Sales", func(r row) bool { return r.text("Region") != "" && quarter(r) })
	near(t, "of all", west/all, truth.WestShareQ42024, truth.WestShareQ42024Tolerance)
	near(t, "of known regions", west/known, truth.WestShareQ42024, truth.WestShareQ42024Tolerance)
}

func TestTwentyOfAHundredProductsMakeEightyPercent(t *testing.T) {
	sales := load(t, "sales.csv.gz")
	for measure, keep := range map[string]func(row) bool{
		"gross": func(r row) bool { return r.number("Sales") > 0 },
		"net":   func(row) bool { return true },
	} {
		byProduct := map[string]float64{}
		for _, r := range sales.rows {
			if keep(r) {
				byProduct[r.text("Product")] += r.number("Sales")
			}
		}
		amounts := slices.SortedFunc(maps.Values(byProduct), func(a, b float64) int { return cmp.Compare(b, a) })
		total, first := 0.0, 0.0
		for i, a := range amounts {
			total += a
			if i < truth.VitalFewProducts {
				first += a
			}
		}
		with, without := first/total, (first-amounts[truth.VitalFewProducts-1])/total
		t.Logf("%s: %d products make %.4f, one fewer %.4f", measure, truth.VitalFewProducts, with, without)
		if len(amounts) != truth.Products || with < truth.VitalFewShare || without >= truth.VitalFewShare {
			t.Errorf("%s: %d of %d products make %.4f, one fewer %.4f", measure, truth.VitalFewProducts, len(amounts), with, without)
		}
	}
}

func TestSalesGrowEveryYear(t *testing.T) {
	sales := load(t, "sales.csv.gz")
	in := func(y int, east bool) float64 {
		return sales.sum("Sales", func(r row) bool { return year(r) == y && (east || r.text("Region") != "East") })
	}
	near(t, "2024 over 2023", in(2024, true)/in(2023, true)-1, truth.YearlyGrowth, truth.YearlyGrowthTolerance)
	near(t, "2025 over 2024 outside East", in(2025, false)/in(2024, false)-1, truth.YearlyGrowth, truth.YearlyGrowthTolerance)
}

func TestDecemberStandsOutAndNoOtherMonth(t *testing.T) {
	sales := load(t, "sales.csv.gz")
	var level [36]float64
	for _, r := range sales.rows {
		d := r.date("Order Date")
		m := (d.Year()-2023)*12 + int(d.Month()) - 1
		level[m] += r.number("Sales") / math.Pow(1+truth.YearlyGrowth, float64(m)/12)
	}
	for y := range 3 {
		months := level[12*y : 12*y+12]
		others := 0.0
		for _, v := range months[:11] {
			others += v / 11
		}
		near(t, fmt.Sprint("December of ", 2023+y), months[11]/others, truth.DecemberLevel, truth.DecemberLevelTolerance)
		for m, v := range months[:11] {
			near(t, fmt.Sprintf("%d-%02d", 2023+y, m+1), v/others, 1, 0.06)
		}
	}
}

func TestEastFallsByAQuarterAllOfItInTechnology(t *testing.T) {
	sales := load(t, "sales.csv.gz")
	type cell struct {
		east     bool
		category string
		year     int
	}
	sums := map[cell]float64{}
	for _, r := range sales.rows {
		if d := r.date("Order Date"); d.Format("01-02") >= truth.EastFallFrom[5:] && r.text("Region") != "" {
			sums[cell{r.text("Region") == "East", r.text("Category"), d.Year()}] += r.number("Sales")
		}
	}
	// What East would have sold: its year before, grown as elsewhere.
	var actual, expected, fallInCategory float64
	for category := range truth.Margins() {
		would := sums[cell{true, category, 2024}] * sums[cell{false, category, 2025}] / sums[cell{false, category, 2024}]
		is := sums[cell{true, category, 2025}]
		actual += is
		expected += would
		if category == truth.EastFallCategory {
			fallInCategory = would - is
			continue
		}
		near(t, category, is/would, 1, 0.03)
	}
	near(t, "fall", 1-actual/expected, truth.EastFall, truth.EastFallTolerance)
	near(t, "of it in "+truth.EastFallCategory, fallInCategory/(expected-actual), 1, 0.06)
}

func TestMarginRisesInEachCategoryAndFallsOverall(t *testing.T) {
	sales := load(t, "sales.csv.gz")
	margin := func(keep func(row) bool) float64 { return sales.sum("Profit", keep) / sales.sum("Sales", keep) }
	overall := [3]float64{}
	for i := range overall {
		overall[i] = margin(func(r row) bool { return year(r) == 2023+i })
		for category, planted := range truth.Margins() {
			got := margin(func(r row) bool { return year(r) == 2023+i && r.text("Category") == category })
			near(t, fmt.Sprint(category, " ", 2023+i), got, planted[i], truth.MarginTolerance)
		}
	}
	t.Logf("overall: %.4f", overall)
	if overall[1] > overall[0]-0.002 || overall[2] > overall[1]-0.002 {
		t.Errorf("the overall margin does not clearly fall: %.4f", overall)
	}
}

func TestSomeLinesAreReturnsAndSomeOrdersHaveNoRegion(t *testing.T) {
	sales := load(t, "sales.csv.gz")
	returns, nulls := 0.0, 0.0
	for _, r := range sales.rows {
		negative := r.number("Quantity") < 0
		if negative {
			returns++
		}
		if negative != (r.number("Sales") < 0) {
			t.Fatalf("quantity and sales differ in sign: %v", r.cells)
		}
		if (r.text("Region") == "") != (r.text("State") == "") {
			t.Fatalf("region without state, or state without region: %v", r.cells)
		}
		if r.text("Region") == "" {
			nulls++
		}
	}
	rows := float64(len(sales.rows))
	near(t, "returns", returns/rows, truth.ReturnShare, 0.002)
	near(t, "without region", nulls/rows, truth.NullRegionShare, 0.002)
}

func TestSalesFitTogether(t *testing.T) {
	sales := load(t, "sales.csv.gz")
	customers := map[string]row{}
	for _, r := range load(t, "customers.csv.gz").rows {
		customers[r.text("Customer ID")] = r
	}
	parents := map[string]string{}
	belongs := func(kind, child, parent string) {
		if was, ok := parents[kind+child]; ok && was != parent {
			t.Fatalf("%s %s belongs to %s and to %s", kind, child, was, parent)
		}
		parents[kind+child] = parent
	}
	regions, days := map[string]bool{}, map[string]bool{}
	for _, r := range sales.rows {
		who, ok := customers[r.text("Customer ID")]
		if !ok || who.text("Segment") != r.text("Segment") || who.date("Signup Date").After(r.date("Order Date")) {
			t.Fatalf("no such customer by then: %v", r.cells)
		}
		belongs("state ", r.text("State"), r.text("Region"))
		belongs("product ", r.text("Product"), r.text("Category"))
		belongs("order ", r.text("Order ID"), r.text("Customer ID"))
		regions[r.text("Region")] = true
		days[r.text("Order Date")] = true
		if _, err := strconv.Atoi(r.text("Quantity")); err != nil || r.number("Quantity") == 0 || r.number("Discount") > 0.3 {
			t.Fatalf("quantity or discount out of range: %v", r.cells)
		}
	}
	if len(regions) != truth.Regions+1 {
		t.Errorf("regions %v; want %d and the empty one", regions, truth.Regions)
	}
	everyDay(t, days)
}

// everyDay fails unless the days are exactly those of the sample.
func everyDay(t *testing.T, days map[string]bool) {
	t.Helper()
	listed := slices.Sorted(maps.Keys(days))
	if len(listed) != 1096 || listed[0] != truth.First || listed[1095] != truth.Last {
		t.Errorf("%d days, %s to %s; want every day from %s to %s", len(listed), listed[0], listed[len(listed)-1], truth.First, truth.Last)
	}
}
