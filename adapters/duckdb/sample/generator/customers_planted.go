package generator

import "github.com/lumenore/analytics-mcp-server/adapters/duckdb/sample/truth"

// profile is what a planted customer looks like.
type profile struct {
	id              string
	tenure          int
	orders          int
	value, lifetime float64 // USD
}

// plantedProfiles lists them. The very good ones spend the usual amount an order,
// and the two kinds of suspects pull the average order value of their age
// groups in opposite ways, so that they leave the groups' order as it is.
func plantedProfiles() []profile {
	good, rich, busy := truth.VeryGoodCustomers(), truth.HighValueSuspects(), truth.HighFrequencySuspects()
	return []profile{
		{good[0], 88, 344, 36_240.35, 18_930.10},
		{good[1], 74, 381, 41_411.80, 21_405.75},
		{good[2], 93, 329, 34_988.15, 17_260.40},
		{good[3], 67, 412, 44_903.60, 23_118.95},
		{good[4], 81, 357, 37_634.20, 19_772.30},
		{good[5], 90, 396, 42_150.95, 22_046.60},
		{rich[0], 1, 24, 37_700.00, 96.20},
		{rich[1], 1, 27, 39_450.00, 88.75},
		{busy[0], 2, 356, 1_780.40, 61.30},
		{busy[1], 1, 402, 2_009.95, 54.85},
	}
}

// plant turns the customers with planted ids into their profiles; age, segment
// and channel stay as drawn.
func plant(people []customer) {
	for _, want := range plantedProfiles() {
		for i := range people {
			p := &people[i]
			if p.id != want.id {
				continue
			}
			p.planted = true
			p.join(want.tenure, p.signup.Day())
			p.orders, p.orderValue, p.lifetimeValue = want.orders, dollars(want.value), dollars(want.lifetime)
		}
	}
}
