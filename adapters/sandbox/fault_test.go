package sandbox_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/adapters/sandbox"
)

// always is a sandbox of which every call but the log-in has a fault.
func always(t *testing.T, fault sandbox.Fault, p sandbox.Params) *client {
	t.Helper()
	p.Platform, p.Faults = small(), map[sandbox.Fault]float64{fault: 1}
	_, c := open(t, p)
	c.logIn()
	return c
}

func TestFaultsThatAreStatuses(t *testing.T) {
	for fault, want := range map[sandbox.Fault]int{
		sandbox.Unauthorized: 401, sandbox.RateLimited: 429, sandbox.ServerError: 500, sandbox.Unavailable: 503,
		sandbox.GatewayTimeout: 504, sandbox.HTMLPage: 200, sandbox.Redirect: 302,
	} {
		a := always(t, fault, sandbox.Params{RetryAfter: 7 * time.Second}).list()
		if a.status != want || a.err != nil {
			t.Errorf("%s: %d %v", fault, a.status, a.err)
		}
		if waits := a.header.Get("Retry-After") == "7"; waits != (want == 429 || want == 503) {
			t.Errorf("%s: Retry-After is %q", fault, a.header.Get("Retry-After"))
		}
	}
	if a := always(t, sandbox.HTMLPage, sandbox.Params{}).list(); !strings.HasPrefix(a.header.Get("Content-Type"), "text/html") || !strings.HasPrefix(a.body, "<!doctype html>") {
		t.Errorf("no page: %v %s", a.header, a.body)
	}
}

func TestAResetComesBeforeAnyAnswer(t *testing.T) {
	if a := always(t, sandbox.Reset, sandbox.Params{}).ask("nlq-to-data", "total", known); !errors.Is(a.err, syscall.ECONNRESET) && !errors.Is(a.err, io.EOF) {
		t.Errorf("%d %v", a.status, a.err)
	}
}

func TestATruncatedAnswerBreaksOff(t *testing.T) {
	for _, endpoint := range []string{"nlq-to-data", "get-trend-data"} {
		a := always(t, sandbox.Truncated, sandbox.Params{}).ask(endpoint, "total", known)
		if a.status != http.StatusOK || !errors.Is(a.err, io.ErrUnexpectedEOF) || a.body == "" {
			t.Errorf("%s: %d %q %v", endpoint, a.status, a.body, a.err)
		}
	}
}

func TestInvalidJSONArrivesAsIfItWereAll(t *testing.T) {
	for _, endpoint := range []string{"nlq-to-data", "get-trend-data"} {
		a := always(t, sandbox.InvalidJSON, sandbox.Params{}).ask(endpoint, "total", known)
		if a.status != http.StatusOK || a.err != nil || a.body == "" || json.Valid([]byte(a.body)) {
			t.Errorf("%s: %d %q %v", endpoint, a.status, a.body, a.err)
		}
	}
}

func TestAHugeAnswerIsValidAndAsLargeAsItShouldBe(t *testing.T) {
	const size = 3 << 20
	a := always(t, sandbox.Huge, sandbox.Params{HugeBytes: size}).ask("nlq-to-data", "total", known)
	if a.err != nil || !json.Valid([]byte(a.body)) || len(a.body) < size || len(a.body) > size+200 {
		t.Errorf("%d bytes, %v", len(a.body), a.err)
	}
}

func TestASlowBodyPausesInItsMiddleUntilTheCallerLeaves(t *testing.T) {
	for _, endpoint := range []string{"nlq-to-data", "get-trend-data"} {
		c := always(t, sandbox.SlowBody, sandbox.Params{Slow: time.Hour})
		ctx, leave := context.WithCancel(t.Context())
		response, err := c.http.Do(c.request(ctx, http.MethodPost, enginePath+endpoint, `{"userQuery":"total","schemaId":7}`))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.ReadFull(response.Body, make([]byte, 10)); err != nil || response.StatusCode != http.StatusOK {
			t.Errorf("%s: the first half does not come: %d %v", endpoint, response.StatusCode, err)
		}
		leave()
		if _, err := io.ReadAll(response.Body); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", endpoint, err)
		}
		_ = response.Body.Close()
	}
}

func TestAClosingSandboxEndsItsPauses(t *testing.T) {
	asked := make(chan struct{}, 2) // for the time: at the log-in, then when the token is checked
	watch := func() time.Time {
		asked <- struct{}{}
		return time.Now()
	}
	server, c := open(t, sandbox.Params{Platform: small(), Slow: time.Hour, Clock: watch, Faults: map[sandbox.Fault]float64{sandbox.SlowHeaders: 1}})
	c.logIn()
	<-asked
	answered := make(chan answer, 1)
	go func() { answered <- c.list() }()
	<-asked
	if err := server.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if a := <-answered; a.status != http.StatusOK || a.err != nil {
		t.Errorf("%d %v", a.status, a.err)
	}
}

// fates calls the list so often and returns what came of each call. Where other
// calls fall in between must not matter.
func fates(t *testing.T, seed uint64, others bool) []int {
	t.Helper()
	_, c := open(t, sandbox.Params{Platform: small(), Seed: seed, Faults: map[sandbox.Fault]float64{sandbox.ServerError: 0.2, sandbox.RateLimited: 0.1}})
	c.logIn()
	statuses := make([]int, 300)
	for i := range statuses {
		if others {
			c.logIn()
			c.describe(known, "unit")
		}
		statuses[i] = c.list().status
	}
	return statuses
}

func TestTheSameSeedGivesTheSameFaults(t *testing.T) {
	first := fates(t, 1, false)
	if !slices.Equal(first, fates(t, 1, true)) {
		t.Error("they depend on other calls")
	}
	if slices.Equal(first, fates(t, 2, false)) {
		t.Error("another seed gives the same")
	}
	count := map[int]int{}
	for _, status := range first {
		count[status]++
	}
	// Of 300 calls, 60 and 30 in the mean: a quarter of that would be a defect.
	if count[500] < 30 || count[500] > 90 || count[429] < 10 || count[429] > 55 || count[200]+count[500]+count[429] != 300 {
		t.Errorf("%v", count)
	}
}

func TestLogInsHaveFaultsOnlyWhereTheyAreAskedFor(t *testing.T) {
	_, c := open(t, sandbox.Params{Platform: small(), FaultLogIn: true, Faults: map[sandbox.Fault]float64{sandbox.Unavailable: 1}})
	if a := c.attempt("a", "b"); a.status != http.StatusServiceUnavailable || a.header.Get("Set-Cookie") != "" {
		t.Errorf("%d", a.status)
	}
}

func TestLatencyIsAddedToEachCall(t *testing.T) {
	const latency = 30 * time.Millisecond
	_, c := open(t, sandbox.Params{Platform: small(), Latency: latency, LogInLatency: latency, Jitter: time.Millisecond})
	for name, call := range map[string]func(){"a log-in": c.logIn, "a list": func() { c.list() }} {
		began := time.Now()
		call()
		if took := time.Since(began); took < latency {
			t.Errorf("%s took %v", name, took)
		}
	}
}

func TestWrongParametersAreNamed(t *testing.T) {
	for want, p := range map[string]sandbox.Params{
		"platform":      {},
		"no fault":      {Platform: small(), Faults: map[sandbox.Fault]float64{"wombat": 0.1}},
		"between 0 and": {Platform: small(), Faults: map[sandbox.Fault]float64{sandbox.Reset: -0.1}},
		"more than 1":   {Platform: small(), Faults: map[sandbox.Fault]float64{sandbox.Reset: 0.7, sandbox.Huge: 0.7}},
		"latency":       {Platform: small(), Latency: -1},
		"together":      {Platform: small(), ClientID: "a"},
	} {
		if _, err := sandbox.New(p); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
}
