package engine

import (
	"fmt"
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// whoseDates says which column of dates an answer goes by where there are
// several and the question names none, and how to ask by the others; empty where
// it does not depend on dates.
func whoseDates(p question.Plan) (assumption string, alternatives []string) {
	axis, ok := axisOf(p)
	if !ok || len(axis.Others) == 0 || !byDates(p, axis.Column) {
		return "", nil
	}
	for _, other := range axis.Others {
		alternatives = append(alternatives, "the period by "+other)
	}
	return fmt.Sprintf("No date column is named, so the dates are those of %s; for those of %s, say so in the question.",
		axis.Column, enumerate(axis.Others, "or")), alternatives
}

// byDates reports whether a period, a comparison, a grouping or a condition of a
// plan goes by its column of times.
func byDates(p question.Plan, column string) bool {
	if p.Period != nil || p.Compare != nil || p.Horizon != nil {
		return true
	}
	dimensions := p.Dimensions
	if p.Inner != nil {
		dimensions = append(slices.Clone(dimensions), p.Inner.Dimensions...)
	}
	for _, d := range dimensions {
		if d.Column == column {
			return true
		}
	}
	for _, f := range p.Filters {
		if slices.Contains(f.Columns, column) {
			return true
		}
	}
	return false
}
