package edge_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/adapters/mcp/edge"
)

func TestHomeAnswersGetAndHead(t *testing.T) {
	s := start(t, edge.Params{Banner: "hello"})
	for method, body := range map[string]string{http.MethodGet: "hello", http.MethodHead: ""} {
		r, _ := http.NewRequestWithContext(t.Context(), method, s.url+"/", nil)
		got := s.do(t, r)
		wantStatus(t, got, http.StatusOK)
		if got.body != body {
			t.Errorf("%s /: %q", method, got.body)
		}
	}
}

func TestOnlyPostReachesTheEndpoint(t *testing.T) {
	s := start(t, edge.Params{})
	for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodDelete, http.MethodPut, http.MethodPatch} {
		r := s.request(t, "")
		r.Method = method
		got := s.do(t, r)
		wantStatus(t, got, http.StatusMethodNotAllowed)
		if allow := got.Header.Get("Allow"); allow != "POST" {
			t.Errorf("%s: Allow %q", method, allow)
		}
	}
}

func TestUnknownPathsAreNotFound(t *testing.T) {
	s := start(t, edge.Params{})
	for _, path := range []string{"/.well-known/oauth-protected-resource", "/mcp/x", "/metrics"} {
		r, _ := http.NewRequestWithContext(t.Context(), http.MethodGet, s.url+path, nil)
		wantStatus(t, s.do(t, r), http.StatusNotFound)
	}
}

func TestMessagesToHomeAreSentToTheEndpoint(t *testing.T) {
	s := start(t, edge.Params{})
	r, _ := http.NewRequestWithContext(t.Context(), http.MethodPost, s.url+"/", strings.NewReader(ping))
	got := s.do(t, r)
	wantStatus(t, got, http.StatusMethodNotAllowed)
	if _, message := got.rpcError(t); !strings.Contains(message, "/mcp") {
		t.Error(message)
	}
}

func TestAnswersAreNotBufferedByProxies(t *testing.T) {
	s := start(t, edge.Params{})
	got := s.post(t, ping)
	wantStatus(t, got, http.StatusOK)
	if got.Header.Get("X-Accel-Buffering") != "no" {
		t.Error("X-Accel-Buffering is not set")
	}
}

func TestRequestIDsAreTakenIfSaneElseMade(t *testing.T) {
	s := start(t, edge.Params{})
	for _, c := range []struct {
		name, sent string
		kept       bool
	}{
		{"a UUID", "3f1c8a52-8f3e-4a5e-9a0f-0b1c2d3e4f50", true},
		{"nothing", "", false},
		{"a sentence", "sales of Anna Meier", false},
		{"too long", strings.Repeat("x", 65), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := s.request(t, ping)
			r.Header.Set("X-Request-Id", c.sent)
			got := s.do(t, r).Header.Get("X-Request-Id")
			if got == "" || (got == c.sent) != c.kept {
				t.Errorf("got %q", got)
			}
		})
	}
}
