package mcp

import (
	"context"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/usecase"
)

// datasetsURI is where the list of datasets is read; each is below it.
const datasetsURI = "lumenore://datasets"

// DatasetsResource is the list of datasets.
func DatasetsResource() Resource {
	return Resource{
		URI:         datasetsURI,
		Name:        "datasets",
		Title:       "Datasets",
		Description: "The datasets that questions can be asked of, each with its schema_id.",
		Operation:   "Dataset listing",
		drawing:     tablesDrawing,
		read: func(ctx context.Context, s Service, _ domain.SchemaID) (usecase.Result, error) {
			return s.Datasets(ctx)
		},
	}
}
