package question

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// tellWithin says that a share of rows in a state can also be taken within each group:
// "what share of members left by plan" is of all who left, or of each plan's members.
func (g *reading) tellWithin() {
	p := &g.plan
	if len(p.Filters) != 1 || len(p.Dimensions) != 1 || len(p.Measures) != 1 || p.Measures[0].Aggregate != query.Count || p.Dimensions[0].Grain != "" {
		return
	}
	by := p.Dimensions[0].Name
	g.alternative("within each " + by + ": percentage of rows where " + p.Filters[0].Text + " by " + by)
}

// refusePaidPart refuses what part of an amount "is paid" where no column tells: the
// word would be the amount once more, and all of it the answer.
func (g *reading) refusePaidPart() error {
	for i, sp := range g.spans {
		if sp.role != isColumn || len(sp.columns) == 0 || !g.numeric(sp) || sp.to != sp.from+1 || !isParticiple(g.tokens[sp.from].text) {
			continue
		}
		verb := g.before(i, isStop)
		amount := g.at(g.before(verb, isStop))
		if g.at(verb).role != isIs || amount.role != isColumn || !g.numeric(amount) || amount.columns[0].column != sp.columns[0].column || !g.asksForPart() {
			continue
		}
		return g.untied(g.words(sp))
	}
	return nil
}

// asksForPart reports whether the question asks how much of something is in a state.
func (g *reading) asksForPart() bool {
	text := " " + strings.Join(texts(g.tokens), " ") + " "
	return strings.Contains(text, " how much of ") || g.asksForShare()
}
