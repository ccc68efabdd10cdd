package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// readQuotients reads two numbers with a stroke between them, "cost / clicks", or
// "divided by", as one over the other; an average of that, as of any ratio, is the sum of the
// one over the sum of the other.
func (g *reading) readQuotients() error {
	for i := 1; i < len(g.spans); i++ {
		if w := fold(g.words(g.spans[i])); w != "/" && w != "divided by" {
			continue
		}
		left, right := g.before(i, isStop), g.after(i, isStop, isAggregate, isOf)
		if g.numberAt(left) && g.at(right).role == isRows { // "sales / orders": nothing may be dropped
			return g.untied(g.words(g.spans[i]) + " " + g.words(g.spans[right]))
		}
		if !g.numberAt(left) || !g.numberAt(right) {
			continue
		}
		upper, lower := g.column(g.numericColumn(g.spans[left])), g.column(g.numericColumn(g.spans[right]))
		m := ratio(upper, lower, upper.Name+" / "+lower.Name)
		for _, k := range []int{g.before(left, isStop, isOf), g.before(right, isStop, isOf)} {
			a := g.at(k)
			if a.role != isAggregate {
				continue
			}
			if a.word != "sum" && a.word != "average" || a.grain.Grain != "" {
				return domain.NewFault(domain.KindUnsupported, "a "+a.word+" of one number over another, row by row, can't be computed.",
					"Ask for the one over the other, as in: "+upper.Name+" divided by "+lower.Name)
			}
			g.done(k)
		}
		g.assume(m.Name + " is the sum of " + upper.Name + " over the sum of " + lower.Name)
		g.plan.Measures = append(g.plan.Measures, m)
		g.rates = append(g.rates, ratedAt{span: right, measure: m, amount: true})
		g.usedColumn(left, g.numericColumn(g.spans[left]))
		g.usedColumn(right, g.numericColumn(g.spans[right]))
		g.done(left, i, right)
		g.scopeBehind(right)
	}
	return nil
}

// refusePerClock refuses an amount per hour or minute where the dataset has a
// duration in that unit: it may be one over the other, or the hours of the clock.
func (g *reading) refusePerClock() error {
	for i := 1; i < len(g.spans); i++ {
		unit := strings.TrimSuffix(g.tokens[g.spans[i].to-1].text, "s")
		if unit != "hour" && unit != "minute" || g.spans[i].role == isColumn || g.tokens[g.spans[i].to-2].text != "per" {
			continue
		}
		left := i - 1
		if g.tokens[g.spans[i].from].text == unit || g.tokens[g.spans[i].from].text == unit+"s" { // "per" is a span of its own
			left--
		}
		if !g.numberAt(left) || g.at(g.before(left, isStop)).role == isAggregate {
			continue
		}
		for _, c := range g.in.Dataset.Columns {
			if upper := g.column(g.numericColumn(g.spans[left])); c.Role == domain.RoleMeasure && c.Type.Numeric() && c.Name != upper.Name && slices.Contains(g.stems.bases(words(c.Name)), unit) {
				return domain.NewFault(domain.KindAmbiguous, "'per "+unit+"' may mean over the sum of "+c.Name+", or for each "+unit+" of the clock.",
					"Ask: "+upper.Name+" divided by "+c.Name+"; or: "+upper.Name+" by "+unit)
			}
		}
	}
	return nil
}
