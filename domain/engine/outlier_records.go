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

// searchRecords searches the values of columns, row by row.
func (run *outlierRun) searchRecords(ctx context.Context) error {
	q := run.question
	run.plan = run.Settled(q.measures[0])
	run.plan.Measures = q.measures
	labels := run.recordLabels()
	for _, m := range q.measures {
		if err := run.searchColumn(ctx, m, labels); err != nil {
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

// searchColumn searches one column. Of a table too large to be read, an evenly
// spread part tells what is usual and the extremes are held against it; the
// false-alarm rate stays that of all rows.
func (run *outlierRun) searchColumn(ctx context.Context, m question.Measure, labels []question.Dimension) error {
	q := run.question
	const value = "_value"
	rows := query.Select{Dataset: run.Dataset().ID, Where: all(where(run.plan), query.Not{Term: query.IsNull{Expr: m.Expr}})}
	for _, l := range labels {
		rows.Outputs = append(rows.Outputs, query.Output{As: l.Name, Expr: l.Expr})
	}
	rows.Outputs = append(rows.Outputs, query.Output{As: value, Expr: toNumber(m.Expr)})
	usual := rows
	usual.Outputs = rows.Outputs[len(labels):]
	count, err := run.count(ctx, usual)
	if err != nil {
		return err
	}
	var t domain.Table
	var values []float64
	tests := len(q.measures)
	if count <= maxRankedRows {
		rows.OrderBy = []query.Order{{By: col(value), Desc: true}}
		if t, err = run.Run(ctx, rows); err != nil {
			return err
		}
	} else {
		if t, err = run.extremes(ctx, rows, value); err != nil {
			return err
		}
		sample, _, err := run.spread(ctx, usual)
		if err != nil {
			return err
		}
		values = columnsOf(sample)[0]
		tests *= int(math.Ceil(float64(count) / float64(len(values))))
		run.caveats = append(run.caveats, fmt.Sprintf("What is usual for %s is told from %s of %s, evenly spread; the %d highest and lowest of all were held against it.",
			m.Name, whole(int64(len(values))), countOf(count, "row"), extremeRecords))
	}
	if run.sql == "" {
		run.sql = t.SQL
	}
	offset := len(values)
	for _, row := range t.Rows {
		values = append(values, number(row[len(labels)]))
	}
	run.observed = max(run.observed, count)
	if count == 0 {
		return nil
	}
	out, err := analysis.PeerOutliers(values, analysis.OutlierOptions{Side: q.side, Tests: tests})
	if err != nil {
		return tooFewToSearch(err, "value of "+m.Name, count, "Ask without a filter, or for the rows themselves with nlq_to_data.")
	}
	out.Checked = count
	kept := out.Found[:0:0]
	for _, o := range out.Found {
		if o.Index >= offset { // those of the sample stand among the extremes too
			kept = append(kept, o)
		}
	}
	out.Found = kept
	run.atLeast = run.atLeast || offset > 0 && len(kept) >= extremeRecords
	run.searched(m, out)
	run.record(m, out, func(i int) Member { return memberOf(labels, t.Rows[i-offset], 0) }, "what is usual")
	return nil
}

// extremes are the largest and the smallest values with their labels.
func (run *outlierRun) extremes(ctx context.Context, rows query.Select, value string) (domain.Table, error) {
	rows.Limit = extremeRecords
	rows.OrderBy = []query.Order{{By: col(value), Desc: true}}
	t, err := run.Run(ctx, rows)
	if err != nil {
		return t, err
	}
	rows.OrderBy = []query.Order{{By: col(value)}}
	low, err := run.Run(ctx, rows)
	t.Rows = append(t.Rows, low.Rows...)
	return t, err
}
