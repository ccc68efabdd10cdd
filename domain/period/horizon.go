package period

import (
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// maxHorizon bounds what a phrase may ask for; what is sensible is the
// forecast's to say.
const maxHorizon = 3660

// Horizon reads how far ahead a forecast goes, as a number of periods of a
// grain and n tokens from tokens[i] on: "next 3 months", "the coming quarter",
// "for 4 weeks", "6 months ahead", "rest of the year", "through June 2026",
// "Q1 2026". Up to a day or period that is named, periods are counted from the
// first one that the data don't complete. What does not lie ahead is not read.
func (c Calendar) Horizon(tokens []string, i int) (periods int, grain query.Grain, n int, ok bool) {
	s := newScan(c, tokens, i)
	var best horizon
	for _, read := range []func() (horizon, bool){s.nextUnits, s.unitsAhead, s.forUnits, s.tomorrow, s.restOf, s.untilNamed} {
		h, ok := read()
		if !ok || h.periods < 1 || h.periods > maxHorizon || c.Years && h.grain != query.Year {
			continue
		}
		if t := s.tokens(h.end); t > n {
			best, n = h, t
		}
	}
	return best.periods, best.grain, n, n > 0
}

type horizon struct {
	periods int
	grain   query.Grain
	end     int
}

func ahead(n int, u unit, end int) horizon {
	return horizon{periods: n * u.times, grain: u.grain, end: end}
}

// lead reads the words before a horizon.
func (s scan) lead() int {
	end, _ := s.match(0, "over the course of", "over", "for", "in", "during", "within", "across", "of", "through", "to", "into")
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
	if ok && u.plural && !counted { // "the coming months"
		n = 3
	}
	return ahead(n, u, end), ok
}

// unitsAhead reads "3 months ahead", "6-month forecast", "12 months out".
func (s scan) unitsAhead() (horizon, bool) {
	n, at, ok := s.number(s.skip(0, "a", "the"))
	u, _, end, known := s.unit(at)
	last, after := s.match(s.skip(end, "-"), "ahead", "out", "from now", "into the future", "into future", "forward", "horizon", "in advance")
	if !after { // the word belongs to the question
		after, last = s.is(s.skip(end, "-"), "forecast", "prediction", "projection", "outlook", "forecasts"), end
	}
	return ahead(n, u, last), ok && known && after
}

// forUnits reads "for 4 weeks", "in 6 months".
func (s scan) forUnits() (horizon, bool) {
	at, ok := s.match(0, "over", "for", "in", "within")
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

func (s scan) tomorrow() (horizon, bool) {
	at := s.skip(0, "for")
	return horizon{1, query.Day, at + 1}, s.is(at, "tomorrow")
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

// untilNamed reads a period or day by its name: "through June 2026", "until
// the end of 2026", "for Q1 2026", "2027".
func (s scan) untilNamed() (horizon, bool) {
	at, through := s.match(0, "up to and including", "up until", "up to", "until", "till", "through", "thru", "to", "by the end of", "by")
	if !through {
		at = s.lead()
	}
	n, ok := s.named(at)
	if !ok || n.relative || n.recursOnly() || n.ambiguous && at == 0 {
		return horizon{}, false
	}
	if n.yearless() {
		if n, ok = n.following(s.cal.begin(query.Day)); !ok {
			return horizon{}, false
		}
	}
	if n.edge == startEdge {
		n = n.bound()
	}
	g := n.grain
	if through && g != query.Day && g != query.Week {
		g = query.Month
		if s.cal.Years {
			g = query.Year
		}
	}
	return s.until(n.to, g, n.end), true
}

// following is a yearless name at its first occurrence that begins by no
// earlier than the day.
func (n name) following(day time.Time) (name, bool) {
	for y := day.Year(); y <= day.Year()+yearsTried; y++ {
		if p, ok := n.placedIn(y); ok && !p.from.Before(day) {
			return p, true
		}
	}
	return n, false
}

// until counts the periods up to a day.
func (s scan) until(day time.Time, g query.Grain, end int) horizon {
	if s.cal.Years {
		g = query.Year
	}
	return horizon{periods: Count(g, s.cal.begin(g), day), grain: g, end: end}
}
