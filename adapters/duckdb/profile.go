//go:build cgo

package duckdb

import (
	"context"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/internal/sqltext"
	"github.com/lumenore/analytics-mcp-server/domain"
)

const (
	// exactRows is up to how many rows the values of a column are counted one
	// by one. Beyond, the number of distinct values is estimated (HyperLogLog,
	// a tenth off at times) and the examples are the first values.
	exactRows = 2_000_000
	// manyDistinct is the estimated share of distinct values from which they
	// are looked at again: whether a column names a row each must not be guessed.
	manyDistinct = 0.5
	// valuesPerCounted: one value in so many, chosen by its hash, is then counted
	// with all its rows.
	valuesPerCounted = 64
	// mostSquared bounds the numbers whose deviation is taken: the engine stops
	// where a sum of squares is beyond a double, as with an infinity.
	mostSquared = 1e100
	// fewDistinct is up to how many estimated values those of a date or a category
	// are counted after all: a table of snapshots is known by having one row of
	// each thing at each time, which an estimate hides. So few cost one pass.
	fewDistinct = 20_000
	// maxExamples of a column's values are shown.
	maxExamples = 5
	// firstRows are where the examples of large tables come from.
	firstRows = 1000
)

// profile fills in what the columns' values look like.
func (im *importer) profile(ctx context.Context, p *part, relation string) error {
	if err := im.summarize(ctx, p, relation); err != nil {
		return err
	}
	for i := range p.columns {
		if err := im.values(ctx, p, i, relation); err != nil {
			return err
		}
	}
	return nil
}

// summarize reads counts and bounds of all columns in one pass.
func (im *importer) summarize(ctx context.Context, p *part, relation string) error {
	const perColumn = 6
	parts := []string{"count(*)"}
	for _, c := range p.columns {
		name, length, mean, deviation := sqltext.Identifier(c.Name), "0", "0", "0"
		switch {
		case c.Type == domain.String:
			length = "avg(length(" + name + "))"
		case c.Type.Numeric():
			held := fmt.Sprintf("(%s::DOUBLE) FILTER (abs(%s::DOUBLE) < %g)", name, name, mostSquared)
			mean, deviation = "avg"+held, "stddev_pop"+held
		}
		parts = append(parts, "count("+name+")", "min("+name+")", "max("+name+")", length, mean, deviation)
	}
	row, err := im.queryRow(ctx, "SELECT "+strings.Join(parts, ", ")+" FROM "+relation, len(parts))
	if err != nil {
		return err
	}
	p.rows, _ = row[0].(int64)
	for i := range p.columns {
		c, found := &p.columns[i], row[1+perColumn*i:]
		if count, _ := found[0].(int64); p.rows > 0 {
			c.NullShare = float64(p.rows-count) / float64(p.rows)
		}
		c.Min, c.Max = found[1], found[2]
		c.MeanLength, _ = found[3].(float64)
		c.Mean, _ = found[4].(float64)
		c.Deviation, _ = found[5].(float64)
	}
	return nil
}

// values reads how many distinct values a column has, and examples of them.
func (im *importer) values(ctx context.Context, p *part, i int, relation string) error {
	c := &p.columns[i]
	name := sqltext.Identifier(c.Name)
	statement := fmt.Sprintf(
		"SELECT v, count(*) OVER () FROM (SELECT %s AS v, count(*) AS n FROM %s WHERE %s IS NOT NULL GROUP BY 1) ORDER BY n DESC, v LIMIT %d",
		name, relation, name, maxExamples)
	if p.rows > exactRows {
		statement = fmt.Sprintf(
			"SELECT DISTINCT v, (SELECT approx_count_distinct(%s) FROM %s) FROM (SELECT %s AS v FROM %s WHERE %s IS NOT NULL LIMIT %d) ORDER BY v LIMIT %d",
			name, relation, name, relation, name, firstRows, maxExamples)
	}
	rows, err := im.query(ctx, statement, 2)
	if err != nil {
		return err
	}
	for _, row := range rows {
		c.Distinct = min(row[1].(int64), p.rows)
		c.Examples = append(c.Examples, example(c.Type, row[0]))
	}
	if filled := float64(p.rows) * (1 - c.NullShare); p.rows > exactRows && float64(c.Distinct) > manyDistinct*filled {
		return im.countAgain(ctx, c, filled, name, relation)
	}
	if p.rows > exactRows && c.Distinct <= fewDistinct && c.Type != domain.Number {
		row, err := im.queryRow(ctx, fmt.Sprintf("SELECT count(DISTINCT %s) FROM %s", name, relation), 1)
		if err != nil {
			return err
		}
		c.Distinct, _ = row[0].(int64)
	}
	return nil
}

// countAgain counts some values of a column with all their rows: how many rows
// a value has is then exact where each has one, and near it elsewhere.
func (im *importer) countAgain(ctx context.Context, c *domain.Column, filled float64, name, relation string) error {
	row, err := im.queryRow(ctx, fmt.Sprintf("SELECT count(v), count(DISTINCT v) FROM (SELECT %s AS v FROM %s WHERE hash(%s) %% %d = 0)",
		name, relation, name, valuesPerCounted), 2)
	if err != nil {
		return err
	}
	rows, _ := row[0].(int64)
	values, _ := row[1].(int64)
	if rows > 0 {
		c.Distinct = int64(math.Round(filled * float64(values) / float64(rows)))
	}
	return nil
}

// example shows a value as text.
func example(t domain.Type, value any) string {
	switch v := value.(type) {
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case time.Time:
		if t == domain.Date {
			return v.Format(time.DateOnly)
		}
		return v.Format(time.DateTime)
	}
	return fmt.Sprint(value)
}
