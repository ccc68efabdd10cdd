//go:build cgo

package duckdb

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"go.uber.org/zap"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/internal/sqltext"
	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/internal/typing"
	"github.com/lumenore/analytics-mcp-server/domain"
)

// rawTable is a table of texts that stands in the stage.
type rawTable struct {
	sub        string
	names      []string
	header     []string // the names as written, where there are any
	semicolons bool
	datesOnly  []bool // nil: none
	version    string
}

// settle types the staged texts, writes them to the target and profiles them.
func (im *importer) settle(ctx context.Context, l *loaded, raw rawTable) error {
	columns, err := im.columns(ctx, raw)
	if err != nil {
		return err
	}
	table := fmt.Sprintf("main.t%d", len(l.parts)+1)
	if err := im.write(ctx, target+"."+table, columns, raw.semicolons); err != nil {
		return err
	}
	im.tellRounded(l.path, columns)
	described := make([]domain.Column, len(columns))
	for i, c := range columns {
		described[i] = c.describe()
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

// columns are the staged ones, but for those that have neither a name nor a
// value: a separator at the end of each line makes them.
func (im *importer) columns(ctx context.Context, raw rawTable) ([]*textColumn, error) {
	counts := make([]string, len(raw.names))
	for i := range raw.names {
		counts[i] = "count(*) < 0"
		if i < len(raw.header) && strings.TrimSpace(raw.header[i]) == "" {
			counts[i] = fmt.Sprintf("count(c%d) = 0", i+1)
		}
	}
	hollow, err := im.queryRow(ctx, "SELECT "+strings.Join(counts, ", ")+" FROM "+stage, len(counts))
	if err != nil {
		return nil, err
	}
	var columns []*textColumn
	for i, name := range raw.names {
		if hollow[i] == true {
			continue
		}
		columns = append(columns, &textColumn{
			Column: typing.Column{Name: name, DatesOnly: raw.datesOnly != nil && raw.datesOnly[i]},
			expr:   fmt.Sprintf("c%d", i+1), banned: map[string]bool{},
		})
	}
	if len(columns) == 0 {
		return nil, skip("it holds no values")
	}
	return columns, nil
}

func (c *textColumn) describe() domain.Column {
	return domain.Column{
		Name: c.Name, Type: c.form.Type, Unit: c.form.Unit, DateFormat: c.form.DateFormat, Description: c.form.Note,
	}
}

// write writes the stage to a table, typed. The forms that the sample
// nominates are nearly always right, so the rows are written at once; a form
// that made nulls of values is then seen by counting, and another one tried.
func (im *importer) write(ctx context.Context, table string, columns []*textColumn, semicolons bool) error {
	preference, err := im.sample(ctx, stage, columns, semicolons)
	if err != nil {
		return err
	}
	for range maxRounds {
		open := nominate(columns, preference)
		typed := make([]string, len(columns))
		for i, c := range columns {
			typed[i] = c.form.SQL(c.expr) + " AS " + sqltext.Identifier(c.Name)
		}
		if err := im.exec(ctx, "CREATE OR REPLACE TABLE "+table+" AS SELECT "+strings.Join(typed, ", ")+" FROM "+stage); err != nil {
			return err
		}
		if err := im.checkWritten(ctx, table, open); err != nil {
			return err
		}
		if !slices.ContainsFunc(open, func(c *textColumn) bool { return !c.settled }) {
			return im.dates(ctx, table, open)
		}
	}
	return skip("its columns could not be told apart")
}

// checkWritten compares how many values were staged and written.
func (im *importer) checkWritten(ctx context.Context, table string, columns []*textColumn) error {
	if len(columns) == 0 {
		return nil
	}
	staged, written := make([]string, len(columns)), []string{}
	for i, c := range columns {
		name := sqltext.Identifier(c.Name)
		staged[i] = "count(" + c.expr + ")"
		written = append(written, "count("+name+")", c.settling(name), c.clocks(name))
	}
	before, err := im.queryRow(ctx, "SELECT "+strings.Join(staged, ", ")+" FROM "+stage, len(staged))
	if err != nil {
		return err
	}
	after, err := im.queryRow(ctx, "SELECT "+strings.Join(written, ", ")+" FROM "+table, len(written))
	if err != nil {
		return err
	}
	for i, c := range columns {
		unfit := asCount(before[i]) - asCount(after[3*i])
		if err := im.judge(ctx, stage, c, unfit, asCount(after[3*i+1]), asCount(after[3*i+2])); err != nil {
			return err
		}
	}
	return nil
}

// dates turns the columns of midnights that were written into dates.
func (im *importer) dates(ctx context.Context, table string, columns []*textColumn) error {
	for _, c := range columns {
		if !c.midnights {
			continue
		}
		if err := im.exec(ctx, "ALTER TABLE "+table+" ALTER "+sqltext.Identifier(c.Name)+" TYPE DATE"); err != nil {
			return err
		}
	}
	return nil
}

// tellRounded warns where integers do not fit 64 bits.
func (im *importer) tellRounded(path string, columns []*textColumn) {
	for _, c := range columns {
		if c.form.Type == domain.Number && c.banned["integer"] {
			im.log.Warn("integers beyond 64 bits are read as numbers", zap.String("file", path), zap.String("column", c.Name))
		}
	}
}
