package sample_test

import (
	"math"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/sample/truth"
)

// demandSeries is a category's demand by day and, a day's mean, by month.
type demandSeries struct {
	daily   []float64
	monthly []float64
}

func demand(t *testing.T) map[string]demandSeries {
	t.Helper()
	all := map[string]demandSeries{}
	for _, r := range load(t, "inventory.csv.gz").rows {
		d := r.date("Date")
		s := all[r.text("Product Category")]
		if s.daily == nil {
			s = demandSeries{make([]float64, 1096), make([]float64, 36)}
			all[r.text("Product Category")] = s
		}
		s.daily[dayNumber(d)] += r.number("Demand")
		daysInMonth := time.Date(d.Year(), d.Month()+1, 0, 0, 0, 0, 0, time.UTC).Day()
		s.monthly[(d.Year()-2023)*12+int(d.Month())-1] += r.number("Demand") / float64(daysInMonth)
	}
	return all
}

func dayNumber(d time.Time) int {
	return int(d.Sub(time.Date(2023, 1, 1, 0, 0, 0, 0, time.UTC)).Hours() / 24)
}

func TestOneCategoryGrowsAndOneDeclines(t *testing.T) {
	all := demand(t)
	near(t, truth.Growing, yearlyRate(all[truth.Growing].monthly), truth.GrowingRate, truth.RateTolerance)
	near(t, truth.Declining, yearlyRate(all[truth.Declining].monthly), truth.DecliningRate, truth.RateTolerance)
}

func TestOneCategoryIsSeasonalWithoutTrend(t *testing.T) {
	toys := demand(t)[truth.Seasonal]
	peak := toys.monthly[11] + toys.monthly[23] + toys.monthly[35]
	trough := toys.monthly[3] + toys.monthly[15] + toys.monthly[27]
	near(t, "December over April", peak/trough, truth.SeasonalPeakToTrough, truth.SeasonalPeakToTroughTolerance)
	for y := 1; y < 3; y++ {
		near(t, "year over the first", mean(toys.monthly[12*y:12*y+12])/mean(toys.monthly[:12]), 1, truth.SeasonalYearTolerance)
	}
}

func TestOneCategoryIsIntermittent(t *testing.T) {
	parts := demand(t)[truth.Intermittent]
	zeros := 0.0
	for _, v := range parts.daily {
		if v == 0 {
			zeros++
		}
	}
	near(t, "days without demand", zeros/float64(len(parts.daily)), truth.IntermittentZeroDays, truth.IntermittentZeroDaysTolerance)
}

func TestOneCategoryStepsUpOnItsDay(t *testing.T) {
	garden := demand(t)[truth.Stepping].daily
	from, err := time.Parse(time.DateOnly, truth.StepFrom)
	if err != nil {
		t.Fatal(err)
	}
	at := dayNumber(from)
	near(t, "after over before", mean(garden[at:])/mean(garden[:at])-1, truth.Step, truth.StepTolerance)
	near(t, "the four weeks on either side", mean(garden[at:at+28])/mean(garden[at-28:at])-1, truth.Step, 3*truth.StepTolerance)
	near(t, "no step before", mean(garden[at/2:at])/mean(garden[:at/2]), 1, truth.StepTolerance)
}

func TestInOneCategoryNothingIsToBeFound(t *testing.T) {
	household := demand(t)[truth.Featureless]
	x := household.daily
	n := float64(len(x))
	phi := correlation(x[1:], x[:len(x)-1])
	near(t, "autocorrelation", phi, truth.FeaturelessAutocorrelation, truth.FeaturelessAutocorrelationTolerance)
	near(t, "relative deviation", deviation(x)/mean(x), truth.FeaturelessDeviation, 0.03)

	// What is left of an AR(1) after its one lag is white.
	rest := make([]float64, len(x)-1)
	for i := range rest {
		rest[i] = x[i+1] - phi*x[i]
	}
	for _, lag := range []int{1, 2, 7, 14, 30, 91} {
		near(t, "autocorrelation of the rest", correlation(rest[lag:], rest[:len(rest)-lag]), 0, 2.58/math.Sqrt(n))
	}

	// Change points: the CUSUM over its long-run deviation; 1.36 at 5 %.
	sum, largest, middle := 0.0, 0.0, mean(x)
	for _, v := range x {
		sum += v - middle
		largest = max(largest, math.Abs(sum))
	}
	longRun := deviation(x) * math.Sqrt((1+phi)/(1-phi)*n)
	near(t, "CUSUM", largest/longRun, 0, 1)

	// Trend: Mann–Kendall on the months; the usual limit is 1.96.
	near(t, "Mann-Kendall", mannKendall(household.monthly), 0, 1)

	// Season: F of the calendar months (2.22 at 5 %) and of the weekdays of
	// what is left (2.11 at 5 %).
	near(t, "F of the calendar months", betweenGroups(household.monthly, 12), 0, 1.5)
	near(t, "F of the weekdays", betweenGroups(rest, 7), 0, 1.5)
}

func TestInventoryFitsTogether(t *testing.T) {
	days, series, stockouts := map[string]bool{}, map[string]int{}, map[string]float64{}
	rows := load(t, "inventory.csv.gz").rows
	for _, r := range rows {
		days[r.text("Date")] = true
		series[r.text("Product Category")+"/"+r.text("Product")+"/"+r.text("Warehouse")]++
		if r.number("Demand") < 0 || r.number("Stock") < 0 || r.number("Price") <= 0 {
			t.Fatalf("a negative number: %v", r.cells)
		}
		if r.text("Stockout") != "true" {
			continue
		}
		stockouts[r.text("Product Category")]++
		if r.number("Stock") != 0 || r.number("Demand") == 0 {
			t.Fatalf("a stockout with stock left or without demand: %v", r.cells)
		}
	}
	everyDay(t, days)
	if len(series) != 6*2*3 || len(rows) != len(series)*len(days) {
		t.Errorf("%d rows, %d series; want one row a day for each of 36", len(rows), len(series))
	}
	t.Logf("stockouts: %v", stockouts)
	if share := stockouts[truth.Seasonal] / float64(len(rows)) * 6; share < 0.002 || share > 0.08 {
		t.Errorf("%.3f of the seasonal category's rows are stockouts", share)
	}
}

func TestThreeMonthsAreKeptBackForForecasts(t *testing.T) {
	all := demand(t)
	held := map[string][]float64{}
	for _, r := range load(t, "testdata/demand_2026.csv").rows {
		month := r.date("Month")
		if !strings.HasPrefix(r.text("Month"), "2026-0") {
			t.Fatalf("a month that is not kept back: %v", r.cells)
		}
		daysInMonth := month.AddDate(0, 1, -1).Day()
		held[r.text("Product Category")] = append(held[r.text("Product Category")], r.number("Demand")/float64(daysInMonth))
	}
	for category := range all {
		if len(held[category]) != 3 {
			t.Fatalf("%s: %d months kept back, want 3", category, len(held[category]))
		}
	}
	// They go on as each category did.
	grown := mean(held[truth.Growing]) / mean(all[truth.Growing].monthly[24:27])
	near(t, truth.Growing, grown-1, truth.GrowingRate, 2*truth.RateTolerance)
	near(t, truth.Seasonal, mean(held[truth.Seasonal])/mean(all[truth.Seasonal].monthly[24:27]), 1, 0.05)
	near(t, truth.Stepping, mean(held[truth.Stepping])/mean(all[truth.Stepping].monthly[24:27])-1, truth.Step, 2*truth.StepTolerance)
}

// yearlyRate is the rate of growth a year by a line through the logarithms.
func yearlyRate(monthly []float64) float64 {
	at, logs := make([]float64, len(monthly)), make([]float64, len(monthly))
	for i, v := range monthly {
		at[i], logs[i] = float64(i)/12, math.Log(v)
	}
	return math.Exp(correlation(at, logs)*deviation(logs)/deviation(at)) - 1
}

// mannKendall is the standardised statistic of the Mann–Kendall test.
func mannKendall(x []float64) float64 {
	s, n := 0.0, float64(len(x))
	for i := range x {
		for _, later := range x[i+1:] {
			switch {
			case later > x[i]:
				s++
			case later < x[i]:
				s--
			}
		}
	}
	return s / math.Sqrt(n*(n-1)*(2*n+5)/18)
}

// betweenGroups is the F statistic of groups that take turns: x[i] belongs to
// group i mod k.
func betweenGroups(x []float64, k int) float64 {
	groups := make([][]float64, k)
	for i, v := range x {
		groups[i%k] = append(groups[i%k], v)
	}
	between, within, middle := 0.0, 0.0, mean(x)
	for _, g := range groups {
		between += float64(len(g)) * math.Pow(mean(g)-middle, 2)
		within += float64(len(g)-1) * math.Pow(deviation(g), 2)
	}
	return (between / float64(k-1)) / (within / float64(len(x)-k))
}
