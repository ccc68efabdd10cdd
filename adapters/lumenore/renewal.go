package lumenore

import "time"

const (
	// renewAhead is how long before its end a token is renewed at the latest
	// notice: several log-ins may fail in that time.
	renewAhead = 2 * time.Minute
	// renewShare is that time for short-lived tokens, as a part of their life.
	renewShare = 4
	// renewPause is the least time between two renewals, whatever a token says.
	renewPause = time.Second
)

// start begins the background work: a first log-in, so that the first call finds
// a token and an operator learns at once of refused credentials, and renewals.
func (s *session) start() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.started || s.closed {
		return
	}
	s.started = true
	// What fails here was logged, and is tried again when a call needs it.
	_, _ = s.begin()
	s.work.Go(s.renew)
}

// close ends the background work and log-ins under way.
func (s *session) close() {
	s.mu.Lock()
	s.closed = true
	s.mu.Unlock()
	s.cancel()
	s.work.Wait()
}

// renew logs in ahead of the end of each token, so that no call waits for it.
func (s *session) renew() {
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		timer.Stop()
		if wait, ok := s.untilRenewal(); ok {
			timer.Reset(wait)
		}
		select {
		case <-s.ctx.Done():
			return
		case <-s.changed:
		case <-timer.C:
			s.mu.Lock()
			// Under way or refused are both said by `changed` or by the next look.
			_, _ = s.begin()
			s.mu.Unlock()
		}
	}
}

// untilRenewal is how long the token needs no renewal; false: there is none to
// renew, or its end is unknown, or a log-in is under way.
func (s *session) untilRenewal() (time.Duration, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.current.value == "" || s.ends.IsZero() || s.attempt != nil {
		return 0, false
	}
	now := time.Now()
	if !now.Before(s.ends) {
		return 0, false // nobody needed it meanwhile: the next call will log in
	}
	ahead := min(s.ends.Sub(s.begins)/renewShare, renewAhead)
	due := s.ends.Add(-ahead)
	if earliest := s.begins.Add(renewPause); due.Before(earliest) {
		due = earliest
	}
	if s.backoff.until.After(due) {
		due = s.backoff.until
	}
	return max(due.Sub(now), 0), true
}
