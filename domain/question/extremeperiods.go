package question

import (
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// readExtremePeriods reads what is said of the totals of periods: "the highest
// sales in a day" is the highest of the days' totals and of no row, a "record
// month" is the best one.
func (g *reading) readExtremePeriods() error {
	if g.timeColumn() == noColumn {
		return nil
	}
	for i := range g.spans {
		g.recordAt(i)
		g.bestSellingAt(i)
		g.periodUnderSuperlative(i)
	}
	for i := range g.spans {
		if sp := g.spans[i]; sp.role == isSuper && len(sp.columns) == 0 || g.extremeAt(i) {
			g.extremeInPeriod(i)
		}
	}
	return nil
}

// recordAt reads "record" before a period as the best one and "peak" as the
// busiest: "record month", "peak hour".
func (g *reading) recordAt(i int) {
	sp, next := g.spans[i], g.at(i+1)
	word := g.tokens[sp.from].text
	if sp.role == isColumn || sp.to != sp.from+1 || word != "record" && word != "peak" || next.to != next.from+1 {
		return
	}
	noun := g.stems.base(g.tokens[next.from].text)
	if grainNamed(noun) != "" || word == "peak" && (noun == string(query.Hour) || noun == "weekday") {
		g.spans[i].role, g.spans[i].word = isSuper, "desc"
	}
}

// bestSellingAt reads two words that rank, "best selling" and "worst performing",
// before a period as its superlative: one period is asked for.
func (g *reading) bestSellingAt(i int) {
	sp, next := g.spans[i], g.at(i+1)
	if sp.role != isTop || sp.to != sp.from+2 || sp.word != "desc" && sp.word != "asc" || next.to != next.from+1 || next.number != 0 {
		return
	}
	if noun := g.tokens[next.from].text; grainNamed(noun) != "" || noun == "weekday" || noun == string(query.Hour) {
		g.spans[i].role = isSuper
	}
}

// periodUnderSuperlative takes a time noun for the periods where a superlative of
// how much happens is said of it, even if a column's name has the word in it: the
// "busiest day" of a table with "Lead Days".
func (g *reading) periodUnderSuperlative(i int) {
	sp := g.spans[i]
	if sp.role != isColumn || sp.to != sp.from+1 || sp.columns[0].quality >= wholeName {
		return
	}
	noun := g.stems.base(g.tokens[sp.from].text)
	if grainNamed(noun) == "" && noun != string(query.Hour) && noun != "weekday" {
		return
	}
	before := g.at(g.before(i, isStop, isAll, isNumber))
	if before.role != isSuper || len(before.columns) > 0 {
		return
	}
	switch fold(g.words(before)) {
	case "busiest", "quietest", "best", "worst", "record", "peak":
		g.spans[i].role = isUnknown
	}
}

// extremeInPeriod reads a superlative, what it is of, and "in a day" as the
// extreme of the totals of days.
func (g *reading) extremeInPeriod(i int) {
	n := g.after(i, isStop, isAll, isOf)
	for g.at(n).role == isCount || g.at(n).role == isAggregate && g.spans[n].word == "sum" {
		n = g.after(n, isStop, isAll, isOf)
	}
	if sp := g.at(n); !(sp.role == isColumn && g.numeric(sp)) && !g.isThings(sp) {
		return
	}
	if sp := g.at(n); g.isThings(sp) && g.singular(sp) { // "the biggest order in a month" is one order
		return
	}
	last, grain := g.inOnePeriod(g.after(n, isStop)) // "most units sold in a day"
	if grain == "" {
		return
	}
	if g.at(n).role == isColumn && NatureOf(g.column(g.numericColumn(g.spans[n]))) == Rate && g.numeric(g.spans[n]) {
		return // levels have no total
	}
	desc := g.spans[i].word == "desc" || g.spans[i].word == "maximum"
	if g.asksWhich() || g.tokens[0].text == "who" {
		g.top = &topWish{n: 1, desc: desc}
	}
	g.spans[i].role, g.spans[i].grain = isAggregate, period.GrainPhrase{Grain: grain}
	g.spans[i].word = map[bool]string{true: "maximum", false: "minimum"}[desc]
	for k := i + 1; k < n; k++ {
		if g.spans[k].role == isAggregate {
			g.done(k)
		}
	}
	for k := n + 1; k <= last; k++ {
		g.done(k)
	}
}

// inOnePeriod reads "in a day", "within one week" or "on any single day" from a
// span on: the last span of it and the grain; empty: it says something else.
func (g *reading) inOnePeriod(i int) (int, query.Grain) {
	if i >= len(g.spans) {
		return 0, ""
	}
	t := g.spans[i].from
	switch g.tokens[t].text {
	case "in", "on", "within", "for", "during":
	default:
		return 0, ""
	}
	one := 0
	for t++; t < len(g.tokens); t++ {
		switch g.tokens[t].text {
		case "a", "an", "one", "1", "any", "single", "given":
			one++
			continue
		}
		break
	}
	if one == 0 || t >= len(g.tokens) {
		return 0, ""
	}
	grain := grainNamed(g.tokens[t].text)
	for k := i; grain != "" && k < len(g.spans); k++ {
		if g.spans[k].to == t+1 {
			return k, grain
		}
	}
	return 0, ""
}

// refuseHours refuses to tell the hours of dates that have no time of the day.
func (g *reading) refuseHours() error {
	if g.timeline == nil || g.timeline.grain != query.Hour && g.timeline.part != query.HourOf || g.timeColumn() == noColumn {
		return nil
	}
	if c := g.column(g.timeColumn()); c.Type == domain.Date {
		return domain.NewFault(domain.KindUnsupported, c.Name+" holds days without a time of the day, so that hours can't be told apart.",
			"Ask by weekday instead, as in: number of rows by weekday")
	}
	return nil
}
