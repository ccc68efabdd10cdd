package engine_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
)

// A record has no number of records: the half of the question that asks for one
// is neither dropped nor searched.
func TestRecordsHaveNoNumberOfRecords(t *testing.T) {
	var csv strings.Builder
	csv.WriteString("Visit ID,Day,Ward,Fee\n")
	for i := range 400 {
		fmt.Fprintf(&csv, "V-%04d,2024-%02d-%02d,W-%d,%d\n", i, 1+i%12, 1+i%28, i%7, 40+i*37%61)
	}
	w := warehouse(t, map[string]string{"visits.csv": csv.String()})
	q, err := domain.NewQuestion("unusually high fee or number of visits", first(t, w))
	if err != nil {
		t.Fatal(err)
	}
	_, err = newEngine(t, engine.Params{Warehouse: w, Analysts: relations()}).Answer(t.Context(), domain.Outlier, q)
	if err == nil {
		t.Fatal("half of it was answered")
	}
	f := domain.FaultFrom(err)
	if f.Kind != domain.KindUnsupported {
		t.Fatalf("%s: %s", f.Kind, f.Message)
	}
	asked := strings.TrimPrefix(f.Suggestion, "Name whose they are, or a period, as in: ")
	if a := outliersOf(t, relate(t, w, first(t, w), domain.Outlier, asked)); a.Shape != "periods" {
		t.Errorf("suggested %q: %s", asked, a.Shape)
	}
}

// Where one column alone can say whose the records are, both are searched by it.
func TestAValueOrANumberOfRecordsIsThatOfTheirOnlyHolder(t *testing.T) {
	var csv strings.Builder
	csv.WriteString("Call ID,Day,Line,Client,Minutes\n")
	id := 0
	for client := range 50 {
		calls, minutes := 6+client%4, 10+client*7%13
		switch client {
		case 11:
			calls = 70
		case 32:
			minutes = 400
		}
		for i := range calls {
			id++
			fmt.Fprintf(&csv, "C-%04d,2024-%02d-%02d,%s,Client %02d,%d\n", id, 1+i%12, 1+id%28, []string{"east", "west"}[id%2], client, minutes+id%3)
		}
	}
	w := warehouse(t, map[string]string{"calls.csv": csv.String()})
	for _, text := range []string{"unusually high minutes or number of calls", "unusually high number of calls or minutes", "unusual number of calls or minutes"} {
		r := relate(t, w, first(t, w), domain.Outlier, text)
		a := outliersOf(t, r)
		measures := map[string]bool{}
		for _, s := range a.Searches {
			measures[s.Measure] = true
		}
		if got := strings.Join(a.at("Client"), ", "); a.Shape != "members" || got != "Client 11, Client 32" || len(measures) != 2 {
			t.Errorf("%s: %s %q by %v; want the client of many calls and the one of long ones", text, a.Shape, got, measures)
		}
		if said := strings.Join(r.Interpretation.Assumptions, " "); !strings.Contains(said, "those of each Client are taken together") {
			t.Errorf("%s: %s", text, said)
		}
	}
}
