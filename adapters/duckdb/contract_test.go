//go:build cgo

package duckdb_test

import (
	"testing"

	"go.uber.org/goleak"
	"go.uber.org/zap/zaptest"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb"
	"github.com/lumenore/analytics-mcp-server/ports"
	"github.com/lumenore/analytics-mcp-server/ports/portstest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestWarehouseKeepsTheContract(t *testing.T) {
	portstest.Warehouse(t, func(t *testing.T, dir string) ports.Warehouse {
		w, err := duckdb.New(duckdb.Params{Dir: dir, CacheDir: t.TempDir(), Logger: zaptest.NewLogger(t)})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := w.Close(); err != nil {
				t.Error(err)
			}
		})
		if err := w.Start(t.Context()); err != nil {
			t.Fatal(err)
		}
		return w
	})
}
