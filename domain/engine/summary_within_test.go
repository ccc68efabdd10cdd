package engine_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// The records of each thing stand in the order of the things: the first of them
// is no latest of all.
func TestTheLatestOfEachNamesNoLatestOfAll(t *testing.T) {
	r := ask(t, warehouse(t, map[string]string{"orders.csv": orders}), domain.Query, "latest sales of each product")
	if want := "3 rows where Sales is not null: for each Product the one with the latest Order Date."; r.Summary != want {
		t.Errorf("%q; want %q", r.Summary, want)
	}
}
