package question

import (
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// courseOf reads "over the year", "throughout the week": how each such period
// goes, by its parts. It counts no years.
func (g *reading) courseOf(i int, grain query.Grain) bool {
	sp := g.spans[i]
	switch g.in.Analysis {
	case domain.Change, domain.Prediction, domain.Outlier, domain.Correlation, domain.Pareto:
		return false
	}
	if sp.from < 2 || !g.singular(sp) || g.tokens[sp.from-1].text != "the" {
		return false
	}
	switch g.tokens[sp.from-2].text {
	case "over", "through", "throughout", "across", "during", "along", "within", "around":
	default:
		return false
	}
	part, ok := partsOf(grain, g.column(g.timeColumn()).Type)
	if !ok {
		return false
	}
	g.timeline = &timelineWish{calendar: true, part: part.of}
	g.assume("'" + g.tokens[sp.from-2].text + " the " + string(grain) + "' compares the " + part.name + " of the " + string(grain) + "s")
	g.alternative("the course from the first to the last " + string(grain))
	g.done(i)
	return true
}

// courseParts are the parts that a period is told by.
type courseParts struct {
	of   query.Part
	name string
}

// partsOf are the parts of a period of a grain that dates of a type can tell.
func partsOf(grain query.Grain, of domain.Type) (courseParts, bool) {
	switch {
	case !of.Temporal():
		return courseParts{}, false
	case grain == query.Year:
		return courseParts{query.MonthOf, "months"}, true
	case grain == query.Month:
		return courseParts{query.DayOfMonth, "days"}, true
	case grain == query.Week:
		return courseParts{query.DayOfWeek, "weekdays"}, true
	case grain == query.Day && of == domain.Timestamp:
		return courseParts{query.HourOf, "hours"}, true
	}
	return courseParts{}, false
}
