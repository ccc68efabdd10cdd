package edge_test

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"
	"go.uber.org/zap"

	"github.com/lumenore/analytics-mcp-server/adapters/mcp/edge"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// ping is a message that every server takes.
const ping = `{"jsonrpc":"2.0","id":1,"method":"ping"}`

// call is a message that needs a place.
const call = `{"jsonrpc":"2.0","id":"c-1","method":"tools/call","params":{"name":"t"}}`

// echo answers with the message that reached it.
func echo(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		panic(err)
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(body)
}

// site is a server under test on a free loopback port.
type site struct {
	*edge.Server
	url    string
	client *http.Client
	served chan error
}

func start(t *testing.T, p edge.Params) *site {
	t.Helper()
	if p.Handler == nil {
		p.Handler = http.HandlerFunc(echo)
	}
	if p.Logger == nil {
		p.Logger = zap.NewNop()
	}
	if p.Addr == "" {
		p.Addr = "127.0.0.1:0"
	}
	server, err := edge.New(p)
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Listen(t.Context()); err != nil {
		t.Fatal(err)
	}
	s := &site{
		Server: server,
		url:    "http://" + server.Addr().String(),
		client: &http.Client{Transport: &http.Transport{}},
		served: make(chan error, 1),
	}
	go func() { s.served <- server.Serve() }()
	t.Cleanup(func() {
		s.client.CloseIdleConnections()
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := server.Drain(ctx); err != nil {
			t.Error(err)
		}
		if err := <-s.served; err != nil {
			t.Error(err)
		}
	})
	return s
}

// request makes a POST to /mcp that would pass; tests spoil it.
func (s *site) request(t *testing.T, body string) *http.Request {
	t.Helper()
	return s.requestReader(t, strings.NewReader(body))
}

func (s *site) requestReader(t *testing.T, body io.Reader) *http.Request {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.url+"/mcp", body)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	return r
}

// reply is an answer, read to its end.
type reply struct {
	*http.Response
	body string
}

func (s *site) do(t *testing.T, r *http.Request) reply {
	t.Helper()
	response, err := s.client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return reply{response, string(body)}
}

func (s *site) post(t *testing.T, body string) reply {
	t.Helper()
	return s.do(t, s.request(t, body))
}

// rpcError is the JSON-RPC error in a reply.
func (r reply) rpcError(t *testing.T) (code int, message string) {
	t.Helper()
	var envelope struct {
		JSONRPC string `json:"jsonrpc"`
		Error   *struct {
			Code    int    `json:"code"`
			Message string `json:"message"`
		} `json:"error"`
	}
	if err := json.Unmarshal([]byte(r.body), &envelope); err != nil || envelope.Error == nil || envelope.JSONRPC != "2.0" {
		t.Fatalf("no JSON-RPC error in %q", r.body)
	}
	return envelope.Error.Code, envelope.Error.Message
}

func wantStatus(t *testing.T, r reply, status int) {
	t.Helper()
	if r.StatusCode != status {
		t.Fatalf("status %d, want %d; body %q", r.StatusCode, status, r.body)
	}
}
