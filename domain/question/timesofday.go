package question

import (
	"slices"
	"strings"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// readTimesOfDay reads "before 8 am", "between 8:00 and 10:00" and "in the
// morning" as a part of each day, of a column whose times have a time of day.
func (g *reading) readTimesOfDay() error {
	found := false
	for t := 0; t < len(g.tokens); t++ {
		part, next, ok := g.partOfDayAt(t)
		if !ok {
			continue
		}
		first, last, free := g.spansOf(t, next)
		if !free {
			continue
		}
		said := g.words(span{from: t, to: next})
		if found {
			return domain.NewFault(domain.KindUnsupported, "two times of day at once can't be set side by side in one table.",
				"Ask by hour, as in: number of rows by hour of the day; or for each time of day alone.")
		}
		found = true
		col, f := g.clockColumn(first, said)
		if f != nil {
			return f
		}
		c := condition{column: col, clock: &part, countOf: noColumn, orWith: noColumn, span: first}
		if f := g.checkClock(c, said); f != nil {
			return f
		}
		g.conditions = append(g.conditions, c)
		g.assume("'" + said + "' is taken to mean " + part.String())
		isIt := func(r columnRef) bool { return r.column == col }
		if k := g.before(first, isStop, isIs); g.at(k).role == isColumn && slices.ContainsFunc(g.spans[k].columns, isIt) {
			g.done(k)
		}
		for k := first; k <= last; k++ {
			g.done(k)
		}
		t = next - 1
	}
	return nil
}

// partOfDayAt reads words for a part of the day that begin at a token, and
// returns the token behind them.
func (g *reading) partOfDayAt(t int) (clockSpan, int, bool) {
	at := func(k int) string {
		if k < len(g.tokens) {
			return g.tokens[k].text
		}
		return ""
	}
	k := t
	switch at(t) {
	case "before", "until", "till", "earlier", "prior":
		if at(k+1) == "than" || at(k+1) == "to" {
			k++
		}
		if m, next, bare, ok := clockAt(g.tokens, k+1); ok && !bare && m > 0 {
			return clockSpan{0, m}, next, true
		}
	case "after", "since", "past", "later", "from":
		if at(k+1) == "than" {
			k++
		}
		if s, next, ok := g.clockRange(k+1, "to", "until", "till", "-"); ok {
			return s, next, true
		}
		if m, next, bare, ok := clockAt(g.tokens, k+1); ok && !bare && m < minutesOfDay {
			return clockSpan{m, minutesOfDay}, next, true
		}
	case "between":
		return g.clockRange(k+1, "and", "to", "-")
	case "at":
		if m, next, bare, ok := clockAt(g.tokens, k+1); ok && !bare && m%minutesOfHour == 0 && m < minutesOfDay {
			return clockSpan{m, m + minutesOfHour}, next, true
		}
		if s, ok := partOfDay(at(k + 1)); ok {
			return s, k + 2, true
		}
	case "in", "during":
		if at(k+1) == "the" {
			k++
		}
		if s, ok := partOfDay(at(k + 1)); ok {
			return s, k + 2, true
		}
	default:
		if s, ok := partOfDay(at(t)); ok && g.describesThings(t) {
			return s, t + 1, true
		}
	}
	return clockSpan{}, t, false
}

// describesThings reports whether a word for a part of the day stands before
// things as an adjective does: "morning flights", and not "this morning" or a
// number of nights.
func (g *reading) describesThings(t int) bool {
	if t > 0 && slices.Contains([]string{"this", "good", "per", "by", "each", "every", "last"}, g.tokens[t-1].text) || strings.HasSuffix(g.tokens[t].text, "s") {
		return false
	}
	for k, sp := range g.spans {
		if sp.from == t && sp.to == t+1 {
			return among(g.at(k+1).role, []role{isRows, isColumn})
		}
	}
	return false
}

// clockRange reads two times of day with a word between them. The first may lack
// its half of the day: "between 8 and 10 am".
func (g *reading) clockRange(t int, joins ...string) (clockSpan, int, bool) {
	a, next, bare, ok := clockAt(g.tokens, t)
	if !ok || next >= len(g.tokens) || !slices.Contains(joins, g.tokens[next].text) {
		return clockSpan{}, t, false
	}
	b, end, bareB, ok := clockAt(g.tokens, next+1)
	if !ok || bareB {
		return clockSpan{}, t, false
	}
	if bare && a < halfDay && b > halfDay && a+halfDay < b {
		a += halfDay // "between 2 and 5 pm"
	}
	if b == 0 {
		b = minutesOfDay
	}
	return clockSpan{a, b}, end, true
}

// spansOf returns the first and the last span of a run of tokens; free tells that
// they hold nothing of the dataset and no period, and reach no further.
func (g *reading) spansOf(from, to int) (first, last int, free bool) {
	first, last = -1, -1
	for k, sp := range g.spans {
		if sp.to <= from || sp.from >= to {
			continue
		}
		if sp.from < from || sp.to > to || among(sp.role, []role{isColumn, isValue, isPart, isPeriod, isRows, isVersusTime}) {
			return 0, 0, false
		}
		if first < 0 {
			first = k
		}
		last = k
	}
	return first, last, first >= 0
}

// clockColumn is the column whose times of day are meant: one that the question
// names, else the dataset's default time, else the only one there is.
func (g *reading) clockColumn(i int, said string) (int, error) {
	var all []int
	for k := range g.in.Dataset.Columns {
		if g.hasClock(k) {
			all = append(all, k)
		}
	}
	if k := g.before(i, isStop, isIs); g.at(k).role == isColumn {
		for _, r := range g.spans[k].columns {
			if slices.Contains(all, r.column) {
				return r.column, nil
			}
		}
	}
	if usual := g.timeColumn(); usual != noColumn && slices.Contains(all, usual) {
		return usual, nil
	}
	switch len(all) {
	case 1:
		return all[0], nil
	case 0:
		suggestion := "Leave the time of day out, as in: number of rows"
		if g.in.Dataset.DefaultTime != "" {
			suggestion += " by weekday"
		}
		return 0, domain.NewFault(domain.KindUnsupported, "no column of "+g.in.Dataset.Name+" tells the time of day, so '"+said+"' can't be taken.", suggestion)
	}
	var refs []columnRef
	for _, k := range all {
		refs = append(refs, columnRef{column: k})
	}
	return 0, domain.NewFault(domain.KindAmbiguous, "'"+said+"' does not say whose time of day is meant: "+g.names(refs, " or ")+".",
		"Name the column before it, as in: "+g.column(all[0]).Name+" "+said)
}

// hasClock reports whether a column's values tell the time of day: points in time
// that are not all midnights, or texts like "09:15".
func (g *reading) hasClock(k int) bool {
	c := g.column(k)
	if c.Type == domain.Timestamp {
		return hasTimeOfDay(c.Min) || hasTimeOfDay(c.Max)
	}
	if c.Type != domain.String {
		return false
	}
	vs := g.in.Values.Values(c.Name)
	return len(vs) > 0 && !slices.ContainsFunc(vs, func(v string) bool { _, ok := clockOf(v); return !ok })
}

func hasTimeOfDay(v any) bool {
	t, ok := v.(time.Time)
	return ok && (t.Hour() != 0 || t.Minute() != 0 || t.Second() != 0)
}

// checkClock refuses what can't be taken of a column: parts of an hour of points
// in time, whose hours alone are compared, and times that no value has.
func (g *reading) checkClock(c condition, said string) error {
	col := g.column(c.column)
	if col.Type == domain.String {
		if len(g.clockValues(c)) == 0 {
			return domain.NewFault(domain.KindOutsideData, "no value of "+col.Name+" is "+c.clock.String()+".", "Ask for its values first: list "+col.Name)
		}
		return nil
	}
	if c.clock.from%minutesOfHour == 0 && c.clock.to%minutesOfHour == 0 {
		return nil
	}
	return domain.NewFault(domain.KindUnsupported, "times of day of "+col.Name+" are compared by whole hours, so '"+said+"' can't be taken.",
		"Ask with whole hours, as in: number of rows between 8:00 and 10:00")
}

// clockValues are the texts of a column that lie in a part of the day.
func (g *reading) clockValues(c condition) []any {
	var out []any
	for _, v := range g.in.Values.Values(g.column(c.column).Name) {
		if m, ok := clockOf(v); ok && c.clock.holds(m) {
			out = append(out, v)
		}
	}
	return out
}

// clockFilter keeps the rows of a part of each day.
func (g *reading) clockFilter(col domain.Column, c condition) Filter {
	in := query.In{Expr: query.Column{Name: col.Name}}
	if col.Type == domain.String {
		in.Values = g.clockValues(c)
		return Filter{Expr: in, Text: col.Name + " " + c.clock.String(), Columns: []string{col.Name}}
	}
	in.Expr = query.Extract{Part: query.HourOf, Expr: in.Expr}
	for h := 0; h < 24; h++ {
		if c.clock.holds(h * minutesOfHour) {
			in.Values = append(in.Values, int64(h))
		}
	}
	return Filter{Expr: in, Text: "time of " + col.Name + " " + c.clock.String(), Columns: []string{col.Name}}
}
