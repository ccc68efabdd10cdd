package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// calendarSides are the ways to name a part of the calendar as something that figures
// depend on; the longer ones first. Where a word is also a period, which part of the
// calendar it is taken for is said.
func calendarSides() []struct {
	said string
	of   query.Part
	as   string
} {
	return []struct {
		said string
		of   query.Part
		as   string
	}{
		{"day of the week", query.DayOfWeek, ""}, {"day of week", query.DayOfWeek, ""}, {"days of the week", query.DayOfWeek, ""},
		{"weekday", query.DayOfWeek, ""}, {"weekdays", query.DayOfWeek, ""},
		{"month of the year", query.MonthOf, ""}, {"month of year", query.MonthOf, ""}, {"months of the year", query.MonthOf, ""},
		{"calendar month", query.MonthOf, ""}, {"time of the year", query.MonthOf, "month of the year"}, {"time of year", query.MonthOf, "month of the year"},
		{"season", query.MonthOf, "month of the year"}, {"seasons", query.MonthOf, "month of the year"}, {"month", query.MonthOf, "month of the year"},
		{"quarter of the year", query.QuarterOf, ""}, {"calendar quarter", query.QuarterOf, ""}, {"quarter", query.QuarterOf, "quarter of the year"},
		{"hour of the day", query.HourOf, ""}, {"hour of day", query.HourOf, ""}, {"time of the day", query.HourOf, "hour of the day"},
		{"time of day", query.HourOf, "hour of the day"}, {"hour", query.HourOf, "hour of the day"},
	}
}

// plainRelation writes what a relation is asked in by its plain words, before periods are
// looked for in them: the "day of the week from March to May" is a weekday, and what
// "differs between doctors from March to May" differs by doctor.
func (g *reading) plainRelation() {
	if g.in.Analysis != domain.Correlation {
		return
	}
	var out []token
	for t := 0; t < len(g.tokens); t++ {
		tok := g.tokens[t]
		n := 0
		switch {
		case g.text(t) == "day" && g.text(t+1) == "of" && g.text(t+2) == "week":
			n = 2
		case g.text(t) == "day" && g.text(t+1) == "of" && g.text(t+2) == "the" && g.text(t+3) == "week":
			n = 3
		case t > 0 && slices.Contains([]string{"between", "among"}, tok.text) && slices.Contains([]string{"differ", "differs", "vary", "varies"}, g.text(t-1)):
			tok.text, tok.raw = "by", "by"
		}
		if n > 0 {
			tok.text, tok.raw = "weekday", "weekday"
		}
		out, t = append(out, tok), t+n
	}
	g.tokens = out
}

// readCalendarSides reads a part of the calendar as one side of a relation: "do falls
// depend on the month of the year", "does the weekday affect sales". As a noun of time
// it would count months, and be no side at all.
func (g *reading) readCalendarSides() error {
	if g.in.Analysis != domain.Correlation || g.timeColumn() == noColumn || g.timeline != nil {
		return nil
	}
	for t := range g.tokens {
		for _, side := range calendarSides() {
			n := len(strings.Fields(side.said))
			if t+n > len(g.tokens) || g.folded(span{from: t, to: t + n}) != side.said || !g.calendarSideAt(t, n) {
				continue
			}
			if side.of == query.HourOf && g.column(g.timeColumn()).Type != domain.Timestamp {
				continue
			}
			if side.as != "" {
				g.assume("'" + side.said + "' is taken for the " + side.as)
			}
			g.timeline = &timelineWish{calendar: true, part: side.of}
			for i, sp := range g.spans {
				if sp.from >= t && sp.to <= t+n {
					g.done(i)
				}
			}
			return nil
		}
	}
	return nil
}

// calendarSideAt reports whether words stand where a side of a relation does, and
// nothing else has them: behind "on", "with" or "and", or behind the verb that asks
// ("does the weekday affect …"). Behind "by" they are one where something is said to
// differ by them, else periods.
func (g *reading) calendarSideAt(t, n int) bool {
	for _, sp := range g.spans {
		if sp.from >= t+n || sp.to <= t {
			continue
		}
		const whole = 3 // "day of week" is no part of a column's name
		if sp.role == isColumn && n >= whole && sp.columns[0].quality < wholeName && sp.from >= t && sp.to <= t+n {
			continue
		}
		if sp.from < t || sp.to > t+n || among(sp.role, []role{isColumn, isValue, isPart, isQuoted, isPeriod}) {
			return false
		}
	}
	k := t - 1
	for k >= 0 && slices.Contains([]string{"the", "a", "calendar"}, g.text(k)) {
		k--
	}
	grouped := slices.ContainsFunc(g.tokens[:t], func(x token) bool { return slices.Contains([]string{"by", "per", "across", "each"}, x.text) })
	switch g.text(k) {
	case "on", "to", "with", "between", "does", "do", "is", "are", "did":
		return !grouped
	case "and":
		return !grouped && slices.ContainsFunc(g.tokens[:t], func(x token) bool { return x.text == "between" || x.text == "of" })
	case "by":
		return slices.ContainsFunc(g.tokens[:t], func(x token) bool {
			return slices.Contains([]string{"vary", "varies", "differ", "differs", "different"}, x.text)
		})
	}
	return false
}

// relateCalendar keeps the part of the calendar that is a side of a relation where
// rows are related, which have no groups else.
func (g *reading) relateCalendar() {
	grouped := slices.ContainsFunc(g.plan.Dimensions, func(d Dimension) bool { return d.Calendar })
	if d, ok := g.timeDimension(); ok && d.Calendar && g.in.Analysis == domain.Correlation && !grouped {
		g.plan.Dimensions = append(g.plan.Dimensions, d)
	}
}
