package engine

import (
	"context"
	"fmt"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

const (
	// regularShare is the share of periods that hold a row from which a table
	// with one row a date is a series: trading days are 0.71 of all days.
	regularShare = 0.69
	// leastSeriesRows is how long such a table must be.
	leastSeriesRows = 12
)

// measures are the variables as aggregates of groups; categories have none.
func (run *correlationRun) measures() []question.Measure {
	run.question.drop(func(v variable) string {
		if v.category {
			return "is a category, which has no aggregate"
		}
		return ""
	})
	d := run.Dataset()
	var out []question.Measure
	for i := range run.question.variables {
		v := &run.question.variables[i]
		if v.measure == nil {
			c, _ := d.Column(v.column)
			m := run.measureOf(c)
			v.measure = &m
		}
		out = append(out, *v.measure)
	}
	return out
}

// testGroups correlates the aggregates of the members of a dimension.
func (run *correlationRun) testGroups(ctx context.Context) error {
	measures := run.measures()
	if err := run.question.enough(run.Request); err != nil {
		return err
	}
	p := run.Settled(measures[0], run.question.unit...)
	p.Measures = measures
	names := enumerate(dimensionNames(p), "and")
	run.unit = fmt.Sprintf("members of %s: their aggregates (%s), each member counting once",
		names, enumerate(measureLabels(question.Plan{Measures: measures}), "and"))
	run.method = "Pearson and Spearman (t test) between the members' aggregates; members taken as independent; rows without a member left out"
	for _, d := range p.Dimensions {
		known := question.Filter{Expr: query.Not{Term: query.IsNull{Expr: d.Expr}}, Text: d.Name + " is known", Columns: []string{d.Column}}
		p.Filters = append(append([]question.Filter(nil), p.Filters...), known)
	}
	q := compile(p)
	q.Limit = maxRankedRows
	t, err := run.Run(ctx, q)
	if err != nil {
		return err
	}
	run.note(t.SQL)
	run.observed = len(t.Rows)
	if len(t.Rows) == maxRankedRows {
		run.caveats = append(run.caveats, fmt.Sprintf("Only the first %s members were looked at.", whole(maxRankedRows)))
	}
	data := columnsOf(t)[len(p.Dimensions):]
	for _, pair := range run.question.pairsToTest() {
		for _, test := range []struct {
			method string
			of     func(x, y []float64) (analysis.Correlation, error)
		}{{pearsonMethod, analysis.Pearson}, {spearmanMethod, analysis.Spearman}} {
			c, err := test.of(data[pair[0]], data[pair[1]])
			if err != nil {
				return err
			}
			run.add(pair[0], pair[1], test.method, c, c.Adjusted())
		}
	}
	sums := 0
	for _, m := range measures {
		if m.Additive {
			sums++
		}
	}
	if sums > 1 {
		run.caveats = append(run.caveats, fmt.Sprintf("Totals of a large %s are larger in everything: they correlate by size alone. "+
			"Ask about averages or ratios to compare like with like.",
			names))
	}
	run.caveats = append(run.caveats, "What holds between aggregates need not hold between single rows.")
	return run.driversOfGroups(unequal(data))
}

// testWithin correlates the rows of each member apart.
func (run *correlationRun) testWithin(ctx context.Context) error {
	run.valuesOfRows()
	q := &run.question
	q.drop(func(v variable) string {
		if v.category || v.value == nil {
			return "is not a number, and within members only numbers are compared"
		}
		return ""
	})
	if err := q.enough(run.Request); err != nil {
		return err
	}
	names := make([]string, len(q.within))
	for i, d := range q.within {
		names[i] = d.Name
	}
	run.unit = fmt.Sprintf("records (rows of %s) within each %s", run.Dataset().Name, enumerate(names, "and"))
	run.method = "Pearson (t test) within each member; rows taken as independent"
	if err := run.testNumbers(ctx, where(run.rowsPlan()), q.within); err != nil {
		return err
	}
	for _, p := range run.pairs {
		run.observed = max(run.observed, p.N)
	}
	return nil
}

// overTime reports whether the series of the columns are to be correlated: the
// question groups by a timeline, or every row is a period of its own.
func (run *correlationRun) overTime(ctx context.Context) (bool, error) {
	for _, d := range run.question.unit {
		if d.Grain != "" && !d.Calendar {
			return true, nil
		}
	}
	if len(run.question.unit) > 0 || len(run.question.within) > 0 {
		return false, nil
	}
	if t := run.Plan.Time; t != nil && t.Grain != "" || run.words().any("over") && run.words().any("time") {
		return true, nil
	}
	d := run.Dataset()
	c, ok := d.Column(d.DefaultTime)
	if !ok || c.Distinct < leastSeriesRows || uniqueness(c, d.Rows) < nearlyUnique || c.NullShare > 0 || len(withRole(d, domain.RoleIdentifier)) > 0 {
		return false, nil
	}
	resolution, err := run.resolution(ctx, c)
	if err != nil {
		return false, err
	}
	from, through := span(c)
	periods := period.Count(resolution, from, through)
	if float64(c.Distinct) < regularShare*float64(periods) || c.Distinct > int64(periods) { // sparse, or events of which a period holds several
		return false, nil
	}
	run.Assume(fmt.Sprintf("Every row of %s is a %s of its own, so the columns are compared as series.", d.Name, resolution))
	run.Plan.Time = &question.TimeAxis{Column: c.Name, Type: c.Type, Grain: resolution}
	return true, nil
}

// testSeries correlates the changes of series from period to period.
func (run *correlationRun) testSeries(ctx context.Context) error {
	measures := run.measures()
	if err := run.question.enough(run.Request); err != nil {
		return err
	}
	run.Plan.Inner = nil
	t, err := run.Timeline(ctx)
	if err != nil {
		return err
	}
	series := make([]analysis.Series, len(measures))
	for i, m := range measures {
		set, err := run.Series(ctx, m, t, nil, 1)
		if err != nil {
			return err
		}
		run.note(set.SQL)
		series[i] = set.Series[0].Series
		if i == 0 {
			run.caveats = append(run.caveats, partialSeries(set, set.Series[0]))
		}
	}
	run.observed = series[0].Len()
	run.unit = fmt.Sprintf("%ss: changes of %s from period to period", t.Grain, enumerate(measureLabels(question.Plan{Measures: measures}), "and"))
	run.method = "Pearson (t test) between the changes of two series from period to period, " +
		"less the usual ones of the season where either has one, relative where it grows with the level; " +
		"observations cut by the means taken out and by autocorrelation (Bartlett)"
	daily, perDay := perDay(measures, series, t)
	run.method += perDay
	var together []string
	for _, pair := range run.question.pairsToTest() {
		c, err := analysis.Comove(daily[pair[0]], daily[pair[1]])
		if err != nil {
			return err
		}
		p := run.add(pair[0], pair[1], pearsonMethod, c.Changes, c.Changes.Adjusted())
		p.Levels, p.Season = Figure(c.Levels), c.Season
		if c.Together {
			together = append(together, fmt.Sprintf("%s and %s", p.X, p.Y))
		}
	}
	if len(together) > 0 {
		more := ""
		if n := len(together) - maxNamed; n > 0 {
			together, more = together[:maxNamed], fmt.Sprintf(" and %d more pairs", n)
		}
		run.caveats = append(run.caveats, fmt.Sprintf("%s%s trend in the same direction: their levels correlate whether or not they have to do with each other, "+
			"so the changes are tested.",
			enumerate(together, "as well as"), more))
	}
	return run.driversOfGroups(ofSeries(series))
}
