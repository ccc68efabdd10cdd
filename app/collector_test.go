package app_test

import (
	"runtime/debug"
	"testing"

	"github.com/lumenore/analytics-mcp-server/app"
)

// The settings belong to the process, so these tests put them back.
func keepCollector(t *testing.T) {
	percent := debug.SetGCPercent(100)
	limit := debug.SetMemoryLimit(-1)
	t.Cleanup(func() {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	})
}

func TestTheCollectorStaysWithinTheMemoryAllowed(t *testing.T) {
	for platform, want := range map[string]int64{"lumenore": 750 << 20, "embedded": 375 << 20} {
		keepCollector(t)
		reserve := int64(len(app.TuneCollector(&app.Config{Platform: platform}, 1000<<20, []string{"HOME=/"})))
		if limit := debug.SetMemoryLimit(-1); limit != want+reserve {
			t.Errorf("%s: the limit is %d, not %d", platform, limit, want)
		}
	}
}

func TestAnOperatorsOwnCollectorSettingsStay(t *testing.T) {
	for _, own := range []string{"GOGC=50", "GOMEMLIMIT=1GiB"} {
		keepCollector(t)
		before := debug.SetMemoryLimit(-1)
		app.TuneCollector(&app.Config{Platform: "lumenore"}, 1000<<20, []string{own})
		if percent := debug.SetGCPercent(100); percent != 100 {
			t.Errorf("%s: the percentage became %d", own, percent)
		}
		if limit := debug.SetMemoryLimit(-1); limit != before {
			t.Errorf("%s: the limit became %d", own, limit)
		}
	}
}
