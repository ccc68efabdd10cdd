package domain

import "context"

// Caller is on whose behalf a call is made. There is no authentication at the
// MCP edge, so every caller is the Shared one; whatever needs an identity asks
// CallerFrom, so that authentication can come without touching it.
type Caller string

// Shared is the one caller of a service without authentication.
const Shared Caller = "shared"

type callerKey struct{}

// WithCaller returns a context in which calls are made on behalf of c.
func WithCaller(ctx context.Context, c Caller) context.Context {
	return context.WithValue(ctx, callerKey{}, c)
}

// CallerFrom returns the caller of this context: Shared where none was set.
func CallerFrom(ctx context.Context) Caller {
	if c, ok := ctx.Value(callerKey{}).(Caller); ok {
		return c
	}
	return Shared
}
