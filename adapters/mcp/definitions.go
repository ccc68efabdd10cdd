package mcp

import (
	"context"
	"encoding/json"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
)

// anyObject is the input schema that mcp-go is given: at every call of revision
// 2026-07-28 it looks through a tool's own for arguments that travel as headers
// too (x-mcp-header), of which ours has none.
const anyObject = `{"type":"object"}`

// bare is the tool as mcp-go keeps it, to find it by its name.
func (t Tool) bare() mcp.Tool {
	return mcp.Tool{Name: t.Name, RawInputSchema: json.RawMessage(anyObject)}
}

// defining puts the tools' whole definitions into lists of them.
func defining(tools []Tool) server.ToolFilterFunc {
	whole := map[string]mcp.Tool{}
	for _, t := range tools {
		whole[t.Name] = t.definition()
	}
	return func(_ context.Context, listed []mcp.Tool) []mcp.Tool {
		for i, t := range listed { // a list of this call's own
			listed[i] = whole[t.Name]
		}
		return listed
	}
}
