package mcp_test

import (
	"context"
	"testing"

	"github.com/mark3labs/mcp-go/client"
	"github.com/mark3labs/mcp-go/client/transport"
	mcpgo "github.com/mark3labs/mcp-go/mcp"
	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// assistant is a client of the protocol, whoever wrote it: what it is offered
// and what it gets.
type assistant interface {
	prompts(ctx context.Context) (names []string, err error)
	prompt(ctx context.Context, name string, arguments map[string]string) (text string, err error)
	resources(ctx context.Context) (uris []string, err error) // with the templates
	read(ctx context.Context, uri string) (text string, err error)
	completePrompt(ctx context.Context, name, argument, typed string) (completed, error)
	completeResource(ctx context.Context, uri, argument, typed string) (completed, error)
	call(ctx context.Context, tool string, arguments map[string]any) (text string, err error)
}

// completed is an answer to completion/complete.
type completed struct {
	values []string
	total  int
	more   bool
}

// eachAssistant runs a test with two clients that nobody here wrote, the
// official SDK's and mcp-go's, in both eras of the protocol.
func (s *site) eachAssistant(t *testing.T, test func(t *testing.T, a assistant)) {
	t.Helper()
	for _, version := range []string{legacy, modern} {
		t.Run("SDK "+version, func(t *testing.T) { test(t, sdk{s.connect(t, version, nil)}) })
		t.Run("mcp-go "+version, func(t *testing.T) { test(t, s.connectMCPGo(t, version)) })
	}
}

type sdk struct{ *mcp.ClientSession }

func (c sdk) prompts(ctx context.Context) (names []string, err error) {
	for prompt, err := range c.Prompts(ctx, nil) {
		if err != nil {
			return nil, err
		}
		names = append(names, prompt.Name)
	}
	return names, nil
}

func (c sdk) prompt(ctx context.Context, name string, arguments map[string]string) (string, error) {
	got, err := c.GetPrompt(ctx, &mcp.GetPromptParams{Name: name, Arguments: arguments})
	if err != nil {
		return "", err
	}
	return got.Messages[0].Content.(*mcp.TextContent).Text, nil
}

func (c sdk) resources(ctx context.Context) (uris []string, err error) {
	for resource, err := range c.Resources(ctx, nil) {
		if err != nil {
			return nil, err
		}
		uris = append(uris, resource.URI)
	}
	for template, err := range c.ResourceTemplates(ctx, nil) {
		if err != nil {
			return nil, err
		}
		uris = append(uris, template.URITemplate)
	}
	return uris, nil
}

func (c sdk) read(ctx context.Context, uri string) (string, error) {
	got, err := c.ReadResource(ctx, &mcp.ReadResourceParams{URI: uri})
	if err != nil {
		return "", err
	}
	return got.Contents[0].Text, nil
}

func (c sdk) completePrompt(ctx context.Context, name, argument, typed string) (completed, error) {
	return c.complete(ctx, &mcp.CompleteReference{Type: "ref/prompt", Name: name}, argument, typed)
}

func (c sdk) completeResource(ctx context.Context, uri, argument, typed string) (completed, error) {
	return c.complete(ctx, &mcp.CompleteReference{Type: "ref/resource", URI: uri}, argument, typed)
}

func (c sdk) complete(ctx context.Context, ref *mcp.CompleteReference, argument, typed string) (completed, error) {
	got, err := c.Complete(ctx, &mcp.CompleteParams{Ref: ref, Argument: mcp.CompleteParamsArgument{Name: argument, Value: typed}})
	if err != nil {
		return completed{}, err
	}
	return completed{got.Completion.Values, got.Completion.Total, got.Completion.HasMore}, nil
}

func (c sdk) call(ctx context.Context, tool string, arguments map[string]any) (string, error) {
	got, err := c.CallTool(ctx, &mcp.CallToolParams{Name: tool, Arguments: arguments})
	if err != nil {
		return "", err
	}
	return got.Content[0].(*mcp.TextContent).Text, nil
}

type mcpGo struct{ *client.Client }

func (s *site) connectMCPGo(t *testing.T, version string) mcpGo {
	t.Helper()
	wire, err := transport.NewStreamableHTTP(s.url, transport.WithHTTPBasicClient(s.http))
	if err != nil {
		t.Fatal(err)
	}
	return startMCPGo(t, wire, version)
}

// startMCPGo introduces mcp-go's client to the server behind a transport.
func startMCPGo(t *testing.T, wire transport.Interface, version string) mcpGo {
	t.Helper()
	c := client.NewClient(wire, client.WithProtocolVersion(version))
	if err := c.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	hello := mcpgo.InitializeRequest{}
	hello.Params.ProtocolVersion = version
	hello.Params.ClientInfo = mcpgo.Implementation{Name: "test", Version: "1"}
	if _, err := c.Initialize(t.Context(), hello); err != nil {
		t.Fatal(err)
	}
	return mcpGo{c}
}

func (c mcpGo) prompts(ctx context.Context) ([]string, error) {
	list, err := c.ListPrompts(ctx, mcpgo.ListPromptsRequest{})
	if err != nil {
		return nil, err
	}
	names := []string{}
	for _, prompt := range list.Prompts {
		names = append(names, prompt.Name)
	}
	return names, nil
}

func (c mcpGo) prompt(ctx context.Context, name string, arguments map[string]string) (string, error) {
	request := mcpgo.GetPromptRequest{}
	request.Params.Name, request.Params.Arguments = name, arguments
	got, err := c.GetPrompt(ctx, request)
	if err != nil {
		return "", err
	}
	return got.Messages[0].Content.(mcpgo.TextContent).Text, nil
}

func (c mcpGo) resources(ctx context.Context) ([]string, error) {
	list, err := c.ListResources(ctx, mcpgo.ListResourcesRequest{})
	if err != nil {
		return nil, err
	}
	uris := []string{}
	for _, resource := range list.Resources {
		uris = append(uris, resource.URI)
	}
	templates, err := c.ListResourceTemplates(ctx, mcpgo.ListResourceTemplatesRequest{})
	if err != nil {
		return nil, err
	}
	for _, template := range templates.ResourceTemplates {
		uris = append(uris, template.URITemplate.Raw())
	}
	return uris, nil
}

func (c mcpGo) read(ctx context.Context, uri string) (string, error) {
	request := mcpgo.ReadResourceRequest{}
	request.Params.URI = uri
	got, err := c.ReadResource(ctx, request)
	if err != nil {
		return "", err
	}
	return got.Contents[0].(mcpgo.TextResourceContents).Text, nil
}

func (c mcpGo) completePrompt(ctx context.Context, name, argument, typed string) (completed, error) {
	return c.complete(ctx, mcpgo.PromptReference{Type: "ref/prompt", Name: name}, argument, typed)
}

func (c mcpGo) completeResource(ctx context.Context, uri, argument, typed string) (completed, error) {
	return c.complete(ctx, mcpgo.ResourceReference{Type: "ref/resource", URI: uri}, argument, typed)
}

func (c mcpGo) complete(ctx context.Context, ref any, argument, typed string) (completed, error) {
	request := mcpgo.CompleteRequest{}
	request.Params.Ref, request.Params.Argument = ref, mcpgo.CompleteArgument{Name: argument, Value: typed}
	got, err := c.Complete(ctx, request)
	if err != nil {
		return completed{}, err
	}
	return completed{got.Completion.Values, got.Completion.Total, got.Completion.HasMore}, nil
}

func (c mcpGo) call(ctx context.Context, tool string, arguments map[string]any) (string, error) {
	request := mcpgo.CallToolRequest{}
	request.Params.Name, request.Params.Arguments = tool, arguments
	got, err := c.CallTool(ctx, request)
	if err != nil {
		return "", err
	}
	return got.Content[0].(mcpgo.TextContent).Text, nil
}
