package engine_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/sample/truth"
	"github.com/lumenore/analytics-mcp-server/domain"
)

func TestTheHeadlineNamesTheCoefficientToBeTrusted(t *testing.T) {
	r := relatePlan(t, large(), domain.Correlation, "is size related to length", fields("Size", "Length"))
	if !strings.HasPrefix(r.Summary, "Size and Length: strong positive (spearman 0.6") || !strings.Contains(r.Summary, "; pearson 0.") {
		t.Errorf("%q; one extreme value hides the linear correlation, so the ranks lead and Pearson's is the detail", r.Summary)
	}
	if first := correlationOf(t, r).Pairs[0]; first.Method != "spearman" {
		t.Errorf("first %+v; want what is to be trusted", first)
	}
}

func TestWithoutExtremesTheHeadlineIsLinear(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 12))
	csv := "Part,Size,Length\n"
	for i := range 400 {
		size := rng.NormFloat64()
		csv += fmt.Sprintf("P%d,%.4f,%.4f\n", i, size, size+rng.NormFloat64())
	}
	r := relatePlan(t, csv, domain.Correlation, "is size related to length", fields("Size", "Length"))
	if !strings.Contains(r.Summary, "strong positive (pearson 0.") || !strings.Contains(r.Summary, "; spearman 0.") {
		t.Errorf("%q; want Pearson first", r.Summary)
	}
}

func TestDriversHaveADirectionAndTheirSharesOverlap(t *testing.T) {
	rng := rand.New(rand.NewPCG(13, 14))
	csv := "Lot,Load,Wear,Rest,Output\n"
	for i := range 500 {
		load := rng.NormFloat64()
		wear := load + 0.2*rng.NormFloat64()
		rest := rng.NormFloat64()
		csv += fmt.Sprintf("L%d,%.4f,%.4f,%.4f,%.4f\n", i, load, wear, rest, load-rest+0.3*rng.NormFloat64())
	}
	r := relatePlan(t, csv, domain.Correlation, "what affects output", fields("Output"))
	a := correlationOf(t, r)
	sum := 0.0
	for _, d := range a.Drivers {
		sum += *d.Share
	}
	if sum < 1 || len(a.Drivers) != 3 {
		t.Fatalf("drivers %+v; want three whose shares add up to more than 1", a.Drivers)
	}
	for _, want := range []string{"Rest (negative, ", "Load (positive, ", "they overlap, so they do not add up: together 9"} {
		if !strings.Contains(r.Summary, want) {
			t.Errorf("%q does not say %q", r.Summary, want)
		}
	}
}

func TestRowsHaveNoMaximum(t *testing.T) {
	r := relate(t, bundled(t), truth.CustomersID, domain.Correlation, "maximum lifetime value and age")
	p := correlationOf(t, r).pair(t, "Lifetime Value", "Age", "pearson")
	if math.IsNaN(*p.Coefficient) || !slices.ContainsFunc(r.Interpretation.Assumptions, func(s string) bool { return strings.Contains(s, "not its maximum") }) {
		t.Errorf("assumptions %q; want the column as it stands in each row, and that said", r.Interpretation.Assumptions)
	}
}
