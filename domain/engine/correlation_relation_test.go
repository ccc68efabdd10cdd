package engine_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/sample/truth"
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
	"github.com/lumenore/analytics-mcp-server/ports"
)

// fitness is a table of a row each: fees grow with the age and fall with the
// distance, and who lives far leaves.
func fitness(t *testing.T) ports.Warehouse {
	rng := rand.New(rand.NewPCG(21, 22))
	csv := "Member ID,Age,Distance,Visits,Annual Fees,Left\n"
	for i := range 400 {
		age, distance := 20+rng.IntN(50), 1+10*rng.Float64()
		left := "no"
		if distance+3*rng.NormFloat64() > 7 {
			left = "yes"
		}
		csv += fmt.Sprintf("M-%04d,%d,%.2f,%d,%.2f,%s\n", i, age, distance, 5+rng.IntN(40), 100+10*float64(age)-20*distance+40*rng.NormFloat64(), left)
	}
	return warehouse(t, map[string]string{"members.csv": csv})
}

func TestAComparativeNamesOneSideOfARelation(t *testing.T) {
	w := fitness(t)
	for text, want := range map[string]string{
		"do older members buy more?":                          "Age Annual Fees",
		"do older members have higher annual fees?":           "Age Annual Fees",
		"do younger members come with more visits?":           "Age Visits",
		"does a longer distance reduce annual fees?":          "Annual Fees Distance",
		"does more distance mean less fees?":                  "Annual Fees Distance",
		"does distance hurt annual fees?":                     "Annual Fees Distance",
		"do members with more visits generate more?":          "Annual Fees Visits",
		"is distance tied to visits?":                         "Distance Visits",
		"the higher the distance, the lower the annual fees?": "Annual Fees Distance",
	} {
		a := correlationOf(t, relate(t, w, first(t, w), domain.Correlation, text))
		var got []string
		for _, p := range a.Pairs {
			got = append(got, p.X, p.Y)
		}
		slices.Sort(got)
		if s := strings.Join(slices.Compact(got), " "); s != want || a.Target != "" {
			t.Errorf("%s: relates %q (target %q); want %q", text, s, a.Target, want)
		}
	}
}

func TestWhatIsBoughtIsSaid(t *testing.T) {
	w := fitness(t)
	r := relate(t, w, first(t, w), domain.Correlation, "do older members buy more?")
	if got := strings.Join(r.Interpretation.Assumptions, " "); !strings.Contains(got, "'buy more' is taken to be about Annual Fees") {
		t.Errorf("assumptions %q", got)
	}
	if !strings.Contains(r.Summary, "strong positive") {
		t.Errorf("%q", r.Summary)
	}
}

func TestAnEtaSaysWhereTheNumberIsHigh(t *testing.T) {
	w := fitness(t)
	r := relate(t, w, first(t, w), domain.Correlation, "is distance related to left?")
	if !strings.Contains(r.Summary, "highest for yes (") || !strings.Contains(r.Summary, "lowest for no (") {
		t.Errorf("%q; want who lives further", r.Summary)
	}
}

func TestADriverOfKindsSaysWhereTheTargetIsHigh(t *testing.T) {
	r := relate(t, bundled(t), truth.CustomersID, domain.Correlation, "what drives lifetime value")
	if !strings.Contains(r.Summary, "Channel (12 %, highest for Referral)") {
		t.Errorf("%q", r.Summary)
	}
}

func TestAComparativeOfNoColumnIsRefused(t *testing.T) {
	w := fitness(t)
	for _, text := range []string{"do bigger members buy more?", "do older members complain more?"} {
		q, err := domain.NewQuestion(text, first(t, w))
		if err != nil {
			t.Fatal(err)
		}
		a, err := newEngine(t, engine.Params{Warehouse: w, Analysts: relations()}).Answer(t.Context(), domain.Correlation, q)
		if f := domain.FaultFrom(err); err == nil || f.Kind != domain.KindUnknownWord || !strings.Contains(f.Suggestion, "related to") {
			t.Errorf("%s: %v %s; want a refusal that says how to ask", text, err, a.Data)
		}
	}
}

func TestRowsOfAConditionAreNotComparedWithThemselves(t *testing.T) {
	w := fitness(t)
	q, err := domain.NewQuestion("do members with more than 20 visits have higher annual fees?", first(t, w))
	if err != nil {
		t.Fatal(err)
	}
	a, err := newEngine(t, engine.Params{Warehouse: w, Analysts: relations()}).Answer(t.Context(), domain.Correlation, q)
	if f := domain.FaultFrom(err); err == nil || f.Kind != domain.KindUnsupported || !strings.Contains(f.Suggestion, "related to") {
		t.Errorf("%v %s; within the condition nothing is compared", err, a.Data)
	}
}

// The older customers buy more often, not in larger
// amounts, which only their totals show.
func TestThingsOfSeveralRowsAreComparedByTheirOwnFigures(t *testing.T) {
	rng := rand.New(rand.NewPCG(23, 24))
	csv := "Order ID,Customer ID,Age,Sales\n"
	n := 0
	for c := range 60 {
		age := 20 + c
		for range 2 + c/4 {
			n++
			csv += fmt.Sprintf("O-%05d,C-%03d,%d,%.2f\n", n, c, age, 100+30*rng.NormFloat64())
		}
	}
	w := warehouse(t, map[string]string{"orders.csv": csv})
	r := relate(t, w, first(t, w), domain.Correlation, "do older customers buy more?")
	a := correlationOf(t, r)
	if !strings.Contains(a.UnitOfAnalysis, "members of Customer ID") || a.Observations != 60 || *a.Pairs[0].Coefficient < 0.9 {
		t.Errorf("%q over %d: %s; want the 60 customers", a.UnitOfAnalysis, a.Observations, r.Summary)
	}
}
