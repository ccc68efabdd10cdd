package question

import "github.com/lumenore/analytics-mcp-server/domain/query"

// addLosses adds the words that tell gains from losses.
func addLosses(add adder) {
	add(isLoss, "<", "made a loss|make a loss|makes a loss|making a loss|loss making|loss makers|unprofitable|not profitable|"+
		"at a loss|lost money|lose money|loses money|losing money|in the red|with a loss|with losses")
	add(isLoss, ">", "made a profit|make a profit|makes a profit|making a profit|profitable|in the black|made money|makes money")
}

// profit is the measure of gains; noColumn where there is none.
func (g *reading) profit() int {
	for _, word := range []string{"profit", "net income", "margin"} {
		for _, ref := range g.lexicon.byBase[word] {
			if c := g.column(ref.column); c.Type.Numeric() && ref.quality >= headOfName {
				return ref.column
			}
		}
	}
	return noColumn
}

// lossAt reads "products that made a loss" as a condition on the profit; without
// such a column the words are refused later.
func (g *reading) lossAt(i int) {
	k := g.profit()
	if k == noColumn {
		return
	}
	g.conditions = append(g.conditions, condition{column: k, op: query.CompareOp(g.spans[i].word), countOf: noColumn, orWith: noColumn, span: i})
	g.matched(g.spans[i], g.column(k).Name, "loss or gain")
	g.done(i)
}

// lostMost reads "lost the most": the lowest profit.
func (g *reading) lostMost(i int) bool {
	sp := g.spans[i]
	k := g.profit()
	if next := g.at(g.after(i, isStop, isAll, isOf)); g.isThings(next) ||
		next.role == isColumn && g.numeric(next) && g.numericColumn(next) != k { // "lost the most parcels"
		return false
	}
	if k == noColumn || sp.word != "desc" || len(sp.columns) > 0 {
		return false
	}
	t := sp.from - 1
	for t > 0 && g.tokens[t].text == "the" {
		t--
	}
	if t < 0 {
		return false
	}
	switch g.tokens[t].text {
	case "lost", "lose", "loses", "losing":
	default:
		return false
	}
	count := 0
	if len(g.head) > 0 || g.timelineWhich() {
		count = 1
	}
	for n := i - 1; n <= i+2; n++ {
		if s := g.at(n); s.role == isMoved || s.role == isUnknown && g.tokens[s.from].text == "money" {
			g.done(n)
		}
	}
	g.superlative(false, count, orderWish{columns: []columnRef{{column: k, quality: wholeName}}})
	g.done(i)
	return true
}
