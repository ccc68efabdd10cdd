//go:build cgo

package bare

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	_ "github.com/duckdb/duckdb-go/v2" // the driver "duckdb"
)

// Engine is an in-memory instance with one connection.
type Engine struct{ db *sql.DB }

// Open opens an instance with so much memory. The caller closes it.
func Open(ctx context.Context, memoryBytes int64) (*Engine, error) {
	db, err := sql.Open("duckdb", "")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	e := &Engine{db: db}
	for _, statement := range []string{
		fmt.Sprintf("SET memory_limit = '%dKiB'", memoryBytes>>10),
		"SET TimeZone = 'UTC'",
	} {
		if err := e.Exec(ctx, statement); err != nil {
			_ = db.Close()
			return nil, err
		}
	}
	return e, nil
}

// View makes a Parquet file readable under a name.
func (e *Engine) View(ctx context.Context, name, parquet string) error {
	return e.Exec(ctx, fmt.Sprintf("CREATE VIEW %s AS SELECT * FROM read_parquet(%s)", quoted(name, '"'), quoted(parquet, '\'')))
}

// WriteParquet writes the rows of a SELECT to a file.
func (e *Engine) WriteParquet(ctx context.Context, rows, file string) error {
	return e.Exec(ctx, fmt.Sprintf("COPY (%s) TO %s (FORMAT parquet, COMPRESSION zstd)", rows, quoted(file, '\'')))
}

// Exec runs a statement.
func (e *Engine) Exec(ctx context.Context, statement string) error {
	_, err := e.db.ExecContext(ctx, statement)
	return err
}

// Read runs a statement, reads all its rows and returns how many they are.
func (e *Engine) Read(ctx context.Context, statement string) (int, error) {
	rows, err := e.db.QueryContext(ctx, statement)
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		return 0, err
	}
	cells, targets := make([]any, len(names)), make([]any, len(names))
	for i := range cells {
		targets[i] = &cells[i]
	}
	n := 0
	for rows.Next() {
		if err := rows.Scan(targets...); err != nil {
			return n, err
		}
		n++
	}
	return n, rows.Err()
}

// Close closes the instance.
func (e *Engine) Close() error { return e.db.Close() }

func quoted(text string, mark rune) string {
	m := string(mark)
	return m + strings.ReplaceAll(text, m, m+m) + m
}
