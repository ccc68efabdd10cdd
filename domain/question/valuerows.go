package question

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// valueOfRows reports whether a tool that follows a quantity over time is asked
// about the things that a value marks, by the noun of the value's column in the
// plural: "when did B7 faults increase" of a column of fault codes is about how
// many there are.
func (g *reading) valueOfRows() bool {
	switch g.in.Analysis {
	case domain.Change, domain.Trend, domain.Prediction:
	default:
		return false
	}
	if g.columnOfNumbersNamed() || g.saysHowMuch() {
		return false
	}
	for _, c := range g.conditions {
		if c.span < 0 || len(c.values) != 1 || c.negated || c.positive {
			continue
		}
		value, noun := g.at(c.span), g.at(c.span+1)
		if noun.first != isColumn || noun.from != value.to || !isPlural(g.tokens[noun.to-1].text) || !refersTo(noun, c.column) {
			continue
		}
		said := strings.TrimSpace(g.words(value) + " " + g.words(noun))
		g.assume("'" + said + "' are taken for the rows, which are counted")
		if k := g.indexOf(g.in.Dataset.DefaultMeasure); k != noColumn {
			g.alternative(aggregated(g.column(k)))
		}
		return true
	}
	return false
}

// refersTo reports whether a span may name a column.
func refersTo(sp span, col int) bool {
	for _, r := range sp.columns {
		if r.column == col {
			return true
		}
	}
	return false
}
