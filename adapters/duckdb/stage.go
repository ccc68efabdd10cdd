//go:build cgo

package duckdb

import (
	"context"
	"database/sql/driver"
	"fmt"
	"strings"

	duckdb "github.com/duckdb/duckdb-go/v2"
)

// stage is the table that a file's texts are read into before they are typed.
// It is temporary, so it may spill into the cache but is never part of it.
const stage = "temp.main.stage"

// nothing lists the texts that stand for no value. "NA" and "-" are among
// them in every column: a column of numbers needs it, and in a category they
// mean the same.
const nothing = `'', 'NULL', 'null', 'Null', 'NA', 'N/A', 'n/a', 'NaN', 'nan', 'NAN', '-'`

// nothingBytes is the length of the longest of them, in bytes. Longer texts
// need no look into the list, and that is most.
const nothingBytes = 4

// blanks are what is trimmed from both ends of a text.
const blanks = " \t\n\u00a0"

// trimmed is SQL for a text without blanks around it. Trimming reads every
// character, so it is only done where there is something to trim.
func trimmed(c string) string {
	var some []string
	for _, blank := range blanks {
		some = append(some, fmt.Sprintf("starts_with(%s, '%c') OR ends_with(%s, '%c')", c, blank, c, blank))
	}
	return fmt.Sprintf("CASE WHEN %s THEN trim(%s, '%s') ELSE %s END", strings.Join(some, " OR "), c, blanks, c)
}

// stageFrom makes the stage of n text columns c1, c2 … of a relation: trimmed,
// and null where they say nothing. Sheets have more texts that say nothing.
func stageFrom(n int, relation string, sheet bool) string {
	inner, outer := make([]string, n), make([]string, n)
	list, longest := nothing, nothingBytes
	if sheet {
		list, longest = nothing+", "+sheetErrors, sheetErrorBytes
	}
	for i := range n {
		c := fmt.Sprintf("c%d", i+1)
		inner[i] = trimmed(c) + " AS " + c
		outer[i] = fmt.Sprintf("CASE WHEN strlen(%s) > %d OR %s NOT IN (%s) THEN %s END AS %s", c, longest, c, list, c, c)
	}
	return fmt.Sprintf("CREATE OR REPLACE TEMP TABLE stage AS SELECT %s FROM (SELECT %s FROM %s)",
		strings.Join(outer, ", "), strings.Join(inner, ", "), relation)
}

// sheetErrors are what a sheet shows where a formula has no result.
const (
	sheetErrors     = `'#N/A', '#DIV/0!', '#REF!', '#VALUE!', '#NAME?', '#NUM!', '#NULL!'`
	sheetErrorBytes = 7
)

// stageRows makes the stage of rows that next gives until it returns nil. A
// short row is filled up with nulls.
func (im *importer) stageRows(ctx context.Context, n int, sheet bool, next func() ([]driver.Value, error)) error {
	columns := make([]string, n)
	for i := range n {
		columns[i] = fmt.Sprintf("c%d VARCHAR", i+1)
	}
	if err := im.exec(ctx, "CREATE OR REPLACE TEMP TABLE incoming ("+strings.Join(columns, ", ")+")"); err != nil {
		return err
	}
	err := im.conn.Raw(func(raw any) error {
		appender, err := duckdb.NewAppender(raw.(driver.Conn), "temp", "main", "incoming")
		if err != nil {
			return err
		}
		if err := appendAll(ctx, appender, n, next); err != nil {
			_ = appender.Close()
			return err
		}
		return appender.Close()
	})
	if err != nil {
		return err
	}
	if err := im.exec(ctx, stageFrom(n, "temp.main.incoming", sheet)); err != nil {
		return err
	}
	return im.exec(ctx, "DROP TABLE temp.main.incoming")
}

func appendAll(ctx context.Context, appender *duckdb.Appender, n int, next func() ([]driver.Value, error)) error {
	for count := 0; ; count++ {
		row, err := next()
		if err != nil || row == nil {
			return err
		}
		for len(row) < n {
			row = append(row, nil)
		}
		if err := appender.AppendRow(row[:n]...); err != nil {
			return err
		}
		if count%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
	}
}
