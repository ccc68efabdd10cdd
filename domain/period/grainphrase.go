package period

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// GrainPhrase is how a question asks for periods.
type GrainPhrase struct {
	Grain    query.Grain // empty for "over time": a timeline of whatever grain suits
	Calendar bool        // a cycle: calendar months, weekdays …; Part is set
	Part     query.Part  // what is extracted; empty for a timeline
	Which    bool        // "which month …": asks for the period itself
}

// GrainAt reads a phrase such as "by month", "monthly", "per quarter", "over
// the years" or "by day of week" that starts at tokens[i], and how many tokens
// it took.
func GrainAt(tokens []string, i int) (g GrainPhrase, n int, ok bool) {
	s := newScan(Calendar{}, tokens, i)
	var end int
	for _, read := range []func() (GrainPhrase, int, bool){s.adverb, s.overTime, s.unitByUnit, s.perUnit, s.suffixedUnit} {
		if phrase, e, found := read(); found && e > end {
			g, end, ok = phrase, e, true
		}
	}
	n = s.tokens(end)
	return g, n, ok && n > 0
}

// adverb reads "daily", "monthly", "annual" and the like.
func (s scan) adverb() (GrainPhrase, int, bool) {
	i := s.skip(0, "by", "on")
	if i == 1 && s.is(1, "an", "a") { // "on a monthly basis"
		i = 2
	}
	end := i + 1
	if e, ok := s.match(end, "basis"); ok {
		end = e
	} else if i == 2 {
		return GrainPhrase{}, 0, false
	}
	var grain query.Grain
	switch s.text(i) {
	case "hourly":
		grain = query.Hour
	case "daily":
		grain = query.Day
	case "weekly":
		grain = query.Week
	case "monthly":
		grain = query.Month
	case "quarterly":
		grain = query.Quarter
	case "yearly", "annual", "annually":
		grain = query.Year
	default:
		return GrainPhrase{}, 0, false
	}
	return GrainPhrase{Grain: grain}, end, true
}

// overTime reads "over time" and its kind, which leave the grain open.
func (s scan) overTime() (GrainPhrase, int, bool) {
	end, ok := s.match(0, "over time", "through time", "across time", "as time goes on", "with time", "over the course of time")
	return GrainPhrase{}, end, ok
}

// unitByUnit reads "month by month".
func (s scan) unitByUnit() (GrainPhrase, int, bool) {
	u, ok := unitNamed(s.text(0))
	at, by := s.match(s.skip(1, "-"), "by", "after")
	at = s.skip(at, "-")
	if !ok || !by || u.plural || u.times != 1 || s.text(at) != s.text(0) {
		return GrainPhrase{}, 0, false
	}
	return GrainPhrase{Grain: u.grain}, at + 1, true
}

// suffixedUnit reads "month-wise" and "yearwise".
func (s scan) suffixedUnit() (GrainPhrase, int, bool) {
	base, end := s.text(0), 1
	if at, ok := s.match(1, "wise", "- wise"); ok {
		end = at
	} else if base, ok = strings.CutSuffix(base, "wise"); !ok {
		return GrainPhrase{}, 0, false
	}
	u, ok := unitNamed(base)
	return GrainPhrase{Grain: u.grain}, end, ok && u.times == 1
}

// perUnit reads a preposition and a unit: "by month", "each year", "over the
// years", "by calendar month", "which quarter".
func (s scan) perUnit() (GrainPhrase, int, bool) {
	at, kind := s.perWord()
	if kind == notPer {
		return GrainPhrase{}, 0, false
	}
	at = s.the(at)
	if kind == perMany {
		at = s.skip(at, "all", "different", "various", "individual", "successive", "the")
		at = s.the(at)
	} else {
		at = s.skip(at, "individual", "single", "successive", "given")
	}
	g, end, plural, ok := s.groupUnit(at)
	if !ok || kind == perMany && !plural || kind == perOne && plural && s.text(0) != "by" {
		return GrainPhrase{}, 0, false
	}
	g.Which = kind == perWhich
	return g, end, true
}

type perKind int

const (
	notPer   perKind = iota
	perOne           // by, per, each: one unit
	perMany          // over the, across: several
	perWhich         // which, what
)

func (s scan) perWord() (int, perKind) {
	if at, ok := s.match(0, "in which", "which", "what"); ok {
		return at, perWhich
	}
	if at, ok := s.match(0, "in different", "for different", "in various", "over", "across", "through", "throughout",
		"between different", "by different"); ok {
		return at, perMany
	}
	at, ok := s.match(0, "for each", "in each", "on each", "for every", "in every", "during each", "of each", "over each",
		"across each", "by each", "grouped by", "group by", "split by", "broken down by", "by", "per", "each", "every")
	if ok {
		return at, perOne
	}
	return 0, notPer
}

// groupUnit reads a unit to group by, as a timeline or as a cycle.
func (s scan) groupUnit(i int) (g GrainPhrase, end int, plural, ok bool) {
	cycle := func(part query.Part, grain query.Grain) GrainPhrase {
		return GrainPhrase{Grain: grain, Calendar: true, Part: part}
	}
	for _, c := range []struct {
		part    query.Part
		grain   query.Grain
		phrases []string
	}{
		{query.DayOfWeek, query.Day, []string{"days of the week", "day of the week", "days of week", "day of week", "weekdays",
			"weekday", "week days", "week day", "dow"}},
		{query.DayOfMonth, query.Day, []string{"day of the month", "day of month", "days of the month"}},
		{query.DayOfYear, query.Day, []string{"day of the year", "day of year"}},
		{query.HourOf, query.Hour, []string{"hour of the day", "hour of day", "hours of the day", "time of day", "time of the day"}},
		{query.WeekOf, query.Week, []string{"week of the year", "week of year", "calendar week", "week number"}},
		{query.MonthOf, query.Month, []string{"month of the year", "month of year", "months of the year", "calendar months",
			"calendar month", "month name", "month number"}},
		{query.QuarterOf, query.Quarter, []string{"quarter of the year", "quarter of year", "quarters of the year",
			"calendar quarter", "quarter number"}},
	} {
		if end, ok := s.match(i, c.phrases...); ok {
			return cycle(c.part, c.grain), end, strings.HasSuffix(s.text(end-1), "s") || s.text(i) != strings.TrimSuffix(s.text(i), "s"), true
		}
	}
	i = s.skip(i, "calendar")
	u, ok := unitNamed(s.text(i))
	if !ok || u.times != 1 || s.is(i+1, "end") || s.is(i+1, "to") && s.is(i+2, "date") {
		return GrainPhrase{}, 0, false, false
	}
	return GrainPhrase{Grain: u.grain}, i + 1, u.plural, true
}
