package engine

import (
	"context"
	"fmt"
	"math"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// accrual is how the values of periods make the value of all of them.
type accrual int

const (
	sums    accrual = iota // as sales of months make those of a quarter
	means                  // about as their mean: averages, most ratios
	neither                // as the customers of months don't make those of a quarter
)

const (
	// countedTwice is the share of things that may count in two periods where the
	// counts of things are still taken to add up: orders delivered over some days.
	// From worthTelling on it is told.
	countedTwice, worthTelling = 0.05, 0.001
	// nearMean is how far a mean of periods may lie from the value of all, if that
	// is more than their own spread: periods weigh alike in it.
	nearMean = 0.1
)

// accrual finds how a measure's periods add up by holding them against its
// value over all the data.
func (r *Request) accrual(ctx context.Context, m question.Measure, t Timeline) (accrual, error) {
	if sumsStock(r.Dataset(), m, t.Axis) {
		r.Assume(stockAccrual(m, t))
		return means, nil
	}
	if m.Additive {
		return sums, nil
	}
	set, err := r.Series(ctx, m, t, nil, 1)
	if err != nil {
		return neither, err
	}
	s := set.Series[0].Series
	if s.Observed() == 0 {
		return means, nil
	}
	whole, err := r.valueIn(ctx, m, domain.Period{From: s.Starts[0], To: analysis.PeriodEnd(t.Grain, s.Starts[s.Len()-1])})
	if err != nil {
		return neither, err
	}
	sum, squares, n := 0.0, 0.0, float64(s.Observed())
	for _, v := range s.Values {
		if !math.IsNaN(v) {
			sum, squares = sum+v, squares+v*v
		}
	}
	mean := sum / n
	spread := math.Sqrt(max(squares/n-mean*mean, 0))
	switch {
	case m.Aggregate == query.Count && math.Abs(sum-whole) <= countedTwice*whole:
		if twice := sum/whole - 1; twice >= worthTelling {
			r.Assume(fmt.Sprintf("What lies in several %ss counts in each: over all the data their sum is %s above the %s.", t.Grain, percent(twice), m.Label))
		}
		return sums, nil
	case r.repeats.flowsOverSize(m) && math.Abs(sum-whole) <= countedTwice*math.Abs(whole):
		return sums, nil
	case !(math.Abs(whole-mean) > max(nearMean*math.Abs(mean), spread)):
		return means, nil
	}
	return neither, nil
}

// stockAccrual says how what is there at a time is forecast.
func stockAccrual(m question.Measure, t Timeline) string {
	if finer(t.Resolution, t.Grain) {
		return fmt.Sprintf("%s is what is there at a time, and a %s adds up its %ss: average %s says more.", m.Column, t.Grain, t.Resolution, m.Column)
	}
	return fmt.Sprintf("%s is what is there at a time: it does not add up over %ss, so that their mean is given for several.", m.Column, t.Grain)
}

// byMonth reports whether a quarter or year is better forecast by its months,
// and says so: few values leave little to choose a model by. A quarter of which
// the months tell nothing is forecast by quarters, if there are enough.
func (r *Request) byMonth(ctx context.Context, m question.Measure, t Timeline) (bool, error) {
	n := completePeriods(t.Grain, t)
	if !coarse(t.Grain) || finer(query.Month, t.Resolution) || n >= fewCoarse {
		return false, nil
	}
	monthly := t
	monthly.Grain = query.Month
	how, err := r.accrual(ctx, m, monthly)
	if err != nil || how == neither && n >= analysis.LeastForForecast {
		return false, err
	}
	stands := map[accrual]string{sums: "their sum stands for the whole", means: "their mean stands for the whole",
		neither: fmt.Sprintf("their mean says what a single month has, which is not what the whole %s has", t.Grain)}[how]
	r.Assume(fmt.Sprintf("Few %ss are complete, so the forecast is by month; %s.", t.Grain, stands))
	return true, nil
}
