package engine

import (
	"context"
	"errors"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// left is the fault of a call whose caller has left or whose time is up; nil
// while it is waited for. What the engine holds in memory would otherwise be
// worked on for nobody.
func left(ctx context.Context) error {
	switch err := ctx.Err(); {
	case err == nil:
		return nil
	case errors.Is(err, context.DeadlineExceeded):
		return domain.NewFault(domain.KindTimeout, "the call took longer than it may.",
			"Try again, or ask about a shorter period or fewer groups.").Because(err)
	default:
		return domain.NewFault(domain.KindCancelled, "the call was cancelled.", "").Because(err)
	}
}
