package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

func TestWhatMembersDidIsOfTheMembers(t *testing.T) {
	in := shop()
	for i, c := range in.Dataset.Columns {
		if c.Name == "Order Date" {
			in.Dataset.Columns[i].Name = "Booked"
		}
	}
	in.Dataset.DefaultTime = "Booked"
	in.Dataset.Columns = append(in.Dataset.Columns, domain.Column{Name: "Porter", Type: domain.String, Role: domain.RoleDimension, Distinct: 240})
	reads(t, in, map[string]string{
		"porters who booked furniture and technology":   "grouped: show count of rows; by Porter; where Porter with rows for each of Category Furniture, Technology; order Count down",
		"porters who booked furniture or technology":    "grouped: show count of rows; by Porter; where Category in ('Furniture', 'Technology'); order Count down",
		"how many porters booked no furniture":          "grouped: show distinct count of Porter; where Porter without rows where Category = 'Furniture'",
		"how many porters in the West booked furniture": "grouped: show distinct count of Porter; where Region = 'West', Category = 'Furniture'",
		"average profit of porters by region":           "grouped: show average(Profit); by Region; order average Profit down",
	})
}
