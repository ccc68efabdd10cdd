//go:build cgo && !unix

package duckdb

import (
	"errors"
	"os"
)

// tryLock never succeeds: without locks no folder is taken for abandoned.
func tryLock(*os.File) error { return errors.ErrUnsupported }
