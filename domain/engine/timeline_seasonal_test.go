package engine_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// lifts are the days on which a ski lift ran, from some weeks before Easter on: from
// a day in March of the first year to one in April of the last.
func lifts(years, last int) string {
	csv := "Day,Riders\n"
	for y := range years {
		from := time.Date(2020+y, time.March, 3+y%4, 0, 0, 0, 0, time.UTC)
		days := 45 - 2*(y%3)
		if y == years-1 {
			days = last
		}
		for d := range days {
			csv += fmt.Sprintf("%s,%d\n", from.AddDate(0, 0, d).Format(time.DateOnly), 100+y*10+d%7)
		}
	}
	return csv
}

func TestAYearIsWholeWhereItsSeasonIs(t *testing.T) {
	r := ask(t, warehouse(t, map[string]string{"lifts.csv": lifts(6, 44)}), domain.Trend, "trend of riders by year")
	if len(r.Rows) != 6 || strings.Contains(strings.Join(r.Caveats, " "), "partial") {
		t.Errorf("%d years, %q; want all 6", len(r.Rows), r.Caveats)
	}
	r = ask(t, warehouse(t, map[string]string{"lifts.csv": lifts(6, 44)}), domain.Query, "total riders by year")
	if strings.Contains(strings.Join(r.Caveats, " "), "partial") {
		t.Errorf("%q; want no year called partial", r.Caveats)
	}
	r = ask(t, warehouse(t, map[string]string{"lifts.csv": lifts(6, 12)}), domain.Trend, "trend of riders by year")
	if len(r.Rows) != 5 || !strings.Contains(strings.Join(r.Caveats, " "), "2025 is partial") {
		t.Errorf("%d years, %q; the last one stops in the middle of its season", len(r.Rows), r.Caveats)
	}
}
