package engine

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// countOfOneRecord refuses to search records by a number of rows beside their
// values, "high fees or number of visits": a record is one row, so that half of
// what was asked for would be lost. Whose they are must be said.
func (r *Request) countOfOneRecord(shape string) error {
	ms := r.Plan.Measures
	count := slices.IndexFunc(ms, func(m question.Measure) bool { return m.Aggregate == query.Count && !conditional(m) })
	value := slices.IndexFunc(ms, func(m question.Measure) bool { return m.Aggregate != query.Count && m.Column != "" })
	if shape != recordOutliers || count < 0 || value < 0 || !r.countsAsked() {
		return nil
	}
	ask := "unusual " + ms[value].Column
	if _, timed := axisOf(r.Plan); timed {
		ask += " or number of rows by month"
	}
	return domain.NewFault(domain.KindUnsupported, "one record has a value of "+ms[value].Column+", but no number of records.",
		"Name whose they are, or a period, as in: "+ask)
}
