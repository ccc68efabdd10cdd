package app_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"go.uber.org/goleak"

	"github.com/lumenore/analytics-mcp-server/app"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// patience is how long a test waits for something that must happen: generous,
// since nothing is measured.
const patience = time.Minute

// transcript is what a service writes to stderr.
type transcript struct {
	mu      sync.Mutex
	text    bytes.Buffer
	changed chan struct{} // closed and replaced at each write
}

func newTranscript() *transcript { return &transcript{changed: make(chan struct{})} }

func (l *transcript) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	close(l.changed)
	l.changed = make(chan struct{})
	return l.text.Write(p)
}

func (l *transcript) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// event waits for the first event with this message and returns its fields.
func (l *transcript) event(t *testing.T, message string, ended <-chan struct{}) map[string]any {
	t.Helper()
	timeout := time.After(patience)
	for {
		l.mu.Lock()
		text, changed := l.text.String(), l.changed
		l.mu.Unlock()
		for line := range strings.Lines(text) {
			var fields map[string]any
			if json.Unmarshal([]byte(line), &fields) == nil && fields["msg"] == message {
				return fields
			}
		}
		select {
		case <-changed:
		case <-ended:
			t.Fatalf("the service ended before %q:\n%s", message, l)
		case <-timeout:
			t.Fatalf("no %q in\n%s", message, l)
		}
	}
}

// service is a running service, started as its command starts it.
type service struct {
	log  *transcript
	mcp  string // addresses
	ops  string
	stop context.CancelFunc
	code int
	done chan struct{} // closed once code stands
}

// boot starts a service on free ports, with these variables more.
func boot(t *testing.T, environ ...string) *service {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	s := &service{log: newTranscript(), stop: cancel, done: make(chan struct{})}
	process := app.Process{
		Environ: append([]string{"PLATFORM=embedded", "HTTP_ADDR=127.0.0.1:0", "OPS_ADDR=127.0.0.1:0", "DRAIN_DELAY=0", "LOG_LEVEL=debug"}, environ...),
		Dir:     t.TempDir(),
		Stdout:  io.Discard,
		Stderr:  s.log,
	}
	go func() {
		defer close(s.done)
		s.code = app.Main(ctx, process)
	}()
	t.Cleanup(func() {
		cancel()
		<-s.done
		http.DefaultClient.CloseIdleConnections()
	})
	s.ops = s.log.event(t, "serving probes and metrics", s.done)["address"].(string)
	s.mcp = s.log.event(t, "serving MCP", s.done)["address"].(string)
	s.log.event(t, "started", s.done) // one that is stopped while it starts takes back its start instead of draining
	return s
}

// connect returns a session of the protocol's own client.
func (s *service) connect(t *testing.T) *mcp.ClientSession {
	t.Helper()
	client := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil)
	session, err := client.Connect(t.Context(), &mcp.StreamableClientTransport{Endpoint: "http://" + s.mcp + "/mcp", DisableStandaloneSSE: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = session.Close() })
	return session
}

// call returns a tool's envelope, as JSON.
func call(t *testing.T, session *mcp.ClientSession, tool string, arguments map[string]any) string {
	t.Helper()
	result, err := session.CallTool(t.Context(), &mcp.CallToolParams{Name: tool, Arguments: arguments})
	if err != nil {
		t.Fatal(err)
	}
	text, ok := result.Content[0].(*mcp.TextContent)
	if !ok {
		t.Fatalf("%T", result.Content[0])
	}
	return text.Text
}

func status(t *testing.T, url string) int {
	t.Helper()
	response, err := http.Get(url)
	if err != nil {
		return 0
	}
	defer response.Body.Close()
	return response.StatusCode
}
