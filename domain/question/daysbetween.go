package question

// readDaysFromTo reads "the average number of days between the order date and
// the delivery date" and "days from signup to cancellation" as an aggregate of
// the days from the one to the other, over the rows that have both.
func (g *reading) readDaysFromTo() error {
	for i, sp := range g.spans {
		first := g.tokens[sp.from].text
		if sp.role != isBetween && !(sp.role == isIn && first == "from") || !g.saysDays(i) {
			continue
		}
		a := g.after(i, isStop, isA)
		joint := g.after(a, isStop)
		b := g.after(joint, isStop, isA)
		if w := g.tokens[g.at(joint).from].text; w != "and" && w != "to" && w != "until" || !g.dayAt(a) || !g.dayAt(b) {
			continue
		}
		from, to := g.dayOf(a), g.dayOf(b)
		unit := g.tokens[g.at(g.before(i, isStop, isIs, isList)).from].text
		if from == to || !g.hasUnit(unit, from, to) {
			continue
		}
		word, start := g.daysAggregate(i)
		g.timeOver(word, unit, from, to)
		g.usedColumn(a, from)
		g.usedColumn(b, to)
		for k := start; k <= b; k++ {
			g.done(k)
		}
		return nil
	}
	return nil
}

func (g *reading) temporalAt(i int) bool {
	return i >= 0 && i < len(g.spans) && g.at(i).role == isColumn && g.temporalColumn(i) != noColumn
}

func (g *reading) temporalColumn(i int) int {
	for _, r := range g.spans[i].columns {
		if g.column(r.column).Type.Temporal() {
			return r.column
		}
	}
	if sp := g.spans[i]; sp.to == sp.from+1 && isParticiple(g.tokens[sp.from].text) { // "from issued to paid", also beside an amount paid
		return g.timeOfWord(g.tokens[sp.from].text)
	}
	return noColumn
}

// saysDays reports whether the days or the time between are asked for before a
// span.
func (g *reading) saysDays(i int) bool {
	switch g.tokens[g.at(g.before(i, isStop, isIs, isList)).from].text {
	case "days", "time", "duration", "hours", "minutes":
		return i > 0
	}
	return false
}

// daysAggregate is the aggregate asked of the days, the average where none is
// said, and the first of the spans that ask for it.
func (g *reading) daysAggregate(i int) (string, int) {
	start := g.before(i, isStop, isIs, isList)
	word := "average"
	for k := start - 1; k >= 0 && among(g.spans[k].role, []role{isAggregate, isCount, isStop, isOf}); k-- {
		if g.spans[k].role == isAggregate {
			word = g.spans[k].word
		}
		start = k
	}
	for k, sp := range g.spans { // "how many days … on average"
		if sp.role == isAggregate && fold(g.words(sp)) == "on average" {
			word = "average"
			g.done(k)
		}
	}
	switch word {
	case "sum", "average", "median", "maximum", "minimum":
	default:
		word = "average"
	}
	return word, start
}
