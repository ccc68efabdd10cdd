//go:build cgo

package duckdb

import (
	"context"
	"fmt"
	"strings"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/internal/typing"
	"github.com/lumenore/analytics-mcp-server/domain"
)

const (
	// sampleRows are looked at to nominate a column's form.
	sampleRows = 2000
	// counterExamples of a form that does not fit are fetched at a time.
	counterExamples = 50
	// maxRounds ends the search for forms; a column then stays text. There are
	// fewer forms than that.
	maxRounds = 60
)

// textColumn is a column of texts on the way to its form.
type textColumn struct {
	typing.Column
	expr    string // SQL of the text
	form    typing.Form
	sample  []string
	banned  map[string]bool
	settled bool
	// midnights: what the form makes points in time of are all dates.
	midnights bool
}

// findForms finds the form that holds for every value of each column of a
// relation that is not written anew.
func (im *importer) findForms(ctx context.Context, relation string, columns []*textColumn) error {
	if len(columns) == 0 {
		return nil
	}
	preference, err := im.sample(ctx, relation, columns, false)
	if err != nil {
		return err
	}
	for range maxRounds {
		open := nominate(columns, preference)
		if len(open) == 0 {
			return nil
		}
		if err := im.checkRead(ctx, relation, open); err != nil {
			return err
		}
	}
	return skip("its columns could not be told apart")
}

// nominate chooses a form for the columns without one, and returns those whose
// form has to be checked.
func nominate(columns []*textColumn, preference typing.Preference) []*textColumn {
	var open []*textColumn
	for _, c := range columns {
		if c.settled {
			continue
		}
		c.form = typing.Choose(c.Column, c.sample, c.banned, preference)
		if c.form.Type == domain.String {
			c.settled = true
			continue
		}
		open = append(open, c)
	}
	return open
}

// sample reads the first rows, and tells what they give away of the file.
func (im *importer) sample(ctx context.Context, relation string, columns []*textColumn, semicolons bool) (typing.Preference, error) {
	exprs, samples := make([]string, len(columns)), make([][]string, len(columns))
	for i, c := range columns {
		exprs[i] = c.expr
	}
	rows, err := im.query(ctx, fmt.Sprintf("SELECT %s FROM %s LIMIT %d", strings.Join(exprs, ", "), relation, sampleRows), len(columns))
	if err != nil {
		return typing.Preference{}, err
	}
	for i, c := range columns {
		for _, row := range rows {
			if v, ok := row[i].(string); ok {
				c.sample = append(c.sample, v)
			}
		}
		if len(c.sample) == 0 && len(rows) == sampleRows {
			if c.sample, err = im.texts(ctx, fmt.Sprintf("SELECT %s FROM %s WHERE %s IS NOT NULL LIMIT %d", c.expr, relation, c.expr, counterExamples)); err != nil {
				return typing.Preference{}, err
			}
		}
		samples[i] = c.sample
	}
	return typing.Prefer(samples, semicolons), nil
}

// settling is SQL that counts the values which settle what the form left open.
func (c *textColumn) settling(value string) string {
	if c.form.Unsettled == "" {
		return "0"
	}
	return "count(*) FILTER (WHERE " + strings.ReplaceAll(c.form.Unsettled, "%v", value) + ")"
}

// clocks is SQL that counts the points in time that are no midnights.
func (c *textColumn) clocks(value string) string {
	if !c.form.Whole {
		return "0"
	}
	return fmt.Sprintf("count(*) FILTER (WHERE %s <> date_trunc('day', %s))", value, value)
}

// checkRead counts the values that the nominated forms leave out, all columns
// in one pass.
func (im *importer) checkRead(ctx context.Context, relation string, columns []*textColumn) error {
	var counts []string
	for _, c := range columns {
		value := c.form.SQL(c.expr)
		counts = append(counts, fmt.Sprintf("count(*) FILTER (WHERE %s IS NOT NULL AND %s IS NULL)", c.expr, value),
			c.settling(value), c.clocks(value))
	}
	found, err := im.queryRow(ctx, "SELECT "+strings.Join(counts, ", ")+" FROM "+relation, len(counts))
	if err != nil {
		return err
	}
	for i, c := range columns {
		if err := im.judge(ctx, relation, c, asCount(found[3*i]), asCount(found[3*i+1]), asCount(found[3*i+2])); err != nil {
			return err
		}
	}
	return nil
}

func asCount(v any) int64 {
	n, _ := v.(int64)
	return n
}

// judge settles a column on its form, or learns from the values that don't
// fit: they join the sample. If they would not have kept the form from being
// nominated, it is given up.
func (im *importer) judge(ctx context.Context, relation string, c *textColumn, unfit, settling, clocks int64) error {
	if unfit == 0 {
		c.settled = true
		if settling > 0 {
			c.form.Note = ""
		}
		if c.form.Whole && clocks == 0 {
			c.form, c.midnights = c.form.AsDate(), true
		}
		return nil
	}
	more, err := im.texts(ctx, fmt.Sprintf("SELECT %s FROM %s WHERE %s IS NOT NULL AND %s IS NULL LIMIT %d",
		c.expr, relation, c.expr, c.form.SQL(c.expr), counterExamples))
	if err != nil {
		return err
	}
	c.sample = append(c.sample, more...)
	if c.form.Fits(more) {
		c.banned[c.form.Key] = true
	}
	return nil
}

func (im *importer) texts(ctx context.Context, statement string) ([]string, error) {
	rows, err := im.query(ctx, statement, 1)
	if err != nil {
		return nil, err
	}
	var texts []string
	for _, row := range rows {
		if s, ok := row[0].(string); ok {
			texts = append(texts, s)
		}
	}
	return texts, nil
}
