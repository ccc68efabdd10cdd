package mcp

import (
	"context"
	"encoding/json"

	"github.com/mark3labs/mcp-go/mcp"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/usecase"
)

// Tool is one tool as assistants see it.
type Tool struct {
	Name        string
	Title       string
	Description string
	Operation   string          // begins its errors: "Trend analysis failed: …"
	Analysis    domain.Analysis // what it asks for; empty for the two listings

	drawing string
	takes   parameters
	ask     func(ctx context.Context, s Service, args arguments) (usecase.Result, error)
}

// analysisTool returns a tool that asks a question in plain words; its name is
// that of the analysis.
func analysisTool(analysis domain.Analysis, title, operation, drawing, description string) Tool {
	return Tool{
		Name:        string(analysis),
		Title:       title,
		Description: description,
		Operation:   operation,
		Analysis:    analysis,
		drawing:     drawing,
		takes:       parameters{userQuery: true, schemaID: true},
		ask: func(ctx context.Context, s Service, args arguments) (usecase.Result, error) {
			return s.Answer(ctx, analysis, args.userQuery, args.schemaID)
		},
	}
}

// definition is the tool as tools/list gives it. All four hints are set, since
// mcp-go's defaults call a tool destructive.
func (t Tool) definition() mcp.Tool {
	return mcp.Tool{
		Name:            t.Name,
		Title:           t.Title,
		Description:     t.Description,
		RawInputSchema:  t.takes.schema(),
		RawOutputSchema: json.RawMessage(envelopeSchema),
		Icons:           icons(t.drawing),
		Annotations: mcp.ToolAnnotation{
			ReadOnlyHint:    mcp.ToBoolPtr(true),
			DestructiveHint: mcp.ToBoolPtr(false),
			IdempotentHint:  mcp.ToBoolPtr(true),
			OpenWorldHint:   mcp.ToBoolPtr(true),
		},
	}
}
