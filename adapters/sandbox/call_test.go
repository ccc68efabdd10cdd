package sandbox_test

import (
	"context"
	"errors"
	"maps"
	"net/http"
	"strings"
	"testing"
	"time"

	"go.uber.org/zap"
	"go.uber.org/zap/zaptest/observer"

	"github.com/lumenore/analytics-mcp-server/adapters/sandbox"
	"github.com/lumenore/analytics-mcp-server/domain"
)

func TestAFaultOfThePlatformIsTheStatusThatABackendSends(t *testing.T) {
	for kind, want := range map[domain.Kind]int{
		domain.KindInvalid:          http.StatusBadRequest,
		domain.KindUnknownDataset:   http.StatusNotFound,
		domain.KindUnknownWord:      http.StatusUnprocessableEntity,
		domain.KindAmbiguous:        http.StatusUnprocessableEntity,
		domain.KindTooLittleHistory: http.StatusUnprocessableEntity,
		domain.KindWrongTool:        http.StatusUnprocessableEntity,
		domain.KindOutsideData:      http.StatusUnprocessableEntity,
		domain.KindCompound:         http.StatusUnprocessableEntity,
		domain.KindNeedsContext:     http.StatusUnprocessableEntity,
		domain.KindUnsupported:      http.StatusUnprocessableEntity,
		domain.KindTooBig:           http.StatusUnprocessableEntity,
		domain.KindBusy:             http.StatusTooManyRequests,
		domain.KindTimeout:          http.StatusGatewayTimeout,
		domain.KindCancelled:        http.StatusServiceUnavailable,
		domain.KindUnreachable:      http.StatusBadGateway,
		domain.KindUnavailable:      http.StatusServiceUnavailable,
		domain.KindCredentials:      http.StatusUnauthorized,
		domain.KindNoPermission:     http.StatusForbidden,
		domain.KindRateLimited:      http.StatusTooManyRequests,
		domain.KindNotUnderstood:    http.StatusBadGateway,
		domain.KindInternal:         http.StatusInternalServerError,
	} {
		_, c := open(t, sandbox.Params{Platform: memory{fault: domain.NewFault(kind, "it failed.", "")}})
		c.logIn()
		for _, a := range []answer{c.list(), c.describe(known, "unit"), c.ask("nlq-to-data", "total", known)} {
			if a.status != want || a.errorCode(t) != string(kind) {
				t.Errorf("%s: %d %s", kind, a.status, a.body)
			}
			pauses := want == http.StatusTooManyRequests || want == http.StatusServiceUnavailable
			if (a.header.Get("Retry-After") == "1") != pauses {
				t.Errorf("%s: Retry-After is %q", kind, a.header.Get("Retry-After"))
			}
		}
	}
}

func TestABusyPlatformSaysForHowLong(t *testing.T) {
	busy := domain.NewFault(domain.KindBusy, "busy.", "")
	busy.RetryAfter = 2100 * time.Millisecond
	_, c := open(t, sandbox.Params{Platform: memory{fault: busy}})
	c.logIn()
	if a := c.list(); a.header.Get("Retry-After") != "3" {
		t.Errorf("Retry-After is %q", a.header.Get("Retry-After"))
	}
}

func TestCallsThatBreakTheContractAreBadRequests(t *testing.T) {
	_, c := open(t, sandbox.Params{Platform: small()})
	c.logIn()
	for name, body := range map[string]string{
		"no JSON":           `userQuery=total`,
		"no question":       `{"schemaId":7}`,
		"an empty question": `{"userQuery":"  ","schemaId":7}`,
		"a long question":   `{"userQuery":"` + strings.Repeat("a", 5001) + `","schemaId":7}`,
		"a huge body":       `{"userQuery":"` + strings.Repeat("a", 200_000) + `","schemaId":7}`,
		"no dataset":        `{"userQuery":"total"}`,
		"a dataset below 1": `{"userQuery":"total","schemaId":-1}`,
		"a dataset as text": `{"userQuery":"total","schemaId":"7"}`,
	} {
		if a := c.call(http.MethodPost, enginePath+"get-trend-data", body); a.status != http.StatusBadRequest || a.errorCode(t) == "" {
			t.Errorf("%s: %d %s", name, a.status, a.body)
		}
	}
	for name, a := range map[string]answer{
		"another dataset in the body": c.call(http.MethodPost, columnsPath+"7", `{"data":{"columns":["unit"],"domainId":8}}`),
		"a path without a number":     c.call(http.MethodPost, columnsPath+"orders", `{"data":{"columns":["unit"],"domainId":7}}`),
		"an unknown fact":             c.describe(known, "unit", "colour"),
	} {
		if a.status != http.StatusBadRequest || a.errorCode(t) == "" {
			t.Errorf("%s: %d %s", name, a.status, a.body)
		}
	}
	if a := c.call(http.MethodPost, enginePath+"get-nothing-data", `{}`); a.status != http.StatusNotFound {
		t.Errorf("an endpoint that is not there: %d", a.status)
	}
}

func TestCallsAreCountedByEndpoint(t *testing.T) {
	server, c := open(t, sandbox.Params{Platform: small()})
	c.list() // refused, and counted
	c.logIn()
	c.list()
	c.describe(known, "unit")
	c.ask("nlq-to-data", "total", known)
	c.ask("nlq-to-data", "total", 8)
	want := map[string]int{sandbox.LogIn: 1, sandbox.Datasets: 2, sandbox.Columns: 1, "nlq-to-data": 2}
	if got := server.Calls(); !maps.Equal(got, want) {
		t.Errorf("%v", got)
	}
}

func TestACallerThatLeavesEndsTheWorkOfThePlatform(t *testing.T) {
	working, ended := make(chan struct{}), make(chan struct{})
	_, c := open(t, sandbox.Params{Platform: memory{hold: func(ctx context.Context) {
		close(working)
		<-ctx.Done()
		close(ended)
	}}})
	c.logIn()
	ctx, leave := context.WithCancel(t.Context())
	left := make(chan error, 1)
	go func() {
		response, err := c.http.Do(c.request(ctx, http.MethodPost, enginePath+"nlq-to-data", `{"userQuery":"total","schemaId":7}`))
		if err == nil {
			err = errors.Join(errors.New("an answer"), response.Body.Close())
		}
		left <- err
	}()
	<-working
	leave()
	<-ended
	if err := <-left; !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestAPlatformThatTakesTooLongIsAGatewayTimeout(t *testing.T) {
	_, c := open(t, sandbox.Params{Timeout: time.Millisecond, Concurrent: 1, Platform: memory{
		hold:  func(ctx context.Context) { <-ctx.Done() },
		fault: domain.NewFault(domain.KindTimeout, "too slow.", ""),
	}})
	c.logIn()
	if a := c.list(); a.status != http.StatusGatewayTimeout {
		t.Errorf("%d %s", a.status, a.body)
	}
}

func TestAPanicOfThePlatformIsAFailedCallAndNothingMore(t *testing.T) {
	core, logs := observer.New(zap.DebugLevel)
	_, c := open(t, sandbox.Params{Logger: zap.New(core), Platform: memory{hold: func(context.Context) { panic("wombat") }}})
	c.logIn()
	for range 20 { // more than may work at once
		if a := c.list(); a.status != http.StatusInternalServerError || strings.Contains(a.body, "wombat") {
			t.Fatalf("%d %s", a.status, a.body)
		}
	}
	if logs.FilterMessage("the platform panicked").Len() != 20 {
		t.Error("panics are not logged")
	}
}

func TestTheLogHoldsNothingOfACall(t *testing.T) {
	core, logs := observer.New(zap.DebugLevel)
	_, c := open(t, sandbox.Params{Logger: zap.New(core), Platform: memory{answer: `{"rows":["wombat"]}`}, Faults: map[sandbox.Fault]float64{sandbox.Truncated: 0.5}})
	c.attempt("wombat", "wombat")
	c.logIn()
	for range 20 {
		c.ask("nlq-to-data", "wombat", known)
		c.ask("get-trend-data", "wombat", 8)
	}
	entries := logs.FilterMessage("call").All()
	if len(entries) < 40 {
		t.Fatalf("%d calls in the log", len(entries))
	}
	for _, entry := range logs.All() {
		for name, value := range entry.ContextMap() {
			if text, ok := value.(string); ok && (strings.Contains(text, "wombat") || strings.Contains(text, c.token)) {
				t.Errorf("%s: %s is %q", entry.Message, name, text)
			}
		}
		if strings.Contains(entry.Message, "wombat") {
			t.Error(entry.Message)
		}
	}
}

func TestABusyPortIsAnErrorAtListen(t *testing.T) {
	server, _ := open(t, sandbox.Params{Platform: small()})
	second, err := sandbox.New(sandbox.Params{Platform: small(), Addr: server.Addr().String()})
	if err != nil {
		t.Fatal(err)
	}
	if err := second.Listen(t.Context()); err == nil {
		t.Error("no error")
	}
}
