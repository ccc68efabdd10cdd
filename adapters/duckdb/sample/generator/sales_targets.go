package generator

import (
	"math"
	"math/rand/v2"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/sample/truth"
)

const (
	// firstMonthSales is the level of the first month in USD; with the price
	// list it makes about 60,000 order lines.
	firstMonthSales = 255_000.0
	// monthNoise moves all cells of a month together, cellNoise each by itself:
	// standard deviations of the logarithm.
	monthNoise = 0.010
	cellNoise  = 0.012
	december   = 11
)

// categoryMix gives the categories' shares of a month's sales, which move from
// Technology to Furniture at the same pace everywhere. East sells more of these
// two and less Office Supplies, by fixed factors, so that the planted fall
// leaves some Technology there; the other regions balance it.
func categoryMix(month int, inEast bool) [3]float64 {
	const eastShare, eastMore = 0.18, 1.2
	more := 1 - (eastMore-1)*eastShare/(1-eastShare)
	if inEast {
		more = eastMore
	}
	years := (float64(month) - 5.5) / 12 // since the middle of 2023
	mix := [3]float64{
		technology: (0.46 - 0.04*years) * more,
		furniture:  (0.24 + 0.04*years) * more,
	}
	mix[office] = 1 - mix[technology] - mix[furniture]
	return mix
}

// salesTargets gives what each category should sell in each region in a month.
// Levels are by month, not by day: February is no lower than January.
func salesTargets(r *rand.Rand, month int) [][3]cents {
	level := firstMonthSales * math.Pow(1+truth.YearlyGrowth, float64(month)/12) * math.Exp(monthNoise*r.NormFloat64())
	if month%12 == december {
		level *= truth.DecemberLevel
	}
	fallen := !firstOfMonth(month).Before(day(truth.EastFallFrom))

	targets := make([][3]cents, 0, truth.Regions)
	for i, reg := range regions() {
		var t [3]float64
		total := 0.0
		for c, share := range categoryMix(month, i == eastRegion) {
			t[c] = level * reg.share * share * math.Exp(cellNoise*r.NormFloat64())
			total += t[c]
		}
		if i == eastRegion && fallen {
			t[technology] -= truth.EastFall * total
		}
		targets = append(targets, [3]cents{dollars(t[0]), dollars(t[1]), dollars(t[2])})
	}
	return targets
}
