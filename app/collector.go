package app

import (
	"runtime/debug"
	"slices"
	"strings"
)

const (
	// collectPercent lets garbage grow to four times what is in use before it is
	// collected (Go's own default: once). A call leaves some 60 KiB behind and
	// little is in use, so by default a tenth of the processor time goes into
	// collecting a heap of a few MiB.
	collectPercent = 400
	// collectShare of the memory allowed is where collecting becomes eager
	// whatever the percentage. The rest is for what Go does not count, and the
	// system's file cache; beside the embedded engine, which has half, it is half
	// of that.
	collectShare = 0.75
)

// tuneCollector trades memory that is there for processor time. An operator who
// sets GOGC or GOMEMLIMIT knows better.
func (c *Config) tuneCollector(allowed int64, environ []string) {
	if setsAny(environ, "GOGC=", "GOMEMLIMIT=") {
		return
	}
	debug.SetGCPercent(collectPercent)
	if allowed == 0 {
		return // it can't be told
	}
	share := collectShare
	if c.Platform == platformEmbedded {
		share /= 2
	}
	debug.SetMemoryLimit(int64(share * float64(allowed)))
}

func setsAny(environ []string, prefixes ...string) bool {
	return slices.ContainsFunc(environ, func(pair string) bool {
		return slices.ContainsFunc(prefixes, func(prefix string) bool { return strings.HasPrefix(pair, prefix) })
	})
}
