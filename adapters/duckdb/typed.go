//go:build cgo

package duckdb

import (
	"context"
	"fmt"
	"strings"

	"go.uber.org/zap"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/internal/delimited"
	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/internal/sqltext"
	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/internal/typing"
	"github.com/lumenore/analytics-mcp-server/domain"
)

// typedColumn is a column of a source that has types of its own.
type typedColumn struct {
	name string
	expr string
	kind string // the engine's name of its type
}

// inPlace profiles a relation that stays where it is and describes how it is
// to be read: relation is what stands after FROM in this instance. Its types
// are taken as they are; texts may be dates, and objects become a column for
// each field.
func (im *importer) inPlace(ctx context.Context, l *loaded, p *part, relation string) error {
	rows, err := im.query(ctx, "SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM "+relation+")", 2)
	if err != nil {
		return err
	}
	var columns []typedColumn
	for _, row := range rows {
		name, _ := row[0].(string)
		kind, _ := row[1].(string)
		columns = append(columns, im.expand(ctx, relation, typedColumn{name: name, expr: sqltext.Identifier(name), kind: kind})...)
	}
	if len(columns) == 0 {
		return skip("it holds no column that can be read")
	}
	if err := im.readColumns(ctx, l, p, relation, columns); err != nil {
		return err
	}
	if err := im.profile(ctx, p, "(SELECT "+p.outputs+" FROM "+relation+")"); err != nil {
		return err
	}
	if p.rows == 0 {
		return skip("it holds no rows")
	}
	l.parts = append(l.parts, p)
	return nil
}

// expand makes a column of each field of an object, one level deep, and leaves
// binary data out.
func (im *importer) expand(ctx context.Context, relation string, c typedColumn) []typedColumn {
	switch {
	case c.kind == "BLOB" || strings.HasPrefix(c.kind, "GEOMETRY"):
		return nil
	case !strings.HasPrefix(c.kind, "STRUCT(") || strings.HasSuffix(c.kind, "]"):
		return []typedColumn{c}
	}
	rows, err := im.query(ctx, fmt.Sprintf("SELECT column_name, column_type FROM (DESCRIBE SELECT unnest(%s) FROM %s)", c.expr, relation), 2)
	if err != nil {
		return []typedColumn{c}
	}
	var fields []typedColumn
	for _, row := range rows {
		name, _ := row[0].(string)
		kind, _ := row[1].(string)
		if kind == "BLOB" {
			continue
		}
		fields = append(fields, typedColumn{
			name: c.name + "." + name, kind: kind,
			expr: fmt.Sprintf("struct_extract(%s, %s)", c.expr, sqltext.Text(name)),
		})
	}
	return fields
}

// readColumns works out how each column is read, into the part's outputs and columns.
func (im *importer) readColumns(ctx context.Context, l *loaded, p *part, relation string, columns []typedColumn) error {
	names := make([]string, len(columns))
	exprs := make([]string, len(columns))
	p.columns = make([]domain.Column, len(columns))
	var texts []*textColumn
	var textAt []int
	odd, err := im.oddities(ctx, relation, columns)
	if err != nil {
		return err
	}
	for i, c := range columns {
		names[i] = c.name
		var kind domain.Type
		exprs[i], kind = readAs(c)
		p.columns[i].Type = kind
		switch {
		case kind == domain.Number && odd[i]:
			exprs[i] = "CASE WHEN isfinite(" + exprs[i] + ") THEN " + exprs[i] + " END"
		case kind == domain.Integer && odd[i]:
			exprs[i], p.columns[i].Type = "CAST("+c.expr+" AS DOUBLE)", domain.Number
			im.log.Warn("integers beyond 64 bits are read as numbers", zap.String("file", l.path), zap.String("column", c.name))
		case kind == domain.String && odd[i]:
			exprs[i] = fmt.Sprintf("CASE WHEN trim(%s) NOT IN (%s) THEN %s END", exprs[i], nothing, exprs[i])
		}
		if c.kind == "VARCHAR" {
			texts = append(texts, &textColumn{
				Column: typing.Column{Name: c.name, DatesOnly: true}, expr: exprs[i], banned: map[string]bool{},
			})
			textAt = append(textAt, i)
		}
	}
	if err := im.findForms(ctx, relation, texts); err != nil {
		return err
	}
	for n, c := range texts {
		p.columns[textAt[n]] = c.describe()
		exprs[textAt[n]] = c.form.SQL(c.expr)
	}
	for i, name := range delimited.Names(names, len(names)) {
		p.columns[i].Name = name
		exprs[i] += " AS " + sqltext.Identifier(name)
	}
	p.outputs = strings.Join(exprs, ", ")
	return nil
}

// oddities tells, in one pass, which columns hold values that are none: texts
// that say nothing, floats that are no number, integers beyond 64 bits.
func (im *importer) oddities(ctx context.Context, relation string, columns []typedColumn) ([]bool, error) {
	counts := make([]string, len(columns))
	for i, c := range columns {
		counts[i] = "0"
		switch c.kind {
		case "VARCHAR":
			counts[i] = fmt.Sprintf("count(*) FILTER (WHERE strlen(%s) <= %d AND trim(%s) IN (%s))", c.expr, nothingBytes, c.expr, nothing)
		case "FLOAT", "DOUBLE":
			counts[i] = "count(*) FILTER (WHERE NOT isfinite(" + c.expr + "))"
		case "UBIGINT", "HUGEINT", "UHUGEINT":
			counts[i] = fmt.Sprintf("count(*) FILTER (WHERE %s IS NOT NULL AND TRY_CAST(%s AS BIGINT) IS NULL)", c.expr, c.expr)
		}
	}
	row, err := im.queryRow(ctx, "SELECT "+strings.Join(counts, ", ")+" FROM "+relation, len(counts))
	if err != nil {
		return nil, err
	}
	odd := make([]bool, len(columns))
	for i := range odd {
		odd[i] = asCount(row[i]) > 0
	}
	return odd, nil
}

// readAs is SQL for a column in one of the domain's types. Those that the
// engine can use as they are stay as they are, so that it can skip blocks of
// rows by their bounds.
func readAs(c typedColumn) (string, domain.Type) {
	switch c.kind {
	case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER":
		return c.expr, domain.Integer
	case "UBIGINT", "HUGEINT", "UHUGEINT":
		return "CAST(" + c.expr + " AS BIGINT)", domain.Integer
	case "DOUBLE":
		return c.expr, domain.Number
	case "FLOAT":
		return "CAST(" + c.expr + " AS DOUBLE)", domain.Number
	case "BOOLEAN":
		return c.expr, domain.Boolean
	case "DATE":
		return c.expr, domain.Date
	case "TIMESTAMP":
		return c.expr, domain.Timestamp
	case "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS":
		return "CAST(" + c.expr + " AS TIMESTAMP)", domain.Timestamp
	case "TIMESTAMP WITH TIME ZONE":
		return "timezone('UTC', " + c.expr + ")", domain.Timestamp
	case "VARCHAR":
		return c.expr, domain.String
	}
	switch {
	case strings.HasPrefix(c.kind, "DECIMAL") && strings.HasSuffix(c.kind, ",0)"):
		return "TRY_CAST(" + c.expr + " AS BIGINT)", domain.Integer
	case strings.HasPrefix(c.kind, "DECIMAL") && !strings.HasSuffix(c.kind, "]"):
		return "CAST(" + c.expr + " AS DOUBLE)", domain.Number
	case strings.HasSuffix(c.kind, "]"), strings.HasPrefix(c.kind, "STRUCT("), strings.HasPrefix(c.kind, "MAP("), strings.HasPrefix(c.kind, "UNION("):
		return "CAST(to_json(" + c.expr + ") AS VARCHAR)", domain.String
	}
	return "CAST(" + c.expr + " AS VARCHAR)", domain.String
}
