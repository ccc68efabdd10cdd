package generator

import (
	"math"
	"math/rand/v2"
)

// A simple replenishment: once stock and what is on its way fall to the demand
// of reorderDays, it is filled up to the demand of coverDays, which arrives
// after leadDays and up to lateDays more.
const (
	reorderDays, coverDays = 9, 18
	leadDays, lateDays     = 5, 4
	// smoothing is the weight of the last day in the demand expected.
	smoothing = 0.05
	// leastCover is kept of slow articles, in units.
	leastCover = 12
)

// replenish sets stock and stockout along one series of records.
func replenish(r *rand.Rand, records []stockRecord) {
	const warmUp = 28 // days whose mean is expected at the start
	expected := 0.0
	for _, s := range records[:warmUp] {
		expected += float64(s.demand) / warmUp
	}
	stock, onTheWay := level(expected, coverDays), 0
	arrivals := make([]int, len(records)+leadDays+lateDays+1)
	for d := range records {
		s := &records[d]
		stock += arrivals[d]
		onTheWay -= arrivals[d]
		s.stockout = s.demand > stock
		stock = max(0, stock-s.demand)
		s.stock = stock
		expected += smoothing * (float64(s.demand) - expected)
		if stock+onTheWay <= level(expected, reorderDays) {
			quantity := level(expected, coverDays) - stock - onTheWay
			arrivals[d+leadDays+r.IntN(lateDays+1)] += quantity
			onTheWay += quantity
		}
	}
}

func level(perDay float64, days int) int {
	return max(leastCover*days/coverDays, int(math.Round(perDay*float64(days))))
}

// reprice sets prices: the list price, moved by up to 3 % at the start of each
// quarter. Demand does not answer to it.
func reprice(r *rand.Rand, records []stockRecord, list cents) {
	const steps = 3 // percent
	price := list
	for d := range records {
		if on := records[d].date; on.Day() == 1 && on.Month()%3 == 1 {
			price = list * cents(100-steps+r.IntN(2*steps+1)) / 100
		}
		records[d].price = price
	}
}
