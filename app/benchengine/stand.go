package benchengine

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb"
	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/bare"
	"github.com/lumenore/analytics-mcp-server/app/analysts"
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
	"github.com/lumenore/analytics-mcp-server/domain/usecase"
)

// stand is what is measured and what it is held against.
type stand struct {
	service   *usecase.Service
	recorder  *recorder
	warehouse *duckdb.Warehouse
	bare      *bare.Engine
	schema    domain.SchemaID
}

// newStand generates the data where they are missing and opens both engines.
func newStand(ctx context.Context, folder string, rows int) (*stand, error) {
	raw, err := bare.Open(ctx, memoryBytes)
	if err != nil {
		return nil, err
	}
	s := &stand{bare: raw}
	if err := s.open(ctx, folder, rows); err != nil {
		return nil, errors.Join(err, s.close())
	}
	return s, nil
}

func (s *stand) open(ctx context.Context, folder string, rows int) error {
	file, err := generate(ctx, s.bare, folder, rows)
	if err != nil {
		return err
	}
	if err := s.bare.View(ctx, dataset, file); err != nil {
		return err
	}
	// The warehouse halves its memory between importing and serving.
	if s.warehouse, err = duckdb.New(duckdb.Params{Dir: filepath.Dir(file), MemoryBytes: 2 * memoryBytes}); err != nil {
		return err
	}
	if err := s.warehouse.Start(ctx); err != nil {
		return err
	}
	listed, err := s.warehouse.Datasets(ctx)
	if err != nil {
		return err
	}
	if len(listed) != 1 {
		return errors.New("the generated file is not served")
	}
	s.schema = listed[0].ID
	s.recorder = &recorder{Warehouse: s.warehouse}
	platform, err := engine.New(engine.Params{
		Warehouse: s.recorder,
		Analysts:  analysts.All(),
		Clock:     time.Now,
	})
	if err != nil {
		return err
	}
	s.service, err = usecase.New(usecase.Params{Platform: platform})
	return err
}

func (s *stand) close() error {
	err := s.bare.Close()
	if s.warehouse != nil {
		err = errors.Join(err, s.warehouse.Close())
	}
	return err
}
