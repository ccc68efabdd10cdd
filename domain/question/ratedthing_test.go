package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

func TestWhatARateIsShownForIsNotTheThingItCounts(t *testing.T) {
	in := shopOfStates()
	in.Dataset.Columns = append(in.Dataset.Columns, domain.Column{Name: "Supplier Code", Type: domain.String, Role: domain.RoleDimension, Distinct: 25})
	const rows, orders = "share of rows where Churned = 1", "share of distinct Order ID where Churned = 1"
	for text, want := range map[string]string{
		"churn rate by supplier code":                        rows + "; Supplier Code; ",
		"churn rate for each supplier code":                  rows + "; Supplier Code; ",
		"top 5 supplier codes by churn rate":                 rows + "; Supplier Code; ",
		"highest 3 churn rates by supplier code":             rows + "; Supplier Code; ",
		"supplier codes with the highest churn rate":         rows + "; Supplier Code; ",
		"which supplier codes have the highest churn rate":   rows + "; Supplier Code; ",
		"which 3 supplier codes have the highest churn rate": rows + "; Supplier Code; ",
		"order churn rate by supplier code":                  orders + "; Supplier Code; ",
	} {
		if got := asked(t, in, domain.Query, text); got != want {
			t.Errorf("%s\n got  %s\n want %s", text, got, want)
		}
	}
	for _, text := range []string{"unusual churn rate by supplier code", "which supplier codes have an unusual churn rate"} {
		if got, want := asked(t, in, domain.Outlier, text), rows+"; Supplier Code; "; got != want {
			t.Errorf("%s\n got  %s\n want %s", text, got, want)
		}
	}
}
