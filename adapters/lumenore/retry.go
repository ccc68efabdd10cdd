package lumenore

import (
	"context"
	"sync"
	"time"
)

const (
	// retryBase is the most that a first retry waits where the platform does not
	// say how long; it doubles for the second.
	retryBase = 500 * time.Millisecond
	// longestHold is how long a call is held for a Retry-After: after that its
	// caller is told to wait, who can do something else meanwhile.
	longestHold = 15 * time.Second
	// retryShare is what a call adds to the budget of retries: 20 % of calls.
	retryShare = 0.2
	// retryReserve is the most that the budget holds, and what it begins with:
	// enough for the blips of a quiet service, nothing for a storm.
	retryReserve = 10
)

// retry decides whether and when an attempt is made again. All calls share one
// budget, so that an outage brings at most a fifth more load.
type retry struct {
	attempts int
	random   func() float64

	mu     sync.Mutex
	budget float64
}

func newRetry(attempts int, random func() float64) *retry {
	return &retry{attempts: attempts, random: random, budget: retryReserve}
}

// called adds a call's share to the budget.
func (r *retry) called() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.budget = min(r.budget+retryShare, retryReserve)
}

// wait waits until the next attempt and reports true, or reports false at once
// where there is to be none: it would do harm, be too late, or exceed a limit.
func (r *retry) wait(ctx context.Context, f *failure, tried int) bool {
	if !f.again || tried >= r.attempts || f.fault.RetryAfter > longestHold {
		return false
	}
	// Full jitter: callers that failed together do not come back together.
	delay := f.fault.RetryAfter + time.Duration(r.random()*float64(retryBase<<tried))
	if deadline, ok := ctx.Deadline(); ok && time.Until(deadline) <= delay {
		return false
	}
	if !r.take() {
		return false
	}
	timer := time.NewTimer(delay)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}

func (r *retry) take() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.budget < 1 {
		return false
	}
	r.budget--
	return true
}
