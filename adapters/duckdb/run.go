//go:build cgo

package duckdb

import (
	"context"
	"database/sql/driver"
	"errors"
	"io"

	duckdb "github.com/duckdb/duckdb-go/v2"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/internal/sqltext"
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// maxResultCells bounds the table that a query gives back, which lies in this
// process's memory and not in the engine's: some 100 MB. What an analysis
// works on is far smaller.
const maxResultCells = 4_000_000

const errNotSelect = domain.Cause("only a single SELECT statement is run")

// run prints and runs a query on this edition.
func (e *edition) run(ctx context.Context, q query.Select, relation sqltext.Relation, options sqltext.Options) (domain.Table, error) {
	statement, err := sqltext.Print(q, relation, options)
	if err != nil {
		return domain.Table{}, err
	}
	args := make([]driver.NamedValue, len(statement.Args))
	for i, value := range statement.Args {
		args[i] = driver.NamedValue{Ordinal: i + 1, Value: value}
	}
	table, err := e.selectOnly(ctx, statement.SQL, args)
	if err != nil {
		return domain.Table{}, errors.Join(ctx.Err(), err)
	}
	table.SQL = statement.Shown
	return table, nil
}

// selectOnly runs one statement, and only if the engine itself classes it as
// SELECT. Every question passes here.
func (e *edition) selectOnly(ctx context.Context, sql string, args []driver.NamedValue) (domain.Table, error) {
	conn, err := e.db.Conn(ctx)
	if err != nil {
		return domain.Table{}, err
	}
	defer conn.Close()
	var table domain.Table
	err = conn.Raw(func(raw any) error {
		// Prepare, unlike its form with a context, refuses several statements.
		prepared, err := raw.(*duckdb.Conn).Prepare(sql)
		if err != nil {
			return err
		}
		defer prepared.Close()
		statement := prepared.(*duckdb.Stmt)
		kind, err := statement.StatementType()
		if err != nil {
			return err
		}
		if kind != duckdb.STATEMENT_TYPE_SELECT {
			return errNotSelect
		}
		rows, err := statement.QueryContext(ctx, args)
		if err != nil {
			return err
		}
		table, err = readRows(ctx, rows)
		return errors.Join(err, rows.Close())
	})
	return table, err
}

func readRows(ctx context.Context, rows driver.Rows) (domain.Table, error) {
	names := rows.Columns()
	types := rows.(driver.RowsColumnTypeDatabaseTypeName)
	table := domain.Table{Columns: make([]domain.TableColumn, len(names)), Rows: [][]any{}}
	for i, name := range names {
		table.Columns[i] = domain.TableColumn{Name: name, Type: typeOf(types.ColumnTypeDatabaseTypeName(i))}
	}
	for {
		row := make([]driver.Value, len(names))
		if err := rows.Next(row); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return domain.Table{}, err
		}
		if len(table.Rows)%4096 == 0 && ctx.Err() != nil {
			return domain.Table{}, ctx.Err()
		}
		if (len(table.Rows)+1)*len(names) > maxResultCells {
			return domain.Table{}, tooBig()
		}
		cells := make([]any, len(row))
		for i, value := range row {
			cells[i] = cell(value)
		}
		table.Rows = append(table.Rows, cells)
	}
	unify(&table)
	return table, nil
}
