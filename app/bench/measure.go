package bench

import (
	"context"
	"fmt"
	"time"
)

// row is one line of the table of loads.
type row struct {
	scenario, target string
	figures
	cpu      time.Duration // of the target's process, for all calls
	resident int64         // of the target's process afterwards, in bytes
}

// perThousand is the processor time of 1,000 calls.
func (r row) perThousand() time.Duration {
	return r.cpu * 1000 / time.Duration(max(1, r.calls))
}

// scenario is a load that each target gets in turn.
type scenario struct {
	name    string
	callers int
	calls   int
	latency time.Duration
}

const (
	// smallAnswer is the size of answers in all loads.
	smallAnswer = 4 << 10
	// warmUp is how many calls for each caller go ahead of the measured ones:
	// connections are open then, and the first collections are over.
	warmUp = 8
)

// scenarios are short enough that all of them take about a minute.
func scenarios() []scenario {
	return []scenario{
		{name: "1 caller", callers: 1, calls: 3000},
		{name: "64 callers", callers: 64, calls: 20000},
		{name: "1,000 callers, backend takes 200 ms", callers: 1000, calls: 20000, latency: 200 * time.Millisecond},
	}
}

// measure sends one scenario to one target, and fails where a call failed or
// the backend did not get every one of them.
func (b *stand) measure(ctx context.Context, s scenario, to target) (row, error) {
	if err := b.control.set(ctx, s.latency, smallAnswer); err != nil {
		return row{}, err
	}
	l := load{callers: s.callers, size: smallAnswer / 2, questions: &b.questions}
	l.calls = warmUp * s.callers
	if _, err := b.counted(ctx, l, to); err != nil {
		return row{}, err
	}
	l.calls = s.calls
	before, err := to.process.cpu()
	if err != nil {
		return row{}, err
	}
	f, err := b.counted(ctx, l, to)
	if err != nil {
		return row{}, fmt.Errorf("%s, %s: %w", s.name, to.name, err)
	}
	after, err := to.process.cpu()
	if err != nil {
		return row{}, err
	}
	resident, err := to.process.resident()
	return row{scenario: s.name, target: to.name, figures: f, cpu: after - before, resident: resident}, err
}

// counted runs a load and holds the backend's count against it.
func (b *stand) counted(ctx context.Context, l load, to target) (figures, error) {
	before, err := b.control.calls(ctx)
	if err != nil {
		return figures{}, err
	}
	f, err := l.run(ctx, to)
	if err != nil {
		return figures{}, err
	}
	if f.failed > 0 {
		return f, fmt.Errorf("%d of %d calls failed: %w", f.failed, l.calls, f.firstFailure)
	}
	after, err := b.control.calls(ctx)
	if err == nil && after-before != l.calls {
		err = fmt.Errorf("the backend counted %d calls, not %d", after-before, l.calls)
	}
	return f, err
}
