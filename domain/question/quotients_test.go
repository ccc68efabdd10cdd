package question_test

import (
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestANumberOverAnotherIsTheirSumsDivided(t *testing.T) {
	const byRegion = "by Region; order "
	check(t, [][2]string{
		{"Profit / Quantity by region", "grouped: show sum(Profit) / sum(Quantity); " + byRegion + "Profit / Quantity down"},
		{"average Profit / Quantity by region", "grouped: show sum(Profit) / sum(Quantity); " + byRegion + "Profit / Quantity down"},
		{"average Profit/Quantity in 2024", "grouped: show sum(Profit) / sum(Quantity); in 2024-01-01..2024-12-31"},
		{"average profit divided by quantity by region", "grouped: show sum(Profit) / sum(Quantity); " + byRegion + "Profit / Quantity down"},
		{"sum of profit divided by sum of quantity by region", "grouped: show sum(Profit) / sum(Quantity); " + byRegion + "Profit / Quantity down"},
		{"which region has the highest Profit / Quantity", "grouped: show sum(Profit) / sum(Quantity); " + byRegion + "Profit / Quantity down; first 1"},
		{"profit to quantity ratio by region", "grouped: show sum(Profit) / sum(Quantity); " + byRegion + "Profit per Quantity down"},
		{"profit as a percentage of sales by region", "grouped: show sum(Profit) / sum(Sales); " + byRegion + "Profit per Sales down"},
		{"Profit / rows by region", "grouped: show sum(Profit) / count of rows; " + byRegion + "Profit / count of rows down"},
		{"average profit per quantity by region", "grouped: show sum(Profit) / sum(Quantity); " + byRegion + "Profit per Quantity down"},
	})
	if p, err := question.New().Read("maximum Profit / Quantity by region", shop()); err == nil {
		t.Errorf("the maximum of a quotient is read as %s", told(p))
	}
}

func TestPerHourIsAskedBackWhereHoursAreMeasured(t *testing.T) {
	in := shop()
	in.Dataset.Columns[1].Type = domain.Timestamp
	in.Dataset.Columns[1].Min, in.Dataset.Columns[1].Max = time.Date(2023, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2025, 12, 31, 0, 0, 0, 0, time.UTC)
	r := question.New()
	if _, err := r.Read("profit per hour by region", in); err != nil {
		t.Errorf("no hours are measured: %v", err)
	}
	in.Dataset.Columns = append(in.Dataset.Columns, domain.Column{Name: "Hours of Work", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 900, Min: 0.0, Max: 40.0})
	if p, err := r.Read("profit per hour by region", in); err == nil {
		t.Errorf("profit per hour is read as %s", told(p))
	}
	accepts(t, in, "Profit divided by Hours of Work", "Profit by hour")
}
