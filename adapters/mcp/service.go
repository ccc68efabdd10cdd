package mcp

import (
	"context"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/usecase"
)

// Service is what the tools call: *usecase.Service, or a fake that behaves.
// Errors are a *domain.Fault of any kind.
type Service interface {
	// Analyses lists what Answer takes.
	Analyses() []domain.Analysis
	Datasets(ctx context.Context) (usecase.Result, error)
	Columns(ctx context.Context, id domain.SchemaID) (usecase.Result, error)
	Answer(ctx context.Context, analysis domain.Analysis, userQuery string, id domain.SchemaID) (usecase.Result, error)
}
