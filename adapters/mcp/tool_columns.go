package mcp

import (
	"context"

	"github.com/lumenore/analytics-mcp-server/domain/usecase"
)

// columnsTool is the name that other texts refer to.
const columnsTool = "get_metadata_info"

// ColumnsTool describes the columns of one dataset.
func ColumnsTool() Tool {
	return Tool{
		Name:      columnsTool,
		Title:     "Get Metadata Details",
		Operation: "Column listing",
		Description: "Describes the columns of one dataset: names, types, meanings, units. " +
			"Call it before asking, to word questions with the columns' own names, and again when a word was not understood. " +
			`Example: {"schemaId": 35403}.`,
		drawing: columnsDrawing,
		takes:   parameters{schemaID: true},
		ask: func(ctx context.Context, s Service, args arguments) (usecase.Result, error) {
			return s.Columns(ctx, args.schemaID)
		},
	}
}
