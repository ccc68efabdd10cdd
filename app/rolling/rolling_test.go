package rolling_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// clients is how many ask at once: some calls are in flight whenever a replica
// is told to stop.
const clients = 16

// rounds is how often every replica is restarted.
func rounds(t *testing.T) int {
	t.Helper()
	n, err := strconv.Atoi(os.Getenv("ROLLING_ROUNDS"))
	if err != nil {
		return 1
	}
	return n
}

func TestReplicas(t *testing.T) {
	b := startBackend(t)
	all := startReplicas(t, build(t), b)
	t.Run("behind a proxy", func(t *testing.T) {
		n := startNginx(t, all)
		t.Run("alternate replicas serve one client", func(t *testing.T) { alternate(t, b, n) })
		t.Run("progress arrives as it is sent", func(t *testing.T) { progressArrives(t, b, n) })
		t.Run("a client that leaves cancels its call", func(t *testing.T) { leavingCancels(t, b, n) })
		// Clients open a connection for each call: at a reload nginx closes those
		// that they keep, some without a word before, and that is not ours to count.
		t.Run("a rolling restart loses no call", func(t *testing.T) { restart(t, b, n, all, false) })
	})
	t.Run("behind a balancer of connections", func(t *testing.T) {
		t.Run("a rolling restart loses no call", func(t *testing.T) { restart(t, b, startBalancer(t), all, true) })
	})
}

// restart stops and starts each replica in turn, under load.
func restart(t *testing.T, b *backend, f front, all []*replica, keep bool) {
	e := watch(t, f, all)
	l := startLoad(t, f.address(), keep)
	asked := b.calls.Load()
	for range rounds(t) {
		for _, r := range all {
			before := l.answered.Load()
			r.stop(t)
			await(t, r.name+" is out of service", func() bool { return !e.has(r) })
			r.start(t)
			await(t, r.name+" is in service again", func() bool { return e.has(r) })
			await(t, "calls are answered", func() bool { return l.answered.Load() > before })
		}
	}
	l.stop()
	t.Logf("%d rounds, %d restarts: %d calls answered, %d lost", rounds(t), rounds(t)*len(all), l.answered.Load(), l.lost.Load())
	if asked, want := b.calls.Load()-asked, l.answered.Load(); l.lost.Load() == 0 && asked != want {
		t.Errorf("the backend was asked %d times for %d calls", asked, want)
	}
}

// load is calls in both eras, with and without progress, until it is stopped.
type load struct {
	answered, lost, number atomic.Int64
	ctx                    context.Context
	end                    context.CancelFunc
	work                   sync.WaitGroup
}

func startLoad(t *testing.T, address string, keep bool) *load {
	t.Helper()
	l := &load{}
	l.ctx, l.end = context.WithCancel(t.Context())
	for i := range clients {
		c := newClient(eras()[i%2], address, keep)
		tool, progress := "get_trend_data", false
		if i/2%2 == 1 {
			tool, progress = "nlq_to_data", true
		}
		l.work.Go(func() {
			defer c.http.CloseIdleConnections()
			for l.ctx.Err() == nil {
				l.ask(t, c, tool, progress)
			}
		})
	}
	t.Cleanup(l.stop)
	return l
}

func (l *load) ask(t *testing.T, c *client, tool string, progress bool) {
	start := time.Now()
	// A call under way when the load ends is still answered.
	err := c.ask(context.WithoutCancel(l.ctx), tool, l.number.Add(1), askNothing, progress)
	if err == nil {
		l.answered.Add(1)
		return
	}
	l.lost.Add(1)
	t.Errorf("lost after %s: %s %s: %v", time.Since(start).Round(time.Millisecond), c.era.revision, tool, err)
	time.Sleep(100 * time.Millisecond) // a proxy without replicas would be hammered
}

func (l *load) stop() { l.end(); l.work.Wait() }

// alternate asks some questions one after the other and looks who got them.
func alternate(t *testing.T, b *backend, f front) {
	for _, e := range eras() {
		c := newClient(e, f.address(), true)
		defer c.http.CloseIdleConnections()
		last := ""
		for i := range int64(2 * replicas) {
			if err := c.ask(t.Context(), "get_trend_data", i, askAtOnce, false); err != nil {
				t.Fatal(err)
			}
			now := <-b.asked
			if now == last {
				t.Errorf("revision %s: %s served two calls running", e.revision, now)
			}
			last = now
		}
	}
}

// progressArrives has the backend wait in the middle of its answer until the
// client has seen what was reported before: events held back would end in time-out.
func progressArrives(t *testing.T, b *backend, f front) {
	for _, e := range eras() {
		c := newClient(e, f.address(), false)
		response, err := c.start(t.Context(), "nlq_to_data", 17, askPause, true)
		if err != nil {
			t.Fatal(err)
		}
		defer response.Body.Close()
		messages := make(chan message)
		broken := make(chan error, 1)
		go func() { broken <- read(response, messages); close(messages) }()
		for i := range 2 {
			select {
			case m := <-messages:
				if m.Method != "notifications/progress" {
					t.Fatalf("revision %s: message %d is %+v, not progress", e.revision, i, m)
				}
			case <-time.After(patience):
				t.Fatalf("revision %s: no progress while the platform was at work", e.revision)
			}
		}
		b.goOn <- struct{}{}
		answered := false
		for m := range messages {
			answered = answered || m.answers(17)
		}
		if err := <-broken; err != nil || !answered {
			t.Errorf("revision %s: answered %t: %v", e.revision, answered, err)
		}
	}
}

// leavingCancels has a client hang up while the backend is at work, and waits
// until the backend has noticed.
func leavingCancels(t *testing.T, b *backend, f front) {
	for _, e := range eras() {
		for _, progress := range []bool{false, true} {
			ctx, leave := context.WithCancel(t.Context())
			gone := make(chan error, 1)
			go func() {
				response, err := newClient(e, f.address(), false).start(ctx, "get_trend_data", 1, askHang, progress)
				if err == nil {
					response.Body.Close()
				}
				gone <- err
			}()
			receive(t, b.hanging, "the call reached the platform")
			leave()
			if err := <-gone; !errors.Is(err, context.Canceled) {
				t.Errorf("the client got %v", err)
			}
			receive(t, b.left, fmt.Sprintf("revision %s, progress %t: the platform saw that the caller left", e.revision, progress))
		}
	}
}

func receive(t *testing.T, from <-chan struct{}, what string) {
	t.Helper()
	select {
	case <-from:
	case <-time.After(patience):
		t.Fatalf("in vain: %s", what)
	}
}
