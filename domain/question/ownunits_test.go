package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

func TestTheUnitBehindAConditionIsNoSecondWish(t *testing.T) {
	in := shop()
	in.Dataset.Columns = append(in.Dataset.Columns, domain.Column{Name: "Total Price (EUR)", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 9000, Min: 1.0, Max: 9000.0},
		domain.Column{Name: "Vibration (mm/s)", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 900, Min: 0.1, Max: 3.0},
		domain.Column{Name: "annual_billing", Type: domain.String, Role: domain.RoleDimension, Distinct: 2})
	in.Values.Add("annual_billing", []string{"n", "y"})
	checkIn(t, in, [][2]string{
		{"order lines with total price over 3000 euros", "records: fields Order ID, Total Price (EUR), Order Date; where Total Price (EUR) > 3000"},
		{"order lines where vibration is over 1.5 mm/s", "records: fields Order ID, Vibration (mm/s), Order Date; where Vibration (mm/s) > 1.5"},
		{"number of orders billed annually by region", "grouped: show distinct count of Order ID; by Region; where annual_billing = 'y'; order distinct Order ID down"},
	})
}
