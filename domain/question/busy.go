package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// busyWith orders by what makes "busiest" and "quietest": a quantity that is
// named, "the busiest day for sales", else the rows, which are then counted. In a
// table that has one row for each thing at each time rows tell nothing, so that
// it is the dataset's default measure, where that adds up.
func (g *reading) busyWith(i, n, count int) bool {
	sp := g.spans[i]
	said := fold(g.words(sp))
	if said != "busiest" && said != "quietest" && said != "peak" {
		return false
	}
	if sp.number > 0 {
		count = int(sp.number)
	}
	desc := sp.word == "desc"
	if g.numbersAhead(n) || len(g.plan.Measures) > 0 { // "busiest month for breakdowns"
		g.superlative(desc, count, orderWish{})
		return true
	}
	way := map[bool]string{true: "highest ", false: "lowest "}[desc]
	if k := g.indexOf(g.in.Dataset.DefaultMeasure); k != noColumn && NatureOf(g.column(k)) == Amount && g.oneRowEach() {
		g.assume("'" + said + "' is taken to mean the " + way + g.column(k).Name + ", since each thing has one row at each time")
		g.superlative(desc, count, orderWish{columns: []columnRef{{column: k, quality: wholeName}}, aggregate: "sum"})
		return true
	}
	g.assume("'" + said + "' is taken to mean the " + way + "number of rows")
	g.counting = true
	g.superlative(desc, count, orderWish{count: true})
	return true
}

// nearlyAll is the share of the rows that a table of one row for each thing at
// each time has at least: some are missing in any such table.
const nearlyAll = 0.98

// oneRowEach reports whether a dataset has one row for each of its things at each
// time, as counters and meters give it.
func (g *reading) oneRowEach() bool {
	k := g.indexOf(g.in.Dataset.DefaultTime)
	if k == noColumn || g.column(k).Distinct < 2 {
		return false
	}
	full := func(things int64) bool {
		all := float64(things * g.column(k).Distinct)
		rows := float64(g.in.Dataset.Rows)
		return rows <= all && rows >= nearlyAll*all
	}
	if full(1) { // events at times of their own are numbered, readings are not
		return g.column(k).Type != domain.Timestamp || !g.numbered()
	}
	for _, c := range g.in.Dataset.Columns {
		if (c.Role == domain.RoleDimension || c.Role == domain.RoleIdentifier) && c.Distinct > 1 && full(c.Distinct) {
			return true
		}
	}
	return false
}

// numbered reports whether a column numbers the rows one by one.
func (g *reading) numbered() bool {
	return slices.ContainsFunc(g.in.Dataset.Columns, func(c domain.Column) bool {
		return c.Role == domain.RoleIdentifier && c.NullShare == 0 && c.Distinct == g.in.Dataset.Rows
	})
}

// weekdayAt reads "weekday" where a superlative is said of it, or says of it what
// it has: "the busiest weekday", "weekday with the highest sales".
func (g *reading) weekdayAt(i int) bool {
	ofWeek := g.ofTheWeek(i)
	if w := g.stems.base(g.tokens[g.spans[i].from].text); w != "weekday" && ofWeek == i || g.timeline != nil {
		return false
	}
	before, with := g.at(g.before(i, isStop, isAll, isNumber)), g.at(g.after(ofWeek, isStop, isWith, isHave, isWhose))
	if !among(before.role, []role{isSuper, isTop}) && with.role != isSuper {
		return false
	}
	g.timeline = &timelineWish{calendar: true, part: query.DayOfWeek, which: true}
	for k := i; k <= ofWeek; k++ {
		g.done(k)
	}
	return true
}

// ofTheWeek is the last span of "day of the week" that begins at a span; the span
// itself where it is none.
func (g *reading) ofTheWeek(i int) int {
	said := func(k int, word string) bool {
		return k < len(g.spans) && g.spans[k].to == g.spans[k].from+1 && g.stems.base(g.tokens[g.spans[k].from].text) == word
	}
	if !said(i, "day") || !said(i+1, "of") {
		return i
	}
	k := i + 2
	if said(k, "the") {
		k++
	}
	if !said(k, "week") {
		return i
	}
	return k
}

// saysOfWhat reports whether a superlative tells itself what there is most of: the
// wettest of rain, the busiest of what happens.
func saysOfWhat(sp span, said string) bool {
	return len(sp.columns) > 0 || isFrequency(said)
}
