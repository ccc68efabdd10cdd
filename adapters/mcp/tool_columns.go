package mcp

import (
	"context"

	"github.com/lumenore/analytics-mcp-server/domain/usecase"
)

// ColumnsTool describes the columns of one dataset.
func ColumnsTool() Tool {
	return Tool{
		Name:      "get_metadata_info",
		Title:     "Get Metadata Details",
		Operation: "Column listing",
		Description: "Describes the columns of one dataset: names, types, meanings, units. " +
			"Call it before asking, to word questions with the columns' own names, and again when a word was not understood. " +
			`Example: {"schemaId": 35403}.`,
		takes: parameters{schemaID: true},
		ask: func(ctx context.Context, s Service, args arguments) (usecase.Result, error) {
			return s.Columns(ctx, args.schemaID)
		},
	}
}
