package generator

import (
	"math"
	"math/rand/v2"
	"time"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/sample/truth"
)

// demandProcess draws a category's demand in units for the next day.
type demandProcess func(r *rand.Rand, on time.Time) float64

const (
	rowNoise  = 0.08 // of a product in a warehouse, around its share
	dayNoise  = 0.05 // of a category's day, with dayMemory from day to day
	dayMemory = 0.3
)

// around makes a process of a level for each day, a week's rhythm and noise.
func around(r *rand.Rand, level func(on time.Time) float64) demandProcess {
	noise := newAutoregression(r, dayMemory, dayNoise)
	week := [7]float64{0.88, 1.04, 1.00, 0.98, 1.02, 1.06, 1.02} // Sunday first, mean 1
	return func(r *rand.Rand, on time.Time) float64 {
		return level(on) * week[on.Weekday()] * math.Exp(noise.next(r))
	}
}

// years is the time since the sample's first day, in years.
func years(on time.Time) float64 { return float64(daysBetween(day(truth.First), on)) / 365.25 }

func growing(r *rand.Rand) demandProcess {
	return around(r, func(on time.Time) float64 { return 300 * math.Pow(1+truth.GrowingRate, years(on)) })
}

func declining(r *rand.Rand) demandProcess {
	return around(r, func(on time.Time) float64 { return 320 * math.Pow(1+truth.DecliningRate, years(on)) })
}

// seasonal has the year of a toy shop: most before Christmas, least in April.
func seasonal(r *rand.Rand) demandProcess {
	factors := [12]float64{0.80, 0.75, 0.68, 0.62, 0.70, 0.85, 0.92, 0.90, 0.98, 1.15, 1.65, 2.10}
	return around(r, func(on time.Time) float64 { return 260 * factors[on.Month()-1] })
}

func stepping(r *rand.Rand) demandProcess {
	from := day(truth.StepFrom)
	return around(r, func(on time.Time) float64 {
		if on.Before(from) {
			return 240
		}
		return 240 * (1 + truth.Step)
	})
}

// featureless has no trend, no step and no rhythm, not even of the week.
func featureless(r *rand.Rand) demandProcess {
	noise := newAutoregression(r, truth.FeaturelessAutocorrelation, truth.FeaturelessDeviation)
	return func(r *rand.Rand, _ time.Time) float64 {
		return 280 * max(0, 1+noise.next(r))
	}
}

// drawIntermittent fills a series with zeros and now and then an order of a few
// units.
func drawIntermittent(r *rand.Rand, demand []int) {
	const orderChance, oneMore, largest = 0.03, 0.75, 20
	for d := range demand {
		if r.Float64() >= orderChance {
			continue
		}
		demand[d] = 1
		for demand[d] < largest && r.Float64() < oneMore {
			demand[d]++
		}
	}
}
