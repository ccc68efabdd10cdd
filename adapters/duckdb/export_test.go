//go:build cgo

package duckdb

import (
	"context"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// SelectForTest runs SQL text through the gate that every question passes.
func (w *Warehouse) SelectForTest(ctx context.Context, sql string) (domain.Table, error) {
	e := w.acquire()
	defer w.release(e)
	return e.selectOnly(ctx, sql, nil)
}

// ExecForTest runs SQL text on the serving instance past that gate, to see
// what the instance itself refuses.
func (w *Warehouse) ExecForTest(ctx context.Context, sql string) error {
	e := w.acquire()
	defer w.release(e)
	_, err := e.db.ExecContext(ctx, sql)
	return err
}

// CacheForTest is the private folder.
func (w *Warehouse) CacheForTest() string { return w.cache.dir }
