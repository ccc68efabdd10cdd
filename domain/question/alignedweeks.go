package question

import (
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// alignWeeks makes both of two compared periods whole weeks, so that a week's
// number says which they are: the last days of a year may lie in week 1 of the
// next, and would be added to the first of their own.
func (g *reading) alignWeeks(c *Comparison) {
	control, test := wholeWeeks(c.Control), wholeWeeks(c.Test)
	if control.To.Before(control.From) || test.To.Before(test.From) {
		return
	}
	if control != c.Control || test != c.Test {
		g.assume("a week counts to the period in which its Thursday lies (ISO 8601), so " + daysFromTo(test) + " is set against " + daysFromTo(control))
	}
	c.Control, c.Test = control, test
}

// wholeWeeks are the weeks whose Thursday lies in a period.
func wholeWeeks(p domain.Period) domain.Period {
	const thursday, sunday = 3, 6 // days after Monday
	from, to := period.StartOf(query.Week, p.From), period.StartOf(query.Week, p.To)
	if from.AddDate(0, 0, thursday).Before(p.From) {
		from = from.AddDate(0, 0, sunday+1)
	}
	if to.AddDate(0, 0, thursday).After(p.To) {
		to = to.AddDate(0, 0, -sunday-1)
	}
	p.From, p.To = from, to.AddDate(0, 0, sunday)
	return p
}

func daysFromTo(p domain.Period) string {
	return p.From.Format(time.DateOnly) + " to " + p.To.Format(time.DateOnly)
}
