package edge

import (
	"context"
	"sync/atomic"

	"go.opentelemetry.io/otel/trace"
)

// note is what a request turned out to be, for the log: names of ours only.
type note struct {
	method string // of JSON-RPC; empty where no message was read
	call   atomic.Pointer[called]
	trace  trace.TraceID // zero where none is made
}

// outcomeSuccess is the outcome of a call that was answered.
const outcomeSuccess = "success"

// called is a tool call and what became of it.
type called struct{ tool, outcome string }

type noteKey struct{}

func withNote(ctx context.Context, n *note) context.Context {
	return context.WithValue(ctx, noteKey{}, n)
}

// Note tells of the request that ctx belongs to that it called a tool, and what
// became of it: success, or the kind of the error. Where ctx belongs to no HTTP
// request it does nothing.
func Note(ctx context.Context, tool, outcome string) {
	if n, ok := ctx.Value(noteKey{}).(*note); ok {
		n.call.Store(&called{tool: tool, outcome: outcome})
	}
}

// noteMethod tells the method of the message.
func noteMethod(ctx context.Context, method string) {
	if n, ok := ctx.Value(noteKey{}).(*note); ok {
		n.method = rpcMethod(method)
	}
}

// rpcMethod names a known method of the protocol, in any of its revisions;
// anything may stand there otherwise.
func rpcMethod(method string) string {
	switch method {
	case "initialize", "ping", "server/discover", "completion/complete", "logging/setLevel",
		"tools/list", "tools/call",
		"prompts/list", "prompts/get",
		"resources/list", "resources/templates/list", "resources/read", "resources/subscribe", "resources/unsubscribe",
		"subscriptions/listen",
		"notifications/initialized", "notifications/cancelled", "notifications/progress",
		"notifications/roots/list_changed":
		return method
	}
	return otherMethod
}

// otherMethod stands for what is not known, for OpenTelemetry's conventions too.
const otherMethod = "_OTHER"
