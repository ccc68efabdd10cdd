package question

import "github.com/lumenore/analytics-mcp-server/domain"

// readCostsOf reads "energy cost" beside a column of energy and one of costs as the
// costs: the first noun says what they are of. Amounts that are asked for side by
// side have a comma or an "and" between them.
func (g *reading) readCostsOf() error {
	for i := 0; i+1 < len(g.spans); i++ {
		if !g.numberAt(i) || !g.numberAt(i+1) || g.spans[i].to != g.spans[i].from+1 || !costNoun(g.stems.base(g.tokens[g.spans[i+1].to-1].text)) {
			continue
		}
		of, cost := g.column(g.numericColumn(g.spans[i])), g.column(g.numericColumn(g.spans[i+1]))
		if _, measured := unitSaid(unitText(of)); !measured || of.Name == cost.Name || isMoney(of) || !isMoney(cost) {
			continue
		}
		g.assume("'" + g.words(g.spans[i]) + " " + g.words(g.spans[i+1]) + "' is taken for " + cost.Name)
		g.alternative(of.Name + " and " + cost.Name)
		g.done(i)
	}
	return nil
}

// isMoney reports whether a column holds amounts of money.
func isMoney(c domain.Column) bool { return quantityOf(c) == "money" }

// costNoun reports whether a noun is what is paid for the thing named before it.
func costNoun(w string) bool {
	switch w {
	case "cost", "costs", "spend", "spending", "expense", "bill", "charge":
		return true
	}
	return false
}
