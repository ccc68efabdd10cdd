package question

import "slices"

// onlyHeads reports whether things are named only as what values before them are
// said of, where these are compared: "sales of garden products vs kitchen products"
// has no group for each product.
func (g *reading) onlyHeads(i int) bool {
	sp, prev := g.spans[i], g.at(i-1)
	if i == 0 || prev.to != sp.from || g.singular(sp) || g.listing || g.which || g.groupedAt(i) {
		return false
	}
	switch {
	case len(g.apart) > 0 && g.versusOfStates(i-1):
		return true
	case !g.wasFilter(i - 1):
		return false
	}
	return g.versus && (g.explicit() || g.numbersNamed())
}

// versusOfStates reports whether a span is a word for one of two states that stand
// side by side: "gifted and ungifted".
func (g *reading) versusOfStates(i int) bool {
	sp := g.spans[i]
	apart := func(r columnRef) bool { return containsInt(g.apart, r.column) }
	return sp.role == isStop && (sp.first == isUnknown || sp.first == isColumn && slices.ContainsFunc(sp.columns, apart))
}
