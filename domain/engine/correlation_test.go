package engine_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/sample/truth"
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestLifetimeValueIsDrivenByTenureAndChannel(t *testing.T) {
	r := relate(t, bundled(t), truth.CustomersID, domain.Correlation, "What factors correlate with customer lifetime value?")
	a := correlationOf(t, r)
	if a.Target != "Lifetime Value" || a.Observations != truth.Customers {
		t.Errorf("target %q over %d", a.Target, a.Observations)
	}
	if got := a.drivers(); len(got) < 2 || got[0] != "Tenure Months" || got[1] != "Channel" || slices.Contains(got, "Age") || slices.Contains(got, "Age Group") {
		t.Errorf("drivers %v; want tenure, then channel, no age", got)
	}
	for _, d := range a.Drivers[2:] {
		if *d.Added > 0.005 {
			t.Errorf("%s adds %v; only tenure and channel do", d.Column, *d.Added)
		}
	}
	if !strings.Contains(r.Summary, "Tenure Months") || !strings.Contains(r.Summary, "Next to no part in it:") {
		t.Errorf("summary %q", r.Summary)
	}
	age := a.pair(t, "Age", "Lifetime Value", "spearman")
	if math.Abs(*age.Coefficient) > truth.LifetimeValueAgeCorrelation {
		t.Errorf("age correlates by %v", *age.Coefficient)
	}
	left := map[string]bool{}
	for _, e := range a.Excluded {
		left[e.Column] = true
	}
	if !left["Customer ID"] || !left["Signup Date"] {
		t.Errorf("excluded %+v; want the identifier and the date said", a.Excluded)
	}
	again := relate(t, bundled(t), truth.CustomersID, domain.Correlation, "What factors correlate with customer lifetime value?")
	if again.raw != r.raw {
		t.Error("the same question gave other bytes")
	}
}

func TestWhatMakesTheTargetIsNoDriver(t *testing.T) {
	a := correlationOf(t, relatePlan(t, lots(300), domain.Correlation, "what drives sales", func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d), Why: true}
	}))
	for _, want := range []string{"Price", "Quantity"} {
		i := slices.IndexFunc(a.Excluded, func(e struct{ Column, Reason string }) bool { return e.Column == want })
		if i < 0 || !strings.Contains(a.Excluded[i].Reason, "product or ratio of Price and Quantity") {
			t.Errorf("%s is not excluded as part of a product: %+v", want, a.Excluded)
		}
	}
	if len(a.Drivers) != 0 {
		t.Errorf("drivers %+v; want none besides what defines it", a.Drivers)
	}
}

func TestEachKindOfPairHasItsMeasure(t *testing.T) {
	r := relatePlan(t, lots(300), domain.Correlation, "how are price, weight, grade and colour related", fields("Lot ID", "Price", "Weight", "Grade", "Colour"))
	a := correlationOf(t, r)
	if a.UnitOfAnalysis != "records (rows of table)" {
		t.Errorf("unit %q", a.UnitOfAnalysis)
	}
	// Price and Weight by two methods, four η, one V.
	if a.TestsRun != 7 || len(a.Pairs) != 7 {
		t.Errorf("%d tests, %d pairs; want 7", a.TestsRun, len(a.Pairs))
	}
	eta := a.pair(t, "Grade", "Weight", "eta")
	if *eta.Coefficient < 0.8 || *eta.PAdjusted > 1e-6 || eta.Strength != "strong" || eta.N != 300 {
		t.Errorf("%+v; want a strong η over 300", eta)
	}
	if a.Pairs[0].Method != "eta" || a.Pairs[0].X != "Grade" {
		t.Errorf("first %+v; want the significant one", a.Pairs[0])
	}
	if v := a.pair(t, "Grade", "Colour", "cramers_v"); *v.PAdjusted < 0.05 || *v.PAdjusted < *v.PValue {
		t.Errorf("%+v; colour follows nothing, and p grows by the tests", v)
	}
}

func TestNothingSignificantIsAnAnswer(t *testing.T) {
	r := relatePlan(t, lots(300), domain.Correlation, "is price related to weight", fields("Lot ID", "Price", "Weight"))
	if a := correlationOf(t, r); a.TestsRun != 2 || !strings.HasPrefix(r.Summary, "No significant correlation") {
		t.Errorf("%q of %d tests", r.Summary, a.TestsRun)
	}
}

func TestAcrossADimensionItsAggregatesAreCorrelated(t *testing.T) {
	csv := "Shop,City,Sales,Cost\n,x,1,999\n"
	for shop := range 5 {
		for i := range 4 {
			csv += fmt.Sprintf("S%d,x,%d,%d\n", shop, 10*(shop+1), 100-10*shop+i)
		}
	}
	r := relatePlan(t, csv, domain.Correlation, "correlation of sales and cost across shops", fields("Shop", "Sales", "Cost"))
	a := correlationOf(t, r)
	if !strings.Contains(a.UnitOfAnalysis, "members of Shop") || a.Observations != 5 {
		t.Errorf("%q over %d; want the 5 shops, none unknown", a.UnitOfAnalysis, a.Observations)
	}
	s := a.pair(t, "Sales", "Cost", "spearman")
	if *s.Coefficient != -1 || *s.PValue != 0.01667 {
		t.Errorf("%v with p = %v; want −1 and exactly 1/60", *s.Coefficient, *s.PValue)
	}
	if got := strings.Join(r.Caveats, " "); !strings.Contains(got, "5 observations") || !strings.Contains(got, "correlate by size alone") {
		t.Errorf("caveats %q don't say how small it is, and what sums do", got)
	}
}

func TestWithinEachMemberItsRowsAreCorrelated(t *testing.T) {
	csv := "Shop,Sales,Cost\n"
	for i := range 10 {
		csv += fmt.Sprintf("A,%d,%d\nB,%d,%d\n", i, 2*i+(i*7)%3, i, 50-2*i+(i*7)%3)
	}
	a := correlationOf(t, relatePlan(t, csv, domain.Correlation, "correlate sales and cost within each shop", fields("Shop", "Sales", "Cost")))
	signs := map[any]bool{}
	for _, p := range a.Pairs {
		signs[p.Member["Shop"]] = *p.Coefficient > 0
	}
	if len(a.Pairs) != 2 || !signs["A"] || signs["B"] {
		t.Errorf("%+v; want up in A and down in B", a.Pairs)
	}
}

func TestSeriesAreComparedByTheirChanges(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	csv := "Day,Ice,Sun,Rent\n"
	start := time.Date(2021, time.January, 1, 0, 0, 0, 0, time.UTC)
	for m := range 60 {
		shock := rng.NormFloat64()
		csv += fmt.Sprintf("%s,%.3f,%.3f,%.3f\n", start.AddDate(0, m, 0).Format(time.DateOnly), 100+float64(m)+3*shock, 50+2*float64(m)+6*shock+rng.NormFloat64(), 10+float64(m)+rng.NormFloat64())
	}
	r := relatePlan(t, csv, domain.Correlation, "are ice, sun and rent correlated", fields("Ice", "Sun", "Rent"))
	a := correlationOf(t, r)
	if !strings.HasPrefix(a.UnitOfAnalysis, "months: changes") {
		t.Errorf("unit %q; a row a month is a series", a.UnitOfAnalysis)
	}
	if p := a.pair(t, "Ice", "Sun", "pearson"); *p.Coefficient < 0.8 || *p.PAdjusted > 0.001 {
		t.Errorf("%v; the shocks are common", *p.Coefficient)
	}
	p := a.pair(t, "Ice", "Rent", "pearson")
	if *p.PAdjusted < 0.05 || *p.Levels < 0.9 {
		t.Errorf("changes %v (p = %v), levels %v; only the trend is common", *p.Coefficient, *p.PAdjusted, *p.Levels)
	}
	if got := strings.Join(r.Caveats, " "); !strings.Contains(got, "trend in the same direction") {
		t.Errorf("caveats %q", got)
	}
}

func TestEventsAreComparedOneByOneThoughEachHasItsOwnTime(t *testing.T) {
	rng := rand.New(rand.NewPCG(15, 16))
	csv := "At,Force,Reach\n"
	start := time.Date(2024, time.March, 4, 0, 0, 0, 0, time.UTC)
	for i := range 300 {
		force := rng.NormFloat64()
		csv += fmt.Sprintf("%s,%.3f,%.3f\n", start.Add(time.Duration(i)*33*time.Minute+time.Duration(rng.IntN(1800))*time.Second).Format(time.DateTime), force, force+rng.NormFloat64())
	}
	r := relatePlan(t, csv, domain.Correlation, "is force related to reach", fields("Force", "Reach"))
	if a := correlationOf(t, r); !strings.HasPrefix(a.UnitOfAnalysis, "records") || a.Observations != 300 {
		t.Errorf("%q over %d; want the 300 events, not the days that they fall on", a.UnitOfAnalysis, a.Observations)
	}
}

func TestRanksOfALargeTableComeFromPartOfIt(t *testing.T) {
	r := relatePlan(t, large(), domain.Correlation, "is size related to length", fields("Size", "Length"))
	a := correlationOf(t, r)
	p, s := a.pair(t, "Size", "Length", "pearson"), a.pair(t, "Size", "Length", "spearman")
	if p.N != largeRows || s.N >= 102_000 || s.N < 98_000 {
		t.Errorf("pearson over %d, spearman over %d of %d", p.N, s.N, largeRows)
	}
	if math.Abs(*s.Coefficient-0.69) > 0.01 || *p.Coefficient > 0.1 {
		t.Errorf("%v and %v; want 0.69 by ranks, whatever the one extreme does", *p.Coefficient, *s.Coefficient)
	}
	if got := strings.Join(r.Caveats, " "); !strings.Contains(got, "evenly spread") || !strings.Contains(got, "trust the ranks") {
		t.Errorf("caveats %q don't say so", got)
	}
}

// large is a table with more rows than are read to be ranked: Length is Size
// and as much noise, one of them 9,000.
const largeRows = 130_000

func large() string {
	rng := rand.New(rand.NewPCG(9, 10))
	var csv strings.Builder
	csv.WriteString("Part,Size,Length\n")
	for i := range largeRows {
		size := 100 + rng.NormFloat64()
		length := size + rng.NormFloat64()
		if i == 77_777 {
			size = 106.9
			length = 9_000
		}
		fmt.Fprintf(&csv, "P%d,%.4f,%.4f\n", i, size, length)
	}
	return csv.String()
}

func TestACategoryCanBeTheTarget(t *testing.T) {
	r := relate(t, bundled(t), truth.InventoryID, domain.Correlation, "what factors influence stockouts")
	if a := correlationOf(t, r); a.Target != "Stockout" || !strings.Contains(r.Summary, "Stock (the values of Stockout are ranges of Stock)") {
		t.Errorf("target %q, %q; want the stock said to decide it", a.Target, r.Summary)
	}
}

func TestAQuestionForReasonsGoesToTheChangeTool(t *testing.T) {
	w := warehouse(t, map[string]string{"table.csv": lots(300)})
	p := planned(w, func(d domain.Dataset) question.Plan { return question.Plan{Measures: sales(d), Why: true} })
	p.Analysts = append(relations(), engine.NewPareto())
	q, err := domain.NewQuestion("why did sales fall", first(t, w))
	if err != nil {
		t.Fatal(err)
	}
	if a, err := newEngine(t, p).Answer(t.Context(), domain.Correlation, q); err == nil {
		t.Errorf("answered %s", a.Data)
	}
}
