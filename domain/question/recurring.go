package question

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// recurringFilter keeps the rows of a part of the calendar: "on Mondays".
func (g *reading) recurringFilter(col domain.Column, c condition) (query.Expr, string) {
	in := query.In{Expr: query.Extract{Part: c.recurring.Part, Expr: query.Column{Name: col.Name}}}
	var shown []string
	for _, v := range c.recurring.Values {
		in.Values = append(in.Values, int64(v))
		shown = append(shown, partName(c.recurring.Part, v))
	}
	verb := "is"
	if c.negated {
		verb = "is not"
	}
	text := fmt.Sprintf("%s of %s %s %s", strings.ReplaceAll(string(c.recurring.Part), "_", " "), col.Name, verb, strings.Join(shown, " or "))
	if c.negated {
		return query.Not{Term: in}, text
	}
	return in, text
}

// partName is a part of the calendar as a person would name it: weekday 1 is
// Monday, month 12 December.
func partName(part query.Part, v int) string {
	const daysOfWeek = 7
	switch part {
	case query.DayOfWeek:
		return time.Weekday(v % daysOfWeek).String()
	case query.MonthOf:
		return time.Month(v).String()
	case query.QuarterOf:
		return "Q" + strconv.Itoa(v)
	}
	return strconv.Itoa(v)
}
