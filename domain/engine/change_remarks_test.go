package engine_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// Shop C has rows in February only, and D sells nothing in either month.
func TestAPeriodWithoutAValueHasNoChangeToDivide(t *testing.T) {
	r := planOver(t, shops, domain.Change, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: []question.Measure{engine.AverageOf(column(d, "Sales"))}, Filters: onlyShop("C"), Compare: versus(january(), february())}
	})
	if got := strings.Join(r.Caveats, " "); !strings.Contains(got, "in January 2024, so there is no change to divide") || strings.Contains(got, "several members") {
		t.Errorf("%q; want that January has no value, and no other reason", got)
	}
	r = planOver(t, shops, domain.Change, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d), Filters: onlyShop("D"), Dimensions: []question.Dimension{by("Kind")}, Compare: versus(january(), february())}
	})
	if !strings.Contains(r.Summary, "no member moved") || strings.Contains(r.Summary, "moved most") {
		t.Errorf("%q; nobody moved", r.Summary)
	}
}

func TestThingsThatAreCountedAreNotDividedByThemselves(t *testing.T) {
	r := planOver(t, shops, domain.Change, func(domain.Dataset) question.Plan {
		return question.Plan{Compare: versus(january(), february()), Measures: []question.Measure{{Name: "distinct Shop", Label: "distinct count of Shop", Column: "Shop",
			Type: domain.Integer, Aggregate: query.Count, Expr: query.Aggregate{Func: query.Count, Argument: query.Column{Name: "Shop"}, Distinct: true}}}}
	})
	if a := comparisonOf(t, r); len(a.of("Shop")) > 0 || len(a.of("Kind")) == 0 {
		t.Errorf("%+v; want the kinds of shop, not each shop by itself", a.Dimensions)
	}
}
