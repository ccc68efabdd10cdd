package question

import "strings"

// readColumnParts reads "percentage of budget spent" and "share of hours worked in hours
// planned", where both are columns of numbers, as one column's part of the other.
func (g *reading) readColumnParts() error {
	for i := range g.spans {
		if g.spans[i].role != isShare || g.spans[i].word != "total" {
			continue
		}
		said := g.spans[i].from
		if said > 0 && g.text(said-1) == "as" {
			said--
		}
		behindAs, skipped := g.text(said) == "as", []role{isStop, isOf, isA}
		if behindAs {
			skipped = append(skipped, isAggregate)
		}
		first := g.after(i, skipped...)
		second := first + 1
		if !g.numberAt(first) {
			continue
		}
		upper, lower, from := second, first, i // "of the budget spent"
		if left := g.before(i, isStop); behindAs && g.numberAt(left) {
			if a := g.before(left, isStop, isOf); g.at(a).role == isAggregate && g.at(a).word == "sum" {
				g.done(a)
			}
			upper, second, from = left, first, left // "the hours worked as share of the hours planned"
		} else if g.at(second).role == isIn {
			second = g.after(second, isStop)
			upper, lower = first, second // "of the hours worked in the hours planned"
		} else if !g.numberAt(second) || !saysDone(g.tokens[g.at(second).from].text) {
			continue
		}
		if !g.numberAt(second) {
			continue
		}
		for _, k := range []int{upper, lower} {
			if err := g.oneNumber(k); err != nil {
				return err
			}
		}
		u, l := g.column(g.numericColumn(g.spans[upper])), g.column(g.numericColumn(g.spans[lower]))
		if u.Name == l.Name {
			continue
		}
		m := ratio(u, l, "share of "+u.Name+" in "+l.Name)
		m.Unit = ""
		g.assume(m.Name + " is the sum of " + u.Name + " over the sum of " + l.Name)
		g.plan.Measures = append(g.plan.Measures, m)
		g.rates = append(g.rates, ratedAt{span: second, measure: m})
		g.usedColumn(upper, g.numericColumn(g.spans[upper]))
		g.usedColumn(lower, g.numericColumn(g.spans[lower]))
		for k := from; k <= second; k++ {
			g.done(k)
		}
		g.scopeBehind(second)
	}
	return nil
}

// saysDone reports whether a word says what was done with what is named before it.
func saysDone(w string) bool {
	return isParticiple(w) || w == "spent" || doneTo(w) && strings.ContainsAny(w, "aeiou")
}
