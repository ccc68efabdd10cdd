package question

import (
	"fmt"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// latestOf is the latest time in the data of a part of the year that was named
// without one, where reasons or a way are asked for: "why did sales fall in
// winter" is about one winter, which is then set against what was before it.
func (g *reading) latestOf(f period.Found) (period.Found, bool) {
	if g.in.Analysis != domain.Change || f.Recurring == nil || g.saysEvery() {
		return f, false
	}
	first, months := monthsOf(*f.Recurring)
	from, through := g.in.Calendar.DataFrom, g.in.Calendar.DataThrough
	if months == 0 || from.IsZero() {
		return f, false
	}
	for year := through.Year(); year >= from.Year()-1; year-- {
		start := time.Date(year, first, 1, 0, 0, 0, 0, time.UTC)
		end := start.AddDate(0, months, -1)
		reached := !end.After(period.EndOf(query.Month, through))
		if !reached || start.Before(period.StartOf(query.Month, from)) {
			continue
		}
		said := f.Phrase
		f.Kind, f.Recurring, f.From, f.To = period.Span, nil, start, end
		f.Assumption = fmt.Sprintf("'%s' has no year: the latest one in the data is taken, %s", said, period.Describe(start, end))
		return f, true
	}
	return f, false
}

// saysEvery reports whether the question speaks of what repeats.
func (g *reading) saysEvery() bool {
	for _, t := range g.tokens {
		switch t.text {
		case "every", "each", "always", "usually", "years", "yearly", "annually", "winters", "springs", "summers", "autumns":
			return true
		}
	}
	return false
}

// monthsOf is the first month of a part of the year, and how many it has; zero
// where it is no one run of months.
func monthsOf(r period.Recurring) (first time.Month, months int) {
	const year, quarter = 12, 3
	var in [year]bool
	for _, v := range r.Values {
		switch r.Part {
		case query.MonthOf:
			in[v-1] = true
			months++
		case query.QuarterOf:
			for m := range quarter {
				in[(v-1)*quarter+m] = true
			}
			months += quarter
		default:
			return 0, 0
		}
	}
	runs := 0
	for m := range in {
		if in[m] && !in[(m+year-1)%year] {
			first = time.Month(m + 1)
			runs++
		}
	}
	if runs != 1 || months >= year {
		return 0, 0
	}
	return first, months
}
