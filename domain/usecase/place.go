package usecase

import (
	"context"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
)

const (
	// placeWait is how long a question waits for a place: a short burst passes
	// unseen, an overload is told within a second.
	placeWait = time.Second
	// busyRetryAfter is what a caller without a place is asked to wait: most
	// questions are done by then.
	busyRetryAfter = 5 * time.Second
)

// places bounds how many questions are at work at once. Nil: no bound.
type places struct{ taken chan struct{} }

func newPlaces(n int) *places {
	if n == 0 {
		return nil
	}
	return &places{taken: make(chan struct{}, n)}
}

// take returns a function that gives the place back, or KindBusy once it has
// waited placeWait in vain.
func (p *places) take(ctx context.Context) (leave func(), err error) {
	if p == nil {
		return func() {}, nil
	}
	timer := time.NewTimer(placeWait)
	defer timer.Stop()
	select {
	case p.taken <- struct{}{}:
		return func() { <-p.taken }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-timer.C:
		f := domain.NewFault(domain.KindBusy, "all places for questions are taken.", "Wait 5 seconds and ask again.")
		f.RetryAfter = busyRetryAfter
		return nil, f
	}
}
