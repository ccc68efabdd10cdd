package domain

import "context"

// Report tells a waiting caller how far its call has come. The message is for
// a person and holds nothing of the question or the data.
type Report func(message string)

type reportKey struct{}

// WithReport returns a context whose calls report their progress to r.
func WithReport(ctx context.Context, r Report) context.Context {
	return context.WithValue(ctx, reportKey{}, r)
}

// Progress reports a step to whoever waits for this call, if anyone does.
func Progress(ctx context.Context, message string) {
	if r, ok := ctx.Value(reportKey{}).(Report); ok {
		r(message)
	}
}
