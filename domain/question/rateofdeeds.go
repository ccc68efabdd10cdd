package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// refuseRateOfDeed refuses the rate of what happened among the rows of the days
// on which it happened ("churn rate in 2024" by the day of churn): each of them
// is such a row, and who could have been is not known from the rows.
func (g *reading) refuseRateOfDeed() error {
	t := g.plan.Time
	overTime := slices.Contains([]domain.Analysis{domain.Trend, domain.Prediction, domain.Change}, g.in.Analysis)
	if t == nil || t.Column == g.in.Dataset.DefaultTime || g.plan.Period == nil && t.Grain == "" && !overTime {
		return nil
	}
	for _, state := range g.rated {
		c := g.column(state.column)
		if !g.shareWord(c.Name, t.Column) {
			continue
		}
		return domain.NewFault(domain.KindUnsupported, "All rows with a "+t.Column+" are those to which it happened, so that their rate by it says nothing.",
			"Ask for the rate over all rows: "+g.plan.Measures[0].Name+"; or for how many there were: number of rows by "+t.Column+" year.")
	}
	return nil
}

// shareWord reports whether two names hold forms of one word that says something.
func (g *reading) shareWord(a, b string) bool {
	return slices.ContainsFunc(words(a), func(x string) bool {
		return !emptyPart(x) && !genericWord(x) && slices.ContainsFunc(words(b), func(y string) bool { return g.stems.sameWord(x, y) })
	})
}
