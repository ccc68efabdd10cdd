//go:build cgo

package duckdb_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// Public tables that nobody prepared, with the types that a person gave them.
func TestRealTablesGetTheTypesThatPeopleGiveThem(t *testing.T) {
	folder := filepath.Join("..", "..", "..", "shared", "nlq-dev")
	content, err := os.ReadFile(filepath.Join(folder, "tables.json"))
	if err != nil {
		t.Skip("the tables are not here")
	}
	var tables map[string]struct {
		File    string
		Columns []struct{ Name, Type string }
	}
	if err := json.Unmarshal(content, &tables); err != nil {
		t.Fatal(err)
	}
	s := serveDir(t, filepath.Join(folder, "data"), params())
	types := map[string]domain.Type{"VARCHAR": domain.String, "BIGINT": domain.Integer, "DOUBLE": domain.Number, "DATE": domain.Date}
	for _, table := range tables {
		name := strings.TrimSuffix(table.File, ".csv")
		if got := len(s.dataset(name).Columns); got != len(table.Columns) {
			t.Errorf("%s has %d columns, not %d", name, got, len(table.Columns))
		}
		for _, c := range table.Columns {
			if got := s.column(name, c.Name).Type; got != types[c.Type] {
				t.Errorf("%s of %s is read as %s, not %s", c.Name, name, got, types[c.Type])
			}
		}
	}
}
