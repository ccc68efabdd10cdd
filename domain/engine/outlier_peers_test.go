package engine_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// peers are members around 100, one at 160, one at 55.
func peers(members int) string {
	csv := "Region,Amount\n"
	for i := range members {
		value := 95 + (i*37)%11
		switch i {
		case 3:
			value = 260
		case 5:
			value = 15
		}
		csv += fmt.Sprintf("R%02d,%d\nR%02d,1\n", i, value, i)
	}
	return csv
}

func amounts(d domain.Dataset) question.Plan {
	return question.Plan{Measures: []question.Measure{engine.SumOf(column(d, "Amount"))}, Dimensions: []question.Dimension{by("Region")}}
}

func TestMembersAreHeldAgainstTheirPeers(t *testing.T) {
	a := outliersOf(t, relatePlan(t, peers(20), domain.Outlier, "which regions are outliers", amounts))
	if got := a.at("Region"); a.Shape != "members" || !slices.Equal(got, []string{"R03", "R05"}) || a.Observations != 20 {
		t.Errorf("%s %v of %d; want R03 and R05 of 20", a.Shape, got, a.Observations)
	}
	low := outliersOf(t, relatePlan(t, peers(20), domain.Outlier, "which regions have unusually low amounts", amounts))
	if got := low.at("Region"); !slices.Equal(got, []string{"R05"}) || low.Outliers[0].Direction != "low" || low.Outliers[0].Upper != nil {
		t.Errorf("%v; want only R05 on the low side", got)
	}
}

func TestTooFewPeersAreRefusedWithAnotherWay(t *testing.T) {
	w := warehouse(t, map[string]string{"table.csv": peers(7)})
	p := planned(w, amounts)
	p.Analysts = relations()
	q, err := domain.NewQuestion("outliers by region", first(t, w))
	if err != nil {
		t.Fatal(err)
	}
	_, err = newEngine(t, p).Answer(t.Context(), domain.Outlier, q)
	if f := domain.FaultFrom(err); err == nil || f.Kind != domain.KindTooLittleHistory || f.Suggestion == "" {
		t.Errorf("%v; want too little history with a way out", err)
	}
}

func TestMostlyEqualValuesHaveAFallback(t *testing.T) {
	csv := "Item ID,Size\n"
	for i := range 60 {
		size := 10.5
		if i%9 == 0 {
			size += float64(i%4)/10 + 0.1
		}
		if i == 30 {
			size = 99.5
		}
		csv += fmt.Sprintf("I-%03d,%.1f\n", i, size)
	}
	a := outliersOf(t, relatePlan(t, csv, domain.Outlier, "unusual sizes", fields("Item ID", "Size")))
	if got := a.at("Item ID"); !slices.Equal(got, []string{"I-030"}) || !strings.Contains(a.Searches[0].Method, "more than half of the values are equal") {
		t.Errorf("%v by %q; want I-030 in spite of a MAD of 0", got, a.Searches[0].Method)
	}
}
