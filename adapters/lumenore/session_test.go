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

func TestARefusedTokenIsReplacedAndTheCallRepeatedOnce(t *testing.T) {
	for _, o := range operations(t) {
		synctest.Test(t, func(t *testing.T) {
			b := newBackend(t)
			c, logs := b.client(t, nil)
			if _, err := c.Datasets(t.Context()); err != nil {
				t.Fatal(err)
			}
			b.revoke()
			var callers sync.WaitGroup
			for range 20 {
				callers.Go(func() {
					if _, err := o.call(t.Context(), c); err != nil {
						t.Errorf("%s: %v", o.name, err)
					}
				})
			}
			callers.Wait()
			wantLogIns(t, b, 2)
			if n := len(b.bodies); b.bodies[n-1] != b.bodies[1] {
				t.Errorf("%s: the repeated body is %q, the first was %q", o.name, b.bodies[n-1], b.bodies[1])
			}
			if securityEvents(logs) == 0 {
				t.Error("nobody was told of the refused token")
			}
		})
	}
}

func TestWhatBecomesOfARepeatedCallIsItsOwnDoing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBackend(t)
		c, _ := b.client(t, nil)
		if _, err := c.Datasets(t.Context()); err != nil {
			t.Fatal(err)
		}
		b.revoke()
		b.set(func() { b.answer = raw("") })
		// The first try was answered, by a 401; the second was not.
		wantFault(t, lastError(c.Columns(t.Context(), schema)), domain.KindUnavailable)
		wantLogIns(t, b, 2)
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

func TestAPlatformThatRefusesEveryTokenIsNotHammeredWithLogIns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBackend(t)
		b.answer = status(http.StatusUnauthorized)
		c, _ := b.client(t, nil)
		for range 100 {
			_, err := c.Datasets(t.Context())
			wantFault(t, err, domain.KindCredentials)
			time.Sleep(100 * time.Millisecond)
		}
		if logIns, _ := b.count(); logIns > 6 {
			t.Errorf("%d log-ins in 10 seconds", logIns)
		}
	})
}

func TestRefusedCredentialsAreToldBackedOffAndTakenAnewWhenTheyChange(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBackend(t)
		current := "canary-secret of last month"
		var mu sync.Mutex
		c, logs := b.client(t, func(p *lumenore.Params) {
			p.Secret = func() string {
				mu.Lock()
				defer mu.Unlock()
				return current
			}
		})
		_ = c.Start(t.Context())
		for range 60 {
			_, err := c.Datasets(t.Context())
			f := wantFault(t, err, domain.KindCredentials)
			wantNothingToldBy(t, f)
			time.Sleep(time.Second)
		}
		if logIns, calls := b.count(); logIns > 6 || calls > 0 {
			t.Errorf("%d log-ins and %d calls in a minute", logIns, calls)
		}
		if logIns, _ := b.count(); securityEvents(logs) != logIns {
			t.Errorf("%d security events for %d log-ins", securityEvents(logs), logIns)
		}
		mu.Lock()
		current = secret
		mu.Unlock()
		if _, err := c.Datasets(t.Context()); err != nil {
			t.Errorf("the new secret was not used at once: %v", err)
		}
		wantNothingLogged(t, logs)
	})
}

func TestEveryFaultOfTheLogInIsAClearError(t *testing.T) {
	kinds := map[string]domain.Kind{
		"no cookie": domain.KindCredentials, "empty cookie": domain.KindCredentials, "cookie of another name": domain.KindCredentials,
		"401 always": domain.KindCredentials, "402": domain.KindCredentials, "403": domain.KindCredentials,
		"413": domain.KindCredentials, "422": domain.KindCredentials, "400": domain.KindCredentials,
		"404": domain.KindInternal, "405": domain.KindInternal, // another server than the platform

		"slow headers": domain.KindTimeout,
	}
	list := []fault{
		{name: "no cookie", answer: jsonAnswer(`{"ok":true}`)},
		{name: "empty cookie", answer: status(200, "Set-Cookie", "access_token=")},
		{name: "cookie of another name", answer: status(200, "Set-Cookie", "token="+tokenMark)},
	}
	for _, f := range faults() {
		switch f.kind {
		case "", domain.KindNotUnderstood, domain.KindTooBig:
			if !strings.HasPrefix(f.name, "redirect") && f.name != "no HTTP" {
				continue // a log-in's body is not read
			}
		}
		if strings.HasPrefix(f.name, "truncated") || f.name == "slow body" {
			continue
		}
		list = append(list, f)
	}
	for _, f := range list {
		t.Run(f.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := newBackend(t)
				b.logIn = f.answer
				registry := prometheus.NewRegistry()
				c, logs := b.client(t, func(p *lumenore.Params) { p.Registry = registry; p.RetryAttempts = 2 })
				_, err := c.Answer(t.Context(), domain.Query, ask(t))
				kind, ok := kinds[f.name]
				if !ok {
					kind = f.kind
				}
				wantNothingToldBy(t, wantFault(t, err, kind))
				if logIns, calls := b.count(); logIns != 1 || calls != 0 {
					t.Errorf("%d log-ins, %d calls", logIns, calls)
				}
				if securityEvents(logs) != 1 {
					t.Errorf("%d security events", securityEvents(logs))
				}
				again := wantFault(t, lastError(c.Datasets(t.Context())), kind)
				if again.RetryAfter <= 0 {
					t.Error("the next one is not told how long to wait")
				}
				if waits := strings.HasPrefix(again.Suggestion, "Wait"); waits != again.Retryable() {
					t.Errorf("the next one is advised: %q", again.Suggestion)
				}
				wantLogIns(t, b, 1)
				wantNothingLogged(t, logs)
				wantNothingMeasured(t, registry)
			})
		})
	}
}

func lastError(_ domain.Answer, err error) error { return err }

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
