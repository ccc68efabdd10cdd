package lumenore_test

import (
	"context"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"go.opentelemetry.io/otel/metric/noop"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"
	"go.uber.org/goleak"

	"github.com/lumenore/analytics-mcp-server/adapters/lumenore"
	"github.com/lumenore/analytics-mcp-server/domain"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// page is what a platform or a proxy before it shows to people, with everything
// in it that must not get out.
const page = "<!doctype html><html><title>Oops</title>" + clientID + secret + question + tokenMark + "</html>"

// fault is a way in which the platform or the network goes wrong.
type fault struct {
	name    string
	answer  http.HandlerFunc
	kind    domain.Kind // of the error; empty: the call is answered
	calls   int         // requests that the platform sees, with one retry allowed
	elapsed time.Duration
	wait    time.Duration // RetryAfter of the fault
	listing domain.Kind   // of the call that names no dataset, where it differs
	columns domain.Kind   // of the call that names one and asks no question, where it differs
}

func status(code int, header ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Header().Set("X-Echo", r.Header.Get("Authorization"))
		for i := 0; i < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.WriteHeader(code)
		_, _ = io.WriteString(w, page)
	}
}

// raw answers with bytes that need not be HTTP, then closes the connection.
func raw(text string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		connection, _, err := w.(http.Hijacker).Hijack()
		if err != nil {
			panic(err)
		}
		text := strings.ReplaceAll(text, "{token}", r.Header.Get("Authorization"))
		_, _ = io.WriteString(connection, text)
		_ = connection.Close()
	}
}

// hang answers with the text, then says nothing more until the caller leaves.
func hang(text string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if text != "" {
			w.Header().Set("Content-Type", "application/json")
			_, _ = io.WriteString(w, text)
			_ = http.NewResponseController(w).Flush()
		}
		<-r.Context().Done()
	}
}

func typed(contentType, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", contentType)
		_, _ = io.WriteString(w, body)
	}
}

// stalled answers with a status, and a page that does not come.
func stalled(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", "100")
		w.WriteHeader(code)
		_ = http.NewResponseController(w).Flush()
		<-r.Context().Done()
	}
}

func faults() []fault {
	return []fault{
		{name: "closed before the first byte", answer: raw(""), kind: domain.KindUnavailable, calls: 2},
		{name: "slow headers", answer: hang(""), kind: domain.KindTimeout, calls: 1, elapsed: time.Minute},
		{name: "slow body", answer: hang(`{"rows":[`), kind: domain.KindTimeout, calls: 1, elapsed: time.Minute},
		{name: "truncated", answer: raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"rows\":[[1]"), kind: domain.KindUnavailable, calls: 1},
		{name: "truncated chunks", answer: raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"row\r\n"), kind: domain.KindUnavailable, calls: 1},
		{name: "closed within the headers", answer: raw("HTTP/1.1 200 OK\r\nContent-"), kind: domain.KindNotUnderstood, calls: 1},
		{name: "no HTTP", answer: raw("{token} is no status line\r\n\r\n"), kind: domain.KindNotUnderstood, calls: 1},
		{name: "invalid JSON", answer: jsonAnswer(`{"rows":[[1],}`), kind: domain.KindNotUnderstood, calls: 1},
		{name: "half of a JSON", answer: jsonAnswer(`{"rows":[[1]`), kind: domain.KindNotUnderstood, calls: 1},
		{name: "nothing", answer: jsonAnswer(``), kind: domain.KindNotUnderstood, calls: 1},
		{name: "no content", answer: status(http.StatusNoContent), kind: domain.KindNotUnderstood, calls: 1},
		{name: "a page", answer: typed("text/html", page), kind: domain.KindNotUnderstood, calls: 1},
		{name: "a page that says it is JSON", answer: jsonAnswer("\ufeff \n" + page), kind: domain.KindNotUnderstood, calls: 1},
		{name: "a huge page", answer: typed("text/plain", page+strings.Repeat("x\n", 1<<20)), kind: domain.KindNotUnderstood, calls: 1},
		{name: "JSON that says it is text", answer: typed("text/plain", `{"rows":[[1]]}`), calls: 1},
		{name: "429", answer: status(http.StatusTooManyRequests), kind: domain.KindRateLimited, calls: 2},
		{name: "429 with Retry-After", answer: status(http.StatusTooManyRequests, "Retry-After", "7"), kind: domain.KindRateLimited, calls: 2, elapsed: 7 * time.Second, wait: 7 * time.Second},
		{name: "429 for long", answer: status(http.StatusTooManyRequests, "Retry-After", "90"), kind: domain.KindRateLimited, calls: 1, wait: 90 * time.Second},
		{name: "502", answer: status(http.StatusBadGateway), kind: domain.KindUnavailable, calls: 2},
		{name: "503", answer: status(http.StatusServiceUnavailable), kind: domain.KindUnavailable, calls: 2},
		{name: "503 whose page does not come", answer: stalled(http.StatusServiceUnavailable), kind: domain.KindUnavailable, calls: 2, elapsed: 200 * time.Millisecond},
		{name: "500", answer: status(http.StatusInternalServerError), kind: domain.KindUnavailable, calls: 1},
		{name: "504", answer: status(http.StatusGatewayTimeout), kind: domain.KindTimeout, calls: 1},
		{name: "redirect", answer: status(http.StatusFound, "Location", "http://elsewhere.example/"), kind: domain.KindNotUnderstood, calls: 1},
		{name: "redirect that keeps the method", answer: status(http.StatusTemporaryRedirect, "Location", "http://elsewhere.example/"), kind: domain.KindNotUnderstood, calls: 1},
		{name: "401 always", answer: status(http.StatusUnauthorized), kind: domain.KindCredentials, calls: 2},
		{name: "402", answer: status(http.StatusPaymentRequired), kind: domain.KindNoPermission, calls: 1},
		{name: "403", answer: status(http.StatusForbidden), kind: domain.KindNoPermission, calls: 1},
		{name: "404", answer: status(http.StatusNotFound), kind: domain.KindUnknownDataset, listing: domain.KindInternal, calls: 1},
		{name: "400", answer: status(http.StatusBadRequest), kind: domain.KindInvalid, listing: domain.KindInternal, calls: 1},
		{name: "422", answer: status(http.StatusUnprocessableEntity), kind: domain.KindUnsupported, listing: domain.KindInternal, columns: domain.KindInvalid, calls: 1},
		{name: "413", answer: status(http.StatusRequestEntityTooLarge), kind: domain.KindInvalid, listing: domain.KindInternal, columns: domain.KindInternal, calls: 1},
		{name: "405", answer: status(http.StatusMethodNotAllowed), kind: domain.KindInternal, calls: 1},
		{name: "huge headers", answer: status(http.StatusOK, "X-Huge", strings.Repeat("x", 1<<20)), kind: domain.KindNotUnderstood, calls: 1},
		{name: "huge number", answer: jsonAnswer(strings.Repeat("1", 1<<20)), kind: domain.KindTooBig, calls: 1},
	}
}

func TestEveryFaultOfThePlatformIsAClearErrorOfEveryCall(t *testing.T) {
	for _, f := range faults() {
		for _, o := range operations(t) {
			t.Run(f.name+"/"+o.name, func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) { meet(t, f, o) })
			})
		}
	}
}

// meet lets one call meet one fault.
func meet(t *testing.T, f fault, o operation) {
	b := newBackend(t)
	b.answer = f.answer
	registry := prometheus.NewRegistry()
	spans := tracetest.NewInMemoryExporter()
	c, logs := b.client(t, func(p *lumenore.Params) {
		p.RetryAttempts = 1
		p.Registry = registry
		p.Telemetry = &lumenore.Telemetry{
			Tracer: sdktrace.NewTracerProvider(sdktrace.WithSyncer(spans)).Tracer("test"),
			Meter:  noop.NewMeterProvider().Meter("test"),
		}
		p.Random = func() float64 { return 0 }
	})
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	began := time.Now()
	answer, err := o.call(ctx, c)
	elapsed := time.Since(began)
	kind := f.kind
	if f.listing != "" && o.name == "datasets" {
		kind = f.listing
	}
	if f.columns != "" && o.name == "columns" {
		kind = f.columns
	}
	if kind == "" {
		if err != nil || string(answer.Data) != `{"rows":[[1]]}` {
			t.Fatalf("%s, %v", answer.Data, err)
		}
	} else {
		got := wantFault(t, err, kind)
		wantNothingToldBy(t, got)
		if got.RetryAfter != f.wait {
			t.Errorf("wait %v, not %v", got.RetryAfter, f.wait)
		}
	}
	if _, calls := b.count(); calls != f.calls {
		t.Errorf("%d requests, not %d", calls, f.calls)
	}
	if elapsed != f.elapsed {
		t.Errorf("it took %v, not %v", elapsed, f.elapsed)
	}
	b.hosts.Range(func(host, _ any) bool {
		if host != "platform.example:80" {
			t.Errorf("a connection to %v", host)
		}
		return true
	})
	wantNothingLogged(t, logs)
	wantNothingMeasured(t, registry)
	wantNothingTraced(t, spans.GetSpans(), kind)
}
