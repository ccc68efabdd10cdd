package question

import "slices"

// judgesEach reports whether a superlative judges each thing by itself: how long
// one stays, how old one is, what one costs. Of a group it is then the average,
// whatever adds up.
func judgesEach(said string) bool {
	switch said {
	case "longest", "shortest", "fastest", "quickest", "slowest", "oldest", "youngest", "cheapest", "priciest", "costliest",
		"most expensive", "least expensive", "heaviest", "lightest", "tallest", "deepest", "shallowest", "widest", "narrowest":
		return true
	}
	return false
}

// judgedAggregate is what a column is aggregated by for an order that leaves it
// open.
func (g *reading) judgedAggregate(o orderWish, col int) string {
	switch {
	case o.aggregate != "":
		return o.aggregate
	case o.each == "" || NatureOf(g.column(col)) != Amount:
		return g.defaultAggregate(col)
	}
	g.assume("'" + o.each + "' is judged by the average of " + g.column(col).Name)
	g.alternative("sum of " + g.column(col).Name)
	return "average"
}

// ofDates reports whether a superlative can be about points in time: what is the
// fastest or the longest is told by how long it takes, by no day.
func (a adjective) ofDates() bool {
	return !a.timeTurns && !slices.Contains(a.of, "length")
}
