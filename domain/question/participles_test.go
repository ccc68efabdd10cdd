package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// shipments are order lines with the day on which each was shipped, in a column
// that goes by the participle alone.
func shipments() question.Input {
	in := shop()
	shipped := in.Dataset.Columns[1]
	shipped.Name = "Shipped"
	in.Dataset.Name, in.Dataset.DefaultTime = "lines", "Shipped"
	in.Dataset.Columns = append([]domain.Column{in.Dataset.Columns[0], shipped}, in.Dataset.Columns[2:]...)
	in.Dataset.Columns = append(in.Dataset.Columns, domain.Column{Name: "Late", Type: domain.Boolean, Role: domain.RoleDimension, Distinct: 2})
	return in
}

func TestAParticipleSaysWhatWasDoneAndSplitsNothing(t *testing.T) {
	r := question.New()
	for _, c := range [][2]string{
		{"quantity shipped by region", "grouped: show sum(Quantity); by Region; order Quantity down"},
		{"sales shipped per category", "grouped: show sum(Sales); by Category; order Sales down"},
		{"sales by region shipped", "grouped: show sum(Sales); by Region; order Sales down"},
		{"total shipped by category", "grouped: show sum(Sales); by Category; order Sales down"},
		{"average quantity shipped by region", "grouped: show average(Quantity); by Region; order average Quantity down"},
		{"how much was shipped late by region", "grouped: show sum(Sales); by Region; where Late = true; order Sales down"},
		{"sales shipped late in 2024", "grouped: show sum(Sales); where Late = true; in 2024-01-01..2024-12-31"},
		{"how many desk lamps were shipped in May 2025", ""},
		{"sales per month shipped", "grouped: show sum(Sales); by Shipped (month); order Shipped (month) up"},
		{"categories that shipped desk lamps in March", "grouped: show count of rows; by Category; where Product = 'Desk Lamp', month of Shipped is March; order Count down"},
		{"sales by shipped", "grouped: show sum(Sales); by Shipped (month); order Shipped (month) up"},
		{"sales by region and shipped", "grouped: show sum(Sales); by Shipped (month), Region; order Shipped (month) up"},
		{"sales by shipped date", "grouped: show sum(Sales); by Shipped (month); order Shipped (month) up"},
	} {
		p, err := r.Read(c[0], shipments())
		switch got := told(p); {
		case err != nil:
			t.Errorf("%s: %v", c[0], err)
		case c[1] != "" && got != c[1]:
			t.Errorf("%s\n got %s\nwant %s", c[0], got, c[1])
		case c[1] == "" && len(p.Dimensions) > 0:
			t.Errorf("%s: split by %s", c[0], p.Dimensions[0].Name)
		}
	}
}
