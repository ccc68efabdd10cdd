package app

import (
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
// the reserve that it returns is kept. An operator who sets GOGC or GOMEMLIMIT
// knows better: there is no reserve then.
func (c *Config) tuneCollector(allowed int64, environ []string) (reserve []byte) {
	if setsAny(environ, "GOGC=", "GOMEMLIMIT=") {
		return nil
	}
	debug.SetGCPercent(collectPercent)
	reserve = make([]byte, reserveBytes)
	if allowed == 0 {
		return reserve // it can't be told
	}
	share := collectShare
	if c.Platform == platformEmbedded {
		share /= 2
	}
	debug.SetMemoryLimit(int64(share*float64(allowed)) + reserveBytes)
	return reserve
}

func setsAny(environ []string, prefixes ...string) bool {
	return slices.ContainsFunc(environ, func(pair string) bool {
		return slices.ContainsFunc(prefixes, func(prefix string) bool { return strings.HasPrefix(pair, prefix) })
	})
}
