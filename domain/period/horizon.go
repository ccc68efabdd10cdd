package period

import (
	"fmt"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// maxHorizon bounds what a phrase may ask for; what is sensible is the
// forecast's to say.
const maxHorizon = 3660

// Ahead is how far a forecast looks.
type Ahead struct {
	Periods int // of Grain, from the first one that the data don't complete
	Grain   query.Grain
	// From is the first day of a period that is asked for by itself, and zero
	// where all that follows the data is: "in March 2026", "through March 2026".
	From time.Time
	To   time.Time // the last day, where the phrase names one; else zero
	// Assumption says how a phrase was placed that can be taken otherwise.
	Assumption string
}

// Horizon is Calendar.Horizon.
func (t *Text) Horizon(i int) (a Ahead, n int, ok bool) {
	s := t.scan(i)
	for _, read := range []func() (horizon, bool){
		s.nextUnits, s.unitsAhead, s.inUnits, s.forUnits, s.tomorrow, s.restOf, s.untilNamed, s.spanAhead, s.nextNamed, s.afterNext,
	} {
		h, ok := read()
		if !ok || h.Periods < 1 || h.Periods > maxHorizon || t.calendar.Years && h.Grain != query.Year {
			continue
		}
		if size := s.tokens(h.end); size > n {
			a, n = h.Ahead, size
		}
	}
	return a, n, n > 0
}

type horizon struct {
	Ahead
	end int
}

func ahead(n int, u unit, end int) horizon {
	return horizon{Ahead: Ahead{Periods: n * u.times, Grain: u.grain}, end: end}
}

// lead reads the words before a horizon.
func (s scan) lead() int {
	end, _ := s.match(0, "over the course of", "over", "for", "in", "during", "within", "across", "on", "of", "through", "to", "into")
	return s.the(end)
}

// nextUnits reads "next 3 months", "the coming two quarters", "next year".
func (s scan) nextUnits() (horizon, bool) {
	at := s.lead()
	if !s.is(at, "next", "coming", "upcoming", "following", "future", "forthcoming") {
		return horizon{}, false
	}
	n, at, counted := s.number(at + 1)
	if !counted {
		n = 1
	}
	u, _, end, ok := s.unit(s.skip(at, "of"))
	if !ok || counted {
		return ahead(n, u, end), ok
	}
	if u.plural { // "the coming months"
		return ahead(3, u, end), true
	}
	return s.laterAlone(u, 1, end), true
}

// unitsAhead reads "3 months ahead", "6-month forecast", "12 months out".
func (s scan) unitsAhead() (horizon, bool) {
	n, at, ok := s.number(s.skip(0, "a", "the"))
	u, _, end, known := s.unit(at)
	last, after := s.match(s.skip(end, "-"), "ahead", "out", "from now", "into the future", "into future", "forward", "horizon", "in advance")
	if !after && ok && known && !u.plural && n > 1 && !s.is(end, "moving", "rolling", "average", "window", "trend", "trailing") { // "a 6-month sales forecast"
		after, last = true, end
	}
	if !after { // the word belongs to the question
		after, last = s.is(s.skip(end, "-"), "forecast", "prediction", "projection", "outlook", "forecasts"), end
	}
	return ahead(n, u, last), ok && known && after
}

// forUnits reads "for 4 weeks", "within 6 months".
func (s scan) forUnits() (horizon, bool) {
	at, ok := s.match(0, "over", "for", "within")
	if !ok {
		return horizon{}, false
	}
	n, at, counted := s.number(at)
	if !counted && s.is(at, "a", "one") {
		n, at, counted = 1, at+1, true
	}
	u, _, end, known := s.unit(at)
	if e, ok := s.match(end, "time", "ahead", "from now"); ok {
		end = e
	}
	return ahead(n, u, end), counted && known && !s.is(end, "ago")
}

// inUnits reads the period so many later: "in 6 months", "in two years' time".
func (s scan) inUnits() (horizon, bool) {
	if !s.is(0, "in") {
		return horizon{}, false
	}
	n, at, counted := s.number(1)
	if !counted && s.is(1, "a", "an", "one") {
		n, at, counted = 1, 2, true
	}
	u, _, end, known := s.unit(at)
	if !counted || !known || s.is(end, "ago") {
		return horizon{}, false
	}
	if e, ok := s.match(end, "' time", "time", "from now"); ok {
		end = e
	}
	h := s.laterAlone(u, n, end)
	if !h.From.IsZero() && n > 1 {
		h.Assumption = fmt.Sprintf("'%s' is %s by itself; 'over the next %d %s' asks for all that comes until then",
			s.phrase(0, end), Describe(h.From, h.To), n, noun(u.grain, n))
	}
	return h, true
}

// laterAlone is that period alone; of units that are no periods of a calendar,
// all that comes until then.
func (s scan) laterAlone(u unit, n, end int) horizon {
	if u.times > 1 || u.grain == query.Hour {
		return ahead(n, u, end)
	}
	return s.itself(s.later(u, n), end)
}

// later is the period n units after that of the data's last day.
func (s scan) later(u unit, n int) name {
	day := s.cal.begin(query.Day).AddDate(0, 0, -1)
	return whole(0, u.grain, Add(u.grain, StartOf(u.grain, day), n*u.times))
}

// afterNext reads "the year after next".
func (s scan) afterNext() (horizon, bool) {
	u, _, end, ok := s.unit(s.lead())
	last, hit := s.match(end, "after next")
	if !ok || !hit || u.plural {
		return horizon{}, false
	}
	return s.laterAlone(u, 2, last), true
}

func (s scan) tomorrow() (horizon, bool) {
	at := s.skip(0, "for")
	return ahead(1, unit{grain: query.Day, times: 1}, at+1), s.is(at, "tomorrow")
}

// begin is the first period of the grain that the data don't complete: where
// a forecast begins.
func (c Calendar) begin(g query.Grain) time.Time {
	day := c.through()
	if day.IsZero() {
		return StartOf(g, c.Today())
	}
	return StartOf(g, day.AddDate(0, 0, 1))
}

// restOf reads "rest of the year", "remainder of this quarter", "until the end
// of the year", "year end". The year is that of the first day ahead.
func (s scan) restOf() (horizon, bool) {
	at := s.lead()
	rest, ok := s.match(at, "rest of", "remainder of", "remaining part of", "balance of")
	if !ok {
		at, bounded := s.match(0, "by", "until", "till", "through", "to", "up to")
		at = s.the(at)
		rest, ok = s.match(at, "end of", "close of")
		if !bounded {
			return horizon{}, false
		}
		if !ok {
			end, yearEnd := s.match(at, "year end", "yearend", "years end", "year s end")
			return s.until(EndOf(query.Year, s.cal.begin(query.Day)), query.Month, end), yearEnd
		}
	}
	rest = s.skip(rest, "the", "this", "current")
	rest = s.skip(rest, "current")
	if n, named := s.named(rest); ok && named && !n.relative && !n.yearless() && !n.recursOnly() { // "the rest of 2026"
		return s.until(n.to, query.Month, n.end), true
	}
	u, known := unitNamed(s.text(rest))
	if !ok || !known || u.plural || u.times != 1 {
		return horizon{}, false
	}
	step := query.Day
	if rank(u.grain) > rank(query.Month) {
		step = query.Month
	}
	return s.until(EndOf(u.grain, s.cal.begin(query.Day)), step, rest+1), true
}

// until counts the periods up to a day.
func (s scan) until(day time.Time, g query.Grain, end int) horizon {
	if s.cal.Years {
		g = query.Year
	}
	return horizon{Ahead: Ahead{Periods: Count(g, s.cal.begin(g), day), Grain: g, To: day}, end: end}
}
