//go:build cgo

package duckdb

import (
	"errors"
	"os"
	"path/filepath"
)

const (
	// The point hides it, should it be made inside the data folder.
	cachePrefix = ".lumenore-warehouse-"
	lockName    = "lock"
)

// cache is a private folder that only this process's user may enter. A lock
// tells it apart from those that killed processes left behind.
type cache struct {
	dir  string
	lock *os.File
}

// newCache makes the folder in dir, or among the system's temporary files, and
// removes abandoned ones: a container that is restarted again and again must
// not fill its volume.
func newCache(dir string) (*cache, error) {
	if dir == "" {
		dir = os.TempDir()
	} else if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	removeAbandoned(dir)
	private, err := os.MkdirTemp(dir, cachePrefix)
	if err != nil {
		return nil, err
	}
	if private, err = filepath.Abs(private); err != nil {
		return nil, err
	}
	lock, err := os.OpenFile(filepath.Join(private, lockName), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	_ = tryLock(lock) // where there are no locks, nothing is taken for abandoned
	return &cache{dir: private, lock: lock}, nil
}

func (c *cache) remove() error {
	return errors.Join(c.lock.Close(), os.RemoveAll(c.dir))
}

func removeAbandoned(dir string) {
	found, _ := filepath.Glob(filepath.Join(dir, cachePrefix+"*"))
	for _, old := range found {
		lock, err := os.OpenFile(filepath.Join(old, lockName), os.O_RDWR, 0)
		if err != nil {
			continue
		}
		if tryLock(lock) == nil {
			_ = os.RemoveAll(old)
		}
		_ = lock.Close()
	}
}
