package engine_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
)

func TestMembersThatDifferByCaseOrSpacesAreTold(t *testing.T) {
	w := warehouse(t, map[string]string{"branches.csv": "State,Kind,Sales\nTX,Shop,10\nTX,Shop,12\ntx,Shop,20\nNew  York,Depot,5\nNew York,Depot,7\nNew York,Depot,8\nOhio,Depot,9\n"})
	const told = "Members of State that differ only by case or spaces are taken apart, as they stand in the data: 'New York' and 'New  York', and 1 more."
	for _, c := range []struct {
		tool domain.Analysis
		text string
		want bool
	}{
		{domain.Query, "total sales by state", true},
		{domain.Pareto, "which states make 80% of sales", true},
		{domain.Query, "total sales by kind", false},
		{domain.Query, "total sales", false},
	} {
		q, err := domain.NewQuestion(c.text, first(t, w))
		if err != nil {
			t.Fatal(err)
		}
		a, err := newEngine(t, engine.Params{Warehouse: w, Analysts: analysts()}).Answer(t.Context(), c.tool, q)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(string(a.Data), "differ only by case"); got != c.want || got && !strings.Contains(string(a.Data), told) {
			t.Errorf("%s: %s", c.text, a.Data)
		}
	}
}

func TestARowThatTotalsTheOthersIsTold(t *testing.T) {
	const rows = "Region,Sales,Units\nWest,10,1\nEast,20,2\nNorth,30,2\nSouth,40,5\nCentre,50,5\n"
	for last, want := range map[string]bool{"Total,150,15\n": true, "TOTAL,150,\n": true, "Total,90,9\n": false, "Coast,150,15\n": false} {
		w := warehouse(t, map[string]string{"regions.csv": rows + last})
		q, err := domain.NewQuestion("total sales", first(t, w))
		if err != nil {
			t.Fatal(err)
		}
		a, err := newEngine(t, engine.Params{Warehouse: w, Analysts: analysts()}).Answer(t.Context(), domain.Query, q)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(string(a.Data), "holds the total of all others"); got != want {
			t.Errorf("%s: %s", last, a.Data)
		}
	}
}
