package engine_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// garages is a table of two months with dimensions of 2 to 30 members. In February
// a part of the repairs of one brand is lost, and its hours grow, if that is so.
func garages(lost, longer float64) string {
	var csv strings.Builder
	csv.WriteString("Day,Garage,Warranty,Postcode,Brand,Sales\n")
	rng := rand.New(rand.NewPCG(3, 17))
	for range 4000 {
		at := time.Date(2024, 1, 1+rng.IntN(60), 0, 0, 0, 0, time.UTC)
		brand, hours := rng.IntN(6), math.Exp(1+0.6*rng.NormFloat64())
		if at.Month() == time.February && brand == 4 {
			if rng.Float64() < lost {
				continue
			}
			hours *= 1 + longer
		}
		fmt.Fprintf(&csv, "%s,G%d,W%d,P%02d,Brand %d,%.2f\n", at.Format(time.DateOnly), rng.IntN(4), rng.IntN(2), rng.IntN(30), brand, hours)
	}
	return csv.String()
}

func TestTheDimensionThatTellsComesFirst(t *testing.T) {
	sums := func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d), Compare: versus(january(), february())}
	}
	averages := func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: []question.Measure{engine.AverageOf(column(d, "Sales"))}, Compare: versus(january(), february())}
	}
	for name, c := range map[string]struct {
		csv  string
		plan func(domain.Dataset) question.Plan
		says string
	}{
		"a sum of which a member fell": {garages(0.5, 0), sums, "Of 4 dimensions looked at, Brand tells most: Brand 4 departs"},
		"an average of one grew":       {garages(0, 0.5), averages, "Of 4 dimensions looked at, Brand tells most: Brand 4 departs"},
		"a sum of noise":               {garages(0, 0), sums, "Of 4 dimensions looked at none surely tells why"},
		"an average of noise":          {garages(0, 0), averages, "Of 4 dimensions looked at none surely tells why"},
	} {
		r := planOver(t, c.csv, domain.Change, c.plan)
		if !strings.Contains(r.Summary, c.says) {
			t.Errorf("%s: %q", name, r.Summary)
		}
		a := comparisonOf(t, r)
		if strings.Contains(c.says, "tells most") && (a.Dimensions[0].Dimension != "Brand" || a.Contributors[0].Member["Brand"] != "Brand 4") {
			t.Errorf("%s: %+v come first", name, a.Contributors[0])
		}
	}
}
