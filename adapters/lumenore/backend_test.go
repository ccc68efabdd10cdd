package lumenore_test

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
	"go.uber.org/zap/zaptest/observer"

	"github.com/lumenore/analytics-mcp-server/adapters/lumenore"
	"github.com/lumenore/analytics-mcp-server/domain"
)

// What must never be seen outside the requests to the platform.
const (
	clientID = "canary-client-id"
	secret   = "canary-secret"
	question = "canary question about sales"
	schema   = domain.SchemaID(918273645)
	// tokenMark is the signature of every token that the backend gives.
	tokenMark = "canaryTokenSignature"
)

const logInPath = "/api/secure/client/user-login"

// backend speaks Lumenore's wire contract over connections in memory, so that
// it runs on the clock of a synctest bubble, time-outs included.
type backend struct {
	*memoryListener
	server *http.Server

	mu       sync.Mutex
	lifetime time.Duration // of tokens; 0: they don't say
	valid    map[string]bool
	issued   int
	logIns   []string // bodies of the log-in requests
	calls    []*http.Request
	bodies   []string
	answer   http.HandlerFunc // of calls
	logIn    http.HandlerFunc // instead of the contract's
}

// newBackend serves until the test ends; answers are {"rows":[[1]]} unless told.
func newBackend(t *testing.T) *backend {
	t.Helper()
	b := &backend{
		memoryListener: newMemoryListener(),
		valid:          map[string]bool{},
		answer:         jsonAnswer(`{"rows":[[1]]}`),
	}
	b.server = &http.Server{Handler: b}
	go func() { _ = b.server.Serve(b.memoryListener) }()
	t.Cleanup(func() { _ = b.server.Close() })
	return b
}

func jsonAnswer(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_, _ = io.WriteString(w, body)
	}
}

func (b *backend) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	if r.URL.Path == logInPath {
		b.mu.Lock()
		b.logIns = append(b.logIns, string(body))
		special := b.logIn
		b.mu.Unlock()
		if special != nil {
			special(w, r)
			return
		}
		b.giveToken(w, string(body))
		return
	}
	b.mu.Lock()
	b.calls = append(b.calls, r)
	b.bodies = append(b.bodies, string(body))
	ok := b.valid[strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")]
	answer := b.answer
	b.mu.Unlock()
	if !ok {
		http.Error(w, "<html>who are you, "+r.Header.Get("Authorization")+"</html>", http.StatusUnauthorized)
		return
	}
	answer(w, r)
}

// giveToken answers a log-in as the contract says.
func (b *backend) giveToken(w http.ResponseWriter, body string) {
	if body != fmt.Sprintf(`{"data":{"clientId":%q,"secret":%q}}`, clientID, secret) {
		http.Error(w, "no", http.StatusForbidden)
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.issued++
	claims := map[string]any{"n": b.issued}
	if b.lifetime > 0 {
		claims["exp"] = time.Now().Add(b.lifetime).Unix()
	}
	payload, _ := json.Marshal(claims)
	token := "e30." + base64.RawURLEncoding.EncodeToString(payload) + "." + tokenMark
	b.valid[token] = true
	http.SetCookie(w, &http.Cookie{Name: "access_token", Value: token, HttpOnly: true})
}

// revoke makes all tokens invalid.
func (b *backend) revoke() { b.set(func() { clear(b.valid) }) }

func (b *backend) set(change func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	change()
}

func (b *backend) count() (logIns, calls int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(b.logIns), len(b.calls)
}

// memoryListener connects by net.Pipe.
type memoryListener struct {
	connections chan net.Conn
	once        sync.Once
	done        chan struct{}

	hosts  sync.Map // that were dialled
	refuse func() error
}

func newMemoryListener() *memoryListener {
	return &memoryListener{connections: make(chan net.Conn), done: make(chan struct{})}
}

func (l *memoryListener) Accept() (net.Conn, error) {
	select {
	case c := <-l.connections:
		return c, nil
	case <-l.done:
		return nil, net.ErrClosed
	}
}

func (l *memoryListener) Close() error {
	l.once.Do(func() { close(l.done) })
	return nil
}

func (*memoryListener) Addr() net.Addr { return &net.TCPAddr{} }

func (l *memoryListener) dial(ctx context.Context, network, address string) (net.Conn, error) {
	l.hosts.Store(address, true)
	if l.refuse != nil {
		if err := l.refuse(); err != nil {
			return nil, &net.OpError{Op: "dial", Net: network, Err: err}
		}
	}
	ours, theirs := net.Pipe()
	select {
	case l.connections <- theirs:
		return ours, nil
	case <-l.done:
		return nil, net.ErrClosed
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// params are those of a client of the backend, with a logger that remembers.
func (b *backend) params() (lumenore.Params, *observer.ObservedLogs) {
	core, logs := observer.New(zapcore.DebugLevel)
	return lumenore.Params{
		ServerURL: "http://platform.example",
		ClientID:  func() string { return clientID },
		Secret:    func() string { return secret },
		Dial:      b.dial,
		Logger:    zap.New(core),
		Version:   "1.2.3",
	}, logs
}

// client is a client of the backend; it is closed with the test.
func (b *backend) client(t *testing.T, change func(*lumenore.Params)) (*lumenore.Client, *observer.ObservedLogs) {
	t.Helper()
	p, logs := b.params()
	if change != nil {
		change(&p)
	}
	return newClient(t, p), logs
}

func newClient(t *testing.T, p lumenore.Params) *lumenore.Client {
	t.Helper()
	c, err := lumenore.New(p)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	return c
}

func ask(t *testing.T) domain.Question {
	t.Helper()
	q, err := domain.NewQuestion(question, schema)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// operation is one of the nine calls of the API.
type operation struct {
	name string
	call func(context.Context, *lumenore.Client) (domain.Answer, error)
}

func operations(t *testing.T) []operation {
	t.Helper()
	list := []operation{
		{"datasets", func(ctx context.Context, c *lumenore.Client) (domain.Answer, error) { return c.Datasets(ctx) }},
		{"columns", func(ctx context.Context, c *lumenore.Client) (domain.Answer, error) { return c.Columns(ctx, schema) }},
	}
	q := ask(t)
	for _, a := range []domain.Analysis{
		domain.Query, domain.Trend, domain.Prediction, domain.Outlier, domain.Correlation, domain.Change, domain.Pareto,
	} {
		list = append(list, operation{string(a), func(ctx context.Context, c *lumenore.Client) (domain.Answer, error) {
			return c.Answer(ctx, a, q)
		}})
	}
	return list
}

// wantFault returns the fault of a failed call.
func wantFault(t *testing.T, err error, kind domain.Kind) *domain.Fault {
	t.Helper()
	if err == nil {
		t.Fatalf("no error; %s was expected", kind)
	}
	f := domain.FaultFrom(err)
	if f.Kind != kind {
		t.Fatalf("%s (%v: %v), not %s", f.Kind, f, f.Unwrap(), kind)
	}
	return f
}

func discardLog() *log.Logger { return log.New(io.Discard, "", 0) }
