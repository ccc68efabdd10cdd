package conformance_test

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
)

// addResources adds what the suite reads.
func addResources(core *server.MCPServer) {
	core.AddResource(mcp.NewResource("test://static-text", "static-text", mcp.WithResourceDescription("A text."), mcp.WithMIMEType("text/plain")),
		func(context.Context, mcp.ReadResourceRequest) ([]mcp.ResourceContents, error) {
			return []mcp.ResourceContents{mcp.TextResourceContents{
				URI: "test://static-text", MIMEType: "text/plain", Text: "This is the content of the static text resource.",
			}}, nil
		})
	core.AddResource(mcp.NewResource("test://static-binary", "static-binary", mcp.WithResourceDescription("A picture."), mcp.WithMIMEType("image/png")),
		func(context.Context, mcp.ReadResourceRequest) ([]mcp.ResourceContents, error) {
			return []mcp.ResourceContents{mcp.BlobResourceContents{URI: "test://static-binary", MIMEType: "image/png", Blob: pixel}}, nil
		})
	core.AddResource(mcp.NewResource("test://watched-resource", "watched-resource", mcp.WithResourceDescription("One to subscribe to."), mcp.WithMIMEType("text/plain")),
		func(context.Context, mcp.ReadResourceRequest) ([]mcp.ResourceContents, error) {
			return []mcp.ResourceContents{mcp.TextResourceContents{URI: "test://watched-resource", MIMEType: "text/plain", Text: "unchanged"}}, nil
		})
	core.AddResourceTemplate(mcp.NewResourceTemplate("test://template/{id}/data", "template", mcp.WithTemplateDescription("One of many."), mcp.WithTemplateMIMEType("application/json")),
		func(_ context.Context, request mcp.ReadResourceRequest) ([]mcp.ResourceContents, error) {
			id := request.Params.Arguments["id"].([]string)[0]
			text, err := json.Marshal(map[string]any{"id": id, "templateTest": true, "data": "Data for ID: " + id})
			if err != nil {
				return nil, err
			}
			return []mcp.ResourceContents{mcp.TextResourceContents{URI: request.Params.URI, MIMEType: "application/json", Text: string(text)}}, nil
		})
}

// addPrompts adds what the suite gets.
func addPrompts(core *server.MCPServer) {
	says := func(contents ...mcp.Content) *mcp.GetPromptResult {
		messages := []mcp.PromptMessage{}
		for _, content := range contents {
			messages = append(messages, mcp.NewPromptMessage(mcp.RoleUser, content))
		}
		return mcp.NewGetPromptResult("", messages)
	}
	add := func(name string, arguments []string, get func(given map[string]string) *mcp.GetPromptResult) {
		options := []mcp.PromptOption{mcp.WithPromptDescription("For the conformance suite.")}
		for _, argument := range arguments {
			options = append(options, mcp.WithArgument(argument, mcp.RequiredArgument(), mcp.ArgumentDescription("An argument.")))
		}
		core.AddPrompt(mcp.NewPrompt(name, options...), func(_ context.Context, request mcp.GetPromptRequest) (*mcp.GetPromptResult, error) {
			return get(request.Params.Arguments), nil
		})
	}
	add("test_simple_prompt", nil, func(map[string]string) *mcp.GetPromptResult {
		return says(mcp.NewTextContent("This is a simple prompt for testing."))
	})
	add("test_prompt_with_arguments", []string{"arg1", "arg2"}, func(given map[string]string) *mcp.GetPromptResult {
		return says(mcp.NewTextContent(fmt.Sprintf("Prompt with arguments: arg1='%s', arg2='%s'", given["arg1"], given["arg2"])))
	})
	add("test_prompt_with_embedded_resource", []string{"resourceUri"}, func(given map[string]string) *mcp.GetPromptResult {
		return says(mcp.NewEmbeddedResource(mcp.TextResourceContents{
			URI: given["resourceUri"], MIMEType: "text/plain", Text: "Embedded resource content for testing.",
		}), mcp.NewTextContent("Please process the embedded resource above."))
	})
	add("test_prompt_with_image", nil, func(map[string]string) *mcp.GetPromptResult {
		return says(mcp.NewImageContent(pixel, "image/png"), mcp.NewTextContent("Please analyze the image above."))
	})
	core.AddPrompt(mcp.NewPrompt("test_input_required_result_prompt", mcp.WithPromptDescription("Asks for input before it answers.")),
		func(_ context.Context, request mcp.GetPromptRequest) (*mcp.GetPromptResult, error) {
			if len(request.Params.InputResponses) == 0 {
				return server.NewInputRequestBuilder("").Elicit("user_context", elicitation("What context should the prompt use?", `{"context":{"type":"string"}}`)).PromptResult(), nil
			}
			return says(mcp.NewTextContent("done")), nil
		})
}
