package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// terms are rows of a school's terms, which go by seasons.
func terms() question.Input {
	in := shop()
	in.Dataset.Columns = append(in.Dataset.Columns, domain.Column{Name: "Term", Type: domain.String, Role: domain.RoleDimension, Distinct: 3})
	in.Values.Add("Term", []string{"Autumn 2024", "Spring 2024", "Spring 2025"})
	return in
}

func TestASeasonThatIsAValueIsNoPeriod(t *testing.T) {
	checkIn(t, terms(), [][2]string{
		{"average sales in Autumn 2024", "grouped: show average(Sales); where Term = 'Autumn 2024'"},
		{"average sales in spring 2025 by region", "grouped: show average(Sales); by Region; where Term = 'Spring 2025'; order average Sales down"},
		{"average sales in Spring 2025 vs Spring 2024", "grouped: show average(Sales); by Term; where Term in ('Spring 2025', 'Spring 2024'); order average Sales down"},
		{"average sales in summer 2024", "grouped: show average(Sales); in 2024-06-01..2024-08-31"},
	})
}

func TestALineChartIsNoLine(t *testing.T) {
	in := shop()
	in.Dataset.Columns = append(in.Dataset.Columns, domain.Column{Name: "Line", Type: domain.String, Role: domain.RoleDimension, Distinct: 4})
	p, err := question.New().Read("sales per month as a line chart", in)
	if want := "grouped: show sum(Sales); by Order Date (month); order Order Date (month) up"; err != nil || told(p) != want {
		t.Errorf("%s %v", told(p), err)
	}
}
