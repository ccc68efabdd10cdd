package question

// countsForRate reports whether a key names the things whose share a rate is:
// "return rate of orders", "order return rate". What the rate is shown for is a
// group of rows, each of which has its own: "return rate by product code", "which
// codes have a high return rate", "top 5 codes by return rate".
func (g *reading) countsForRate(k, rate int) bool {
	if g.spans[k].role != isColumn {
		return true
	}
	if g.groupedAt(k) || g.at(g.before(k, isStop, isAll, isNumber)).role == isWhich {
		return false
	}
	next := g.at(g.after(k, isStop))
	return k > rate || next.role != isGroup && next.role != isWith && next.role != isHave
}
