//go:build cgo

package duckdb

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"strings"

	duckdb "github.com/duckdb/duckdb-go/v2"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/internal/folder"
	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/internal/sqltext"
)

// place gives a path at which the engine can read a file in place. A bundled
// file is copied first. A user's file is linked into the cache where the file
// system allows: then one that is replaced or deleted stays readable for the
// queries in flight, and costs no copy.
func (im *importer) place(f folder.File, l *loaded, ending string) (string, error) {
	if f.Place == "" {
		copied, _, err := im.spool(f, l, ending)
		return copied, err
	}
	link := im.in.privateFile(ending)
	if os.Link(f.Place, link) == nil {
		l.private = append(l.private, link)
		return link, nil
	}
	return f.Place, nil
}

// edgeBytes of a file's beginning and end tell its version: a Parquet file's
// footer holds bounds and places of all its data, a DuckDB file's head counts
// what was written. So a large file need not be read whole.
const edgeBytes = 64 << 10

func edgeVersion(file string) (string, error) {
	f, err := os.Open(file)
	if err != nil {
		return "", err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return "", err
	}
	digest := sha256.New()
	fmt.Fprintln(digest, info.Size())
	for _, from := range []int64{0, max(info.Size()-edgeBytes, 0)} {
		if _, err := io.Copy(digest, io.NewSectionReader(f, from, edgeBytes)); err != nil {
			return "", err
		}
	}
	return version(digest), nil
}

func (im *importer) parquet(ctx context.Context, f folder.File, l *loaded) error {
	file, err := im.place(f, l, ".parquet")
	if err != nil {
		return err
	}
	id, err := edgeVersion(file)
	if err != nil {
		return err
	}
	l.parquet = file
	return im.inPlace(ctx, l, &part{parquet: file, version: id}, "read_parquet("+sqltext.Text(file)+")")
}

// database reads a DuckDB file in place and imports a SQLite file.
func (im *importer) database(ctx context.Context, f folder.File, l *loaded) error {
	content, err := f.Open()
	if err != nil {
		return err
	}
	head := make([]byte, 16)
	_, err = io.ReadFull(content, head)
	_ = content.Close()
	switch {
	case err != nil:
		return skip("it is neither a SQLite nor a DuckDB file")
	case strings.HasPrefix(string(head), "SQLite format 3"):
		return im.intoPrivate(ctx, l, func() error { return im.sqlite(ctx, f, l) })
	case string(head[8:12]) != "DUCK":
		return skip("it is neither a SQLite nor a DuckDB file")
	}
	return im.duckdbFile(ctx, f, l)
}

// duckdbFile reads the tables of a DuckDB file, not its views: a view may read
// other files, and this instance could.
func (im *importer) duckdbFile(ctx context.Context, f folder.File, l *loaded) error {
	file, err := im.place(f, l, ".duckdb")
	if err != nil {
		return err
	}
	id, err := edgeVersion(file)
	if err != nil {
		return err
	}
	if err := im.exec(ctx, attach(file, target, true)); err != nil {
		return cannotAttach(err)
	}
	l.database = file
	rows, err := im.query(ctx, `SELECT schema_name, table_name FROM duckdb_tables()
WHERE database_name = '`+target+`' AND NOT internal ORDER BY schema_name, table_name`, 2)
	tables := map[string]string{}
	var subs []string
	for _, row := range rows {
		schema, table := row[0].(string), row[1].(string)
		sub := table
		if schema != "main" {
			sub = path.Join(schema, table)
		}
		subs = append(subs, sub)
		tables[sub] = sqltext.Identifier(schema) + "." + sqltext.Identifier(table)
	}
	if err == nil {
		err = im.eachTable(f, subs, func(sub string) error {
			p := &part{sub: sub, table: tables[sub], version: path.Join(id, sub)}
			return im.inPlace(ctx, l, p, target+"."+tables[sub])
		})
	}
	return errors.Join(err, im.exec(context.WithoutCancel(ctx), "DETACH "+target))
}

// cannotAttach tells a file that is being written from a damaged one.
func cannotAttach(err error) error {
	var engine *duckdb.Error
	if errors.As(err, &engine) && engine.Type == duckdb.ErrorTypeIO && strings.Contains(engine.Msg, "lock") {
		return &unreadable{reason: "another program has it open for writing", passing: true, cause: err}
	}
	return &unreadable{reason: "it is damaged, or made by another version of DuckDB", cause: err}
}
