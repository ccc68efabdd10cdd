package engine_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
)

// repairs are jobs of mechanics by their number, in three bays and two shifts,
// with a bill and an outcome.
func repairs() string {
	var csv strings.Builder
	csv.WriteString("Job ID,Mechanic No,Client Name,Bay,Shift,Bill,Outcome\n")
	for i := range 600 {
		mechanic := 100 + i%40
		if i%3 > 0 {
			mechanic = 100 + i%4
		}
		outcome := "OK"
		if i%7 == 1 {
			outcome = "REDO"
		}
		fmt.Fprintf(&csv, "J%04d,%d,Client %d,B%d,%s,%.2f,%s\n", i, mechanic, i, i%3, []string{"Early", "Late"}[i%2], 10+float64(i%97)*float64(i%11), outcome)
	}
	return csv.String()
}

func TestWhoseSharesAreAskedForIsRead(t *testing.T) {
	w := warehouse(t, map[string]string{"repairs.csv": repairs()})
	p := engine.Params{Warehouse: w, Analysts: append(relations(), engine.NewPareto())}
	for text, want := range map[string]string{
		"which bay-shift combinations make most of the REDO results?": "of 6 members of Bay and Shift|of Count where Outcome = 'REDO'",
		"which bay and shift combos make 80% of the bill":             "of 6 members of Bay and Shift|of Bill",
		"which bays make 80% of the REDO cases":                       "members of Bay|of Count where Outcome = 'REDO'",
		"which mechanics make 80% of jobs":                            "of 40 members of Mechanic No|of Count",
		"which mechanics make 80% of the bill":                        "of 40 members of Mechanic No|of Bill",
		"how concentrated is our bill on the biggest clients?":        "members of Client Name|of Bill",
	} {
		r := relation(t, p, first(t, w), domain.Pareto, text)
		for _, part := range strings.Split(want, "|") {
			if !strings.Contains(r.Summary, part) {
				t.Errorf("%s: %q; want %s", text, r.Summary, part)
			}
		}
	}
	q, err := domain.NewQuestion("which contractors make 80% of jobs", first(t, w))
	if err != nil {
		t.Fatal(err)
	}
	_, err = newEngine(t, p).Answer(t.Context(), domain.Pareto, q)
	if f := domain.FaultFrom(err); err == nil || !strings.Contains(f.Message, "'contractors' matches no column") {
		t.Errorf("%v; want the unknown things named, not the share", err)
	}
}
