package usecase

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// Panic is the cause of a KindInternal fault where code of the platform
// panicked. Its text withholds the value, which may hold a caller's words;
// that of a runtime error (an index, a nil pointer) does not and is shown.
type Panic struct {
	Value any
	Stack []byte
}

func newPanic(v any) *Panic { return &Panic{Value: v, Stack: debug.Stack()} }

// Error names the runtime error, or the type of the value.
func (p *Panic) Error() string {
	if err, ok := p.Value.(interface{ RuntimeError() }); ok {
		return fmt.Sprintf("panic: %v", err)
	}
	return fmt.Sprintf("panic: a value of type %T", p.Value)
}

// faultFrom gives every error a kind. A context that has ended decides over
// what the platform made of it, since a cancelled query and one that ran out of
// time look alike from within.
func faultFrom(ctx context.Context, err error, timeout time.Duration) *domain.Fault {
	var f *domain.Fault
	isFault := errors.As(err, &f)
	if isFault && f.Kind != domain.KindInternal && f.Kind != domain.KindCancelled {
		return f
	}
	ended := ctx.Err()
	switch {
	case errors.Is(ended, context.DeadlineExceeded), ended == nil && errors.Is(err, context.DeadlineExceeded):
		return domain.NewFault(domain.KindTimeout,
			fmt.Sprintf("no answer within %s.", timeout),
			"Ask for less: a filter, a shorter period or coarser groups; or try again later.").Because(err)
	case errors.Is(ended, context.Canceled), ended == nil && errors.Is(err, context.Canceled):
		return domain.NewFault(domain.KindCancelled, "the call was cancelled by its caller.", "").Because(err)
	}
	return domain.FaultFrom(err)
}
