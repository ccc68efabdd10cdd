package mcp

import (
	"context"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"

	"github.com/lumenore/analytics-mcp-server/adapters/mcp/edge"
)

// subscriptionHooks keep the acknowledgement of a subscription before its end.
// Nothing can be subscribed to here, so a subscription ends as soon as it is
// acknowledged, and mcp-go drops what its end overtakes.
func subscriptionHooks() *server.Hooks {
	hooks := &server.Hooks{}
	hooks.AddAfterSubscriptionsListen(func(ctx context.Context, _ any, _ *mcp.SubscriptionsListenRequest, _ *mcp.SubscriptionsListenResult) {
		edge.AwaitEvents(ctx, 1, progressWait)
	})
	return hooks
}
