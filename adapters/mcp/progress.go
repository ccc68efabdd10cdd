package mcp

import (
	"context"
	"sync"
	"time"

	"github.com/lumenore/analytics-mcp-server/adapters/mcp/edge"
)

const (
	// progressBurst is how many reports of a call go out at once: mcp-go
	// queues 100 notifications and drops what is over.
	progressBurst = 20
	// progressInterval is the pace after that: a person can't read faster.
	progressInterval = 250 * time.Millisecond
	// progressWait is how long a finished call waits for its reports to be
	// written before its answer, which would overtake them. Usually they are.
	progressWait = 100 * time.Millisecond
)

// notifyFunc sends one notification to the client of the call that ctx belongs to.
type notifyFunc func(ctx context.Context, method string, params map[string]any) error

// progress turns a call's reports into notifications/progress with a rising
// counter. It may be reported to from several goroutines, and from one that
// outlives the call: after finish it sends nothing.
type progress struct {
	token  any
	notify func(params map[string]any) error

	mu       sync.Mutex
	finished bool
	reports  int // the counter that is sent
	sent     int // how many went out
	last     time.Time
}

// newProgress returns nil where the client wants no progress: without a token,
// or with one that is neither a string nor a number.
func newProgress(ctx context.Context, notify notifyFunc, token any) *progress {
	switch token.(type) {
	case string, float64, int64, int:
	default:
		return nil
	}
	return &progress{
		token: token,
		notify: func(params map[string]any) error {
			return notify(ctx, "notifications/progress", params)
		},
	}
}

// report is a domain.Report.
func (p *progress) report(message string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.finished {
		return
	}
	p.reports++
	if p.sent >= progressBurst && time.Since(p.last) < progressInterval {
		return
	}
	err := p.notify(map[string]any{"progressToken": p.token, "progress": p.reports, "message": message})
	if err != nil {
		// The queue is full: this step is not told, a later one will be.
		return
	}
	p.sent++
	p.last = time.Now()
}

// finish ends the reports and waits until those sent are written.
func (p *progress) finish(ctx context.Context) {
	p.mu.Lock()
	p.finished = true
	sent := p.sent
	p.mu.Unlock()
	if sent > 0 {
		edge.AwaitEvents(ctx, sent, progressWait)
	}
}
