package sandbox_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/lumenore/analytics-mcp-server/adapters/sandbox"
	"github.com/lumenore/analytics-mcp-server/domain"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// The paths of the contract.
const (
	logInPath   = "/api/secure/client/user-login"
	listPath    = "/api/askme-manager/get-domain"
	columnsPath = "/api/askme-manager/metadata/get/"
	enginePath  = "/api/ai-engine/mcp/"
)

// memory is a platform with one dataset and one answer, or one fault.
type memory struct {
	answer string
	fault  error
	hold   func(context.Context) // what a call waits for
}

const known domain.SchemaID = 7

func (m memory) Analyses() []domain.Analysis { return []domain.Analysis{domain.Query, domain.Trend} }

func (m memory) Datasets(ctx context.Context) (domain.Answer, error) {
	return m.say(ctx, known, `{"datasets":[{"schema_id":7,"name":"orders","data_through":"2025-12-31"}]}`)
}

func (m memory) Columns(ctx context.Context, id domain.SchemaID) (domain.Answer, error) {
	return m.say(ctx, id, `{"columns":[{"name":"Region","type":"string","role":"dimension","description":""}]}`)
}

func (m memory) Answer(ctx context.Context, _ domain.Analysis, q domain.Question) (domain.Answer, error) {
	return m.say(ctx, q.Schema(), m.answer)
}

func (m memory) say(ctx context.Context, id domain.SchemaID, text string) (domain.Answer, error) {
	if m.hold != nil {
		m.hold(ctx)
	}
	switch {
	case m.fault != nil:
		return domain.Answer{}, m.fault
	case id != known:
		return domain.Answer{}, domain.NewFault(domain.KindUnknownDataset, "no such dataset.", "List them.")
	}
	return domain.Answer{Data: json.RawMessage(text)}, nil
}

// small is a platform that answers everything at once.
func small() memory {
	return memory{answer: `{"columns":["Region","Sales"],"rows":[["West",1],["East",2]]}`}
}

// client speaks the contract with a sandbox.
type client struct {
	t     *testing.T
	base  string
	http  *http.Client
	token string
}

// open serves a sandbox on a free port until the test ends.
func open(t *testing.T, p sandbox.Params) (*sandbox.Server, *client) {
	t.Helper()
	p.Addr = "127.0.0.1:0"
	server, err := sandbox.New(p)
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Listen(t.Context()); err != nil {
		t.Fatal(err)
	}
	served := make(chan error, 1)
	go func() { served <- server.Serve() }()
	c := &client{t: t, base: "http://" + server.Addr().String(), http: &http.Client{
		Transport:     &http.Transport{},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
	t.Cleanup(func() {
		c.http.CloseIdleConnections()
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := server.Close(ctx); err != nil {
			t.Error(err)
		}
		if err := <-served; err != nil {
			t.Error(err)
		}
	})
	return server, c
}

// answer is what came back; err: it could not be read to its end.
type answer struct {
	status int
	header http.Header
	body   string
	err    error
}

func (c *client) request(ctx context.Context, method, path, body string) *http.Request {
	c.t.Helper()
	r, err := http.NewRequestWithContext(ctx, method, c.base+path, strings.NewReader(body))
	if err != nil {
		c.t.Fatal(err)
	}
	r.Header.Set("Accept", "application/json")
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/json")
	}
	if c.token != "" {
		r.Header.Set("Authorization", "Bearer "+c.token)
	}
	return r
}

func (c *client) call(method, path, body string) answer {
	c.t.Helper()
	response, err := c.http.Do(c.request(c.t.Context(), method, path, body))
	if err != nil {
		return answer{err: err}
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	return answer{response.StatusCode, response.Header, string(text), err}
}

// attempt logs in with these credentials.
func (c *client) attempt(clientID, secret string) answer {
	c.t.Helper()
	return c.call(http.MethodPost, logInPath, fmt.Sprintf(`{"data":{"clientId":%q,"secret":%q}}`, clientID, secret))
}

// logIn logs in and keeps the token.
func (c *client) logIn() {
	c.t.Helper()
	a := c.attempt("anyone", "anything")
	for _, cookie := range (&http.Response{Header: a.header}).Cookies() {
		if cookie.Name == "access_token" {
			c.token = cookie.Value
			return
		}
	}
	c.t.Fatalf("no token: %d %s %v", a.status, a.body, a.err)
}

func (c *client) list() answer { return c.call(http.MethodGet, listPath, "") }

func (c *client) ask(endpoint, question string, id domain.SchemaID) answer {
	c.t.Helper()
	return c.call(http.MethodPost, enginePath+endpoint, fmt.Sprintf(`{"userQuery":%q,"schemaId":%d}`, question, id))
}

// describe asks for facts of the columns of a dataset.
func (c *client) describe(id domain.SchemaID, facts ...string) answer {
	c.t.Helper()
	body, err := json.Marshal(map[string]any{"data": map[string]any{"columns": facts, "domainId": id}})
	if err != nil {
		c.t.Fatal(err)
	}
	return c.call(http.MethodPost, fmt.Sprint(columnsPath, id), string(body))
}

// into decodes a successful answer.
func (a answer) into(t *testing.T, target any) {
	t.Helper()
	if a.status != http.StatusOK || a.err != nil {
		t.Fatalf("%d %s %v", a.status, a.body, a.err)
	}
	if err := json.Unmarshal([]byte(a.body), target); err != nil {
		t.Fatalf("%v in %s", err, a.body)
	}
}

// errorCode is the code in a failed answer's body.
func (a answer) errorCode(t *testing.T) string {
	t.Helper()
	var body struct {
		Error struct{ Code, Message string }
	}
	if err := json.Unmarshal([]byte(a.body), &body); err != nil || body.Error.Message == "" {
		t.Errorf("status %d with the body %q", a.status, a.body)
	}
	return body.Error.Code
}

// clock is a time that tests move.
type clock struct{ ahead atomic.Int64 }

func (c *clock) now() time.Time {
	return time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC).Add(time.Duration(c.ahead.Load()))
}

func (c *clock) advance(d time.Duration) { c.ahead.Add(int64(d)) }
