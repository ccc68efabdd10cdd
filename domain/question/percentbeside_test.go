package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestAPercentageBesideAStateIsTheShareOfRowsInIt(t *testing.T) {
	returned := "grouped: show share of rows where Returned = 'Y'; by Region; order returned rate down"
	check(t, [][2]string{
		{"returned % by region", returned},
		{"% returned by region", returned},
		{"returned orders % by region", "grouped: show share of distinct Order ID where Returned = 'Y'; by Region; order returned rate down"},
		{"percentage furniture per region", "grouped: show share of rows where Category = 'Furniture'; by Region; order furniture rate down"},
		{"furniture pct by state", "grouped: show share of rows where Category = 'Furniture'; by State; order furniture rate down"},
		{"sales and returned % by region", "grouped: show share of rows where Returned = 'Y', sum(Sales); by Region; order returned rate down"},
		{"sales % by region", "grouped: show sum(Sales); and share of Sales; by Region; order Sales down"},
	})
	for _, asked := range []string{"returned furniture % by region", "profit returned % by region"} {
		if p, err := question.New().Read(asked, shop()); err == nil {
			t.Errorf("%s: %s", asked, told(p))
		}
	}
}

func TestARateOfADeedIsTheShareOfRowsWithItsDate(t *testing.T) {
	in := shop()
	closed := in.Dataset.Columns[1]
	closed.Name, closed.NullShare = "Cancellation Date", 0.7
	in.Dataset.Columns = append(in.Dataset.Columns, closed)
	want := "grouped: show share of rows where Cancellation Date is not null; by Region; order "
	reads(t, in, map[string]string{
		"cancellation rate by region":     want + "cancellation rate down",
		"cancelled % per region":          want + "cancelled rate down",
		"furniture orders rate by region": "grouped: show share of distinct Order ID where Category = 'Furniture'; by Region; order furniture rate down",
	})
}
