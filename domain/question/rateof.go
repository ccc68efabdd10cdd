package question

import "slices"

// readRateOf reads "rate of cancelled or moved visits": the share of the rows in
// one of the states named behind it. A rate of anything else keeps its words.
func (g *reading) readRateOf(i int) bool {
	if w := fold(g.words(g.spans[i])); w != "rate of" || g.spans[i].role != isStop {
		return false
	}
	k := g.after(i, isStop, isAll, isA)
	col, values, ok := g.statesFrom(k)
	if !ok {
		return false
	}
	last := k
	for n := g.after(last, isStop); g.at(n).role == isLogic; n = g.after(last, isStop) {
		other, more, ok := g.statesFrom(n + 1)
		if !ok || other != col {
			return false
		}
		values, last = append(values, more...), n+1
	}
	next := g.at(last + 1)
	if !g.isThings(next) && among(next.role, []role{isColumn, isUnknown, isValue, isPart}) {
		return false
	}
	g.rate(k, last, col, values)
	for n := i; n <= last; n++ {
		g.done(n)
	}
	if next.role == isRows {
		g.done(last + 1)
	}
	return true
}

// statesFrom is the column and the values of the states that a span names.
func (g *reading) statesFrom(k int) (int, []string, bool) {
	sp := g.at(k)
	if k >= len(g.spans) || sp.to != sp.from+1 && sp.role != isValue {
		return 0, nil, false
	}
	if !among(sp.role, []role{isValue, isColumn, isUnknown}) || sp.role == isColumn && g.numeric(sp) {
		return 0, nil, false
	}
	if sp.role == isValue && len(sp.values) > 0 {
		same := !slices.ContainsFunc(sp.values, func(v Value) bool { return v.Column != sp.values[0].Column })
		return g.indexOf(sp.values[0].Column), []string{sp.values[0].Text}, same && len(sp.values) == 1
	}
	return g.stateBefore(k)
}
