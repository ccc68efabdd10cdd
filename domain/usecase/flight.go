package usecase

import (
	"context"
	"sync"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// key tells whether two calls are the same call. Callers never share one.
type key struct {
	caller    domain.Caller
	operation string
	schema    domain.SchemaID
	text      string
}

// flights holds the calls at work. Identical calls are one: a caller that
// leaves does not end it for the others, the last one leaving cancels it.
type flights struct {
	mu     sync.Mutex
	byKey  map[key]*flight
	atWork int
	quiet  chan struct{} // closed while no call is at work
}

// flight is one call at work and who waits for it.
type flight struct {
	ctx     context.Context // ends at the deadline, or when the last waiter leaves
	cancel  context.CancelFunc
	waiters map[*waiter]struct{} // guarded by flights.mu
	done    chan struct{}        // closed once result and err stand
	result  Result
	err     error
}

func newFlights() *flights {
	quiet := make(chan struct{})
	close(quiet)
	return &flights{byKey: map[key]*flight{}, quiet: quiet}
}

// join waits for the call of this key, starting it if none is at work. The
// call's deadline counts from its start, so one who joins late waits less. Its
// context carries the values of the first caller's; its progress is reported
// to all who wait at that moment.
func (fs *flights) join(ctx context.Context, k key, timeout time.Duration, call func(context.Context) (Result, error)) (Result, error) {
	if err := ctx.Err(); err != nil {
		return Result{}, err
	}
	w := &waiter{ctx: ctx}
	f := fs.board(k, w, timeout, call)
	defer w.leave()
	select {
	case <-f.done:
		return f.result, f.err
	case <-ctx.Done():
		fs.abandon(k, f, w)
		return Result{}, ctx.Err()
	case <-f.ctx.Done():
	}
	select {
	case <-f.done: // it ended because it was done
		return f.result, f.err
	default: // the platform is slow to notice its deadline: its callers are not kept
		fs.abandon(k, f, w)
		return Result{}, f.ctx.Err()
	}
}

// board adds the waiter to the flight of this key, started if there is none.
func (fs *flights) board(k key, w *waiter, timeout time.Duration, call func(context.Context) (Result, error)) *flight {
	fs.mu.Lock()
	defer fs.mu.Unlock()
	if f, ok := fs.byKey[k]; ok && f.ctx.Err() == nil {
		f.waiters[w] = struct{}{}
		return f
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(w.ctx), timeout)
	f := &flight{ctx: ctx, cancel: cancel, waiters: map[*waiter]struct{}{w: {}}, done: make(chan struct{})}
	fs.byKey[k] = f
	if fs.atWork++; fs.atWork == 1 {
		fs.quiet = make(chan struct{})
	}
	ctx = domain.WithReport(ctx, func(message string) { fs.report(f, message) })
	go func() {
		defer cancel()
		f.result, f.err = call(ctx)
		fs.land(k, f)
	}()
	return f
}

// land removes the flight, then lets its waiters go: whoever comes next starts
// a new one.
func (fs *flights) land(k key, f *flight) {
	fs.mu.Lock()
	if fs.byKey[k] == f {
		delete(fs.byKey, k)
	}
	clear(f.waiters)
	if fs.atWork--; fs.atWork == 0 {
		close(fs.quiet)
	}
	fs.mu.Unlock()
	close(f.done)
}

// abandon takes a waiter off. The last one cancels the call, and no one joins
// it any more.
func (fs *flights) abandon(k key, f *flight, w *waiter) {
	fs.mu.Lock()
	defer fs.mu.Unlock()
	delete(f.waiters, w)
	if len(f.waiters) > 0 {
		return
	}
	if fs.byKey[k] == f {
		delete(fs.byKey, k)
	}
	f.cancel()
}

// report tells all who wait.
func (fs *flights) report(f *flight, message string) {
	fs.mu.Lock()
	waiters := make([]*waiter, 0, len(f.waiters))
	for w := range f.waiters {
		waiters = append(waiters, w)
	}
	fs.mu.Unlock()
	for _, w := range waiters {
		w.report(message)
	}
}

// idle waits until no call is at work.
func (fs *flights) idle(ctx context.Context) error {
	fs.mu.Lock()
	quiet := fs.quiet
	fs.mu.Unlock()
	select {
	case <-quiet:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// waiter is one caller that waits. Nothing is reported to it once it has left,
// since its report function is no longer good then.
type waiter struct {
	ctx  context.Context
	mu   sync.Mutex
	left bool
}

func (w *waiter) report(message string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.left {
		domain.Progress(w.ctx, message)
	}
}

func (w *waiter) leave() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.left = true
}
