package question_test

import (
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// tanks is a table of measurements: its date says neither "date" nor "time".
func tanks() question.Input {
	day := func(m time.Month) time.Time { return time.Date(2025, m, 1, 0, 0, 0, 0, time.UTC) }
	x := question.NewIndex()
	x.Add("Tank", []string{"T1", "T2", "T3"})
	x.Add("Yard", []string{"Harbour", "Quarry"})
	return question.Input{Dataset: domain.Dataset{ID: 3, Name: "gauges", Rows: 600, DefaultTime: "Taken on", Columns: []domain.Column{
		{Name: "Tank", Type: domain.String, Role: domain.RoleDimension, Distinct: 3},
		{Name: "Yard", Type: domain.String, Role: domain.RoleDimension, Distinct: 2},
		{Name: "Taken on", Type: domain.Date, Role: domain.RoleTime, Distinct: 200, Min: day(1), Max: day(9)},
		{Name: "Pressure", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 500, Min: 1.0, Max: 9.0},
		{Name: "Salinity", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 500, Min: 1.0, Max: 9.0, NullShare: 0.2},
	}}, Values: x, Calendar: period.Calendar{Now: day(10), DataFrom: day(1), DataThrough: day(9)}}
}

func TestTheLastOfEachIsOneRowForEach(t *testing.T) {
	reads(t, tanks(), map[string]string{
		"latest pressure of each tank":                 "records: fields Tank, Pressure, Taken on; order Taken on down; first 1 within Tank",
		"what was the most recent pressure by tank?":   "records: fields Tank, Pressure, Taken on; order Taken on down; first 1 within Tank",
		"first pressure per tank":                      "records: fields Tank, Pressure, Taken on; order Taken on up; first 1 within Tank",
		"last salinity of every tank":                  "records: fields Tank, Salinity, Taken on; where Salinity is not null; order Taken on down; first 1 within Tank",
		"newest pressure and salinity of each tank":    "records: fields Tank, Pressure, Salinity, Taken on; order Taken on down; first 1 within Tank",
		"latest pressure of each Quarry tank":          "records: fields Tank, Pressure, Taken on, Yard; where Yard = 'Quarry'; order Taken on down; first 1 within Tank",
		"latest pressure of each tank in the Quarry":   "records: fields Tank, Pressure, Taken on, Yard; where Yard = 'Quarry'; order Taken on down; first 1 within Tank",
		"latest pressure of each tank since June 2025": "records: fields Tank, Pressure, Taken on; in 2025-06-01..; order Taken on down; first 1 within Tank",
		"average pressure of each tank":                "grouped: show average(Pressure); by Tank; order average Pressure down",
		"highest pressure of each tank":                "grouped: show maximum(Pressure); by Tank; order maximum Pressure down",
	})
}
