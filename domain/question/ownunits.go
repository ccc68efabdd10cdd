package question

import "slices"

// skipOwnUnit passes over the unit behind a number that a column is held against,
// where it is read as that column again: in "total price over 3000 euros" no price
// is asked for beside the condition.
func (g *reading) skipOwnUnit(i, column int) {
	for ; i < len(g.spans); i++ {
		sp := g.spans[i]
		again := sp.role == isColumn && sp.columns[0].quality < headOfName && refersTo(sp, column)
		if !again && !(sp.role == isMark && g.tokens[sp.from].text == "/") {
			return
		}
		g.done(i)
	}
}

// agreesWith reports whether an adverb of a grain only says of the condition before
// it what that says already: "billed annually" of a column "annual_billing".
func (g *reading) agreesWith(i int) bool {
	sp := g.spans[i]
	w := g.tokens[sp.from].text
	said, ok := adjectiveOf(w)
	if !ok || sp.to != sp.from+1 || i == 0 {
		return false
	}
	if prev := g.at(i - 1); prev.role == isColumn && slices.Contains(words(g.column(prev.columns[0].column).Name), said) { // "orders billed annually by region"
		if yes, ok := g.affirmative(g.column(prev.columns[0].column)); ok {
			g.conditions = append(g.conditions, holding(prev.columns[0].column, yes, i-1))
			g.usedColumn(i-1, prev.columns[0].column)
			g.done(i - 1)
			return true
		}
	}
	return slices.ContainsFunc(g.conditions, func(c condition) bool {
		if c.column == noColumn || c.span != i-1 || len(c.values) == 0 {
			return false
		}
		named := append(words(g.column(c.column).Name), words(c.values[0])...)
		return slices.Contains(named, said) || slices.Contains(named, w)
	})
}

// adjectiveOf is the adjective of an adverb that names a grain.
func adjectiveOf(adverb string) (string, bool) {
	switch adverb {
	case "annually":
		return "annual", true
	case "monthly", "weekly", "daily", "quarterly", "yearly", "hourly":
		return adverb, true
	}
	return "", false
}
