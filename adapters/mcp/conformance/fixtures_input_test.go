package conformance_test

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"

	"github.com/lumenore/analytics-mcp-server/adapters/mcp/edge"
)

// sampling asks a client's model something.
func sampling(prompt string) mcp.CreateMessageParams {
	return mcp.CreateMessageParams{
		Messages:  []mcp.SamplingMessage{{Role: mcp.RoleUser, Content: mcp.NewTextContent(prompt)}},
		MaxTokens: 100,
	}
}

// elicitation asks a person for an object with these properties, all required
// that have no default.
func elicitation(message, properties string) mcp.ElicitationParams {
	return mcp.ElicitationParams{Message: message, RequestedSchema: json.RawMessage(`{"type":"object","properties":` + properties + `}`)}
}

const namedOnly = `{"name":{"type":"string"}}`

// turn is one round of a tool that needs input: what it asks for, or its answer.
type turn func(ctx context.Context, given mcp.MultiRoundTripParams) (ask *server.InputRequestBuilder, text string, err error)

// inputTool adds a tool that answers in several rounds.
func inputTool(core *server.MCPServer, name string, play turn) {
	tool(core, name, "Asks for input before it answers.", "", func(ctx context.Context, request mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		ask, text, err := play(ctx, request.Params.MultiRoundTripParams)
		if err != nil {
			return nil, err
		}
		if ask != nil {
			return ask.ToolResult(), nil
		}
		return mcp.NewToolResultText(text), nil
	})
}

// addInputTools adds the tools that ask for input as 2026-07-28 has it: by an
// answer that says what is missing.
func addInputTools(core *server.MCPServer) {
	greet := func(_ context.Context, given mcp.MultiRoundTripParams) (*server.InputRequestBuilder, string, error) {
		if answer := server.ElicitationResponse(given.InputResponses, "user_name"); answer != nil {
			return nil, fmt.Sprintf("Hello, %v!", answer.Content), nil
		}
		return server.NewInputRequestBuilder("").Elicit("user_name", elicitation("What is your name?", namedOnly)), "", nil
	}
	inputTool(core, "test_input_required_result_elicitation", greet)
	inputTool(core, "test_streaming_elicitation", greet)
	inputTool(core, "test_input_required_result_sampling", func(_ context.Context, given mcp.MultiRoundTripParams) (*server.InputRequestBuilder, string, error) {
		if answer := server.SamplingResponse(given.InputResponses, "capital_question"); answer != nil {
			return nil, fmt.Sprint(answer.Content), nil
		}
		return server.NewInputRequestBuilder("").Sample("capital_question", sampling("What is the capital of France?")), "", nil
	})
	inputTool(core, "test_input_required_result_list_roots", func(_ context.Context, given mcp.MultiRoundTripParams) (*server.InputRequestBuilder, string, error) {
		if answer := server.RootsResponse(given.InputResponses, "client_roots"); answer != nil {
			return nil, fmt.Sprint(answer.Roots), nil
		}
		return server.NewInputRequestBuilder("").Roots("client_roots"), "", nil
	})
	inputTool(core, "test_input_required_result_multiple_inputs", func(_ context.Context, given mcp.MultiRoundTripParams) (*server.InputRequestBuilder, string, error) {
		if len(given.InputResponses) == 3 {
			return nil, "done", nil
		}
		return server.NewInputRequestBuilder("several").Elicit("user_name", elicitation("What is your name?", namedOnly)).
			Sample("greeting", sampling("Generate a greeting")).Roots("client_roots"), "", nil
	})
	inputTool(core, "test_input_required_result_multi_round", func(_ context.Context, given mcp.MultiRoundTripParams) (*server.InputRequestBuilder, string, error) {
		switch given.RequestState {
		case "second":
			return nil, "done", nil
		case "first":
			return server.NewInputRequestBuilder("second").Elicit("step2", elicitation("Step 2: What is your favorite color?", `{"color":{"type":"string"}}`)), "", nil
		}
		return server.NewInputRequestBuilder("first").Elicit("step1", elicitation("Step 1: What is your name?", namedOnly)), "", nil
	})
	inputTool(core, "test_input_required_result_capabilities", func(ctx context.Context, given mcp.MultiRoundTripParams) (*server.InputRequestBuilder, string, error) {
		ask := server.NewInputRequestBuilder("")
		declared := server.RequestProtocolInfoFromContext(ctx)
		switch {
		case len(given.InputResponses) > 0:
			return nil, "done", nil
		case declared == nil || declared.ClientCapabilities == nil:
			return nil, "the client can be asked nothing", nil
		case declared.ClientCapabilities.Sampling != nil:
			ask.Sample("greeting", sampling("Generate a greeting"))
		case declared.ClientCapabilities.Elicitation != nil:
			ask.Elicit("user_name", elicitation("What is your name?", namedOnly))
		}
		return ask, "", nil
	})
	tool(core, "test_missing_capability", "Needs a capability that the client has to declare.", "", func(ctx context.Context, _ mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		declared := server.RequestProtocolInfoFromContext(ctx)
		if declared != nil && declared.ClientCapabilities != nil && declared.ClientCapabilities.Sampling != nil {
			return mcp.NewToolResultText("done"), nil
		}
		edge.ChooseErrorCode(ctx, mcp.MISSING_REQUIRED_CLIENT_CAPABILITY)
		return nil, errors.New("the client must declare sampling")
	})
	key := []byte(rand.Text())
	for _, name := range []string{"test_input_required_result_request_state", "test_input_required_result_tampered_state"} {
		inputTool(core, name, signedTurn(key))
	}
}

// signedTurn asks once, with a state that it knows again: it comes back through
// the client's hands.
func signedTurn(key []byte) turn {
	sign := func(state string) string {
		mac := hmac.New(sha256.New, key)
		mac.Write([]byte(state))
		return state + "." + hex.EncodeToString(mac.Sum(nil))
	}
	return func(_ context.Context, given mcp.MultiRoundTripParams) (*server.InputRequestBuilder, string, error) {
		if given.RequestState == "" {
			return server.NewInputRequestBuilder(sign("asked")).Elicit("confirm", elicitation("Please confirm", `{"ok":{"type":"boolean"}}`)), "", nil
		}
		state, _, _ := strings.Cut(given.RequestState, ".")
		if !hmac.Equal([]byte(sign(state)), []byte(given.RequestState)) {
			return nil, "", errors.New("the state is not the one that was given out")
		}
		return nil, "state-ok", nil
	}
}
