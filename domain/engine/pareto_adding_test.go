package engine_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
)

// baskets are visits of shoppers, each visit of one shopper, with two lines from
// different aisles; few parcels are lost, and none in most lines.
func baskets() string {
	var csv strings.Builder
	csv.WriteString("Visit ID,Shopper ID,Aisle,Parcels Lost\n")
	visit := 0
	for s := range 20 {
		for range 1 + 400/(1+s*s*s) {
			visit++
			for k := range 2 {
				fmt.Fprintf(&csv, "V%04d,S%02d,A%d,%d\n", visit, s, (visit+k)%3, visit%7/2)
			}
		}
	}
	return csv.String()
}

func TestDistinctThingsThatLieInOneMemberEachAddUp(t *testing.T) {
	w := warehouse(t, map[string]string{"baskets.csv": baskets()})
	p := engine.Params{Warehouse: w, Analysts: append(relations(), engine.NewPareto())}
	r := relation(t, p, first(t, w), domain.Pareto, "which shoppers make up 80% of the number of visits")
	if !strings.HasPrefix(r.Summary, "2 of 20 members of Shopper ID") || !strings.Contains(r.Summary, "distinct Visit ID") {
		t.Errorf("%q; want two of the twenty shoppers", r.Summary)
	}
	q, err := domain.NewQuestion("which aisles make up 80% of the number of visits", first(t, w))
	if err != nil {
		t.Fatal(err)
	}
	_, err = newEngine(t, p).Answer(t.Context(), domain.Pareto, q)
	if f := domain.FaultFrom(err); err == nil || !strings.Contains(f.Message, "some are counted in several of them") {
		t.Errorf("%v; want a refusal, since a visit lies in two aisles", err)
	}
	if r := relation(t, p, first(t, w), domain.Pareto, "which shoppers make up 80% of parcels lost"); !strings.Contains(r.Summary, "of Parcels Lost, led by S00") {
		t.Errorf("%q; few counts from 0 up are no rate", r.Summary)
	}
}
