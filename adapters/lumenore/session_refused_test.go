package lumenore_test

import (
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/lumenore/analytics-mcp-server/adapters/lumenore"
	"github.com/lumenore/analytics-mcp-server/domain"
)

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
