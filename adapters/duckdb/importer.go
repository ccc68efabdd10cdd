//go:build cgo

package duckdb

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"go.uber.org/zap"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/internal/folder"
)

// importer is the instance that reads files. It has access to them, and no
// question ever reaches it; it is open only while there is something to import.
type importer struct {
	db   *sql.DB
	conn *sql.Conn // one, since staged rows belong to it
	in   *intake
	log  *zap.Logger
}

func openImporter(ctx context.Context, in *intake) (*importer, error) {
	spill := filepath.Join(in.cache, "spill")
	if err := os.MkdirAll(spill, 0o700); err != nil {
		return nil, err
	}
	db, err := openInstance(ctx, in.memory, spill)
	if err != nil {
		return nil, err
	}
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return &importer{db: db, conn: conn, in: in, log: in.log}, nil
}

func (im *importer) close() {
	if im == nil {
		return
	}
	_ = im.conn.Close()
	_ = im.db.Close()
}

// file imports one file, or says why it is skipped.
func (im *importer) file(ctx context.Context, f folder.File) (*loaded, error) {
	switch {
	case f.Reason != "":
		return nil, skip(f.Reason)
	case f.Size == 0:
		return nil, skip("it is empty")
	}
	l := &loaded{path: f.Path}
	l.users.Add(1)
	err := im.read(ctx, f, l)
	if err == nil && len(l.parts) == 0 {
		err = skip("it holds no table with rows")
	}
	if err != nil {
		l.release()
		return nil, err
	}
	return l, nil
}

func (im *importer) read(ctx context.Context, f folder.File, l *loaded) error {
	switch f.Kind {
	case folder.CSV, folder.TSV:
		return im.intoPrivate(ctx, l, func() error { return im.delimited(ctx, f, l) })
	case folder.JSON:
		return im.intoPrivate(ctx, l, func() error { return im.json(ctx, f, l) })
	case folder.Sheets:
		return im.intoPrivate(ctx, l, func() error { return im.sheets(ctx, f, l) })
	case folder.Parquet:
		return im.parquet(ctx, f, l)
	case folder.Database:
		return im.database(ctx, f, l)
	}
	return skip("its format is not read; save it as .xlsx or .csv")
}

// target is the name under which the private file being written is attached.
const target = "target"

// intoPrivate runs fill with a new private file attached as target.
func (im *importer) intoPrivate(ctx context.Context, l *loaded, fill func() error) error {
	l.database = im.in.privateFile(".duckdb")
	l.private = append(l.private, l.database, l.database+".wal")
	if err := im.exec(ctx, attach(l.database, target, false)); err != nil {
		return err
	}
	err := fill()
	_ = im.exec(ctx, "DROP TABLE IF EXISTS "+stage)
	// A file that is left half written is removed with the error.
	if err == nil {
		err = im.exec(ctx, "CHECKPOINT "+target)
	}
	return errors.Join(err, im.exec(context.WithoutCancel(ctx), "DETACH "+target))
}

// exec runs a statement of the importer's own making.
func (im *importer) exec(ctx context.Context, statement string) error {
	_, err := im.conn.ExecContext(ctx, statement)
	return err
}

// queryRow reads one row of a statement of the importer's own making.
func (im *importer) queryRow(ctx context.Context, statement string, n int) ([]any, error) {
	rows, err := im.query(ctx, statement, n)
	if err != nil {
		return nil, err
	}
	if len(rows) != 1 {
		return nil, fmt.Errorf("%d rows instead of one", len(rows))
	}
	return rows[0], nil
}

// query reads all rows of n columns.
func (im *importer) query(ctx context.Context, statement string, n int) ([][]any, error) {
	rows, err := im.conn.QueryContext(ctx, statement)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all [][]any
	for rows.Next() {
		values, places := make([]any, n), make([]any, n)
		for i := range values {
			places[i] = &values[i]
		}
		if err := rows.Scan(places...); err != nil {
			return nil, err
		}
		for i, v := range values {
			values[i] = cell(v)
		}
		all = append(all, values)
	}
	return all, rows.Err()
}

func passing(err error) bool {
	var u *unreadable
	return errors.As(err, &u) && u.passing
}
