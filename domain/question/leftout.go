package question

import "slices"

// leftUnsaid adds to the parts what was said and is none of them, so that a
// suggestion which drops it can tell: denials, bounds that no pass has read, and
// periods beyond the first.
func (g *reading) leftUnsaid(p *namedParts) {
	for i := 0; i < len(g.spans); i++ {
		sp := g.spans[i]
		switch presentRole(sp) {
		case isNegation, isNull:
			if n := g.nextSaid(i); presentRole(g.at(n)) == isColumn {
				p.left = appendUnique(p.left, g.words(span{from: sp.from, to: g.at(n).to}))
			}
		case isCompare, isBetween:
			n := g.nextSaid(i)
			if presentRole(g.at(n)) == isNumber && !g.boundRead(p, i, n) {
				p.left = appendUnique(p.left, g.words(span{from: sp.from, to: g.at(n).to}))
			}
		case isPeriod, isVersusTime:
			if p.period != nil && p.period != &g.spans[i] {
				p.left = appendUnique(p.left, g.words(sp))
			}
		}
	}
}

// nextSaid is the next span that is no fill.
func (g *reading) nextSaid(i int) int {
	for i++; i < len(g.spans) && among(g.spans[i].first, []role{isStop, isA, isAll, isMark, isOf, isIs}); i++ {
	}
	return i
}

// boundRead reports whether a bound between two spans is one of the parts.
func (g *reading) boundRead(p *namedParts, from, to int) bool {
	return slices.ContainsFunc(p.bounds, func(c condition) bool { return c.span >= from-1 && c.span <= to })
}
