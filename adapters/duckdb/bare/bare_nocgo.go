//go:build !cgo

package bare

import (
	"context"
	"errors"
)

// Engine is not in this build.
type Engine struct{}

var errNoCgo = errors.New("DuckDB is not in this build: it was built without cgo")

// Open says that DuckDB is not in this build.
func Open(context.Context, int64) (*Engine, error) { return nil, errNoCgo }

// View does nothing.
func (*Engine) View(context.Context, string, string) error { return errNoCgo }

// WriteParquet does nothing.
func (*Engine) WriteParquet(context.Context, string, string) error { return errNoCgo }

// Exec does nothing.
func (*Engine) Exec(context.Context, string) error { return errNoCgo }

// Read does nothing.
func (*Engine) Read(context.Context, string) (int, error) { return 0, errNoCgo }

// Close does nothing.
func (*Engine) Close() error { return nil }
