package engine_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
)

func TestSegmentsThatShareSmallCountsByChanceAreKept(t *testing.T) {
	// In both quarters Red and Oslo hold as many rows, but different ones.
	var csv strings.Builder
	csv.WriteString("Ticket,Opened,Colour,City\n")
	n := 0
	add := func(month int, colour, city string, rows int) {
		for range rows {
			n++
			fmt.Fprintf(&csv, "T%04d,2025-%02d-%02d,%s,%s\n", n, month, n%28+1, colour, city)
		}
	}
	add(2, "Red", "Rome", 30)
	add(2, "Blue", "Oslo", 30)
	add(2, "Blue", "Rome", 15)
	add(5, "Red", "Rome", 20)
	add(5, "Blue", "Oslo", 20)
	add(5, "Blue", "Rome", 15)
	w := warehouse(t, map[string]string{"tickets.csv": csv.String()})
	r := run(t, engine.Params{Warehouse: w, Analysts: append(analysts(), engine.NewChange())}, domain.Change, "compare the number of tickets in Q2 2025 with Q1 2025")
	if all := string(r.Analysis); !strings.Contains(all, `"Red"`) || !strings.Contains(all, `"Oslo"`) {
		t.Errorf("a segment is missing: %s", all)
	}
	if strings.Contains(strings.Join(r.Caveats, " "), "Left out") {
		t.Errorf("%q", r.Caveats)
	}
}
