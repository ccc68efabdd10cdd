package question_test

import (
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// vats has the fill level of eight tanks on each of 1,096 days.
func vats() question.Input {
	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }
	x := question.NewIndex()
	x.Add("Tank", []string{"T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8"})
	return question.Input{Dataset: domain.Dataset{ID: 3, Name: "tanks", Rows: 8 * 1096, DefaultMeasure: "Fill Level", DefaultTime: "Read On", Columns: []domain.Column{
		{Name: "Read On", Type: domain.Date, Role: domain.RoleTime, Distinct: 1096, Min: day(2023, 1, 1), Max: day(2025, 12, 31)},
		{Name: "Tank", Type: domain.String, Role: domain.RoleDimension, Distinct: 8, MeanLength: 2},
		{Name: "Fill Level", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 900, Min: 0.0, Max: 99.0},
		{Name: "Amount Drawn", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 900, Min: 0.0, Max: 99.0},
	}}, Values: x, Calendar: period.Calendar{Now: day(2026, 11, 22), DataFrom: day(2023, 1, 1), DataThrough: day(2025, 12, 31)}}
}

// TestALevelAtTheEndIsOfItsLastDay: an average of four months is not how things stood.
func TestALevelAtTheEndIsOfItsLastDay(t *testing.T) {
	reads(t, vats(), map[string]string{
		"fill level by tank at the end of 2024":   "grouped: show average(Fill Level); by Tank; in 2024-12-31..2024-12-31; order average Fill Level down",
		"fill level by tank at the start of 2025": "grouped: show average(Fill Level); by Tank; in 2025-01-01..2025-01-01; order average Fill Level down",
		"amount drawn by tank at the end of 2024": "grouped: show sum(Amount Drawn); by Tank; in 2024-09-01..2024-12-31; order Amount Drawn down",
		"average fill level by tank in late 2024": "grouped: show average(Fill Level); by Tank; in 2024-09-01..2024-12-31; order average Fill Level down",
	})
	stays := shop()
	stays.Dataset.Columns = append(stays.Dataset.Columns, domain.Column{Name: "Closed", Type: domain.Date, Role: domain.RoleTime, Distinct: 300, NullShare: 0.3,
		Min: time.Date(2023, 2, 1, 0, 0, 0, 0, time.UTC), Max: time.Date(2025, 12, 1, 0, 0, 0, 0, time.UTC)})
	reads(t, stays, map[string]string{
		"how many orders were there at the end of 2024": "grouped: show distinct count of Order ID; where Order Date in through 2024, Closed not in through 2024",
		"sales at the end of 2024":                      "grouped: show sum(Sales); in 2024-09-01..2024-12-31",
	})
}
