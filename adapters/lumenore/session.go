package lumenore

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"go.uber.org/zap"

	"github.com/lumenore/analytics-mcp-server/domain"
)

const (
	// refusalReserve is how many log-ins may follow refused tokens at once, and
	// refusalInterval how soon each comes back: a platform that refuses every
	// token it gives must not be hammered with log-ins.
	refusalReserve  = 3
	refusalInterval = 5 * time.Second
)

// session holds the token of a log-in. However many callers wait for one, there
// is one log-in at a time, which belongs to none of them: a caller that gives up
// does not fail the others.
type session struct {
	login  *logIn
	logger *zap.Logger

	ctx     context.Context // of log-ins; ends with the session
	cancel  context.CancelFunc
	work    sync.WaitGroup
	changed chan struct{} // tells the renewal that there is another token

	mu      sync.Mutex
	current masked    // empty: none
	begins  time.Time // when the current token was had
	ends    time.Time // zero: unknown
	attempt *attempt  // under way
	backoff backoff
	started bool
	closed  bool
	reserve float64 // log-ins that may follow refused tokens
	counted time.Time
}

// attempt is a log-in under way; the rest stands once done is closed.
type attempt struct {
	done   chan struct{}
	token  masked
	failed *failure
	told   atomic.Bool // the breaker has heard of the failure
}

// failure of the attempt for one who waited for it: a copy each, since nobody
// changes what the others got. Ten callers that waited for one log-in have seen
// the platform fail once, so only the first of them counts in the breaker.
func (a *attempt) failure() *failure {
	fault, seen := *a.failed.fault, a.failed.health
	if a.told.Swap(true) {
		seen = unknown
	}
	return &failure{fault: &fault, health: seen}
}

func newSession(login *logIn, logger *zap.Logger, random func() float64) *session {
	ctx, cancel := context.WithCancel(context.Background())
	return &session{
		login: login, logger: logger, ctx: ctx, cancel: cancel, changed: make(chan struct{}, 1),
		backoff: backoff{random: random}, reserve: refusalReserve,
	}
}

// token returns the current token, or that of a log-in, which it waits for.
func (s *session) token(ctx context.Context) (masked, error) {
	token, a, failed := s.tokenOrAttempt()
	if failed != nil {
		return masked{}, failed
	}
	if a == nil {
		return token, nil
	}
	select {
	case <-a.done:
	case <-ctx.Done():
		return masked{}, ctx.Err()
	}
	if a.failed != nil {
		return masked{}, a.failure()
	}
	return a.token, nil
}

func (s *session) tokenOrAttempt() (masked, *attempt, *failure) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.current.value != "" && (s.ends.IsZero() || time.Now().Before(s.ends)) {
		return s.current, nil, nil
	}
	a, failed := s.begin()
	return masked{}, a, failed
}

// begin starts a log-in, or joins the one under way. It is called with the lock
// held.
func (s *session) begin() (*attempt, *failure) {
	if s.attempt != nil {
		return s.attempt, nil
	}
	if s.closed {
		return nil, fail(unknown, domain.KindUnavailable, "the service is stopping.", "Try again in a minute.", context.Canceled)
	}
	with := s.login.credentials()
	if failed := s.backoff.refuses(with, time.Now()); failed != nil {
		return nil, failed
	}
	a := &attempt{done: make(chan struct{})}
	s.attempt = a
	s.work.Go(func() {
		token, failed := s.login.do(s.ctx, with)
		s.land(a, with, token, failed)
	})
	return a, nil
}

// land takes the outcome of a log-in and lets its waiters go.
func (s *session) land(a *attempt, with credentials, token masked, failed *failure) {
	s.mu.Lock()
	defer s.mu.Unlock()
	defer close(a.done)
	a.token, a.failed = token, failed
	s.attempt = nil
	now := time.Now()
	if failed == nil {
		s.current, s.begins, s.ends = token, now, expiry(token, now)
		s.backoff.clear()
	} else if s.ctx.Err() == nil {
		wait := s.backoff.note(failed, with, now)
		s.logger.Warn("security event: the log-in to the platform failed", zap.String("kind", string(failed.fault.Kind)),
			zap.Int("in_a_row", s.backoff.failed), zap.Duration("next_after", wait))
	}
	select {
	case s.changed <- struct{}{}:
	default: // it will look anyway
	}
}

// refused drops the token, if it is still the current one, and reports whether
// another is there or may be had.
func (s *session) refused(token masked) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.current != token {
		return true
	}
	now := time.Now()
	s.reserve = min(s.reserve+now.Sub(s.counted).Seconds()/refusalInterval.Seconds(), refusalReserve)
	s.counted = now
	if s.reserve < 1 {
		return false
	}
	s.reserve--
	s.current = masked{}
	s.logger.Warn("security event: the platform refused a token before its end")
	return true
}
