package engine_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

func TestRowsWithoutAMemberAreNotTheFirst(t *testing.T) {
	const visits = "Visit,Class,Delay,Fee\n1,,1,900\n2,,2,800\n3,Yoga,9,40\n4,Yoga,8,50\n5,Spin,3,60\n"
	w := warehouse(t, map[string]string{"visits.csv": visits})
	r := ask(t, w, domain.Query, "which class has the highest total fee")
	if len(r.Rows) != 1 || r.Rows[0][0] != "Yoga" || !strings.Contains(r.Summary, "Yoga") {
		t.Errorf("%v, %s", r.Rows, r.Summary)
	}
	if caveats := strings.Join(r.Caveats, " "); !strings.Contains(caveats, "2 rows (40 %) have no Class: they are not ranked; their Fee comes to 1,700") {
		t.Errorf("the rows without one are not told of: %q", caveats)
	}
}

func TestARankingHoldsMembersOnly(t *testing.T) {
	const repairs = "Job,Fitter,Shift,Cost\n1,,Day,900\n2,,Night,800\n3,Ana,Day,40\n4,Ben,Day,50\n5,Cem,Night,60\n6,Ana,Night,35\n"
	w := warehouse(t, map[string]string{"repairs.csv": repairs})
	for text, want := range map[string][]any{
		"top 2 fitters by cost":                             {"Ana", "Cem"},
		"top 1 fitter by cost for each shift":               {"Ben", "Cem"},
		"fitters with a total cost of more than 55":         {"Ana", "Cem"},
		"bottom 2 fitters by cost":                          {"Ben", "Cem"},
		"total cost by fitter":                              {nil, "Ana", "Cem", "Ben"},
		"total cost by fitter where fitter is not recorded": {nil},
	} {
		r := ask(t, w, domain.Query, text)
		var got []any
		for _, row := range r.Rows {
			for i, c := range r.Columns {
				if c.Name == "Fitter" {
					got = append(got, row[i])
				}
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v; want %v", text, got, want)
		}
		if said := strings.Contains(strings.Join(r.Caveats, " "), "2 rows (33 %) have no Fitter: they are not ranked"); said != (want[0] != nil) {
			t.Errorf("%s: caveats %q", text, r.Caveats)
		}
	}
}

func TestTheVitalFewAreOfMembers(t *testing.T) {
	const orders = "Order,Broker,Fee\n1,,900\n2,,800\n3,Ana,60\n4,Ben,25\n5,Cem,10\n6,Dov,5\n"
	r := ask(t, warehouse(t, map[string]string{"orders.csv": orders}), domain.Pareto, "which brokers make up 80% of the fee")
	if want := "2 of 4 members of Broker (50 %) make up 85 % of Fee of rows with a Broker, led by Ana (60, 60 %)."; r.Summary != want {
		t.Errorf("%q; want %q", r.Summary, want)
	}
	if caveats := strings.Join(r.Caveats, " "); !strings.Contains(caveats, "Rows without Broker are no member: their Fee (1,700, 94 % of all) is left out of the shares.") {
		t.Errorf("what they hold is not said: %q", caveats)
	}
	if r.Totals["Fee"] != 1800.0 {
		t.Errorf("totals %v; want all 1,800", r.Totals)
	}
}
