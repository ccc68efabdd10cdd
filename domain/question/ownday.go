package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// refuseOwnDays asks back "km per day by class" where each row has days of its
// own, "Rental days" of rentals: per one of those is another figure than by the
// calendar, and of thousands of rows nobody would see which it was.
func (g *reading) refuseOwnDays() error {
	thing := g.thingNamed()
	for i, sp := range g.spans {
		n := g.before(i, isStop)
		if thing == "" || !g.plain() || sp.role != isGrain || sp.grain.Grain != query.Day || sp.grain.Calendar {
			continue
		}
		if g.tokens[sp.from].text != "per" || n < 0 || !g.rankable(n) {
			continue
		}
		upper := g.column(g.numericColumn(g.spans[n]))
		for _, c := range g.in.Dataset.Columns {
			if c.Name == upper.Name || !isDuration(c) || !g.daysOfRows(c) {
				continue
			}
			f := domain.NewFault(domain.KindAmbiguous, "'per day' may be per one of "+c.Name+", or by the day of the calendar.", "")
			f.Candidates = []string{upper.Name + " divided by " + c.Name + " by " + thing, upper.Name + " by day and " + thing}
			return g.askWhich(f)
		}
	}
	return nil
}

// daysOfRows reports whether a column's name says no more than that it is the days
// of what each row is.
func (g *reading) daysOfRows(c domain.Column) bool {
	name := g.stems.bases(plainName(c.Name))
	if !slices.Contains(name, string(query.Day)) {
		return false
	}
	return !slices.ContainsFunc(name, func(w string) bool { return w != string(query.Day) && !g.lexicon.rows[w] })
}
