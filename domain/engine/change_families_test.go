package engine_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// thinTable is one reading a day of one of eight kinds, whose level falls by a
// part from a month on: months hold many readings, and each kind few.
func thinTable(months, from int, part float64) string {
	var csv strings.Builder
	csv.WriteString("Day,Kind,Sales\n")
	noise := rand.New(rand.NewPCG(5, 2))
	for i := range months {
		for d := range 8 {
			at := time.Date(2022, time.January+time.Month(i), 1+d, 0, 0, 0, 0, time.UTC)
			v := 100 + 25*noise.NormFloat64()
			if i >= from {
				v *= 1 - part
			}
			fmt.Fprintf(&csv, "%s,K%d,%.2f\n", at.Format(time.DateOnly), (i+d)%8, v)
		}
	}
	return csv.String()
}

// The members that nobody asked for are a family of tests of their own: paid for
// together, they hid what the total did.
func TestMembersThatNobodyAskedForCostTheTotalNothing(t *testing.T) {
	r := planOver(t, thinTable(42, 30, 0.3), domain.Change, open)
	a := changesOf(t, r)
	if len(a.ChangePoints) == 0 || a.ChangePoints[len(a.ChangePoints)-1].Member != nil && a.ChangePoints[0].Member != nil {
		t.Fatalf("%s; want a change of the total", r.Analysis)
	}
	if !strings.Contains(r.Summary, "the total fell by ") {
		t.Errorf("summary %q", r.Summary)
	}
}

func TestAnAnswerWithoutAChangeSaysWhichStepWouldHaveBeenFound(t *testing.T) {
	r := planOver(t, thinTable(42, 99, 0), domain.Change, open)
	if got := string(r.Analysis); !strings.Contains(got, `"smallest_step":{"difference":`) || !strings.Contains(got, `"power":0.8`) {
		t.Errorf("%s", got)
	}
	if !strings.Contains(r.Summary, "no significant change of level in the total") || !strings.Contains(r.Summary, "A lasting step of the total of about ±") {
		t.Errorf("summary %q", r.Summary)
	}
}
