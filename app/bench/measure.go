package bench

import (
	"context"
	"fmt"
	"time"
)

// sample is one load on one target in one round.
type sample struct {
	figures
	cpu      time.Duration // of the target's process, for all calls
	resident int64         // of the target's process afterwards, in bytes
	busy     float64       // the share of all processors' time that was in use, 0 to 1
}

// perThousand is the processor time of 1,000 calls, in seconds.
func (s sample) perThousand() float64 {
	return s.cpu.Seconds() * 1000 / float64(max(1, s.calls))
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
	warmUp = 4
)

// scenarios take a second or three each, long against the hundredths of a second
// in which processor time is counted, and short enough that proxy and service
// meet the same machine in one round.
func scenarios() []scenario {
	return []scenario{
		{name: "1 caller", callers: 1, calls: 2000},
		{name: "64 callers", callers: 64, calls: 8000},
		{name: "1,000 callers, backend takes 200 ms", callers: 1000, calls: 12000, latency: 200 * time.Millisecond},
	}
}

// measure sends one scenario to one target, and fails where a call failed or
// the backend did not get every one of them.
func (b *stand) measure(ctx context.Context, s scenario, to target) (sample, error) {
	if err := b.control.set(ctx, s.latency, smallAnswer); err != nil {
		return sample{}, err
	}
	l := load{callers: s.callers, size: smallAnswer / 2, questions: &b.questions}
	l.calls = warmUp * s.callers
	if _, err := b.counted(ctx, l, to); err != nil {
		return sample{}, fmt.Errorf("%s, %s: %w", s.name, to.name, err)
	}
	l.calls = s.calls
	machine, before, err := to.process.times()
	if err != nil {
		return sample{}, err
	}
	f, err := b.counted(ctx, l, to)
	if err != nil {
		return sample{}, fmt.Errorf("%s, %s: %w", s.name, to.name, err)
	}
	machineAfter, after, err := to.process.times()
	if err != nil {
		return sample{}, err
	}
	resident, err := to.process.resident()
	return sample{figures: f, cpu: after - before, resident: resident, busy: machine.busyUntil(machineAfter)}, err
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
