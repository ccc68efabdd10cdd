package questions_test

import (
	"context"
	"database/sql"
	"os"
	"testing"

	_ "github.com/duckdb/duckdb-go/v2"
)

// golds runs SQL over the tables as testdata/tables/tables.sql reads them.
type golds struct{ db *sql.DB }

func openGolds(t *testing.T) golds {
	t.Helper()
	text, err := os.ReadFile("testdata/tables/tables.sql")
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("duckdb", "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	db.SetMaxOpenConns(1) // each connection would hold tables of its own
	if _, err := db.ExecContext(t.Context(), string(text)); err != nil {
		t.Fatal(err)
	}
	return golds{db}
}

// rows runs a gold.
func (g golds) rows(ctx context.Context, t *testing.T, query string) grid {
	t.Helper()
	rows, err := g.db.QueryContext(ctx, query)
	if err != nil {
		t.Fatalf("%v in %s", err, query)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	out := grid{width: len(columns)}
	for rows.Next() {
		values := make([]any, len(columns))
		into := make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		out.add(values)
	}
	if err := rows.Err(); err != nil {
		t.Fatalf("%v in %s", err, query)
	}
	return out
}
