package question_test

import (
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// meters is a table as meters give it: one row for each of four of them on each of
// 730 days, with the rain of the day.
func meters() question.Input {
	from, through := time.Date(2023, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2024, 12, 30, 0, 0, 0, 0, time.UTC)
	d := domain.Dataset{ID: 9, Name: "readings", Rows: 2918, DefaultMeasure: "Vehicles", DefaultTime: "Read On", Columns: []domain.Column{
		{Name: "Read On", Type: domain.Date, Role: domain.RoleTime, Distinct: 730, Min: from, Max: through},
		{Name: "Meter", Type: domain.String, Role: domain.RoleDimension, Distinct: 4, MeanLength: 8},
		{Name: "Vehicles", Type: domain.Integer, Role: domain.RoleMeasure, Distinct: 900, Min: int64(0), Max: int64(5000)},
		{Name: "Rain mm", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 300, Min: 0.0, Max: 60.0},
		{Name: "Hours open", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 100, Min: 0.0, Max: 24.0},
	}}
	x := question.NewIndex()
	x.Add("Meter", []string{"North", "South", "East", "West"})
	return question.Input{Dataset: d, Values: x, Calendar: period.Calendar{Now: through, DataFrom: from, DataThrough: through}}
}

func TestTheBusiestHasTheMostRowsWhereRowsTellSomething(t *testing.T) {
	check(t, [][2]string{
		{"busiest weekday", "grouped: show count of rows; by weekday of Order Date; order Count down; first 1"},
		{"3 busiest months", "grouped: show count of rows; by Order Date (month); order Count down; first 3"},
		{"top 3 busiest months", "grouped: show count of rows; by Order Date (month); order Count down; first 3"},
		{"quietest region", "grouped: show count of rows; by Region; order Count up; first 1"},
		{"the busiest day for sales", "grouped: show sum(Sales); by Order Date (day); order Sales down; first 1"},
	})
	checkIn(t, meters(), [][2]string{
		{"busiest day at each meter", "grouped: show sum(Vehicles); by Read On (day), Meter; order Vehicles down; first 1 within Meter"},
		{"quietest month", "grouped: show sum(Vehicles); by Read On (month); order Vehicles up; first 1"},
		{"wettest 5 days", "grouped: show sum(Rain mm); by Read On (day); order Rain mm down; first 5"},
		{"rainiest month", "grouped: show sum(Rain mm); by Read On (month); order Rain mm down; first 1"},
	})
}

func TestADateWithoutATimeHasNoHours(t *testing.T) {
	refusesAs(t, shop(), domain.KindUnsupported, "busiest hour", "sales by hour of the day")
}
