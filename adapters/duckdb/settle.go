//go:build cgo

package duckdb

import (
	"context"
	"fmt"
	"strings"

	"go.uber.org/zap"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/internal/sqltext"
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

// rawTable is a table of texts that stands in the stage.
type rawTable struct {
	sub        string
	names      []string
	semicolons bool
	datesOnly  []bool // nil: none
	version    string
}

// textColumn is a column of texts on the way to its form.
type textColumn struct {
	typing.Column
	expr    string // SQL of the text
	form    typing.Form
	sample  []string
	banned  map[string]bool
	settled bool
}

// settle types the staged texts, writes them to the target and profiles them.
func (im *importer) settle(ctx context.Context, l *loaded, raw rawTable) error {
	columns := make([]*textColumn, len(raw.names))
	for i, name := range raw.names {
		columns[i] = &textColumn{
			Column: typing.Column{Name: name, DatesOnly: raw.datesOnly != nil && raw.datesOnly[i]},
			expr:   fmt.Sprintf("c%d", i+1), banned: map[string]bool{},
		}
	}
	if err := im.findForms(ctx, l.path, stage, columns, raw.semicolons); err != nil {
		return err
	}
	typed := make([]string, len(columns))
	described := make([]domain.Column, len(columns))
	for i, c := range columns {
		typed[i] = c.form.SQL(c.expr) + " AS " + sqltext.Identifier(c.Name)
		described[i] = c.describe()
	}
	table := fmt.Sprintf("main.t%d", len(l.parts)+1)
	if err := im.exec(ctx, "CREATE TABLE "+target+"."+table+" AS SELECT "+strings.Join(typed, ", ")+" FROM "+stage); err != nil {
		return err
	}
	p := &part{sub: raw.sub, table: table, outputs: "*", columns: described, version: raw.version}
	if err := im.profile(ctx, p, target+"."+table); err != nil {
		return err
	}
	if p.rows == 0 {
		return skip("it has a header and no rows")
	}
	l.parts = append(l.parts, p)
	return nil
}

func (c *textColumn) describe() domain.Column {
	return domain.Column{
		Name: c.Name, Type: c.form.Type, Unit: c.form.Unit, DateFormat: c.form.DateFormat, Description: c.form.Note,
	}
}

// findForms finds the form that holds for every value of each column.
func (im *importer) findForms(ctx context.Context, path, relation string, columns []*textColumn, semicolons bool) error {
	if len(columns) == 0 {
		return nil
	}
	if err := im.sample(ctx, relation, columns); err != nil {
		return err
	}
	samples := make([][]string, len(columns))
	for i, c := range columns {
		samples[i] = c.sample
	}
	preference := typing.Prefer(samples, semicolons)
	for range maxRounds {
		open := nominate(columns, preference)
		if len(open) == 0 {
			break
		}
		if err := im.check(ctx, relation, open); err != nil {
			return err
		}
	}
	for _, c := range columns {
		if !c.settled {
			c.form = typing.Plain()
		}
		if c.form.Type == domain.Number && c.banned["integer"] {
			im.log.Warn("integers beyond 64 bits are read as numbers", zap.String("file", path), zap.String("column", c.Name))
		}
	}
	return nil
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

func (im *importer) sample(ctx context.Context, relation string, columns []*textColumn) error {
	exprs := make([]string, len(columns))
	for i, c := range columns {
		exprs[i] = c.expr
	}
	rows, err := im.query(ctx, fmt.Sprintf("SELECT %s FROM %s LIMIT %d", strings.Join(exprs, ", "), relation, sampleRows), len(columns))
	if err != nil {
		return err
	}
	for i, c := range columns {
		for _, row := range rows {
			if v, ok := row[i].(string); ok {
				c.sample = append(c.sample, v)
			}
		}
		if len(c.sample) == 0 && len(rows) == sampleRows {
			if c.sample, err = im.texts(ctx, fmt.Sprintf("SELECT %s FROM %s WHERE %s IS NOT NULL LIMIT %d", c.expr, relation, c.expr, counterExamples)); err != nil {
				return err
			}
		}
	}
	return nil
}

// check counts the values that the nominated forms leave out, all columns in
// one pass, and takes what it finds into the samples.
func (im *importer) check(ctx context.Context, relation string, columns []*textColumn) error {
	counts := make([]string, 0, 3*len(columns))
	for _, c := range columns {
		value := c.form.SQL(c.expr)
		unsettled := "FALSE"
		if c.form.Unsettled != "" {
			unsettled = strings.ReplaceAll(c.form.Unsettled, "%v", value)
		}
		clock := "FALSE"
		if c.form.Whole {
			clock = fmt.Sprintf("%s <> date_trunc('day', %s)", value, value)
		}
		counts = append(counts,
			fmt.Sprintf("count(*) FILTER (WHERE %s IS NOT NULL AND %s IS NULL)", c.expr, value),
			fmt.Sprintf("count(*) FILTER (WHERE %s)", unsettled),
			fmt.Sprintf("count(*) FILTER (WHERE %s)", clock))
	}
	found, err := im.queryRow(ctx, "SELECT "+strings.Join(counts, ", ")+" FROM "+relation, len(counts))
	if err != nil {
		return err
	}
	for i, c := range columns {
		unfit, settling, clocks := found[3*i].(int64), found[3*i+1].(int64), found[3*i+2].(int64)
		if unfit > 0 {
			if err := im.learn(ctx, relation, c); err != nil {
				return err
			}
			continue
		}
		c.settled = true
		if settling > 0 {
			c.form.Note = ""
		}
		if c.form.Whole && clocks == 0 {
			c.form = c.form.AsDate()
		}
	}
	return nil
}

// learn adds values that the form does not fit to the sample. If they would
// not have kept it from being nominated, the form is given up.
func (im *importer) learn(ctx context.Context, relation string, c *textColumn) error {
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
