package rolling_test

import (
	"context"
	"slices"
	"sync"
	"testing"
	"time"
)

// front is what stands before the replicas and spreads calls over them.
type front interface {
	address() string
	// set makes these the replicas that get new work, and returns once they are.
	set(t *testing.T, replicas []*replica)
}

// readinessPeriod is how often replicas are asked whether they are ready.
const readinessPeriod = 200 * time.Millisecond

// endpoints does what Kubernetes' endpoints controller does: it keeps the front
// to the replicas that say that they are ready.
type endpoints struct {
	mu  sync.Mutex
	now []*replica
}

// watch starts the controller; it ends with the test.
func watch(t *testing.T, f front, all []*replica) *endpoints {
	t.Helper()
	e := &endpoints{now: slices.Clone(all)}
	f.set(t, all)
	ctx, cancel := context.WithCancel(t.Context())
	var work sync.WaitGroup
	work.Go(func() {
		for tick := time.NewTicker(readinessPeriod); ctx.Err() == nil; {
			ready := slices.DeleteFunc(slices.Clone(all), func(r *replica) bool { return !r.ready() })
			if !slices.Equal(ready, e.ready()) && len(ready) > 0 {
				f.set(t, ready)
				e.mu.Lock()
				e.now = ready
				e.mu.Unlock()
			}
			select {
			case <-tick.C:
			case <-ctx.Done():
			}
		}
	})
	t.Cleanup(func() { cancel(); work.Wait() })
	return e
}

func (e *endpoints) ready() []*replica {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.now
}

func (e *endpoints) has(r *replica) bool { return slices.Contains(e.ready(), r) }
