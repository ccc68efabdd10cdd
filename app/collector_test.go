package app_test

import (
	"math"
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

func TestAnOperatorsOwnPercentageStays(t *testing.T) {
	keepCollector(t)
	before := debug.SetMemoryLimit(-1)
	if reserve := app.TuneCollector(&app.Config{Platform: "lumenore"}, 1000<<20, []string{"GOGC=50"}); reserve != nil {
		t.Errorf("a reserve of %d bytes", len(reserve))
	}
	if percent := debug.SetGCPercent(100); percent != 100 {
		t.Errorf("the percentage became %d", percent)
	}
	if limit := debug.SetMemoryLimit(-1); limit != before {
		t.Errorf("the limit became %d", limit)
	}
}

// The reserve is counted as in use and takes no memory, so that it comes on top.
func TestAnOperatorsOwnLimitStaysAndLeavesTheRest(t *testing.T) {
	for _, own := range []int64{192 << 20, math.MaxInt64} { // the second one is "off"
		keepCollector(t)
		debug.SetMemoryLimit(own) // as the runtime does at its start
		reserve := int64(len(app.TuneCollector(&app.Config{Platform: "lumenore"}, 1000<<20, []string{"GOMEMLIMIT=…"})))
		want := own
		if own != math.MaxInt64 {
			want += reserve
		}
		if limit := debug.SetMemoryLimit(-1); limit != want {
			t.Errorf("of %d, the limit became %d", own, limit)
		}
		if percent := debug.SetGCPercent(100); percent <= 100 || reserve == 0 {
			t.Errorf("the percentage is %d, the reserve %d bytes", percent, reserve)
		}
	}
}

func TestAnEmptyCollectorSettingIsNone(t *testing.T) {
	keepCollector(t)
	app.TuneCollector(&app.Config{Platform: "lumenore"}, 1000<<20, []string{"GOGC=", "GOMEMLIMIT="})
	if limit := debug.SetMemoryLimit(-1); limit > 1000<<20 {
		t.Errorf("the limit is %d", limit)
	}
}
