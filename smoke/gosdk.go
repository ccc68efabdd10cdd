package main

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// askGo asks through the official Go SDK, in this process.
func askGo(ctx context.Context, url string, steps []step) answers {
	client := mcp.NewClient(&mcp.Implementation{Name: "smoke", Version: "1"}, nil)
	session, err := client.Connect(ctx, &mcp.StreamableClientTransport{Endpoint: url}, nil)
	if err != nil {
		return answers{Err: err}
	}
	defer session.Close()
	a := answers{Protocol: session.InitializeResult().ProtocolVersion}
	for _, s := range steps {
		result, err := askStep(ctx, session, s)
		if err != nil {
			a.Outcomes = append(a.Outcomes, outcome{Error: err.Error()})
			continue
		}
		text, err := json.Marshal(result)
		if err != nil {
			return answers{Err: err}
		}
		a.Outcomes = append(a.Outcomes, outcome{Result: text})
	}
	return a
}

func askStep(ctx context.Context, session *mcp.ClientSession, s step) (any, error) {
	switch s.Method {
	case "tools/list":
		return session.ListTools(ctx, nil)
	case "tools/call":
		return session.CallTool(ctx, &mcp.CallToolParams{Name: s.Params.Name, Arguments: s.Params.Arguments})
	case "prompts/list":
		return session.ListPrompts(ctx, nil)
	case "prompts/get":
		return session.GetPrompt(ctx, &mcp.GetPromptParams{Name: s.Params.Name, Arguments: texts(s.Params.Arguments)})
	case "resources/read":
		return session.ReadResource(ctx, &mcp.ReadResourceParams{URI: s.Params.URI})
	default:
		return nil, fmt.Errorf("no such method: %s", s.Method)
	}
}

// texts are arguments as prompts take them.
func texts(arguments map[string]any) map[string]string {
	out := make(map[string]string, len(arguments))
	for name, value := range arguments {
		out[name] = fmt.Sprint(value)
	}
	return out
}
