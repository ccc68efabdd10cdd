package duckdb

import (
	"io/fs"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"go.uber.org/zap"
)

// Params is what a Warehouse needs. Dir or FS must be set.
type Params struct {
	Dir string // the folder of the user's files; it must exist
	FS  fs.FS  // or files that never change: the bundled sample
	// CacheDir is where a private folder is made, and removed at Close; empty:
	// the system's folder for temporary files.
	CacheDir string
	// MemoryBytes bounds what import and questions take together; 0: DefaultMemoryBytes.
	MemoryBytes int64
	Logger      *zap.Logger
	Registry    prometheus.Registerer // takes the metrics of queries; nil: they are not exposed
	// Poll is how often the folder is looked at; 0: DefaultPoll.
	Poll time.Duration
}

const (
	// DefaultMemoryBytes is the memory limit where none is given.
	DefaultMemoryBytes = 2 << 30
	// DefaultPoll shows a change within 10 s: it is seen after one poll at
	// most, must stand still for another, and the rest is left to the import.
	DefaultPoll = 2 * time.Second
	// minMemoryBytes is what an instance needs to answer at all.
	minMemoryBytes = 64 << 20
)
