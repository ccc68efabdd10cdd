package question

import "slices"

// readMeasuredNouns passes over a noun right behind a measure's own word that only
// says that it was measured or used, "yield readings" and "fuel consumption", or
// behind an amount of money that it was taken or spent, "food takings": it tells
// neither which rows are meant nor another number of them. Nouns that do, such as
// "loss", "margin", "target" or "growth", stay unknown words.
func (g *reading) readMeasuredNouns() error {
	for i := 1; i < len(g.spans); i++ {
		sp, prev := g.spans[i], g.spans[i-1]
		if sp.role != isUnknown || sp.to != sp.from+1 || prev.to != sp.from || !g.rankable(i-1) || prev.columns[0].quality < partOfName {
			continue
		}
		c := g.column(g.numericColumn(prev))
		word := g.stems.base(g.tokens[sp.from].text)
		if !slices.Contains(measuredNouns(), word) && !(isMoney(c) && slices.Contains(takenNouns(), word)) {
			continue
		}
		g.matched(span{from: prev.from, to: sp.to}, c.Name, "what was measured")
		g.done(i)
	}
	return nil
}

func measuredNouns() []string {
	return []string{"reading", "measurement", "consumption", "usage", "use"}
}

func takenNouns() []string {
	return []string{"sale", "revenue", "taking", "turnover", "income", "spend", "spending", "receipt"}
}
