package engine_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// A rate of nine rows lies far from the others' by chance; one of as many as they have
// does not. Depots reject 1 parcel in 12; the small one 3 of 9, the odd one 1 in 3.
func TestARateOfFewRowsIsNoExceptionByChance(t *testing.T) {
	csv := "Parcel,Depot,Rejected,Weight\n"
	n := 0
	add := func(depot string, rows, each int, weight float64) {
		for i := range rows {
			rejected := "no"
			if i%each == 0 {
				rejected = "yes"
			}
			n++
			csv += fmt.Sprintf("P%05d,%s,%s,%.2f\n", n, depot, rejected, weight+float64(i%7))
		}
	}
	for d := range 30 {
		add(fmt.Sprintf("D%02d", d), 120+d, 12, 10)
	}
	add("Small", 9, 3, 10)
	add("Odd", 150, 3, 30)
	add("Single", 1, 2, 17)
	w := warehouse(t, map[string]string{"parcels.csv": csv})
	rate := relate(t, w, first(t, w), domain.Outlier, "which depots have an abnormal rejected rate")
	if !strings.Contains(rate.Summary, "Odd") || strings.Contains(rate.Summary, "member with") && strings.Contains(rate.Summary, "): Small") {
		t.Errorf("%s", rate.Summary)
	}
	if said := strings.Join(rate.Caveats, " "); !strings.Contains(said, "so few rows stray as far by chance") || !strings.Contains(said, "Small (33.3 % of 9 rows)") {
		t.Errorf("what was left out is not said: %v", rate.Caveats)
	}
	mean := relate(t, w, first(t, w), domain.Outlier, "depots whose average weight is unusual")
	if !strings.Contains(mean.Summary, "Odd") {
		t.Errorf("%s", mean.Summary)
	}
	if said := strings.Join(mean.Caveats, " "); !strings.Contains(said, "Single") {
		t.Errorf("an average of one row is found, and nothing said: %s %v", mean.Summary, mean.Caveats)
	}
}

// Rows and members of one name are both looked at.
func TestRowsAndMembersOfOneNameAreBothSearched(t *testing.T) {
	csv := "Day,Crew,Shift,Handling Sec\n"
	for i := range 400 {
		sec := 300 + (i*7919)%37
		if i == 123 {
			sec = 2000
		}
		csv += fmt.Sprintf("2025-%02d-%02d,C%d,%s,%d\n", i/28%12+1, i%28+1, i%5, []string{"Early", "Late", "Night"}[i%3], sec)
	}
	w := warehouse(t, map[string]string{"line_shifts.csv": csv})
	r := relate(t, w, first(t, w), domain.Outlier, "are there shifts with an abnormal handling sec?")
	said := strings.Join(r.Interpretation.Assumptions, " ")
	if !strings.Contains(r.Summary, "no Shift stands out") || !strings.Contains(r.Summary, "2,000") || !strings.Contains(said, "both are searched") {
		t.Errorf("%s %q", r.Summary, said)
	}
	if strings.Contains(said, "too few members") {
		t.Errorf("members were compared: %q", said)
	}
}
