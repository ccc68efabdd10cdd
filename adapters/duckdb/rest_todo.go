//go:build cgo

package duckdb

import (
	"context"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/internal/folder"
)

func (im *importer) json(ctx context.Context, f folder.File, l *loaded) error { return skip("not yet") }
func (im *importer) sheets(ctx context.Context, f folder.File, l *loaded) error {
	return skip("not yet")
}
func (im *importer) parquet(ctx context.Context, f folder.File, l *loaded) error {
	return skip("not yet")
}
func (im *importer) database(ctx context.Context, f folder.File, l *loaded) error {
	return skip("not yet")
}
