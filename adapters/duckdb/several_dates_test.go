//go:build cgo

package duckdb_test

import "testing"

const severalDates = "a dataset has several columns of dates: default_time in the catalog says which one questions go by"

func TestADatasetOfSeveralDatesWithoutADefaultIsToldOf(t *testing.T) {
	twoDates := "booked,attended,fee\n2025-01-02,2025-01-09,10\n2025-01-03,2025-01-12,20\n"
	for name, test := range map[string]struct {
		files map[string]string
		told  int
	}{
		"two dates":                {map[string]string{"visits.csv": twoDates}, 1},
		"two dates with a default": {map[string]string{"visits.csv": twoDates, "catalog.yaml": "datasets:\n  visits:\n    default_time: attended\n"}, 0},
		"one date":                 {map[string]string{"visits.csv": "booked,fee\n2025-01-02,10\n"}, 0},
	} {
		s := serve(t, test.files)
		told := s.logs.FilterMessage(severalDates)
		if told.Len() != test.told {
			t.Errorf("%s: told %d times", name, told.Len())
		}
		if test.told > 0 && told.Len() > 0 && told.All()[0].ContextMap()["dataset"] != "visits" {
			t.Errorf("%s: told of %v", name, told.All()[0].ContextMap())
		}
	}
}
