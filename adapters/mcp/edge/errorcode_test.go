package edge_test

import (
	"fmt"
	"net/http"
	"testing"

	"github.com/lumenore/analytics-mcp-server/adapters/mcp/edge"
)

// failing answers every message as mcp-go answers a handler's error.
func failing(choose int) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if choose != 0 {
			edge.ChooseErrorCode(r.Context(), choose)
		}
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusOK)
		fmt.Fprintln(w, `{"jsonrpc":"2.0","id":"\"error\":{\"code\":-32603,","error":{"code":-32603,"message":"no"}}`)
	})
}

func TestAHandlerChoosesTheCodeOfItsError(t *testing.T) {
	for _, c := range []struct {
		name    string
		choose  int
		version string
		code    int
		status  int
	}{
		{"none", 0, "2026-07-28", -32603, http.StatusOK},
		{"one, where HTTP says it too", -32602, "2026-07-28", -32602, http.StatusBadRequest},
		{"one, where HTTP says nothing", -32002, "2025-11-25", -32002, http.StatusOK},
		{"one, by a client that names no version", -32602, "", -32602, http.StatusOK},
	} {
		s := start(t, edge.Params{Handler: failing(c.choose)})
		request := s.request(t, call)
		request.Header.Set("Mcp-Protocol-Version", c.version)
		got := s.do(t, request)
		wantStatus(t, got, c.status)
		want := fmt.Sprintf(`{"jsonrpc":"2.0","id":"\"error\":{\"code\":-32603,","error":{"code":%d,"message":"no"}}`, c.code)
		if got.body != want+"\n" {
			t.Errorf("%s: %s", c.name, got.body)
		}
	}
}
