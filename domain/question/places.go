package question

import (
	"fmt"
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// refusePlace refuses one place of a ranking other than the first, "second
// highest" or "runner-up": a table of the first ones would show more than that.
func (g *reading) refusePlace() error {
	for i, sp := range g.spans {
		place := placeNamed(g.tokens[sp.from].text)
		if place == 0 || sp.role != isUnknown {
			continue
		}
		end := "top"
		if k := g.after(i, isStop); g.at(k).word == "asc" && among(g.at(k).role, []role{isSuper, isTop}) {
			end = "bottom"
		}
		by, thing := g.quantityNamed(), g.thingNamed()
		advice := fmt.Sprintf("Ask for the first %d and take the last of them.", place)
		if text := fmt.Sprintf("%s %d %s by %s", end, place, thing, by); by != "" && thing != "" && g.reads(text) {
			advice = fmt.Sprintf("Ask for the first %d and take the last of them: %s", place, text)
		}
		return domain.NewFault(domain.KindUnsupported, "one place of a ranking other than the first is not shown by itself.", advice)
	}
	return nil
}

// placeNamed is the place that a word names, from the second on; 0: none.
func placeNamed(w string) int {
	if w == "runner" || w == "runnerup" {
		return 2
	}
	for i, names := range [...][]string{{"second", "2nd"}, {"third", "3rd"}, {"fourth", "4th"}, {"fifth", "5th"}} {
		if slices.Contains(names, w) {
			return i + 2
		}
	}
	return 0
}

// quantityNamed is the first quantity that a question names, else the dataset's
// default one; empty: there is none.
func (g *reading) quantityNamed() string {
	for _, sp := range g.spans {
		if sp.role == isColumn && g.numeric(sp) && g.column(g.numericColumn(sp)).Role == domain.RoleMeasure {
			return g.column(g.numericColumn(sp)).Name
		}
	}
	return g.in.Dataset.DefaultMeasure
}

// thingNamed is the first kind of things that a question names; empty: none.
func (g *reading) thingNamed() string {
	for _, sp := range g.spans {
		if sp.role != isColumn || g.numeric(sp) {
			continue
		}
		if c := g.column(g.groupColumn(sp)); c.Role == domain.RoleDimension || c.Role == domain.RoleIdentifier {
			return c.Name
		}
	}
	return ""
}

// refuseTwoRankings refuses "rank regions by profit and quantity": two quantities
// rank in two ways, and neither splits the other.
func (g *reading) refuseTwoRankings() error {
	ranks := false
	for i, sp := range g.spans {
		ranks = ranks || sp.role == isDerived && sp.word == string(RankOf) || sp.role == isOrder && strings.Contains(fold(g.words(sp)), "rank")
		and := g.after(i, isStop)
		k := g.after(and, isStop, isGroup, isAll)
		if !ranks || sp.role != isColumn || !g.rankable(i) || g.at(and).role != isLogic || g.at(k).role != isColumn || !g.rankable(k) {
			continue
		}
		a, b := g.column(g.numericColumn(sp)).Name, g.column(g.numericColumn(g.spans[k])).Name
		if a == b {
			continue
		}
		return domain.NewFault(domain.KindCompound, "the question asks for two rankings at once, by "+a+" and by "+b+".",
			"Ask for the one and for the other one after the other.")
	}
	return nil
}

// refuseWorkedHours refuses "cost per hour" where a column holds hours: by the
// clock is another figure than per one of those.
func (g *reading) refuseWorkedHours() error {
	for i, sp := range g.spans {
		n := g.before(i, isStop)
		if sp.role != isGrain || sp.grain.Grain != query.Hour || sp.grain.Calendar || g.tokens[sp.from].text != "per" {
			continue
		}
		if g.at(g.after(i, isStop)).role == isOf || n < 0 || !g.rankable(n) {
			continue
		}
		for k, c := range g.in.Dataset.Columns {
			if k == g.numericColumn(g.spans[n]) || c.Role != domain.RoleMeasure || !c.Type.Numeric() {
				continue
			}
			if !slices.Contains(g.stems.bases(words(c.Name)), string(query.Hour)) {
				continue
			}
			of := g.column(g.numericColumn(g.spans[n])).Name
			advice := "Ask for the two totals side by side."
			text := "total " + of + " and total " + c.Name
			if thing := g.thingNamed(); thing != "" {
				text += " by " + thing
			}
			if g.reads(text) {
				advice = "Ask for the two totals side by side: " + text
			}
			return domain.NewFault(domain.KindUnsupported, "'per hour' does not say whether it is by the hour of the clock or per one of "+c.Name+".", advice)
		}
	}
	return nil
}

// refuseBoundPerPeriod refuses "more than 3 orders per month" of things: it is a
// bound on each thing's periods, which no condition on the things is.
func (g *reading) refuseBoundPerPeriod() error {
	thing := g.thingNamed()
	for i, sp := range g.spans {
		if sp.role != isCompare || g.at(g.after(i, isStop, isA)).role != isNumber || thing == "" {
			continue
		}
		from := g.spans[g.after(i, isStop, isA)].to
		grain := g.perPeriodFrom(from)
		if grain == "" || !g.boundsHowMuch(i, from) || g.holdsPerPeriod(grain) {
			continue
		}
		advice := "Ask for the figure of each and read it off."
		if text := "average number of rows per " + grain + " by " + thing; g.reads(text) {
			advice = "Ask for the figure of each and read it off: " + text
		}
		return domain.NewFault(domain.KindUnsupported, "a bound on how much there is per "+grain+" is one on each "+grain+
			", which is no condition on "+thing+".", advice)
	}
	return nil
}

// boundReach is how many words stand at most between a bound and "per month".
const boundReach = 3

// perPeriodFrom is the grain of "per month" or "a month" within reach of a token.
func (g *reading) perPeriodFrom(t int) string {
	for k := t; k+1 < len(g.tokens) && k <= t+boundReach; k++ {
		switch g.tokens[k].text {
		case "and", "or", ",":
			return ""
		case "per", "a", "each", "every":
			if grain := grainNamed(g.tokens[k+1].text); grain != "" {
				return string(grain)
			}
		}
	}
	return ""
}

// boundsHowMuch reports whether a bound is on how much there is: on how many of
// what follows its number, or on an amount that is named before it. A rent per
// month is none.
func (g *reading) boundsHowMuch(i, from int) bool {
	if sp := g.at(g.before(i, isStop, isIs)); sp.role == isColumn && g.numeric(sp) {
		return NatureOf(g.column(g.numericColumn(sp))) == Amount
	}
	sp := g.at(g.after(g.after(i, isStop, isA), isStop, isOf))
	if sp.role == isColumn && g.numeric(sp) {
		return NatureOf(g.column(g.numericColumn(sp))) == Amount
	}
	switch g.tokens[from].text {
	case "per", "a", "each", "every":
		return false
	}
	return true
}

// holdsPerPeriod reports whether a quantity is told per period in the data, as a
// monthly fee is.
func (g *reading) holdsPerPeriod(grain string) bool {
	for _, c := range g.in.Dataset.Columns {
		for _, w := range words(c.Name) {
			if c.Role == domain.RoleMeasure && (w == grain || w == grain+"ly" || grain == "day" && w == "daily" || grain == "year" && w == "annual") {
				return true
			}
		}
	}
	return false
}
