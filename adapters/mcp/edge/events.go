package edge

import (
	"context"
	"sync"
	"time"
)

// events counts the server-sent events written to one answer. mcp-go hands
// notifications to a goroutine that races the final answer and drops the last
// one in about a fifth of calls; a call that waits until what it sent has been
// written loses none.
type events struct {
	mu      sync.Mutex
	written int
	changed chan struct{} // closed at the next event; nil while nobody waits
}

func (e *events) add() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.written++
	if e.changed != nil {
		close(e.changed)
		e.changed = nil
	}
}

// reached returns nil once n events are written, else a channel that closes
// when there is news.
func (e *events) reached(n int) <-chan struct{} {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.written >= n {
		return nil
	}
	if e.changed == nil {
		e.changed = make(chan struct{})
	}
	return e.changed
}

type eventsKey struct{}

func withEvents(ctx context.Context, e *events) context.Context {
	return context.WithValue(ctx, eventsKey{}, e)
}

// AwaitEvents returns when n events have been written to the answer of the
// request that ctx belongs to, when the client is gone, or after limit. Where
// ctx belongs to no HTTP request it returns at once.
func AwaitEvents(ctx context.Context, n int, limit time.Duration) {
	e, ok := ctx.Value(eventsKey{}).(*events)
	if !ok {
		return
	}
	timer := time.NewTimer(limit)
	defer timer.Stop()
	for {
		news := e.reached(n)
		if news == nil {
			return
		}
		select {
		case <-news:
		case <-timer.C:
			return
		case <-ctx.Done():
			return
		}
	}
}
