package mcp_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/prometheus/client_golang/prometheus"
	"go.uber.org/goleak"
	"go.uber.org/zap"

	lumenore "github.com/lumenore/analytics-mcp-server/adapters/mcp"
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/usecase"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// every is all analyses of the contract.
var every = []domain.Analysis{
	domain.Query, domain.Trend, domain.Prediction, domain.Outlier,
	domain.Correlation, domain.Change, domain.Pareto,
}

// allTools is what the app registers.
func allTools() []lumenore.Tool {
	return []lumenore.Tool{
		lumenore.DatasetsTool(), lumenore.ColumnsTool(), lumenore.QueryTool(),
		lumenore.TrendTool(), lumenore.PredictionTool(), lumenore.OutlierTool(),
		lumenore.CorrelationTool(), lumenore.ChangeTool(), lumenore.ParetoTool(),
	}
}

func allPrompts() []lumenore.Prompt {
	return []lumenore.Prompt{lumenore.SalesPrompt(), lumenore.CustomersPrompt(), lumenore.InventoryPrompt()}
}

func allResources() []lumenore.Resource {
	return []lumenore.Resource{lumenore.DatasetsResource(), lumenore.ColumnsResource()}
}

// service is a fake that behaves: it answers with what it was asked, unless a
// test tells it what to do.
type service struct {
	analyses []domain.Analysis
	answer   func(ctx context.Context, text string) (usecase.Result, error)
	datasets func() (usecase.Result, error)
}

func (s service) Analyses() []domain.Analysis { return s.analyses }

func (s service) Datasets(context.Context) (usecase.Result, error) {
	if s.datasets != nil {
		return s.datasets()
	}
	return usecase.Result{
		Data:     json.RawMessage(`{"datasets":[{"schema_id":7,"name":"sales"}]}`),
		Datasets: []domain.DatasetName{{ID: 7, Name: "sales"}},
	}, nil
}

func (s service) Columns(_ context.Context, id domain.SchemaID) (usecase.Result, error) {
	if id != 7 {
		return usecase.Result{}, domain.NewFault(domain.KindUnknownDataset,
			fmt.Sprintf("no dataset has schema_id %d.", id), "Call get_dataset_metadata for the schema ids.")
	}
	return usecase.Result{Data: json.RawMessage(`{"schema_id":7}`)}, nil
}

func (s service) Answer(ctx context.Context, analysis domain.Analysis, text string, id domain.SchemaID) (usecase.Result, error) {
	if s.answer != nil {
		return s.answer(ctx, text)
	}
	data, err := json.Marshal(map[string]any{"analysis": analysis, "asked": text, "of": id})
	return usecase.Result{Data: data}, err
}

// site is a server under test on a free loopback port.
type site struct {
	*lumenore.Server
	url      string
	http     *http.Client
	registry *prometheus.Registry
}

func start(t testing.TB, s lumenore.Service) *site {
	t.Helper()
	return startWith(t, lumenore.Params{Service: s, Logger: zap.NewNop()})
}

func startWith(t testing.TB, p lumenore.Params) *site {
	t.Helper()
	registry := prometheus.NewRegistry()
	p.Tools, p.Prompts, p.Resources = allTools(), allPrompts(), allResources()
	p.Version, p.Registry, p.Addr = "1.2.3", registry, "127.0.0.1:0"
	server, err := lumenore.New(p)
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Listen(t.Context()); err != nil {
		t.Fatal(err)
	}
	served := make(chan error, 1)
	go func() { served <- server.Serve() }()
	client := &http.Client{Transport: &http.Transport{}}
	t.Cleanup(func() {
		client.CloseIdleConnections()
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := server.Drain(ctx); err != nil {
			t.Error(err)
		}
		if err := <-served; err != nil {
			t.Error(err)
		}
	})
	return &site{server, "http://" + server.Addr().String() + "/mcp", client, registry}
}

// The two eras of the protocol that clients speak today.
const (
	legacy = "2025-11-25"
	modern = "2026-07-28"
)

// connect connects the official SDK's client, which nobody here wrote.
func (s *site) connect(t *testing.T, version string, options *mcp.ClientOptions) *mcp.ClientSession {
	t.Helper()
	client := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, options)
	session, err := client.Connect(t.Context(),
		&mcp.StreamableClientTransport{Endpoint: s.url, HTTPClient: s.http, DisableStandaloneSSE: true},
		&mcp.ClientSessionOptions{ProtocolVersion: version})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := session.Close(); err != nil {
			t.Error(err)
		}
	})
	return session
}

// envelope is an answer as a client decodes it.
type envelope map[string]any

// call calls a tool and checks what holds for every answer: the same JSON in
// both channels, and isError wherever the status is not success.
func call(t *testing.T, session *mcp.ClientSession, tool string, arguments any) envelope {
	t.Helper()
	result, err := session.CallTool(t.Context(), &mcp.CallToolParams{Name: tool, Arguments: arguments})
	if err != nil {
		t.Fatal(err)
	}
	return opened(t, result)
}

func opened(t *testing.T, result *mcp.CallToolResult) envelope {
	t.Helper()
	if len(result.Content) != 1 {
		t.Fatalf("%d content blocks", len(result.Content))
	}
	text := result.Content[0].(*mcp.TextContent).Text
	var fromText envelope
	if err := json.Unmarshal([]byte(text), &fromText); err != nil {
		t.Fatalf("the text is no JSON: %v", err)
	}
	if a, b := compact(t, fromText), compact(t, result.StructuredContent); a != b {
		t.Errorf("the channels differ:\n%s\n%s", a, b)
	}
	if (fromText["status"] == "success") == result.IsError {
		t.Errorf("status %v with isError %v", fromText["status"], result.IsError)
	}
	return fromText
}

func compact(t *testing.T, value any) string {
	t.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// postModern sends one raw request of the 2026-07-28 era.
func (s *site) postModern(ctx context.Context, method, name, params string) (*http.Response, error) {
	meta := `"_meta":{"io.modelcontextprotocol/protocolVersion":"` + modern +
		`","io.modelcontextprotocol/clientInfo":{"name":"raw","version":"1"},"io.modelcontextprotocol/clientCapabilities":{},"progressToken":"p"}`
	if params != "" {
		params = "," + params
	}
	body := `{"jsonrpc":"2.0","id":42,"method":"` + method + `","params":{` + meta + params + `}}`
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, s.url, strings.NewReader(body))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "application/json, text/event-stream")
	r.Header.Set("Mcp-Protocol-Version", modern)
	r.Header.Set("Mcp-Method", method)
	if name != "" {
		r.Header.Set("Mcp-Name", name)
	}
	return s.http.Do(r)
}

func (s *site) modern(t *testing.T, method, name, params string) (status int, body string) {
	t.Helper()
	response, err := s.postModern(t.Context(), method, name, params)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(text)
}

// legacy sends one raw request as clients up to 2025-11-25 do.
func (s *site) legacy(t *testing.T, method, params string) (status int, body string) {
	t.Helper()
	response, err := s.http.Post(s.url, "application/json", strings.NewReader(`{"jsonrpc":"2.0","id":42,"method":"`+method+`","params":{`+params+`}}`))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(text)
}

// recorder collects lines that are written by several goroutines.
type recorder struct {
	mu   sync.Mutex
	text strings.Builder
}

func (r *recorder) Write(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.text.Write(p)
}

func (r *recorder) Sync() error { return nil }

func (r *recorder) String() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.text.String()
}

var errTest = errors.New("canary-cause at https://backend.example:443/secret")

// The use-case is the Service that the tools were made for.
var _ lumenore.Service = (*usecase.Service)(nil)
