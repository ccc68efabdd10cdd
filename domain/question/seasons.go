package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// seasonWish is a question for the season while its words are found.
type seasonWish struct {
	*reading
	cycle string // how the calendar names what it is told by; empty: not said
	used  map[int]bool
}

// asksSeason reads a question for the season, "is there seasonality in sales", "which
// months are usually strong", "do visits depend on the weekday", as one by the part of
// the calendar that it is told by: the trend alone would not answer it.
func (g *reading) asksSeason() {
	if g.in.Analysis != domain.Trend || g.in.Dataset.DefaultTime == "" || g.saysTrend() {
		return
	}
	s := &seasonWish{reading: g, used: map[int]bool{}}
	if !s.seasonality() && !s.pattern() && !s.follows() && !s.habit() && !s.partOfYear() {
		return
	}
	if s.cycle == "" {
		s.cycle = s.named()
	}
	if s.cycle == "" {
		s.cycle = g.ownCycle()
	}
	var kept []token
	for i, t := range g.tokens {
		if !s.used[i] {
			kept = append(kept, t)
		}
	}
	g.tokens, g.plan.Season = kept, true
	g.timeline = &timelineWish{calendar: true, part: cycleParts()[s.cycle]}
	g.assume("the season is asked for: it is told by " + s.cycle)
}

// saysTrend reports whether the trend is asked for too: its answer names the season.
func (g *reading) saysTrend() bool {
	return slices.ContainsFunc(g.tokens, func(t token) bool {
		return strings.HasPrefix(t.text, "trend") || slices.Contains([]string{"forecast", "adjusted", "adjusting", "account"}, t.text)
	})
}

// ownCycle is the cycle that a season has where the question names none: a year of
// months, of quarters where the data have no finer ones; a week of what is shorter than
// two years.
func (g *reading) ownCycle() string {
	const longEnough = 2 * 365
	c, own := g.in.Calendar, query.Day
	if col, ok := g.in.Dataset.Column(g.in.Dataset.DefaultTime); ok && col.Distinct > 1 && !c.DataFrom.IsZero() {
		own = grainOf(g.daysApart(col))
	}
	switch {
	case own == query.Quarter:
		return "quarter of the year"
	case own == query.Day && !c.DataFrom.IsZero() && c.DataThrough.Sub(c.DataFrom).Hours()/24 < longEnough-1:
		return "day of the week"
	}
	return "month of the year"
}

// use takes the words of a phrase out of the question.
func (s *seasonWish) use(from, words int) {
	for i := from; i < from+words; i++ {
		s.used[i] = true
	}
}

// seasonality reads "seasonality", "seasonal", "yearly seasonality", "seasonal swings".
func (s *seasonWish) seasonality() bool {
	for i := range s.tokens {
		switch s.text(i) {
		case "seasonality", "seasonal", "seasonally", "seasonalities":
		default:
			continue
		}
		if s.namesColumn([]string{s.text(i)}) {
			continue
		}
		s.use(i, 1)
		if _, n := s.phraseOf("swing", i+1); n > 0 {
			s.use(i+1, n)
		}
		s.adjectiveBefore(i)
		switch s.text(i - 1) { // "shows seasonality", which is no column of no-shows
		case "show", "shows", "exhibit", "exhibits", "display", "displays":
			s.use(i-1, 1)
		}
		return true
	}
	return false
}

// adjectiveBefore takes the adjective that says of what cycle a pattern is.
func (s *seasonWish) adjectiveBefore(i int) bool {
	for k := i - 1; k >= max(0, i-2); k-- {
		if cycle, n := s.phraseOf("of", k); n > 0 && k+n <= i {
			s.cycle = cycle
			s.use(k, i-k)
			return true
		}
	}
	return false
}

// pattern reads "a weekly pattern", "the yearly cycle".
func (s *seasonWish) pattern() bool {
	for i := range s.tokens {
		if _, n := s.phraseOf("pattern", i); n > 0 && s.adjectiveBefore(i) {
			s.use(i, n)
			return true
		}
	}
	return false
}

// follows reads "depend on the month", "vary by season", "repeat every year". What
// follows "by" alone must name a part of the calendar and no period: "vary by month"
// asks for its course.
func (s *seasonWish) follows() bool {
	for i := range s.tokens {
		how, n := s.phraseOf("follow", i)
		if n == 0 {
			continue
		}
		at := i + n
		for s.text(at) == "the" || s.text(at) == "a" {
			at++
		}
		if how == "itself" {
			if cycle, ok := s.seasons["itself"][s.text(at)]; ok {
				s.cycle = cycle
				s.use(i, at+1-i)
				return true
			}
			continue
		}
		cycle, words := s.phraseOf("cycle", at)
		if words == 0 || how == "with" && !s.partOfCalendar(at, words) {
			continue
		}
		s.cycle = cycle
		s.use(i, at+words-i)
		return true
	}
	return false
}

// partOfCalendar reports whether words name a part of a cycle rather than a period.
func (s *seasonWish) partOfCalendar(at, words int) bool {
	switch s.text(at) {
	case "month", "months", "quarter", "quarters", "hour", "hours":
		return words > 1
	}
	return true
}

// habit reads "which months are usually strong", "in which quarter is it typically
// highest", "the strong months": a level that parts of a cycle have by habit.
func (s *seasonWish) habit() bool {
	usual, usualWords := s.first("habit")
	level, levelWords := s.first("level")
	if level < 0 {
		return false
	}
	for i := range s.tokens {
		cycle, n := s.phraseOf("cycle", i)
		if n == 0 {
			continue
		}
		asks := i > 0 && (s.text(i-1) == "which" || s.text(i-1) == "what" || s.text(i-1) == "the" || level+levelWords == i)
		beside := strings.HasSuffix(s.text(i), "s") && s.plainLevel(level) && s.besideCycle(level, levelWords, i, n)
		if !(usual >= 0 && asks) && !beside {
			continue
		}
		s.cycle = cycle
		s.use(i, n)
		if i > 0 && (s.text(i-1) == "which" || s.text(i-1) == "what") {
			s.use(i-1, 1)
		}
		if usual >= 0 {
			s.use(usual, usualWords)
		}
		s.levels()
		return true
	}
	return false
}

// besideCycle reports whether a level is said of the parts of a cycle themselves: "strong
// months for sales", "which months are strong".
func (s *seasonWish) besideCycle(level, levelWords, cycle, words int) bool {
	after := s.text(cycle + words)
	if level+levelWords == cycle {
		return after == "" || after == "for" || after == "of" || after == "?"
	}
	return (s.text(cycle-1) == "which" || s.text(cycle-1) == "what") && after == "are" && level == cycle+words+1
}

// plainLevel reports whether a level is no superlative: the best month is one period.
func (s *seasonWish) plainLevel(at int) bool {
	return !strings.HasSuffix(s.text(at), "est") && s.text(at) != "best" && s.text(at) != "worst"
}

// partOfYear reads "when in the year is it highest", "at what time of year", "the best
// month of the year".
func (s *seasonWish) partOfYear() bool {
	if at, _ := s.first("level"); at < 0 {
		return false
	}
	for i := range s.tokens {
		if s.text(i) == "when" && s.text(i+1) == "in" && s.text(i+2) == "the" && s.text(i+3) == "year" {
			s.use(i, 4)
		} else if cycle, n := s.phraseOf("cycle", i); (n > 1 || n == 1 && strings.HasPrefix(s.text(i), "season")) && !s.grouped(i) {
			s.cycle = cycle
			s.use(i, n)
			for k := i - 1; slices.Contains([]string{"what", "which", "at", "in", "the"}, s.text(k)); k-- {
				s.use(k, 1)
			}
		} else {
			continue
		}
		s.levels()
		return true
	}
	return false
}

// grouped reports whether a word of grouping stands before a token: that is read by
// itself.
func (s *seasonWish) grouped(i int) bool {
	switch s.text(i - 1) {
	case "by", "per", "each", "every":
		return true
	}
	return false
}

// levels takes the words of level out: the answer names the high and the low parts.
func (s *seasonWish) levels() {
	for i := range s.tokens {
		if _, n := s.phraseOf("level", i); n > 0 {
			s.use(i, n)
		}
	}
}

// named is the cycle whose noun stands somewhere else in the question: "seasonality
// of sales by quarter".
func (s *seasonWish) named() string {
	for i := range s.tokens {
		if cycle, n := s.phraseOf("cycle", i); n > 0 && s.grouped(i) {
			s.use(i-1, n+1)
			return cycle
		}
	}
	return ""
}
