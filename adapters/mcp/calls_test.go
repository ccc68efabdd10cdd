package mcp_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus/testutil"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"

	lumenore "github.com/lumenore/analytics-mcp-server/adapters/mcp"
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/usecase"
)

// patient answers once it is told to, or when its caller leaves.
type patient struct {
	arrived, release chan struct{}
	left             chan error
}

func newPatient() patient {
	return patient{make(chan struct{}, 8), make(chan struct{}), make(chan error, 8)}
}

func (p patient) answer(ctx context.Context, _ string) (usecase.Result, error) {
	p.arrived <- struct{}{}
	select {
	case <-p.release:
		return usecase.Result{Data: json.RawMessage(`"done"`)}, nil
	case <-ctx.Done():
		p.left <- ctx.Err()
		return usecase.Result{}, domain.NewFault(domain.KindCancelled, "the caller left.", "")
	}
}

const ask = `"name":"nlq_to_data","arguments":{"userQuery":"sales","schemaId":7}`

func TestOneCallersCancellationLeavesAnothersCallAlone(t *testing.T) {
	p := newPatient()
	s := start(t, service{analyses: every, answer: p.answer})
	bodies := make(chan string, 1)
	go func() {
		_, body := s.modern(t, "tools/call", "nlq_to_data", ask)
		bodies <- body
	}()
	<-p.arrived
	for _, spelling := range []string{"notifications/cancelled", `notifications\/cancelled`} {
		r, _ := http.NewRequestWithContext(t.Context(), http.MethodPost, s.url,
			strings.NewReader(`{"jsonrpc":"2.0","method":"`+spelling+`","params":{"requestId":42}}`))
		r.Header.Set("Content-Type", "application/json")
		response, err := s.http.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode != http.StatusAccepted {
			t.Error(response.StatusCode)
		}
	}
	close(p.release)
	if body := <-bodies; !strings.Contains(body, "done") {
		t.Error(body)
	}
}

func TestAClientThatLeavesCancelsItsCall(t *testing.T) {
	p := newPatient()
	s := start(t, service{analyses: every, answer: p.answer})
	ctx, leave := context.WithCancel(t.Context())
	gone := make(chan struct{})
	go func() {
		defer close(gone)
		response, err := s.postModern(ctx, "tools/call", "nlq_to_data", ask)
		if err == nil {
			_, _ = io.Copy(io.Discard, response.Body)
			response.Body.Close()
		}
	}()
	<-p.arrived
	leave()
	if err := <-p.left; err == nil {
		t.Error("no error")
	}
	<-gone
}

func TestDrainingFinishesACallInFlight(t *testing.T) {
	p := newPatient()
	s := start(t, service{analyses: every, answer: p.answer})
	bodies := make(chan string, 1)
	go func() {
		_, body := s.modern(t, "tools/call", "nlq_to_data", ask)
		bodies <- body
	}()
	<-p.arrived
	drained := make(chan error, 1)
	go func() { drained <- s.Drain(context.Background()) }()
	for !s.Draining() {
		select {
		case err := <-drained:
			t.Fatalf("drained over a call in flight: %v", err)
		default:
		}
	}
	close(p.release)
	if body := <-bodies; !strings.Contains(body, "done") {
		t.Error(body)
	}
	if err := <-drained; err != nil {
		t.Error(err)
	}
}

func TestSubscriptionsDoNotHoldTheServer(t *testing.T) {
	s := start(t, service{analyses: every})
	// Answered at once, since there is nothing to subscribe to: a stream that
	// stayed open would make Drain, in the cleanup, run into its deadline.
	if _, body := s.modern(t, "subscriptions/listen", "", `"notifications":{"toolsListChanged":true}`); body == "" {
		t.Error("no answer")
	}
}

func TestCallsAreCountedByToolAndOutcome(t *testing.T) {
	s := start(t, service{analyses: every, answer: func(_ context.Context, text string) (usecase.Result, error) {
		if text == "bad" {
			return usecase.Result{}, domain.NewFault(domain.KindAmbiguous, "both.", "")
		}
		return usecase.Result{Data: json.RawMessage(`1`)}, nil
	}})
	session := s.connect(t, legacy, nil)
	call(t, session, "nlq_to_data", map[string]any{"schemaId": 7, "userQuery": "good"})
	call(t, session, "nlq_to_data", map[string]any{"schemaId": 7, "userQuery": "bad"})
	call(t, session, "nlq_to_data", map[string]any{"canary": 7})
	want := `
# HELP lumenore_mcp_tool_calls_in_flight Tool calls in work now.
# TYPE lumenore_mcp_tool_calls_in_flight gauge
lumenore_mcp_tool_calls_in_flight 0
# HELP lumenore_mcp_tool_calls_total Tool calls by tool and outcome: success, or the kind of the error.
# TYPE lumenore_mcp_tool_calls_total counter
lumenore_mcp_tool_calls_total{outcome="ambiguous",tool="nlq_to_data"} 1
lumenore_mcp_tool_calls_total{outcome="invalid_arguments",tool="nlq_to_data"} 1
lumenore_mcp_tool_calls_total{outcome="success",tool="nlq_to_data"} 1
`
	err := testutil.GatherAndCompare(s.registry, strings.NewReader(want),
		"lumenore_mcp_tool_calls_total", "lumenore_mcp_tool_calls_in_flight")
	if err != nil {
		t.Error(err)
	}
}

func TestAnswersAreMeasuredAndThoseThatWereCutCounted(t *testing.T) {
	s := start(t, service{analyses: every, answer: func(_ context.Context, text string) (usecase.Result, error) {
		return usecase.Result{Data: json.RawMessage(`"0123456789"`), Truncated: text == "all", Notice: "n"}, nil
	}})
	session := s.connect(t, legacy, nil)
	for _, question := range []string{"all", "some"} {
		call(t, session, "nlq_to_data", map[string]any{"schemaId": 7, "userQuery": question})
	}
	families, err := s.registry.Gather()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]float64{}
	for _, family := range families {
		for _, m := range family.GetMetric() {
			for _, label := range m.GetLabel() {
				if label.GetValue() == "nlq_to_data" {
					seen[family.GetName()] = m.GetCounter().GetValue() + m.GetHistogram().GetSampleSum()
				}
			}
		}
	}
	if seen["lumenore_mcp_answer_size_bytes"] != 24 || seen["lumenore_mcp_answers_cut_total"] != 1 {
		t.Error(seen)
	}
}

func TestTheLogKeepsQuietAboutCalls(t *testing.T) {
	var lines recorder
	core := zapcore.NewCore(zapcore.NewJSONEncoder(zap.NewProductionEncoderConfig()), &lines, zapcore.DebugLevel)
	s := startWith(t, lumenore.Params{Logger: zap.New(core), Service: service{analyses: every,
		answer: func(_ context.Context, text string) (usecase.Result, error) {
			switch text {
			case "canary panic":
				panic("canary value")
			case "canary defect":
				return usecase.Result{}, domain.FaultFrom(errTest)
			case "canary wrapped":
				return usecase.Result{}, domain.FaultFrom(fmt.Errorf("%w: canary", domain.Cause("a query without outputs")))
			}
			return usecase.Result{Data: json.RawMessage(`"canary answer"`)}, nil
		}}})
	session := s.connect(t, legacy, nil)
	for _, text := range []string{"canary question", "canary panic", "canary defect", "canary wrapped"} {
		call(t, session, "nlq_to_data", map[string]any{"schemaId": 770077, "userQuery": text})
	}
	call(t, session, "nlq_to_data", map[string]any{"canary": "canary"})
	s.modern(t, "canary/method", "canary", `"canary":"canary"`)
	log := lines.String()
	for _, word := range []string{"canary", "770077", "backend.example"} {
		if strings.Contains(log, word) {
			t.Errorf("%q in the log:\n%s", word, log)
		}
	}
	for _, message := range []string{`"tool panicked"`, `"tool call failed"`, `"tool call"`, `"request"`, `"cause":"a query without outputs"`} {
		if !strings.Contains(log, message) {
			t.Errorf("no %s in the log:\n%s", message, log)
		}
	}
}
