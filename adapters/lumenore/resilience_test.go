package lumenore_test

import (
	"context"
	"net/http"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/testutil"

	"github.com/lumenore/analytics-mcp-server/adapters/lumenore"
	"github.com/lumenore/analytics-mcp-server/domain"
)

// flaky answers every n-th call with a status and the others well.
func flaky(n int, code int) http.HandlerFunc {
	calls := 0
	return func(w http.ResponseWriter, r *http.Request) {
		if calls++; calls%n == 0 {
			status(code)(w, r)
			return
		}
		jsonAnswer(`{"rows":[]}`)(w, r)
	}
}

func TestOneBadGatewayIsNotSeenByTheCaller(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBackend(t)
		b.answer = flaky(2, http.StatusBadGateway)
		c, _ := b.client(t, func(p *lumenore.Params) { p.RetryAttempts = 1 })
		for range 4 {
			if _, err := c.Datasets(t.Context()); err != nil {
				t.Error(err)
			}
		}
	})
}

func TestRetriesStayWithinAFifthOfTheCalls(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBackend(t)
		// Half fail, spread over time so that the breaker stays closed.
		b.answer = flaky(2, http.StatusServiceUnavailable)
		b.set(func() {
			inner, turn := b.answer, 0
			b.answer = func(w http.ResponseWriter, r *http.Request) {
				if turn++; turn%3 == 0 {
					jsonAnswer(`[]`)(w, r)
					return
				}
				inner(w, r)
			}
		})
		c, _ := b.client(t, func(p *lumenore.Params) { p.RetryAttempts = 2 })
		const calls = 500
		for range calls {
			_, _ = c.Datasets(t.Context())
			time.Sleep(time.Second)
		}
		_, requests := b.count()
		if retries := requests - calls; retries < 50 || retries > calls/5+10 {
			t.Errorf("%d retries of %d calls", retries, calls)
		}
	})
}

func TestARetryThatWouldComeAfterTheDeadlineIsNotWaitedFor(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBackend(t)
		b.answer = status(http.StatusTooManyRequests, "Retry-After", "10")
		c, _ := b.client(t, func(p *lumenore.Params) { p.RetryAttempts = 1 })
		ctx, cancel := context.WithTimeout(t.Context(), 8*time.Second)
		defer cancel()
		began := time.Now()
		f := wantFault(t, lastError(c.Datasets(ctx)), domain.KindRateLimited)
		if time.Since(began) != 0 || f.RetryAfter != 10*time.Second {
			t.Errorf("after %v: wait %v", time.Since(began), f.RetryAfter)
		}
	})
}

func TestTheWaitIsToldInWords(t *testing.T) {
	for seconds, suggestion := range map[string]string{"1": "Wait a second and try again.", "90": "Wait 90 seconds and try again."} {
		synctest.Test(t, func(t *testing.T) {
			b := newBackend(t)
			b.answer = status(http.StatusTooManyRequests, "Retry-After", seconds)
			c, _ := b.client(t, nil)
			if f := wantFault(t, lastError(c.Datasets(t.Context())), domain.KindRateLimited); f.Suggestion != suggestion {
				t.Errorf("%s: %q", seconds, f.Suggestion)
			}
		})
	}
}

func TestRetryAfterMayBeADate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBackend(t)
		b.answer = status(http.StatusServiceUnavailable, "Retry-After", time.Now().Add(40*time.Second).UTC().Format(http.TimeFormat))
		c, _ := b.client(t, nil)
		if f := wantFault(t, lastError(c.Datasets(t.Context())), domain.KindUnavailable); f.RetryAfter != 40*time.Second {
			t.Errorf("wait %v", f.RetryAfter)
		}
	})
}

func TestTenFailuresInARowOpenTheBreakerAndOneProbeClosesIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBackend(t)
		b.answer = status(http.StatusInternalServerError)
		registry := prometheus.NewRegistry()
		c, _ := b.client(t, func(p *lumenore.Params) { p.Registry = registry })
		for range 10 {
			time.Sleep(30 * time.Second) // in a row, however slowly
			wantFault(t, lastError(c.Datasets(t.Context())), domain.KindUnavailable)
		}
		if state := gauge(t, registry); state != 2 {
			t.Fatalf("state %v, not open", state)
		}
		f := wantFault(t, lastError(c.Datasets(t.Context())), domain.KindUnavailable)
		if f.RetryAfter < 5*time.Second || f.RetryAfter > 6*time.Second {
			t.Errorf("wait %v", f.RetryAfter)
		}
		time.Sleep(f.RetryAfter)
		for range 3 { // a probe, and then nothing
			wantFault(t, lastError(c.Datasets(t.Context())), domain.KindUnavailable)
		}
		if _, calls := b.count(); calls != 11 {
			t.Errorf("%d requests, not 11", calls)
		}
		b.set(func() { b.answer = jsonAnswer(`{}`) })
		time.Sleep(6 * time.Second)
		for range 3 {
			if _, err := c.Datasets(t.Context()); err != nil {
				t.Fatalf("it did not heal: %v", err)
			}
		}
		if state := gauge(t, registry); state != 0 {
			t.Errorf("state %v, not closed", state)
		}
	})
}

func gauge(t *testing.T, registry *prometheus.Registry) float64 {
	t.Helper()
	families, err := registry.Gather()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range families {
		if f.GetName() == "lumenore_mcp_backend_breaker_state" {
			return f.GetMetric()[0].GetGauge().GetValue()
		}
	}
	t.Fatal("no gauge of the breaker")
	return 0
}

func TestWhileAProbeIsUnderWayOtherCallsAreRefusedAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBackend(t)
		b.answer = status(http.StatusInternalServerError)
		c, _ := b.client(t, nil)
		for range 10 {
			_, _ = c.Datasets(t.Context())
		}
		time.Sleep(6 * time.Second)
		b.set(func() { b.answer = hang("") })
		ctx, cancel := context.WithCancel(t.Context())
		probe := make(chan error, 1)
		go func() { probe <- lastError(c.Datasets(ctx)) }()
		synctest.Wait()
		began := time.Now()
		if f := wantFault(t, lastError(c.Datasets(t.Context())), domain.KindUnavailable); f.RetryAfter <= 0 || time.Since(began) != 0 {
			t.Errorf("refused after %v, wait %v", time.Since(began), f.RetryAfter)
		}
		cancel() // a probe whose caller leaves says nothing: the next call is the probe
		wantFault(t, <-probe, domain.KindCancelled)
		b.set(func() { b.answer = jsonAnswer(`{}`) })
		if _, err := c.Datasets(t.Context()); err != nil {
			t.Error(err)
		}
	})
}

func TestHalfOfTwentyCallsFailingOpensTheBreaker(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBackend(t)
		b.answer = flaky(2, http.StatusInternalServerError)
		c, _ := b.client(t, nil)
		for range 40 {
			_, _ = c.Datasets(t.Context())
		}
		if _, calls := b.count(); calls != 20 {
			t.Errorf("%d requests before it opened", calls)
		}
	})
}

func TestFailuresSpreadOverTimeKeepTheBreakerClosed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBackend(t)
		b.answer = flaky(2, http.StatusInternalServerError)
		c, _ := b.client(t, nil)
		for range 100 {
			_, _ = c.Datasets(t.Context())
			time.Sleep(time.Second)
		}
		if _, calls := b.count(); calls != 100 {
			t.Errorf("%d of 100 calls went out", calls)
		}
	})
}

func TestAPlatformThatHangsOpensTheBreakerToo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBackend(t)
		b.answer = hang("")
		c, _ := b.client(t, nil)
		for range 10 {
			wantFault(t, lastError(c.Datasets(t.Context())), domain.KindTimeout) // a minute each
		}
		began := time.Now()
		wantFault(t, lastError(c.Datasets(t.Context())), domain.KindUnavailable)
		if time.Since(began) != 0 {
			t.Errorf("the eleventh waited %v", time.Since(began))
		}
	})
}

func TestCallsThatHangCountWhenTheyFailNotWhenTheyBegan(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBackend(t)
		b.answer = func(w http.ResponseWriter, r *http.Request) {
			if r.Method == http.MethodGet {
				hang("")(w, r)
				return
			}
			jsonAnswer(`[]`)(w, r)
		}
		c, _ := b.client(t, nil)
		var callers sync.WaitGroup
		for range 20 { // each falls silent for a minute, 100 ms after the one before
			callers.Go(func() { _, _ = c.Datasets(t.Context()) })
			time.Sleep(100 * time.Millisecond)
		}
		time.Sleep(58*time.Second + 50*time.Millisecond)
		answered := 0
		for range 20 { // one success after each failure: half of all fail
			if _, err := c.Columns(t.Context(), schema); err == nil {
				answered++
			}
			time.Sleep(100 * time.Millisecond)
		}
		callers.Wait()
		if answered < 9 || answered > 11 {
			t.Errorf("%d were answered before it opened", answered)
		}
	})
}

func TestRefusalsThatAreTheCallersOwnDoNotOpenTheBreaker(t *testing.T) {
	for _, code := range []int{http.StatusBadRequest, http.StatusForbidden, http.StatusNotFound, http.StatusPaymentRequired} {
		synctest.Test(t, func(t *testing.T) {
			b := newBackend(t)
			b.answer = status(code)
			c, _ := b.client(t, nil)
			for range 50 {
				_, _ = c.Columns(t.Context(), schema)
			}
			if _, calls := b.count(); calls != 50 {
				t.Errorf("%d: %d of 50 calls went out", code, calls)
			}
		})
	}
}

func TestRetriesAndLatenciesAreCounted(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBackend(t)
		b.answer = flaky(2, http.StatusBadGateway)
		registry := prometheus.NewRegistry()
		c, _ := b.client(t, func(p *lumenore.Params) { p.RetryAttempts = 1; p.Registry = registry })
		for range 4 {
			_, _ = c.Datasets(t.Context())
		}
		// 3 well, 3 bad of the listing, and a log-in.
		n, err := testutil.GatherAndCount(registry, "lumenore_mcp_backend_request_duration_seconds")
		if err != nil || n != 3 {
			t.Errorf("%d series, %v", n, err)
		}
		if n, err := testutil.GatherAndCount(registry, "lumenore_mcp_backend_retries_total"); err != nil || n != 1 {
			t.Errorf("%d series, %v", n, err)
		}
	})
}
