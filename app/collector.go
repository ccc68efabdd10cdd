package app

import (
	"math"
	"runtime/debug"
	"slices"
	"strings"
)

const (
	// collectPercent lets garbage grow to three times what is in use before it is
	// collected (Go's own default: once). A call leaves some 50 KiB behind and
	// little is in use, so by default a tenth of the processor time goes into
	// collecting a heap of a few MiB.
	collectPercent = 300
	// reserveBytes is counted as in use and never touched, so that it takes no
	// memory: a heap that holds next to nothing is collected three times less
	// often for it, and a large one hardly grows by it.
	reserveBytes = 16 << 20
	// collectShare of the memory allowed is where collecting becomes eager
	// whatever the percentage. The rest is for what Go does not count, and the
	// system's file cache; beside the embedded engine, which has half, it is half
	// of that.
	collectShare = 0.75
)

// tuneCollector trades memory that is there for processor time. It holds while
// the reserve that it returns is kept. An operator who sets GOGC knows better:
// there is no reserve then. GOMEMLIMIT, which manifests derive from a container's
// limit, replaces the limit chosen here and nothing else.
func (c *Config) tuneCollector(allowed int64, environ []string) (reserve []byte) {
	if sets(environ, "GOGC") {
		return nil
	}
	debug.SetGCPercent(collectPercent)
	reserve = make([]byte, reserveBytes)
	limit := c.collectLimit(allowed)
	if sets(environ, "GOMEMLIMIT") {
		limit = debug.SetMemoryLimit(-1) // as the runtime has read it
	}
	if limit < math.MaxInt64-reserveBytes {
		debug.SetMemoryLimit(limit + reserveBytes)
	}
	return reserve
}

// collectLimit is the memory at which collecting becomes eager; none where it
// can't be told what is allowed.
func (c *Config) collectLimit(allowed int64) int64 {
	if allowed == 0 {
		return math.MaxInt64
	}
	share := collectShare
	if c.Platform == platformEmbedded {
		share /= 2
	}
	return int64(share * float64(allowed))
}

// sets reports whether a variable has a value: an empty one is as good as unset.
func sets(environ []string, name string) bool {
	return slices.ContainsFunc(environ, func(pair string) bool {
		value, found := strings.CutPrefix(pair, name+"=")
		return found && value != ""
	})
}
