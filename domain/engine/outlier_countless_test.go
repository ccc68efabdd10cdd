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
