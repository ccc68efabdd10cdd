package mcp

import (
	"context"

	"github.com/lumenore/analytics-mcp-server/domain/usecase"
)

// datasetsTool is the name that other texts refer to.
const datasetsTool = "get_dataset_metadata"

// DatasetsTool lists the datasets.
func DatasetsTool() Tool {
	return Tool{
		Name:      datasetsTool,
		Title:     "Get Dataset Metadata",
		Operation: "Dataset listing",
		Description: "Lists the datasets that questions can be asked of, each with the schema_id that every other tool needs. " +
			"Call this first, once in a conversation. Takes no arguments.",
		drawing: tablesDrawing,
		ask: func(ctx context.Context, s Service, _ arguments) (usecase.Result, error) {
			return s.Datasets(ctx)
		},
	}
}
