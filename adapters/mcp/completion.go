package mcp

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/mark3labs/mcp-go/mcp"
	"go.uber.org/zap"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/usecase"
)

// maxCompletions is how many values an answer may hold (MCP, "Completion").
const maxCompletions = 100

// completer completes schema ids, for prompts and for the template of a
// dataset. What it has no values for it completes with none.
type completer struct {
	service   Service
	prompts   []Prompt
	resources []Resource
	logger    *zap.Logger
}

// CompletePromptArgument and CompleteResourceArgument are what mcp-go calls.
func (c *completer) CompletePromptArgument(ctx context.Context, prompt string, argument mcp.CompleteArgument, _ mcp.CompleteContext) (*mcp.Completion, error) {
	known := slices.ContainsFunc(c.prompts, func(p Prompt) bool { return p.Name == prompt })
	return c.complete(ctx, known, argument)
}

func (c *completer) CompleteResourceArgument(ctx context.Context, uri string, argument mcp.CompleteArgument, _ mcp.CompleteContext) (*mcp.Completion, error) {
	known := slices.ContainsFunc(c.resources, func(r Resource) bool { return r.URI == uri })
	return c.complete(ctx, known, argument)
}

func (c *completer) complete(ctx context.Context, known bool, argument mcp.CompleteArgument) (*mcp.Completion, error) {
	a := attended{operation: "Completion", subject: zap.String("argument", schemaArgument), logger: c.logger}
	return attend(ctx, a, func() (*mcp.Completion, error) {
		if !known {
			return nil, domain.NewFault(domain.KindInvalid, "there is no such prompt or resource template.", "List them for their names.")
		}
		if argument.Name != schemaArgument {
			return &mcp.Completion{Values: []string{}}, nil
		}
		result, err := c.service.Datasets(ctx)
		if err != nil {
			return nil, err
		}
		return completion(result, argument.Value), nil
	})
}

// completion is the schema ids that begin as typed, and those of datasets whose
// name holds what was typed: people know names, calls take ids.
func completion(listing usecase.Result, typed string) *mcp.Completion {
	typed = strings.ToLower(strings.TrimSpace(typed))
	ids := []string{}
	for _, d := range listing.Datasets {
		id := strconv.FormatInt(int64(d.ID), 10)
		if strings.HasPrefix(id, typed) || strings.Contains(strings.ToLower(d.Name), typed) {
			ids = append(ids, id)
		}
	}
	shown := ids[:min(len(ids), maxCompletions)]
	return &mcp.Completion{Values: shown, Total: len(ids), HasMore: len(ids) > len(shown)}
}
