package app

import (
	"github.com/prometheus/client_golang/prometheus"
	"go.uber.org/fx"
	"go.uber.org/zap"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb"
	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/sample"
	"github.com/lumenore/analytics-mcp-server/ports"
)

// warehouseModule provides the warehouse over DATA_DIR, or over the sample.
func warehouseModule() fx.Option {
	return fx.Provide(fx.Annotate(newWarehouse, fx.As(new(ports.Warehouse))))
}

func newWarehouse(c *Config, registry *prometheus.Registry, logger *zap.Logger, life fx.Lifecycle) (*duckdb.Warehouse, error) {
	params := duckdb.Params{
		Dir:         c.DataDir,
		CacheDir:    c.CacheDir,
		MemoryBytes: c.EngineMemoryBytes,
		Logger:      logger.Named("duckdb"),
		Registry:    registry,
	}
	if c.DataDir == "" {
		params.FS = sample.Files()
		logger.Info("DATA_DIR is not set: serving the bundled sample, which is synthetic")
	}
	warehouse, err := duckdb.New(params)
	if err != nil {
		return nil, err
	}
	life.Append(fx.StartStopHook(warehouse.Start, warehouse.Close))
	return warehouse, nil
}
