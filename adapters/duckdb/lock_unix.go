//go:build cgo && unix

package duckdb

import (
	"os"
	"syscall"
)

// tryLock locks an open file against every other opening of it, until it is
// closed or the process ends.
func tryLock(f *os.File) error {
	return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
}
