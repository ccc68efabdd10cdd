package lumenore_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"
	"go.uber.org/zap/zaptest/observer"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// secrets are what must not get out; the rest of a token is worth nothing.
func secrets() []string {
	return []string{clientID, secret, question, tokenMark, "Bearer", fmt.Sprint(int64(schema)), "elsewhere", "platform.example", "Oops"}
}

func wantNothingIn(t *testing.T, where, text string) {
	t.Helper()
	for _, s := range secrets() {
		if strings.Contains(text, s) {
			t.Errorf("%s holds %q: %s", where, s, text)
		}
	}
}

// wantNothingToldBy looks into a fault and everything behind it.
func wantNothingToldBy(t *testing.T, f *domain.Fault) {
	t.Helper()
	if f.Message == "" || f.Suggestion == "" && f.Kind != domain.KindCancelled {
		t.Errorf("no words: %q, %q", f.Message, f.Suggestion)
	}
	for err := error(f); err != nil; err = errors.Unwrap(err) {
		wantNothingIn(t, "an error", fmt.Sprintf("%v %+v %#v", err, err, err))
	}
	for _, word := range []string{"resty", "http:", "net/", "dial", "EOF", "Lumenore"} {
		if strings.Contains(f.Message+f.Suggestion, word) {
			t.Errorf("%q in words for an assistant: %s %s", word, f.Message, f.Suggestion)
		}
	}
}

func wantNothingLogged(t *testing.T, logs *observer.ObservedLogs) {
	t.Helper()
	for _, entry := range logs.All() {
		wantNothingIn(t, "the log", fmt.Sprint(entry.Message, entry.ContextMap()))
	}
}

func wantNothingMeasured(t *testing.T, registry *prometheus.Registry) {
	t.Helper()
	families, err := registry.Gather()
	if err != nil || len(families) == 0 {
		t.Fatalf("%d families, %v", len(families), err)
	}
	for _, family := range families {
		wantNothingIn(t, "a metric", family.String())
	}
}

// wantNothingTraced allows the platform's own name alone, which its operator has
// set, and asks for the kind of the error or its status.
func wantNothingTraced(t *testing.T, spans tracetest.SpanStubs, kind domain.Kind) {
	t.Helper()
	if len(spans) < 2 { // the log-in and the call
		t.Errorf("%d spans", len(spans))
	}
	for _, s := range spans {
		text := fmt.Sprint(s.Name, s.Attributes, s.Status, s.Events, s.Links)
		wantNothingIn(t, "a span", strings.ReplaceAll(text, "platform.example", ""))
	}
	if last := spans[len(spans)-1]; (last.Status.Code == codes.Error) != (kind != "") {
		t.Errorf("the span of a call that ended with %q has %v", kind, last.Status)
	}
}
