//go:build cgo

package duckdb

import (
	"errors"
	"os"
	"sync/atomic"

	duckdb "github.com/duckdb/duckdb-go/v2"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/internal/sqltext"
	"github.com/lumenore/analytics-mcp-server/domain"
)

// loaded is a file in a form that an instance can serve.
type loaded struct {
	path     string // as listed
	database string // the DuckDB file that holds its rows: a private one, or the user's own
	parquet  string // or the Parquet file
	private  []string
	parts    []*part
	users    atomic.Int64
}

// part is one dataset of a file.
type part struct {
	sub     string // the sheet or table; empty where the file is one dataset
	table   string // quoted, within the file's database
	outputs string // the typed columns, in SQL
	parquet string
	columns []domain.Column
	rows    int64
	version string
}

// selectSQL reads the part's typed columns, from the file attached by a name.
func (p *part) selectSQL(attachedAs string) string {
	if p.parquet != "" {
		return "SELECT " + p.outputs + " FROM read_parquet(" + sqltext.Text(p.parquet) + ")"
	}
	return "SELECT " + p.outputs + " FROM " + sqltext.Identifier(attachedAs) + "." + p.table
}

func (l *loaded) retain() { l.users.Add(1) }

// release gives the file up; the last user removes what is private of it.
func (l *loaded) release() {
	if l.users.Add(-1) > 0 {
		return
	}
	for _, path := range l.private {
		_ = os.Remove(path)
	}
}

// unreadable is why a file is skipped, in words that hold nothing of its data.
type unreadable struct {
	reason  string
	passing bool // it may go away without the file changing
	cause   error
}

func (u *unreadable) Error() string { return u.reason }
func (u *unreadable) Unwrap() error { return u.cause }

func skip(reason string) error { return &unreadable{reason: reason} }

// readable is an error as it may be logged. The engine's own texts quote the
// data, so only their kind is told.
func readable(err error) string {
	var u *unreadable
	var engine *duckdb.Error
	switch {
	case errors.As(err, &u):
		return u.reason
	case errors.As(err, &engine) && engine.Type == duckdb.ErrorTypeOutOfMemory:
		return "it needs more memory than the import may use"
	case errors.As(err, &engine) && engine.Type == duckdb.ErrorTypeIO:
		return "it could not be read as a file of its kind"
	case errors.As(err, &engine) && (engine.Type == duckdb.ErrorTypeInvalidInput || engine.Type == duckdb.ErrorTypeConversion):
		return "its content is not what its ending promises"
	case errors.As(err, &engine):
		return "a defect of the service stopped its import"
	case errors.Is(err, os.ErrPermission):
		return "the service may not read it"
	case errors.Is(err, os.ErrNotExist):
		return "it has gone"
	}
	return "it could not be read"
}
