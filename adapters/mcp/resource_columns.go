package mcp

import (
	"context"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/usecase"
)

// ColumnsResource is one dataset's columns.
func ColumnsResource() Resource {
	return Resource{
		URI:         datasetsURI + "/{" + schemaArgument + "}",
		Name:        "dataset",
		Title:       "Columns of a Dataset",
		Description: "The columns of one dataset: names, types, meanings, units.",
		Operation:   "Column listing",
		drawing:     columnsDrawing,
		read: func(ctx context.Context, s Service, id domain.SchemaID) (usecase.Result, error) {
			return s.Columns(ctx, id)
		},
	}
}
