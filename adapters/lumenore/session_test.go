package lumenore_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"go.uber.org/zap/zaptest/observer"

	"github.com/lumenore/analytics-mcp-server/adapters/lumenore"
	"github.com/lumenore/analytics-mcp-server/domain"
)

func securityEvents(logs *observer.ObservedLogs) int {
	n := 0
	for _, entry := range logs.All() {
		if strings.HasPrefix(entry.Message, "security event: ") {
			n++
		}
	}
	return n
}

func wantLogIns(t *testing.T, b *backend, want int) {
	t.Helper()
	if logIns, _ := b.count(); logIns != want {
		t.Fatalf("%d log-ins, not %d", logIns, want)
	}
}

func TestAHundredCallersWaitForOneLogIn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBackend(t)
		b.logIn = func(w http.ResponseWriter, r *http.Request) {
			time.Sleep(5 * time.Second)
			b.giveToken(w, b.logIns[0])
		}
		c, _ := b.client(t, nil)
		var callers sync.WaitGroup
		for range 100 {
			callers.Go(func() {
				if _, err := c.Datasets(t.Context()); err != nil {
					t.Error(err)
				}
			})
		}
		callers.Wait()
		if logIns, calls := b.count(); logIns != 1 || calls != 100 {
			t.Errorf("%d log-ins for %d calls", logIns, calls)
		}
	})
}

func TestALogInThatFailsForManyCallersHasFailedOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBackend(t)
		b.logIn = func(w http.ResponseWriter, r *http.Request) {
			time.Sleep(5 * time.Second)
			w.WriteHeader(http.StatusServiceUnavailable)
		}
		registry := prometheus.NewRegistry()
		c, _ := b.client(t, func(p *lumenore.Params) { p.Registry = registry })
		var callers sync.WaitGroup
		for range 20 {
			callers.Go(func() { wantFault(t, lastError(c.Datasets(t.Context())), domain.KindUnavailable) })
		}
		callers.Wait()
		wantLogIns(t, b, 1)
		if state := gauge(t, registry); state != 0 {
			t.Errorf("state %v: one failure has opened the breaker", state)
		}
	})
}

func TestACallerThatGivesUpDoesNotFailTheOthersLogIn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBackend(t)
		release := make(chan struct{})
		b.logIn = func(w http.ResponseWriter, _ *http.Request) {
			<-release
			b.giveToken(w, b.logIns[0])
		}
		c, _ := b.client(t, nil)
		ctx, cancel := context.WithCancel(t.Context())
		first, second := make(chan error, 1), make(chan error, 1)
		go func() { _, err := c.Datasets(ctx); first <- err }()
		synctest.Wait() // the first one has begun the log-in
		go func() { _, err := c.Datasets(t.Context()); second <- err }()
		synctest.Wait()
		cancel()
		wantFault(t, <-first, domain.KindCancelled)
		close(release)
		if err := <-second; err != nil {
			t.Error(err)
		}
		wantLogIns(t, b, 1)
	})
}

func TestATokenIsRenewedBeforeItEndsWithoutACallWaiting(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBackend(t)
		b.lifetime = 10 * time.Minute
		c, _ := b.client(t, nil)
		if err := c.Start(t.Context()); err != nil {
			t.Fatal(err)
		}
		synctest.Wait()
		wantLogIns(t, b, 1)
		time.Sleep(9 * time.Minute)
		synctest.Wait()
		wantLogIns(t, b, 2)
		b.set(func() { b.logIn = hang("") })
		time.Sleep(5 * time.Minute) // beyond the first token's end
		if _, err := c.Datasets(t.Context()); err != nil {
			t.Error(err)
		}
		if _, calls := b.count(); calls != 1 {
			t.Errorf("%d requests", calls)
		}
	})
}

func TestARenewalThatFailsLeavesTheTokenInUseAndIsTriedAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBackend(t)
		b.lifetime = 10 * time.Minute
		c, logs := b.client(t, nil)
		_ = c.Start(t.Context())
		synctest.Wait()
		b.set(func() { b.logIn = status(http.StatusServiceUnavailable) })
		time.Sleep(8*time.Minute + 30*time.Second)
		if _, err := c.Datasets(t.Context()); err != nil {
			t.Errorf("the token is good for another minute: %v", err)
		}
		if n := securityEvents(logs); n < 2 || n > 7 {
			t.Errorf("%d failed log-ins in 30 seconds", n)
		}
		b.set(func() { b.logIn = nil })
		time.Sleep(10 * time.Minute)
		if _, err := c.Datasets(t.Context()); err != nil {
			t.Error(err)
		}
	})
}

func TestALogInDoesNotWaitForTheConnectionsOfCalls(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBackend(t)
		b.lifetime = 10 * time.Minute
		b.answer = hang("")
		c, logs := b.client(t, func(p *lumenore.Params) {
			p.PoolSize = 1
			p.RequestTimeout = time.Hour
		})
		_ = c.Start(t.Context())
		ctx, cancel := context.WithCancel(t.Context())
		held := make(chan error, 1)
		go func() { held <- lastError(c.Datasets(ctx)) }()
		time.Sleep(9 * time.Minute) // the only connection is held
		synctest.Wait()
		wantLogIns(t, b, 2)
		if securityEvents(logs) != 0 {
			t.Error("a renewal failed")
		}
		cancel()
		wantFault(t, <-held, domain.KindCancelled)
	})
}

func TestALogInEndsWithTheClient(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBackend(t)
		b.logIn = hang("")
		c, logs := b.client(t, nil)
		_ = c.Start(t.Context())
		failed := make(chan error, 1)
		go func() { failed <- lastError(c.Datasets(t.Context())) }()
		synctest.Wait()
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
		if <-failed == nil {
			t.Error("the call that waited was answered")
		}
		wantFault(t, lastError(c.Datasets(t.Context())), domain.KindUnavailable)
		if securityEvents(logs) != 0 {
			t.Error("stopping is no security event")
		}
	})
}

func TestAnAPIKeyIsUsedAsItIsAndNeverLogsIn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBackend(t)
		b.valid["key-1"] = true
		key := "key-1"
		c, logs := b.client(t, func(p *lumenore.Params) {
			p.ClientID, p.Secret = nil, nil
			p.APIKey = func() string { return key }
		})
		_ = c.Start(t.Context())
		if _, err := c.Datasets(t.Context()); err != nil {
			t.Fatal(err)
		}
		key = "bad key\r\nX-Injected: 1"
		wantFault(t, lastError(c.Datasets(t.Context())), domain.KindCredentials)
		key = "key-2"
		for range 5 {
			wantNothingToldBy(t, wantFault(t, lastError(c.Datasets(t.Context())), domain.KindCredentials))
		}
		if n := securityEvents(logs); n != 1 {
			t.Errorf("%d security events for a key that is refused 5 times in a moment", n)
		}
		wantLogIns(t, b, 0)
		if got := fmt.Sprint(len(b.calls)); got != "6" {
			t.Errorf("%s calls", got)
		}
	})
}
