package engine_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// readingsOfWells has a level and a flow a day over 200 days, each with a day far
// above the others and one far below.
func readingsOfWells() string {
	var csv strings.Builder
	csv.WriteString("Measured On,Well,Water Level,Flow\n")
	for i := range 200 {
		level, flow := 40+float64(i*37%11)/5, 900+float64(i*53%17)
		switch i {
		case 40:
			level = 70
		case 80:
			level = 10
		case 120:
			flow = 1900
		case 160:
			flow = 100
		}
		fmt.Fprintf(&csv, "%s,W%d,%.1f,%.0f\n", time.Date(2024, 1, 1+i, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), 1+i%2, level, flow)
	}
	return csv.String()
}

// TestEachMeasureIsSearchedOnItsSide: "low A or high B" is neither a high A nor a
// low B, and the answer says which sides it has searched.
func TestEachMeasureIsSearchedOnItsSide(t *testing.T) {
	w := warehouse(t, map[string]string{"wells.csv": readingsOfWells()})
	levelLow, levelHigh, flowHigh, flowLow := "2024-03-21", "2024-02-10", "2024-04-30", "2024-06-09"
	for text, want := range map[string][]string{
		"days with unusually low water level or unusually high flow":       {levelLow, flowHigh},
		"days with unusually high flow or unusually low water level":       {levelLow, flowHigh},
		"days on which the water level was low or the flow high":           {levelLow, flowHigh},
		"days with an unusually high water level or an unusually low flow": {levelHigh, flowLow},
		"days with unusually low water level or flow":                      {levelLow, flowLow},
		"days with unusual water level or unusually high flow":             {levelLow, levelHigh, flowHigh},
		"days with unusual water level or flow":                            {levelLow, levelHigh, flowHigh, flowLow},
	} {
		r := relate(t, w, first(t, w), domain.Outlier, text)
		got := []string{}
		for _, o := range outliersOf(t, r).Outliers {
			for _, at := range o.At {
				got = append(got, fmt.Sprint(at)[:len(time.DateOnly)])
			}
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v; want %v\n%s", text, got, want, r.Summary)
		}
	}
	r := relate(t, w, first(t, w), domain.Outlier, "days with unusually low water level or unusually high flow")
	if said := "unusually low average Water Level or unusually high "; !strings.Contains(r.Summary, said) {
		t.Errorf("%q; want %q in it", r.Summary, said)
	}
}
