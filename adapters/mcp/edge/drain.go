package edge

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"
)

const (
	// keptGrace is how long a connection is served once an answer on it has ended
	// that could not say that it is the last one: a client that goes on at once has
	// sent its next call by then, even from another continent.
	keptGrace = time.Second
	// keptPoll is how often a draining server looks whether it may go: often
	// enough that nobody waits for it, and no work worth saving.
	keptPoll = 20 * time.Millisecond
)

// Draining reports whether Drain has begun: the service is not ready any more.
func (s *Server) Draining() bool { return s.draining.Load() }

// Drain says goodbye: answers ask clients to reconnect elsewhere, new
// connections are taken for DrainDelay more, then calls in flight finish. What
// still runs when ctx ends is cut, and that is an error.
func (s *Server) Drain(ctx context.Context) error {
	again := s.draining.Swap(true)
	if s.listener == nil {
		return nil
	}
	if !again {
		s.linger(ctx)
		s.keepPromises(ctx)
	}
	err := s.http.Shutdown(ctx)
	// A server that never served does not know its listener; closing it twice
	// is harmless.
	_ = s.listener.Close()
	if err == nil {
		return nil
	}
	_ = s.http.Close()
	return fmt.Errorf("drain MCP: calls in flight were cut: %w", err)
}

// linger waits DrainDelay, or until ctx ends.
func (s *Server) linger(ctx context.Context) {
	delay := time.NewTimer(s.params.DrainDelay)
	defer delay.Stop()
	select {
	case <-delay.C:
	case <-ctx.Done():
	}
}

// keepPromises goes on serving, and saying goodbye, until the answers have ended
// that began before the drain, and a while longer: they told their clients that
// the connection stays. Shutdown would close it with their last byte, and under
// the next call, which is then lost. No new answer makes such a promise, so this
// ends.
func (s *Server) keepPromises(ctx context.Context) {
	poll := time.NewTicker(keptPoll)
	defer poll.Stop()
	for !s.promises.kept(keptGrace) {
		select {
		case <-poll.C:
		case <-ctx.Done():
			return
		}
	}
}

// promises are the answers under way that have told their clients that the
// connection stays.
type promises struct {
	open atomic.Int64
	last atomic.Int64 // when the last one ended while draining; 0: none has
}

// make promises that the connection stays, unless the server drains.
func (p *promises) make(draining *atomic.Bool) bool {
	p.open.Add(1) // before the look, so that a drain that begins now sees it
	if !draining.Load() {
		return true
	}
	p.open.Add(-1)
	return false
}

// end notes that the answer has ended.
func (p *promises) end(draining *atomic.Bool) {
	if draining.Load() {
		p.last.Store(time.Now().UnixNano())
	}
	p.open.Add(-1)
}

// kept reports whether none is open, and none was within the grace.
func (p *promises) kept(grace time.Duration) bool {
	if p.open.Load() > 0 {
		return false
	}
	last := p.last.Load()
	return last == 0 || time.Since(time.Unix(0, last)) >= grace
}
