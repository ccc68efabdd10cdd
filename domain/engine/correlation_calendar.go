package engine

import (
	"fmt"
	"slices"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// calendarSide takes a part of the calendar that a question relates a figure to as the
// other side of the relation: "do falls depend on the month of the year" compares the
// rows of each month. As what is grouped by, there would be nothing to relate. The
// groups that are left, and the side; none where it is no such question.
func (r *Request) calendarSide(groups []question.Dimension, named []variable) ([]question.Dimension, *variable, error) {
	if len(groups) != 1 || !groups[0].Calendar || len(named) != 1 || r.words().firstLike("factor", "driv", "predictor") >= 0 {
		return groups, nil, nil
	}
	part, ok := groups[0].Expr.(query.Extract)
	if !ok {
		return groups, nil, nil
	}
	name := cycleName(part.Part)
	if sides := ratesAsStates(named); sides[0].value == nil {
		return groups, nil, domain.NewFault(domain.KindUnsupported,
			fmt.Sprintf("single rows are related to the %s, and a row has no %s.", name, named[0].name),
			fmt.Sprintf("Ask get_trend_data, which compares whole periods: trend of %s by %s", named[0].name, name))
	}
	r.Plan.Dimensions = slices.DeleteFunc(slices.Clone(r.Plan.Dimensions), func(d question.Dimension) bool { return d.Calendar })
	r.Assume(fmt.Sprintf("Rows are compared by the %s of their %s.", name, groups[0].Column))
	return nil, &variable{name: name, value: cycleNames(part), category: true, levels: int64(len(cycleValues(part.Part)))}, nil
}

// calendarCaveat says what a part of the calendar is not told apart from.
func (run *correlationRun) calendarCaveat() string {
	for _, part := range []query.Part{query.MonthOf, query.QuarterOf, query.DayOfWeek, query.HourOf} {
		name := cycleName(part)
		if slices.ContainsFunc(run.question.variables, func(v variable) bool { return v.category && v.column == "" && v.name == name }) {
			return fmt.Sprintf("Rows were compared by their %s, and no trend was taken out; "+
				"get_trend_data compares whole periods, and tells whether a cycle repeats beside a trend.", name)
		}
	}
	return ""
}

// cycleName is a part of the calendar as a person would name it.
func cycleName(part query.Part) string {
	switch part {
	case query.MonthOf:
		return "month of the year"
	case query.QuarterOf:
		return "quarter of the year"
	case query.HourOf:
		return "hour of the day"
	case query.WeekOf:
		return "week of the year"
	}
	return "weekday"
}

// cycleValues are the values of a part of the calendar, with their names.
func cycleValues(part query.Part) []string {
	const days, months, quarters, hours, weeks = 7, 12, 4, 24, 53
	var out []string
	switch part {
	case query.MonthOf:
		for m := time.January; m <= months; m++ {
			out = append(out, m.String())
		}
	case query.QuarterOf:
		for q := range quarters {
			out = append(out, fmt.Sprintf("Q%d", q+1))
		}
	case query.HourOf:
		for h := range hours {
			out = append(out, fmt.Sprintf("%02d:00", h))
		}
	case query.WeekOf:
		for w := range weeks {
			out = append(out, fmt.Sprintf("week %d", w+1))
		}
	default:
		for d := range days {
			out = append(out, time.Weekday((d+1)%days).String())
		}
	}
	return out
}

// cycleNames is the part of a row's time, by its name.
func cycleNames(part query.Extract) query.Expr {
	first := int64(1)
	if part.Part == query.HourOf {
		first = 0
	}
	var out query.Case
	for i, name := range cycleValues(part.Part) {
		is := query.Compare{Op: query.Equal, Left: part, Right: query.Literal{Value: first + int64(i)}}
		out.Branches = append(out.Branches, query.Branch{When: is, Then: query.Literal{Value: name}})
	}
	return out
}
