//go:build cgo

package duckdb

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"sync/atomic"

	duckdb "github.com/duckdb/duckdb-go/v2"
	"go.uber.org/zap"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/internal/sqltext"
	"github.com/lumenore/analytics-mcp-server/domain"
)

// edition is the data as they stood at one moment, with the locked instance
// that serves them.
type edition struct {
	db       *sql.DB
	datasets []domain.Dataset // sorted by name
	views    map[domain.SchemaID]int
	loaded   []*loaded
	users    atomic.Int64 // the warehouse itself while in service, and the queries
	closed   chan struct{}
}

// entry is a dataset with the part of a file that holds its rows.
type entry struct {
	dataset domain.Dataset
	file    *loaded
	part    *part
}

// openEdition opens an instance over the datasets and locks it. A dataset that
// can't be opened is left out with a warning.
func openEdition(ctx context.Context, entries []entry, memory int64, log *zap.Logger) (*edition, error) {
	db, err := openInstance(ctx, memory, "")
	if err != nil {
		return nil, err
	}
	e := &edition{db: db, views: map[domain.SchemaID]int{}, closed: make(chan struct{})}
	e.users.Add(1)
	if err := e.build(ctx, entries, log); err != nil {
		e.close()
		return nil, err
	}
	return e, nil
}

func (e *edition) build(ctx context.Context, entries []entry, log *zap.Logger) error {
	attached := map[*loaded]string{}
	var paths []string
	for _, x := range entries {
		if _, ok := attached[x.file]; ok {
			continue
		}
		name := fmt.Sprintf("f%d", len(attached))
		x.file.retain()
		e.loaded = append(e.loaded, x.file)
		attached[x.file] = name
		if x.file.parquet != "" {
			paths = append(paths, sqltext.Text(x.file.parquet))
			continue
		}
		if _, err := e.db.ExecContext(ctx, attach(x.file.database, name, true)); err != nil {
			log.Warn("a data file could not be opened again; it is left out", zap.String("file", x.file.path), zap.String("reason", readable(err)))
		}
	}
	for _, statement := range []string{
		"SET allowed_paths = [" + strings.Join(paths, ", ") + "]",
		"SET enable_external_access = false",
	} {
		if _, err := e.db.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	for _, x := range entries {
		create := fmt.Sprintf("CREATE VIEW %s AS %s", view(x.dataset.ID), x.part.selectSQL(attached[x.file]))
		if _, err := e.db.ExecContext(ctx, create); err != nil {
			if ctx.Err() != nil {
				return err
			}
			log.Warn("a dataset could not be opened again; it is left out", zap.String("dataset", x.dataset.Name), zap.String("reason", readable(err)))
			continue
		}
		e.views[x.dataset.ID] = len(e.datasets)
		e.datasets = append(e.datasets, x.dataset)
	}
	_, err := e.db.ExecContext(ctx, "SET lock_configuration = true")
	return err
}

func view(id domain.SchemaID) string { return sqltext.Identifier(fmt.Sprintf("d%d", id)) }

// relation gives what a query over a dataset reads.
func (e *edition) relation(id domain.SchemaID) (sqltext.Relation, bool) {
	i, ok := e.views[id]
	if !ok {
		return sqltext.Relation{}, false
	}
	return sqltext.Relation{Dataset: e.datasets[i], SQL: "memory.main." + view(id)}, true
}

// close closes the instance and lets go of the files.
func (e *edition) close() {
	_ = e.db.Close()
	for _, l := range e.loaded {
		l.release()
	}
	close(e.closed)
}

// openInstance opens an in-memory instance with the settings that all share.
// It never fetches an extension; what does not fit its memory goes to spill, or
// fails where spill is empty.
func openInstance(ctx context.Context, memory int64, spill string) (*sql.DB, error) {
	connector, err := duckdb.NewConnector("", nil)
	if err != nil {
		return nil, err
	}
	db := sql.OpenDB(connector)
	for _, statement := range []string{
		fmt.Sprintf("SET memory_limit = '%dKiB'", memory>>10),
		"SET temp_directory = " + sqltext.Text(spill),
		"SET autoinstall_known_extensions = false",
		"SET autoload_known_extensions = false",
		"SET TimeZone = 'UTC'",
	} {
		if _, err := db.ExecContext(ctx, statement); err != nil {
			_ = db.Close()
			return nil, err
		}
	}
	return db, nil
}

func attach(path, name string, readOnly bool) string {
	mode := ""
	if readOnly {
		mode = ", READ_ONLY"
	}
	return fmt.Sprintf("ATTACH %s AS %s (TYPE duckdb%s)", sqltext.Text(path), sqltext.Identifier(name), mode)
}
