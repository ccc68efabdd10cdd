package period

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// previous is an earlier period named by its distance.
type previous struct {
	unit  query.Grain // empty: the length of the period itself
	count int         // above 1: "the previous 6 months"
	same  bool        // "same quarter last year": shifted by the unit
}

// previousPhrase reads "last year", "the previous period", "a year earlier",
// "the year before", "same month last year", "prior 30 days".
func (s scan) previousPhrase(i int) (previous, int, bool) {
	i = s.the(i)
	if s.is(i, "same") {
		return s.samePhrase(i + 1)
	}
	if s.is(i, "last", "previous", "prior", "preceding", "past") {
		at, p := i+1, previous{count: 1}
		if n, end, ok := s.number(at); ok {
			at, p.count = end, n
		}
		if s.is(at, "period", "one", "ytd") && p.count == 1 {
			return p, at + 1, s.text(i) != "past"
		}
		u, ok := unitNamed(s.text(at))
		if !ok && p.count > 1 { // "the last 3 months against the previous 3"
			return p, at, s.text(i) != "last" && s.text(i) != "past"
		}
		end := at + 1
		if e, ok := s.match(end, "to date", "so far"); ok {
			end = e
		}
		p.unit = u.grain
		return p, end, ok && u.times == 1 && u.grain != query.Hour
	}
	at, p := i, previous{count: 1}
	if n, end, ok := s.number(at); ok {
		at, p.count = end, n
	} else {
		at = s.skip(at, "a")
	}
	u, ok := unitNamed(s.text(at))
	if s.is(at, "period") {
		u, ok = unit{times: 1}, true
	} else if !ok && p.count > 1 { // "the 3 before"
		u, ok, at = unit{times: 1}, true, at-1
	}
	end, ended := s.match(at+1, "before last", "before that", "before those", "before", "earlier", "ago", "prior to that", "prior")
	p.unit = u.grain
	if ended && s.text(end-1) == "last" {
		return previous{}, i, false // "the month before last" is a name
	}
	return p, end, ok && ended && u.times == 1 && u.grain != query.Hour
}

// samePhrase reads what follows "same": "period last year", "quarter of the
// previous year", "time a year ago".
func (s scan) samePhrase(i int) (previous, int, bool) {
	if _, ok := unitNamed(s.text(i)); !ok && !s.is(i, "period", "time", "date", "dates", "point", "span") {
		return previous{}, i, false
	}
	at := s.skip(i+1, ",")
	at = s.skip(at, "of", "in", "from", "one", "during")
	p, end, ok := s.previousPhrase(at)
	if !ok || p.unit == "" || p.count != 1 {
		return previous{}, i, false
	}
	p.same = true
	return p, end, true
}

// versusPrevious reads comparisons that name no period of their own: "year
// over year", "yoy", "same period last year", "vs last month".
func (s scan) versusPrevious(cue cues) (contrast, bool) {
	v, end, ok := s.overPhrase(0)
	if !ok {
		at, led := s.strongWord(0)
		if led {
			at = s.skip(at, "to", "with", "over", "for", "in")
		} else if cue.changes && s.overPeriod() {
			at, led = 1, true
		}
		p, e, read := s.previousPhrase(at)
		if !read || p.count != 1 || !p.same && !led {
			return contrast{}, false
		}
		v, end = VersusPrevious{Shift: p.unit}, e
	}
	if s.cal.Years && v.Shift != query.Year && v.Shift != "" {
		return contrast{}, false
	}
	n := s.tokens(end)
	f := Found{Kind: Versus, Tokens: n, Phrase: s.phrase(0, end), Grain: v.Grain, VersusPrevious: &v}
	return contrast{control: f, test: f, tokens: n}, n > 0
}

// overPeriod reports whether a period is what a change is said to be over, "growth
// over last year", and not what it lies in: "over the past year".
func (s scan) overPeriod() bool {
	return s.is(0, "over", "on", "from") && !s.is(1, "past") && (!s.is(1, "the") || s.is(2, "previous", "prior", "preceding"))
}

// overPhrase reads "year over year", "month on month", "yoy", "m/m".
func (s scan) overPhrase(i int) (VersusPrevious, int, bool) {
	t, end := s.text(i), i+1
	if s.is(i+1, "/") { // y / y, as three tokens
		t, end = t+"/"+s.text(i+2), i+3
	}
	switch t {
	case "yoy", "y/y", "yy":
		return VersusPrevious{Shift: query.Year}, end, true
	case "qoq", "q/q":
		return VersusPrevious{Grain: query.Quarter, Shift: query.Quarter}, end, true
	case "mom", "m/m":
		return VersusPrevious{Grain: query.Month, Shift: query.Month}, end, true
	case "wow", "w/w":
		return VersusPrevious{Grain: query.Week, Shift: query.Week}, end, true
	}
	u, ok := unitNamed(s.text(i))
	if s.is(i, "period") {
		u, ok = unit{times: 1}, true
	}
	at := s.skip(i+1, "-")
	join := at
	at = s.skip(at, "over", "on", "to", "vs", "versus")
	again := s.skip(at, "-")
	if !ok || at == join || u.plural || u.times != 1 || !strings.EqualFold(s.text(i), s.text(again)) {
		return VersusPrevious{}, i, false
	}
	v := VersusPrevious{Grain: u.grain, Shift: u.grain}
	if u.grain == query.Year {
		v.Grain = "" // a year back, whatever is compared
	}
	return v, again + 1, true
}
