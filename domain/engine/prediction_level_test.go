package engine_test

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// soldUntil are 36 months of sales of some 1,000 a month, which a fifth leaves
// from the given one on. Each month has a row of returns.
func soldUntil(fall int) string {
	var csv strings.Builder
	csv.WriteString("Day,Shop,Sales\n")
	for m := range 36 {
		sales := 1040 + (m*7919)%41
		if m >= fall {
			sales = sales * 4 / 5
		}
		day := time.Date(2022, time.Month(1+m), 3, 0, 0, 0, 0, time.UTC)
		fmt.Fprintf(&csv, "%s,Main,%d\n%s,Main,%d\n", day.Format(time.DateOnly), sales, day.AddDate(0, 0, 24).Format(time.DateOnly), -20)
	}
	return csv.String()
}

func TestAChangeOfLevelIsToldAndNotForecastBack(t *testing.T) {
	r, a := predicting(t, soldUntil(27)).ask(t, "forecast sales by month for the next 6 months")
	caveats := strings.Join(r.Caveats, " ")
	if !strings.Contains(caveats, "Lasting change of level: −20 % in April 2024 (p ") || !strings.Contains(caveats, "brought to the new level") {
		t.Errorf("caveats %q", caveats)
	}
	for _, f := range a.Forecast {
		if f.Value < 800 || f.Value > 860 || f.Lower95 < 600 || f.Upper95 > 1050 {
			t.Errorf("%+v; want about 830, as since April", f)
		}
	}
	if !strings.Contains(caveats, "clearly less than 95 %") || !strings.Contains(caveats, "Clopper and Pearson") {
		t.Errorf("%d rolling forecasts: %q", a.Backtest.Windows, caveats)
	}
}

func TestASteadyHistoryHasNoCaveatOfLevelOrCoverage(t *testing.T) {
	r, _ := predicting(t, soldUntil(36)).ask(t, "forecast sales by month for the next 6 months")
	if got := strings.Join(r.Caveats, " "); strings.Contains(got, "change of level") || strings.Contains(got, "Clopper") {
		t.Errorf("caveats %q", got)
	}
}

func TestSumsThatNeverCameNearZeroHaveNoBoundBelowIt(t *testing.T) {
	var csv strings.Builder
	csv.WriteString("Day,Sales\n")
	for m := range 40 { // a level that jumps about: wide intervals, never near 0
		day := time.Date(2021, time.Month(1+m), 3, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		fmt.Fprintf(&csv, "%s,%d\n%s,%d\n", day, 400+(m/4*7919)%9*150, day, -10)
	}
	r, a := predicting(t, csv.String()).ask(t, "forecast sales for the next 12 months")
	lowest := a.Forecast[0].Lower95
	for _, f := range a.Forecast {
		lowest = min(lowest, f.Lower95)
	}
	if lowest != 0 || !strings.Contains(strings.Join(r.Caveats, " "), "Bounds end at 0: single rows are below it, but no month of the history came near it.") {
		t.Errorf("lowest bound %v, caveats %q", lowest, r.Caveats)
	}
}
