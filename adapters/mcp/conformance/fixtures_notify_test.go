package conformance_test

import (
	"context"
	"fmt"
	"time"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"

	"github.com/lumenore/analytics-mcp-server/adapters/mcp/edge"
)

const (
	// pause is between two notifications of a call, as the suite asks.
	pause = 50 * time.Millisecond
	// written is how long a call waits until they are, as the service's do.
	written = 100 * time.Millisecond
	// unanswered is how long a question to a client is left open. Without
	// sessions its answer finds no way back.
	unanswered = 500 * time.Millisecond
)

// addNotifyingTools adds tools that tell what they are doing.
func addNotifyingTools(core *server.MCPServer) {
	tool(core, "test_tool_with_progress", "Reports its progress.", "", func(ctx context.Context, request mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		if request.Params.Meta == nil || request.Params.Meta.ProgressToken == nil {
			return mcp.NewToolResultText("done"), nil
		}
		steps := []int{0, 50, 100}
		for _, done := range steps {
			err := core.SendNotificationToClient(ctx, "notifications/progress", map[string]any{
				"progressToken": request.Params.Meta.ProgressToken, "progress": done, "total": 100,
			})
			if err != nil {
				return nil, err
			}
			time.Sleep(pause)
		}
		edge.AwaitEvents(ctx, len(steps), written)
		return mcp.NewToolResultText("done"), nil
	})
	logs := func(ctx context.Context, _ mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		messages := []string{"Tool execution started", "Tool processing data", "Tool execution completed"}
		for _, message := range messages {
			if err := core.SendLogMessageToClient(ctx, mcp.NewLoggingMessageNotification(mcp.LoggingLevelInfo, "conformance", message)); err != nil {
				return nil, err
			}
			time.Sleep(pause)
		}
		if !server.IsModernRequest(ctx) { // it would have to ask for them
			edge.AwaitEvents(ctx, len(messages), written)
		}
		return mcp.NewToolResultText("done"), nil
	}
	tool(core, "test_tool_with_logging", "Logs to the client.", "", logs)
	tool(core, "test_logging_tool", "Logs to the client, if that asks for it.", "", logs)
}

// addAskingTools adds tools that ask the client something while they are
// called, as revisions before 2026-07-28 do.
func addAskingTools(core *server.MCPServer) {
	tool(core, "test_sampling", "Asks the client's model.", `{"type":"object","properties":{"prompt":{"type":"string"}},"required":["prompt"]}`,
		func(ctx context.Context, request mcp.CallToolRequest) (*mcp.CallToolResult, error) {
			ctx, cancel := context.WithTimeout(ctx, unanswered)
			defer cancel()
			//nolint:staticcheck // revisions before 2026-07-28 have no other way
			answer, err := core.RequestSampling(ctx, mcp.CreateMessageRequest{CreateMessageParams: sampling(request.GetString("prompt", ""))})
			if err != nil {
				return mcp.NewToolResultError("no answer: " + err.Error()), nil
			}
			return mcp.NewToolResultText(fmt.Sprintf("LLM response: %v", answer.Content)), nil
		})
	for name, ask := range map[string]struct{ schema, properties string }{
		"test_elicitation": {`{"type":"object","properties":{"message":{"type":"string"}},"required":["message"]}`,
			`{"username":{"type":"string","description":"User's response"},"email":{"type":"string","description":"User's email address"}}`},
		"test_elicitation_sep1034_defaults": {"", `{"name":{"type":"string","default":"John Doe"},"age":{"type":"integer","default":30},
			"score":{"type":"number","default":95.5},"status":{"type":"string","enum":["active","inactive","pending"],"default":"active"},
			"verified":{"type":"boolean","default":true}}`},
		"test_elicitation_sep1330_enums": {"", `{"untitledSingle":{"type":"string","enum":["option1","option2","option3"]},
			"titledSingle":{"type":"string","oneOf":[{"const":"value1","title":"First Option"},{"const":"value2","title":"Second Option"}]},
			"legacyEnum":{"type":"string","enum":["opt1","opt2","opt3"],"enumNames":["Option One","Option Two","Option Three"]},
			"untitledMulti":{"type":"array","items":{"type":"string","enum":["option1","option2","option3"]}},
			"titledMulti":{"type":"array","items":{"anyOf":[{"const":"value1","title":"First Choice"},{"const":"value2","title":"Second Choice"}]}}}`},
	} {
		tool(core, name, "Asks the user.", ask.schema, func(ctx context.Context, request mcp.CallToolRequest) (*mcp.CallToolResult, error) {
			ctx, cancel := context.WithTimeout(ctx, unanswered)
			defer cancel()
			answer, err := core.RequestElicitation(ctx, mcp.ElicitationRequest{Params: elicitation(request.GetString("message", "Please answer"), ask.properties)})
			if err != nil {
				return mcp.NewToolResultError("no answer: " + err.Error()), nil
			}
			return mcp.NewToolResultText(fmt.Sprintf("Elicitation completed: action=%s, content=%v", answer.Action, answer.Content)), nil
		})
	}
}
