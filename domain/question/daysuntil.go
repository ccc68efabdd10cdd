package question

import "github.com/lumenore/analytics-mcp-server/domain"

// readDaysUntil reads "average time to churn", "days until delivery" and "how
// long until an order is shipped" as the days from the rows' own date to the one
// that is named.
func (g *reading) readDaysUntil() error {
	start := g.indexOf(g.in.Dataset.DefaultTime)
	if start == noColumn || !g.column(start).Type.Temporal() {
		return nil
	}
	for i, sp := range g.spans {
		if sp.role == isColumn || sp.role == isPeriod || !g.asksTime(i) {
			continue
		}
		to := i + 1
		switch g.tokens[min(g.at(to).from, len(g.tokens)-1)].text {
		case "to", "till", "until":
		default:
			continue
		}
		k := g.after(to, isStop, isA, isRows, isIs)
		for k < len(g.spans) && g.isThings(g.at(k)) { // "until an order is shipped"
			k = g.after(k, isStop, isA, isIs)
		}
		if to >= len(g.spans) || !g.temporalAt(k) || g.temporalColumn(k) == start {
			continue
		}
		unit := ""
		if in := g.after(k); g.at(in).role == isIn && g.tokens[g.spans[in].from].text == "in" && g.hasUnit(fold(g.words(g.at(in+1))), start, g.temporalColumn(k)) {
			unit = fold(g.words(g.at(in + 1)))
			g.done(in)
			g.done(in + 1)
		}
		word, from := g.daysAggregate(to)
		g.timeOver(word, unit, start, g.temporalColumn(k))
		g.usedColumn(k, g.temporalColumn(k))
		for d := min(from, i); d <= k; d++ {
			g.done(d)
		}
		return nil
	}
	return nil
}

// asksTime reports whether a span asks for a time that passes.
func (g *reading) asksTime(i int) bool {
	switch fold(g.words(g.at(i))) {
	case "time", "days", "how long":
		return true
	case "long":
		return i > 0 && g.tokens[g.spans[i].from-1].text == "how"
	}
	return false
}

// dayAt reports whether a span says a day of each row: a column of dates, or the
// rows themselves, which have one of their own ("between booking and arrival").
func (g *reading) dayAt(i int) bool {
	return g.temporalAt(i) || i < len(g.spans) && g.isThings(g.at(i)) && g.singular(g.at(i)) && g.ownDay() != noColumn
}

// dayOf is the column of the day that a span says.
func (g *reading) dayOf(i int) int {
	if g.temporalAt(i) {
		return g.temporalColumn(i)
	}
	k := g.ownDay()
	g.assume("the day of '" + g.words(g.at(i)) + "' is taken to be " + g.column(k).Name)
	return k
}

func (g *reading) ownDay() int {
	k := g.indexOf(g.in.Dataset.DefaultTime)
	if k == noColumn || g.column(k).Type != domain.Date && g.column(k).Type != domain.Timestamp {
		return noColumn
	}
	return k
}
