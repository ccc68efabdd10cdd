package engine

import (
	"context"
	"fmt"
	"math"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

const (
	// maxLabels is how many columns tell a record from others where none does
	// alone: when, and of what.
	maxLabels = 5
	// extremeRecords is how many of the largest and of the smallest values of a
	// table with more rows than are read are searched: outliers are among them.
	extremeRecords = 500
)

// searchRecords searches the values of columns, row by row: all rows together,
// or those of each member among themselves.
func (run *outlierRun) searchRecords(ctx context.Context) error {
	q := run.question
	run.plan = run.Settled(q.measures[0])
	run.plan.Measures = q.measures
	if len(q.within) > 0 {
		return run.searchWithin(ctx)
	}
	for _, m := range q.measures {
		c := recordColumn{measure: m, labels: run.recordLabels(), where: where(run.plan), tests: len(q.measures), expectation: "what is usual"}
		if err := run.searchColumn(ctx, c); err != nil {
			return err
		}
	}
	return nil
}

// recordLabels are the columns that identify a record: its identifiers, else
// what describes and dates it.
func (r *Request) recordLabels() []question.Dimension {
	d := r.Dataset()
	var out []question.Dimension
	add := func(c domain.Column) {
		out = append(out, question.Dimension{Name: c.Name, Column: c.Name, Expr: col(c.Name), Type: c.Type})
	}
	if name, unique := r.identifier(); unique {
		c, _ := d.Column(name)
		add(c)
		return out
	}
	for _, role := range []domain.Role{domain.RoleIdentifier, domain.RoleTime, domain.RoleDimension} {
		for _, c := range d.Columns {
			if c.Role == role && len(out) < maxLabels && c.Distinct > 1 && c.Type != domain.Boolean {
				add(c)
			}
		}
	}
	return out
}

// recordColumn is one search of records.
type recordColumn struct {
	measure     question.Measure
	labels      []question.Dimension // that identify a record
	where       query.Expr           // the rows that are searched
	tests       int                  // searches that share the false-alarm rate
	expectation string
	member      *Member // whose rows they are; nil: all
}

// recordValues are the values of a search: a part that tells what is usual,
// where not all rows are read, and then those that may be found.
type recordValues struct {
	values []float64
	part   int          // how many values only tell what is usual
	rows   domain.Table // of the others: labels and value
	count  int          // rows that are searched
}

const valueColumn = "_value"

// searchColumn searches one column.
func (run *outlierRun) searchColumn(ctx context.Context, c recordColumn) error {
	v, err := run.recordValues(ctx, c)
	if err != nil || v.count == 0 {
		return err
	}
	tests := c.tests
	if v.part > 0 {
		tests *= int(math.Ceil(float64(v.count) / float64(v.part))) // the rate stays that of all rows
	}
	out, err := analysis.PeerOutliers(v.values, analysis.OutlierOptions{Side: run.question.sideOf(c.measure), Tests: tests})
	if err != nil {
		return tooFewToSearch(err, "value of "+c.measure.Name, v.count, "Ask without a filter, or for the rows themselves with nlq_to_data.")
	}
	run.observed = max(run.observed, v.count)
	out.Checked = v.count
	kept := out.Found[:0:0]
	for _, o := range out.Found {
		if o.Index >= v.part { // those of the part stand among the extremes too
			kept = append(kept, o)
		}
	}
	out.Found = kept
	run.atLeast = run.atLeast || v.part > 0 && len(kept) >= extremeRecords
	run.searched(c.measure, c.member, out)
	at := func(i int) Member { return memberOf(c.labels, v.rows.Rows[i-v.part], 0) }
	run.noteEdges(c.measure, v.values[v.part:], func(i int) Member { return at(i + v.part) })
	run.record(c.measure, out, at, c.expectation)
	return nil
}

// recordValues reads the values of a search. Of a table too large to be read, an
// evenly spread part tells what is usual and the extremes are held against it.
func (run *outlierRun) recordValues(ctx context.Context, c recordColumn) (recordValues, error) {
	rows := query.Select{Dataset: run.Dataset().ID, Where: all(c.where, query.Not{Term: query.IsNull{Expr: c.measure.Expr}})}
	for _, l := range c.labels {
		rows.Outputs = append(rows.Outputs, query.Output{As: l.Name, Expr: l.Expr})
	}
	rows.Outputs = append(rows.Outputs, query.Output{As: valueColumn, Expr: toNumber(c.measure.Expr)})
	usual := rows
	usual.Outputs = rows.Outputs[len(c.labels):]
	var v recordValues
	var err error
	if v.count, err = run.count(ctx, usual); err != nil {
		return v, err
	}
	if v.count <= maxRankedRows {
		rows.OrderBy = []query.Order{{By: col(valueColumn), Desc: true}}
		v.rows, err = run.Run(ctx, rows)
	} else {
		err = run.largeValues(ctx, &v, rows, usual, c.measure)
	}
	if run.sql == "" {
		run.sql = v.rows.SQL
	}
	for _, row := range v.rows.Rows {
		v.values = append(v.values, number(row[len(c.labels)]))
	}
	return v, err
}

// largeValues reads a part of the values and the extremes of all.
func (run *outlierRun) largeValues(ctx context.Context, v *recordValues, rows, usual query.Select, m question.Measure) error {
	var err error
	if v.rows, err = run.extremes(ctx, rows); err != nil {
		return err
	}
	sample, _, err := run.spread(ctx, usual)
	if err != nil {
		return err
	}
	v.values = columnsOf(sample)[0]
	v.part = len(v.values)
	run.caveats = append(run.caveats, fmt.Sprintf("What is usual for %s is told from %s of %s, evenly spread; "+
		"the %d highest and lowest of all were held against it.",
		m.Name, whole(int64(v.part)), countOf(v.count, "row"), extremeRecords))
	return nil
}

// extremes are the largest and the smallest values with their labels.
func (run *outlierRun) extremes(ctx context.Context, rows query.Select) (domain.Table, error) {
	rows.Limit = extremeRecords
	rows.OrderBy = []query.Order{{By: col(valueColumn), Desc: true}}
	t, err := run.Run(ctx, rows)
	if err != nil {
		return t, err
	}
	rows.OrderBy = []query.Order{{By: col(valueColumn)}}
	low, err := run.Run(ctx, rows)
	t.Rows = append(t.Rows, low.Rows...)
	return t, err
}
