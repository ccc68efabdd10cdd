package edge_test

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/testutil"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
	"go.uber.org/zap/zaptest/observer"

	"github.com/lumenore/analytics-mcp-server/adapters/mcp/edge"
)

func nop() *zap.Logger { return zap.NewNop() }

func TestAPanicIsContainedAndKeepsItsWordsToItself(t *testing.T) {
	logger, logs := logged()
	s := start(t, edge.Params{Logger: logger, Handler: http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		panic("canary-secret")
	})})
	got := s.post(t, ping)
	wantStatus(t, got, http.StatusInternalServerError)
	if code, _ := got.rpcError(t); code != -32603 {
		t.Error(code)
	}
	if strings.Contains(got.body, "canary-secret") || strings.Contains(logs.String(), "canary-secret") {
		t.Error("the panic's value got out")
	}
	if !strings.Contains(logs.String(), "quiet_test.go") {
		t.Error("the log does not say where it was")
	}
}

func TestAPanicInTheMiddleOfAnAnswerCutsIt(t *testing.T) {
	s := start(t, edge.Params{Handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, "half an ans")
		w.(http.Flusher).Flush()
		panic("boom")
	})})
	response, err := s.client.Do(s.request(t, ping))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if body, err := io.ReadAll(response.Body); err == nil {
		t.Errorf("read %q as a whole answer", body)
	}
}

func TestTheLogHoldsNothingThatACallerWrote(t *testing.T) {
	logger, logs := logged()
	s := start(t, edge.Params{Logger: logger})
	r := s.request(t, `{"jsonrpc":"2.0","id":"canary-id","method":"canary-method","params":{"q":"canary-question"}}`)
	r.URL.RawQuery = "q=canary-query"
	r.Header.Set("User-Agent", "canary-agent")
	r.Header.Set("X-Request-Id", "canary request")
	s.do(t, r)
	r = s.request(t, "")
	r.URL.Path = "/canary-path"
	s.do(t, r)
	s.post(t, `{"canary-member":1,"canary-member":2}`)
	if strings.Contains(logs.String(), "canary") {
		t.Errorf("the log holds a caller's words:\n%s", logs)
	}
	if n := strings.Count(logs.String(), `"route"`); n != 3 {
		t.Errorf("%d lines for 3 requests:\n%s", n, logs)
	}
}

func TestTheLogTellsWhichToolWasCalledAndWhatBecameOfIt(t *testing.T) {
	logger, logs := logged()
	s := start(t, edge.Params{Logger: logger, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		edge.Note(r.Context(), "get_trend_data", "ambiguous")
		echo(w, r)
	})})
	s.post(t, call)
	for _, want := range []string{`"rpc":"tools/call"`, `"tool":"get_trend_data"`, `"outcome":"ambiguous"`, `"status":200`} {
		if !strings.Contains(logs.String(), want) {
			t.Errorf("no %s in %s", want, logs)
		}
	}
}

func TestRequestsAreCountedWhetherTheyPassOrNot(t *testing.T) {
	registry := prometheus.NewRegistry()
	s := start(t, edge.Params{Registry: registry, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.Contains(r.Header.Get("X-Request-Id"), "broken") {
			panic("a defect")
		}
		echo(w, r)
	})})
	s.post(t, ping)
	s.post(t, "{")
	r := s.request(t, ping)
	r.Header.Set("X-Request-Id", "broken")
	s.do(t, r)
	r = s.request(t, "")
	r.Method, r.URL.Path = "CANARY", "/canary"
	s.do(t, r)
	want := `
# HELP lumenore_mcp_http_requests_total HTTP requests by route, method and status; status 0: the client left, or the answer was cut.
# TYPE lumenore_mcp_http_requests_total counter
lumenore_mcp_http_requests_total{method="POST",route="/mcp",status="200"} 1
lumenore_mcp_http_requests_total{method="POST",route="/mcp",status="400"} 1
lumenore_mcp_http_requests_total{method="POST",route="/mcp",status="500"} 1
lumenore_mcp_http_requests_total{method="other",route="other",status="404"} 1
`
	// The last answer is read before it is counted.
	var err error
	until(t, func() bool { err = testutil.GatherAndCompare(registry, strings.NewReader(want)); return err == nil })
}

func TestListeningBeyondLoopbackIsWarnedOf(t *testing.T) {
	for addr, warnings := range map[string]int{"127.0.0.1:0": 0, ":0": 1} {
		core, seen := observer.New(zapcore.WarnLevel)
		start(t, edge.Params{Addr: addr, Logger: zap.New(core)})
		if seen.Len() != warnings {
			t.Errorf("%s: %d warnings", addr, seen.Len())
		}
	}
}

// logged is a logger at debug level whose lines can be read.
func logged() (*zap.Logger, fmt.Stringer) {
	lines := &lockedBuffer{lock: make(chan struct{}, 1)}
	core := zapcore.NewCore(zapcore.NewJSONEncoder(zap.NewProductionEncoderConfig()), lines, zapcore.DebugLevel)
	return zap.New(core), lines
}

// lockedBuffer is a buffer that may be read while it is written.
type lockedBuffer struct {
	lock chan struct{}
	text bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.lock <- struct{}{}
	defer func() { <-b.lock }()
	return b.text.Write(p)
}

func (b *lockedBuffer) Sync() error { return nil }

func (b *lockedBuffer) String() string {
	b.lock <- struct{}{}
	defer func() { <-b.lock }()
	return b.text.String()
}
