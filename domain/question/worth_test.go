package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestAnExampleIsAboutWhatAPersonWouldAsk(t *testing.T) {
	number := func(name, unit string) domain.Column {
		return domain.Column{Name: name, Unit: unit, Type: domain.Integer, Role: domain.RoleMeasure, Distinct: 90, Min: int64(0), Max: int64(99)}
	}
	text := func(name string, distinct int64, examples ...string) domain.Column {
		return domain.Column{Name: name, Type: domain.String, Role: domain.RoleDimension, Distinct: distinct, Examples: examples}
	}
	d := domain.Dataset{Name: "stays", Rows: 4000, Columns: []domain.Column{
		text("Begin", 32, "09:15", "10:30"), text("First Stay", 2, "No", "Yes"), text("Guest", 900, "Ann", "Bob"), text("House Category", 6, "Hut", "Villa"),
		number("Guest Age", ""), number("Lead Days", ""), number("Bill", "USD"), number("Comfort Score", ""),
	}}
	for tool, want := range map[domain.Analysis]string{
		domain.Query:       "total Bill by House Category",
		domain.Pareto:      "which House Categories make up 80% of Bill",
		domain.Correlation: "correlation between Bill and Comfort Score",
		domain.Outlier:     "outliers in total Bill by House Category",
	} {
		if got := question.ExampleFor(d, tool); got != want {
			t.Errorf("%s: %q, want %q", tool, got, want)
		}
	}
}

func TestAPluralIsReadAsItsColumn(t *testing.T) {
	for name, want := range map[string]string{
		"Region": "Regions", "Category": "Categories", "Class": "Classes", "Sales Branch": "Sales Branches", "Status": "Status", "Customer ID": "Customer ID",
		"Störung": "Störung", "cost_center": "cost_center", "Day": "Days", "SKU": "SKU",
	} {
		if got := question.Plural(name); got != want {
			t.Errorf("the plural of %s is %s, want %s", name, got, want)
		}
	}
}

func TestACurrencyInANameIsMoney(t *testing.T) {
	fuel, charge := number("fuel_l"), number("charge_gbp")
	if question.WorthOf(charge) <= question.WorthOf(fuel) {
		t.Errorf("charge_gbp is worth %d, fuel_l %d", question.WorthOf(charge), question.WorthOf(fuel))
	}
}
