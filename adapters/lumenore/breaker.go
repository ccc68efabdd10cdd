package lumenore

import (
	"errors"
	"sync/atomic"
	"time"

	"github.com/sony/gobreaker/v2"
	"go.uber.org/zap"

	"github.com/lumenore/analytics-mcp-server/domain"
)

const (
	breakerWindow   = 10 * time.Second // over which failures are counted
	breakerBucket   = time.Second      // the step by which the window moves
	breakerLeast    = 20               // outcomes before a share means anything
	breakerInARow   = 10               // so many failures without a success need no share
	breakerOpenTime = 5 * time.Second  // until a probe is let through
)

var (
	errIll     = errors.New("the platform failed")
	errUnknown = errors.New("the platform was not tried")
)

// breaker refuses calls at once while the platform is down, and finds out by
// single probes when it is back.
//
// gobreaker dates an outcome by when its call began and forgets those begun
// before its window: a platform that hangs for a minute would never open it. So
// calls of the closed breaker are reported as begun and ended at their end, and
// failures in a row, which it forgets with the window too, are counted here.
type breaker struct {
	inner    *gobreaker.TwoStepCircuitBreaker[struct{}]
	inARow   atomic.Int32
	changes  atomic.Int64 // an outcome counts only in the state that it began in
	openedAt atomic.Int64 // in nanoseconds
}

func newBreaker(logger *zap.Logger, m *metrics) *breaker {
	b := &breaker{}
	b.inner = gobreaker.NewTwoStepCircuitBreaker[struct{}](gobreaker.Settings{
		MaxRequests:  1,
		Interval:     breakerWindow,
		BucketPeriod: breakerBucket,
		Timeout:      breakerOpenTime,
		ReadyToTrip: func(n gobreaker.Counts) bool {
			outcomes := n.TotalSuccesses + n.TotalFailures
			return outcomes >= breakerLeast && 2*n.TotalFailures >= outcomes || b.inARow.Load() >= breakerInARow
		},
		IsExcluded: func(err error) bool { return errors.Is(err, errUnknown) },
		OnStateChange: func(_ string, _, to gobreaker.State) {
			b.changes.Add(1)
			b.inARow.Store(0)
			if to == gobreaker.StateOpen {
				b.openedAt.Store(time.Now().UnixNano())
			}
			m.breakerState(int(to))
			logger.Warn("the circuit breaker of the platform changed its state", zap.Stringer("state", to))
		},
	})
	return b
}

// enter lets a call through, to be reported by leave, or refuses it.
func (b *breaker) enter() (leave func(health), refused *failure) {
	began := b.changes.Load() // before the look: a change in between only loses this outcome
	if b.inner.State() == gobreaker.StateClosed {
		return func(h health) { b.report(h, began) }, nil
	}
	done, err := b.inner.Allow()
	if err != nil {
		return nil, b.refuse()
	}
	return func(h health) { done(b.outcome(h)) }, nil
}

// report counts the outcome of a call of the closed breaker.
func (b *breaker) report(h health, began int64) {
	if h == unknown || b.changes.Load() != began {
		return
	}
	if done, err := b.inner.Allow(); err == nil {
		done(b.outcome(h))
	}
}

func (b *breaker) outcome(h health) error {
	switch h {
	case well:
		b.inARow.Store(0)
		return nil
	case ill:
		b.inARow.Add(1)
		return errIll
	}
	return errUnknown
}

// refuse says when the next probe goes out.
func (b *breaker) refuse() *failure {
	wait := time.Until(time.Unix(0, b.openedAt.Load()).Add(breakerOpenTime))
	wait = max(wait.Truncate(time.Second)+time.Second, time.Second) // at least while a probe is under way
	f := fail(unknown, domain.KindUnavailable, "the platform is unavailable.", waitFor(wait), gobreaker.ErrOpenState)
	f.fault.RetryAfter = wait
	return f
}
