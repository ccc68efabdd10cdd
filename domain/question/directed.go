package question

// directedBy reads what a direction is of: "in descending order of profit" orders
// the rows by profit, whatever else they show.
func (g *reading) directedBy(i int) bool {
	if g.directedByGrain(i) {
		return true
	}
	k := g.after(i, isStop)
	if g.at(k).role != isOf && !(g.at(k).role == isGroup && g.tokens[g.spans[k].from].text == "by") {
		return false
	}
	o := orderWish{desc: g.spans[i].word == "desc", said: true}
	n := g.after(k, isStop, isAll)
	if g.at(k).role == isGroup && g.onlyGroups(i, n) {
		return false
	}
	if a := g.at(n); a.role == isAggregate {
		m := g.after(n, isStop, isAll, isOf)
		if g.at(m).role != isColumn {
			return false
		}
		o.aggregate = a.word
		g.done(n)
		n = m
	}
	switch g.at(n).role {
	case isColumn:
		o.columns, o.text = g.spans[n].columns, g.words(g.spans[n])
		if g.numeric(g.spans[n]) {
			o.columns = []columnRef{{column: g.numericColumn(g.spans[n]), quality: wholeName}}
		}
		g.usedColumn(n, o.columns[0].column)
		g.done(n)
	case isCount, isDistinct:
		o.count = true
		if g.counted(n) {
			g.done(n)
			if m := g.after(n, isStop, isOf, isAll); g.isThings(g.at(m)) || g.at(m).role == isColumn && !g.numeric(g.at(m)) {
				g.done(m)
			}
		}
	default:
		return false
	}
	g.order = append(g.order, o)
	g.done(i, k)
	return true
}
