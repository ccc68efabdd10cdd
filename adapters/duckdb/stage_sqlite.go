//go:build cgo

package duckdb

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"net/url"
	"os"
	"path"
	"strconv"
	"strings"
	"time"

	_ "modernc.org/sqlite" // the driver that reads SQLite files

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/internal/delimited"
	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/internal/folder"
	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/internal/sqltext"
)

// sqlite imports every table of a SQLite file. A column that is declared as
// text stays text, dates apart: SQLite has no type for them.
func (im *importer) sqlite(ctx context.Context, f folder.File, l *loaded) error {
	scratch := &loaded{}
	defer scratch.release()
	copied, id, err := im.spool(f, scratch, ".sqlite")
	if err != nil {
		return err
	}
	// What was written last may still stand beside the file.
	if log, err := os.ReadFile(f.Place + "-wal"); f.Place != "" && err == nil {
		scratch.private = append(scratch.private, copied+"-wal", copied+"-shm")
		if err := os.WriteFile(copied+"-wal", log, 0o600); err != nil {
			return err
		}
	}
	db, err := sql.Open("sqlite", (&url.URL{Scheme: "file", Opaque: copied}).String()+"?_pragma=trusted_schema(0)")
	if err != nil {
		return err
	}
	defer db.Close()
	tables, err := sqliteTables(ctx, db)
	if err != nil {
		return &unreadable{reason: "it is damaged or protected", cause: err}
	}
	return im.eachTable(f, tables, func(table string) error {
		return im.sqliteTable(ctx, db, l, table, id)
	})
}

// eachTable imports the tables of a file. One that can't be read is passed
// over with a warning; if none can, the file is skipped for the last reason.
func (im *importer) eachTable(f folder.File, tables []string, read func(table string) error) error {
	var last error
	some := false
	for _, table := range tables {
		err := read(table)
		if err == nil {
			some = true
			continue
		}
		last = err
		im.warnTable(f, table, err)
	}
	if some {
		return nil
	}
	return last
}

func sqliteTables(ctx context.Context, db *sql.DB) ([]string, error) {
	rows, err := db.QueryContext(ctx, `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY name`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var tables []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		tables = append(tables, name)
	}
	return tables, rows.Err()
}

func (im *importer) sqliteTable(ctx context.Context, db *sql.DB, l *loaded, table, id string) error {
	rows, err := db.QueryContext(ctx, "SELECT * FROM "+sqltext.Identifier(table))
	if err != nil {
		return &unreadable{reason: "it is damaged or protected", cause: err}
	}
	defer rows.Close()
	types, err := rows.ColumnTypes()
	if err != nil {
		return err
	}
	names, datesOnly := make([]string, len(types)), make([]bool, len(types))
	for i, t := range types {
		names[i] = t.Name()
		declared := strings.ToUpper(t.DatabaseTypeName())
		datesOnly[i] = strings.Contains(declared, "CHAR") || strings.Contains(declared, "TEXT") || strings.Contains(declared, "CLOB")
	}
	values, places := make([]any, len(types)), make([]any, len(types))
	for i := range values {
		places[i] = &values[i]
	}
	err = im.stageRows(ctx, len(types), false, func() ([]driver.Value, error) {
		if !rows.Next() {
			return nil, rows.Err()
		}
		if err := rows.Scan(places...); err != nil {
			return nil, err
		}
		row := make([]driver.Value, len(values))
		for i, v := range values {
			row[i] = sqliteText(v)
		}
		return row, nil
	})
	if err != nil {
		return err
	}
	return im.settle(ctx, l, rawTable{sub: table, names: delimited.Names(names, len(names)), datesOnly: datesOnly, version: path.Join(id, table)})
}

// sqliteText is a value as text; binary data are no value.
func sqliteText(value any) driver.Value {
	switch v := value.(type) {
	case string:
		return strings.ToValidUTF8(v, "�")
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64)
	case bool:
		return strconv.FormatBool(v)
	case time.Time:
		return v.UTC().Format("2006-01-02 15:04:05.999999")
	case nil, []byte:
		return nil
	}
	return fmt.Sprint(value)
}
