package bench

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// callLimit is how long one call may take.
const callLimit = 60 * time.Second

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

// connection is one caller's, kept alive. It costs less than an http.Client, so
// that the driver leaves the processors to what it measures.
type connection struct {
	net    net.Conn
	reader *bufio.Reader
	to     target
	body   bytes.Buffer
}

func dial(ctx context.Context, to target) (*connection, error) {
	c, err := new(net.Dialer).DialContext(ctx, "tcp", to.process.address)
	if err != nil {
		return nil, err
	}
	return &connection{net: c, reader: bufio.NewReader(c), to: to}, nil
}

func (c *connection) close() { _ = c.net.Close() }

// ask sends one question and reads its answer, which must be a success of at
// least so many bytes.
func (c *connection) ask(n, size int) error {
	if err := c.net.SetDeadline(time.Now().Add(callLimit)); err != nil {
		return err
	}
	if _, err := c.net.Write(c.to.request(c.to.process.address, n)); err != nil {
		return err
	}
	response, err := http.ReadResponse(c.reader, nil)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	c.body.Reset()
	if _, err := io.Copy(&c.body, response.Body); err != nil {
		return err
	}
	if response.StatusCode != http.StatusOK || c.body.Len() < size || bytes.Contains(c.body.Bytes(), []byte(`"isError":true`)) {
		return fmt.Errorf("%s answered %s: %.300s", c.to.name, response.Status, c.body.Bytes())
	}
	return nil
}
