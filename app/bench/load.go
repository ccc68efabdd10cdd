package bench

import (
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// load is a bounded number of calls by callers that each wait for their answer.
type load struct {
	callers, calls int
	size           int           // bytes that an answer holds at least
	questions      *atomic.Int64 // the number of the last question asked
}

// figures are what a load came to.
type figures struct {
	calls, failed int
	firstFailure  error
	elapsed       time.Duration
	p50, p99      time.Duration
}

func (f figures) rate() float64 { return float64(f.calls) / f.elapsed.Seconds() }

// run opens all connections, then sends the calls over them.
func (l load) run(ctx context.Context, to target) (figures, error) {
	connections := make([]*connection, l.callers)
	for i := range connections {
		c, err := dial(ctx, to)
		if err != nil {
			return figures{}, err
		}
		defer c.close()
		connections[i] = c
	}
	var left atomic.Int64
	left.Store(int64(l.calls))
	spans := make([][]time.Duration, l.callers)
	failures := make([][]error, l.callers)
	var work sync.WaitGroup
	began := time.Now()
	for i, c := range connections {
		work.Go(func() {
			for left.Add(-1) >= 0 && ctx.Err() == nil {
				start := time.Now()
				if err := c.ask(int(l.questions.Add(1)), l.size); err != nil {
					failures[i] = append(failures[i], err)
					return // its connection is of no more use
				}
				spans[i] = append(spans[i], time.Since(start))
			}
		})
	}
	work.Wait()
	f := figures{elapsed: time.Since(began)}
	all := slices.Concat(spans...)
	failed := slices.Concat(failures...)
	f.calls, f.failed = len(all), l.calls-len(all)
	f.firstFailure = errors.Join(failed[:min(1, len(failed))]...)
	slices.Sort(all)
	f.p50, f.p99 = quantile(all, 0.50), quantile(all, 0.99)
	return f, ctx.Err()
}

// quantile is the nearest-rank quantile of sorted spans.
func quantile(sorted []time.Duration, q float64) time.Duration {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[min(len(sorted)-1, int(q*float64(len(sorted))))]
}
