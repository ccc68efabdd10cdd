package conformance_test

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"testing"
	"time"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
	"go.uber.org/zap"

	lumenore "github.com/lumenore/analytics-mcp-server/adapters/mcp"
	"github.com/lumenore/analytics-mcp-server/adapters/mcp/edge"
)

// startFixtures serves what the suite looks for, through the service's own edge
// and with mcp-go set up as in the service. It returns the endpoint.
func startFixtures(t *testing.T) string {
	t.Helper()
	core := server.NewMCPServer("conformance-fixtures", "1.0.0",
		server.WithToolCapabilities(false),
		server.WithPromptCapabilities(false),
		server.WithResourceCapabilities(true, false),
		server.WithLogging(),
		server.WithElicitation(),
		server.WithCompletions(),
		server.WithCacheHints(60_000, mcp.CacheScopePublic),
	)
	core.EnableSampling()
	addContentTools(core)
	addSchemaTools(core)
	addNotifyingTools(core)
	addAskingTools(core)
	addInputTools(core)
	addResources(core)
	addPrompts(core)
	front, err := edge.New(edge.Params{Handler: lumenore.NewHandler(core, zap.NewNop()), WholeMessages: true, Addr: "127.0.0.1:0", Logger: zap.NewNop()})
	if err != nil {
		t.Fatal(err)
	}
	if err := front.Listen(t.Context()); err != nil {
		t.Fatal(err)
	}
	served := make(chan error, 1)
	go func() { served <- front.Serve() }()
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := front.Drain(ctx); err != nil {
			t.Error(err)
		}
		if err := <-served; err != nil {
			t.Error(err)
		}
	})
	return "http://" + front.Addr().String() + "/mcp"
}

// A picture of one pixel and a sound of no length: what the suite looks at is
// their type.
var (
	pixel = base64.StdEncoding.EncodeToString([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89\x00\x00\x00\nIDATx\x9cc\x00\x01\x00\x00\x05\x00\x01\r\n-\xb4\x00\x00\x00\x00IEND\xaeB`\x82"))
	sound = base64.StdEncoding.EncodeToString([]byte("RIFF\x24\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00\x40\x1f\x00\x00\x40\x1f\x00\x00\x01\x00\x08\x00data\x00\x00\x00\x00"))
)

// tool adds a tool without arguments, or with those of a schema.
func tool(core *server.MCPServer, name, description, schema string, handler server.ToolHandlerFunc) {
	if schema == "" {
		schema = `{"type":"object","properties":{}}`
	}
	core.AddTool(mcp.Tool{Name: name, Description: description, RawInputSchema: json.RawMessage(schema)}, handler)
}

// answers makes a handler that always answers the same; the result is new each
// time, since mcp-go writes into it.
func answers(content ...mcp.Content) server.ToolHandlerFunc {
	return func(context.Context, mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		return &mcp.CallToolResult{Content: content}, nil
	}
}

// addContentTools adds a tool for each kind of content.
func addContentTools(core *server.MCPServer) {
	resource := func(uri, mimeType, text string) mcp.Content {
		return mcp.NewEmbeddedResource(mcp.TextResourceContents{URI: uri, MIMEType: mimeType, Text: text})
	}
	tool(core, "test_simple_text", "Answers with a text.", "", answers(mcp.NewTextContent("This is a simple text response for testing.")))
	tool(core, "test_image_content", "Answers with a picture.", "", answers(mcp.NewImageContent(pixel, "image/png")))
	tool(core, "test_audio_content", "Answers with a sound.", "", answers(mcp.NewAudioContent(sound, "audio/wav")))
	tool(core, "test_embedded_resource", "Answers with a resource.", "",
		answers(resource("test://embedded-resource", "text/plain", "This is an embedded resource content.")))
	tool(core, "test_multiple_content_types", "Answers with several kinds of content.", "",
		answers(mcp.NewTextContent("Multiple content types test:"), mcp.NewImageContent(pixel, "image/png"),
			resource("test://mixed-content-resource", "application/json", `{"test":"data","value":123}`)))
	tool(core, "test_error_handling", "Fails.", "", func(context.Context, mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		return mcp.NewToolResultError("This tool intentionally returns an error for testing"), nil
	})
}

// addSchemaTools adds tools whose arguments are what matters.
func addSchemaTools(core *server.MCPServer) {
	tool(core, "json_schema_2020_12_tool", "Has arguments in the words of JSON Schema 2020-12.", `{
		"$schema": "https://json-schema.org/draft/2020-12/schema",
		"type": "object",
		"$defs": {"address": {"$anchor": "addressDef", "type": "object", "properties": {"street": {"type": "string"}, "city": {"type": "string"}}}},
		"properties": {
			"name": {"type": "string"}, "address": {"$ref": "#/$defs/address"},
			"contactMethod": {"type": "string", "enum": ["phone", "email"]}, "phone": {"type": "string"}, "email": {"type": "string"}
		},
		"allOf": [{"anyOf": [{"required": ["phone"]}, {"required": ["email"]}]}],
		"if": {"properties": {"contactMethod": {"const": "phone"}}, "required": ["contactMethod"]},
		"then": {"required": ["phone"]}, "else": {"required": ["email"]},
		"additionalProperties": false
	}`, answers(mcp.NewTextContent("done")))
	tool(core, "test_header_argument", "Has an argument that a header repeats.",
		`{"type":"object","properties":{"region":{"type":"string","x-mcp-header":"Region"}}}`, answers(mcp.NewTextContent("done")))
}
