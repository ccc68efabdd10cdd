package app_test

import (
	"bytes"
	"compress/gzip"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime/pprof"
	"slices"
	"strings"
	"sync"
	"testing"

	commonpb "go.opentelemetry.io/proto/otlp/common/v1"
	metricspb "go.opentelemetry.io/proto/otlp/metrics/v1"
	spanpb "go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/proto"

	"github.com/lumenore/analytics-mcp-server/app"
)

// collector takes what OpenTelemetry's exporters send.
type collector struct {
	url string

	mu       sync.Mutex
	spans    []*spanpb.Span
	resource map[string]string
	metrics  map[string][]map[string]string // attributes of each point, by name
	text     strings.Builder                // all of it
}

func startCollector(t *testing.T) *collector {
	t.Helper()
	c := &collector{metrics: map[string][]map[string]string{}}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body := io.Reader(r.Body)
		if r.Header.Get("Content-Encoding") == "gzip" {
			var err error
			if body, err = gzip.NewReader(body); err != nil {
				t.Error(err)
				return
			}
		}
		text, err := io.ReadAll(body)
		if err != nil {
			t.Error(err)
		}
		c.take(t, r.URL.Path, text)
		w.Header().Set("Content-Type", "application/x-protobuf")
	}))
	t.Cleanup(server.Close)
	c.url = server.URL
	return c
}

func (c *collector) take(t *testing.T, path string, body []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch path {
	case "/v1/traces":
		var sent spanpb.TracesData
		if err := proto.Unmarshal(body, &sent); err != nil {
			t.Error(err)
		}
		c.text.WriteString(sent.String())
		for _, resource := range sent.ResourceSpans {
			c.resource = plain(resource.Resource.Attributes)
			for _, scope := range resource.ScopeSpans {
				c.spans = append(c.spans, scope.Spans...)
			}
		}
	case "/v1/metrics":
		var sent metricspb.MetricsData
		if err := proto.Unmarshal(body, &sent); err != nil {
			t.Error(err)
		}
		c.text.WriteString(sent.String())
		for _, resource := range sent.ResourceMetrics {
			for _, scope := range resource.ScopeMetrics {
				for _, m := range scope.Metrics {
					for _, point := range m.GetHistogram().GetDataPoints() {
						c.metrics[m.Name] = append(c.metrics[m.Name], plain(point.Attributes))
					}
				}
			}
		}
	default:
		t.Errorf("sent to %s", path)
	}
}

func plain(attributes []*commonpb.KeyValue) map[string]string {
	all := map[string]string{}
	for _, a := range attributes {
		switch v := a.Value.Value.(type) {
		case *commonpb.AnyValue_StringValue:
			all[a.Key] = v.StringValue
		case *commonpb.AnyValue_IntValue:
			all[a.Key] = fmt.Sprint(v.IntValue)
		case *commonpb.AnyValue_BoolValue:
			all[a.Key] = fmt.Sprint(v.BoolValue)
		default:
			all[a.Key] = a.Value.String()
		}
	}
	return all
}

// find returns the one span of this name in a trace.
func (c *collector) find(t *testing.T, trace, name string) *spanpb.Span {
	t.Helper()
	c.mu.Lock()
	defer c.mu.Unlock()
	var found *spanpb.Span
	var names []string
	for _, s := range c.spans {
		names = append(names, hex.EncodeToString(s.TraceId)+" "+s.Name)
		if s.Name == name && hex.EncodeToString(s.TraceId) == trace {
			found = s
		}
	}
	if found == nil {
		slices.Sort(names)
		t.Fatalf("no span %q in trace %s of\n%s", name, trace, strings.Join(names, "\n"))
	}
	return found
}

// point reports whether a metric has a point with these attributes.
func (c *collector) point(name string, attributes map[string]string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.ContainsFunc(c.metrics[name], func(point map[string]string) bool { return within(attributes, point) })
}

// wantOnPage asks that the page for operators tells all attributes and metrics.
func (c *collector) wantOnPage(t *testing.T) {
	t.Helper()
	page, err := os.ReadFile(metricsPage)
	if err != nil {
		t.Fatal(err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for name := range c.metrics {
		if !strings.Contains(string(page), "`"+name+"`") {
			t.Errorf("%s does not tell of the metric %s", metricsPage, name)
		}
	}
	for _, s := range c.spans {
		for _, a := range s.Attributes {
			if !strings.Contains(string(page), "`"+a.Key+"`") {
				t.Errorf("%s does not tell of the attribute %s", metricsPage, a.Key)
			}
		}
	}
}

func within(part, whole map[string]string) bool {
	for name, value := range part {
		if whole[name] != value {
			return false
		}
	}
	return true
}

func wantAttributes(t *testing.T, s *spanpb.Span, want map[string]string) {
	t.Helper()
	if got := plain(s.Attributes); !within(want, got) {
		t.Errorf("span %s has %v, not %v", s.Name, got, want)
	}
}

func wantChild(t *testing.T, child, parent *spanpb.Span) {
	t.Helper()
	if !bytes.Equal(child.ParentSpanId, parent.SpanId) {
		t.Errorf("%s is no child of %s", child.Name, parent.Name)
	}
}

// setOTel sets variables where OpenTelemetry reads them, and returns them for
// where this service does.
func setOTel(t *testing.T, environ ...string) []string {
	t.Helper()
	for _, pair := range environ {
		name, value, _ := strings.Cut(pair, "=")
		t.Setenv(name, value)
	}
	return environ
}

// post sends one message as it is, and returns the answer.
func post(t *testing.T, s *service, headers map[string]string, body string) string {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://"+s.mcp+"/mcp", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	for name, value := range headers {
		r.Header.Set(name, value)
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// sales sets a small folder, which is imported at once.
func sales(t *testing.T) string { return "DATA_DIR=" + folder(t, salesFiles()) }

func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// halt stops a service, which sends what is left.
func (s *service) halt(t *testing.T) {
	t.Helper()
	s.stop()
	<-s.done
	if s.code != 0 {
		t.Errorf("exit code %d:\n%s", s.code, s.log)
	}
}

const (
	traceA, spanA = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"
	traceB, spanB = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"
)

const traced = `{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{%s"name":"nlq_to_data","arguments":{"userQuery":"total sales by region","schemaId":12}}}`

func TestACallIsTracedFromTheRequestToTheQuery(t *testing.T) {
	c := startCollector(t)
	s := boot(t, append(setOTel(t, "OTEL_EXPORTER_OTLP_ENDPOINT="+c.url, "OTEL_SERVICE_NAME=sales-bot", "OTEL_RESOURCE_ATTRIBUTES=deployment.environment.name=trial"), sales(t))...)
	post(t, s, map[string]string{"Mcp-Protocol-Version": "2025-11-25", "traceparent": "00-" + traceA + "-" + spanA + "-01"}, fmt.Sprintf(traced, ""))
	s.halt(t)

	request := c.find(t, traceA, "POST /mcp")
	if hex.EncodeToString(request.ParentSpanId) != spanA || request.Kind != spanpb.Span_SPAN_KIND_SERVER {
		t.Errorf("the request's span: %v", request)
	}
	wantAttributes(t, request, map[string]string{
		"http.request.method": "POST", "http.route": "/mcp", "http.response.status_code": "200",
		"url.scheme": "http", "network.protocol.version": "1.1",
	})
	operation := c.find(t, traceA, "tools/call nlq_to_data")
	wantChild(t, operation, request)
	wantAttributes(t, operation, map[string]string{
		"mcp.method.name": "tools/call", "gen_ai.tool.name": "nlq_to_data", "gen_ai.operation.name": "execute_tool",
		"mcp.protocol.version": "2025-11-25", "jsonrpc.request.id": "7", "network.transport": "tcp", "lumenore.outcome": "success",
	})
	asked := c.find(t, traceA, "answer question")
	wantChild(t, asked, operation)
	wantAttributes(t, asked, map[string]string{"lumenore.answer.source": "platform", "lumenore.answer.cut": "false"})
	query := c.find(t, traceA, "SELECT")
	wantChild(t, query, asked)
	wantAttributes(t, query, map[string]string{"db.system.name": "duckdb", "db.operation.name": "SELECT"})

	if want := map[string]string{"service.name": "sales-bot", "deployment.environment.name": "trial"}; !within(want, c.resource) || c.resource["service.version"] == "" {
		t.Errorf("the resource is %v", c.resource)
	}
	for name, attributes := range map[string]map[string]string{
		"http.server.request.duration":  {"http.route": "/mcp", "http.response.status_code": "200"},
		"mcp.server.operation.duration": {"mcp.method.name": "tools/call", "gen_ai.tool.name": "nlq_to_data"},
		"db.client.operation.duration":  {"db.system.name": "duckdb"},
	} {
		if !c.point(name, attributes) {
			t.Errorf("no point of %s with %v in %v", name, attributes, c.metrics)
		}
	}
	c.wantOnPage(t)
	if !strings.Contains(s.log.String(), `"trace_id":"`+traceA+`"`) {
		t.Error("the log does not name the trace")
	}
}

func TestTheTraceInAMessageIsItsParentAndTheRequestIsLinked(t *testing.T) {
	c := startCollector(t)
	s := boot(t, append(setOTel(t, "OTEL_EXPORTER_OTLP_ENDPOINT="+c.url), sales(t))...)
	meta := `"_meta":{"traceparent":"00-` + traceB + `-` + spanB + `-01","tracestate":"a=b","io.modelcontextprotocol/protocolVersion":"2026-07-28",` +
		`"io.modelcontextprotocol/clientInfo":{"name":"t","version":"1"},"io.modelcontextprotocol/clientCapabilities":{}},`
	headers := map[string]string{"Mcp-Protocol-Version": "2026-07-28", "Mcp-Method": "tools/call", "Mcp-Name": "nlq_to_data", "traceparent": "00-" + traceA + "-" + spanA + "-01"}
	post(t, s, headers, fmt.Sprintf(traced, meta))
	s.halt(t)

	operation := c.find(t, traceB, "tools/call nlq_to_data")
	wantAttributes(t, operation, map[string]string{"mcp.protocol.version": "2026-07-28"})
	if hex.EncodeToString(operation.ParentSpanId) != spanB {
		t.Errorf("its parent is %x", operation.ParentSpanId)
	}
	request := c.find(t, traceA, "POST /mcp")
	if len(operation.Links) != 1 || !bytes.Equal(operation.Links[0].SpanId, request.SpanId) {
		t.Errorf("its links are %v", operation.Links)
	}
	wantChild(t, c.find(t, traceB, "answer question"), operation)
}

func TestWhatGoesWrongIsTold(t *testing.T) {
	c := startCollector(t)
	s := boot(t, append(setOTel(t, "OTEL_EXPORTER_OTLP_ENDPOINT="+c.url), sales(t))...)
	header := func(trace string) map[string]string {
		return map[string]string{"traceparent": "00-" + trace + "-" + spanA + "-01"}
	}
	post(t, s, header(traceA), strings.Replace(fmt.Sprintf(traced, ""), "sales", "zebras", 1))
	post(t, s, header(traceB), `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"canary"}}`)
	s.halt(t)

	call := c.find(t, traceA, "tools/call nlq_to_data")
	wantAttributes(t, call, map[string]string{"error.type": "tool_error", "lumenore.outcome": "unknown_word"})
	wantAttributes(t, c.find(t, traceA, "answer question"), map[string]string{"error.type": "unknown_word"})
	wantAttributes(t, c.find(t, traceB, "tools/call"), map[string]string{"error.type": "-32602", "rpc.response.status_code": "-32602"})
	for _, s := range []*spanpb.Span{call, c.find(t, traceB, "tools/call")} {
		if s.Status.GetCode() != spanpb.Status_STATUS_CODE_ERROR || s.Status.GetMessage() != "" {
			t.Errorf("%s: %v", s.Name, s.Status)
		}
	}
}

func TestRequestsToThePlatformAreTracedByTheirTemplates(t *testing.T) {
	c := startCollector(t)
	address := bootSandbox(t, salesFiles())
	s := boot(t, append(setOTel(t, "OTEL_EXPORTER_OTLP_ENDPOINT="+c.url), "PLATFORM=lumenore", "SERVER_URL="+address, "LUMENORE_CLIENT_ID=any", "LUMENORE_SECRET=any")...)
	headers := map[string]string{"traceparent": "00-" + traceA + "-" + spanA + "-01"}
	post(t, s, headers, `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_metadata_info","arguments":{"schemaId":12}}}`)
	s.halt(t)

	const template = "/api/askme-manager/metadata/get/{schemaId}"
	request := c.find(t, traceA, "POST "+template)
	wantChild(t, request, c.find(t, traceA, "describe dataset"))
	wantAttributes(t, request, map[string]string{
		"url.template": template, "http.request.method": "POST", "http.response.status_code": "200", "server.address": "127.0.0.1",
	})
	if !c.point("http.client.request.duration", map[string]string{"url.template": template}) {
		t.Errorf("metrics: %v", c.metrics)
	}
	c.wantOnPage(t)
	if !strings.Contains(c.text.String(), "POST /api/secure/client/user-login") {
		t.Error("no span of the log-in")
	}
}

// Nothing private may be sent, wherever a caller puts it: not in a name, not in
// an attribute, not in the text of an error.
func TestNothingPrivateIsSent(t *testing.T) {
	const word, number = "quetzal", "918273645"
	files := map[string]string{
		"quetzal.csv":  "Region,Quetzals\nquetzalland,5\nSouth,3\n",
		"catalog.yaml": "datasets: {quetzal: {schema_id: " + number + "}}",
	}
	for name, platform := range map[string][]string{
		"embedded": {"DATA_DIR=" + folder(t, files)},
		"lumenore": {"PLATFORM=lumenore", "SERVER_URL=" + bootSandbox(t, files), "LUMENORE_CLIENT_ID=quetzal", "LUMENORE_SECRET=quetzal"},
	} {
		t.Run(name, func(t *testing.T) {
			c := startCollector(t)
			s := boot(t, append(setOTel(t, "OTEL_EXPORTER_OTLP_ENDPOINT="+c.url), platform...)...)
			answers := ""
			for _, params := range []string{
				`"method":"tools/call","params":{"name":"nlq_to_data","arguments":{"userQuery":"total quetzals by region","schemaId":918273645}}`,
				`"method":"tools/call","params":{"name":"nlq_to_data","arguments":{"userQuery":"quetzal quetzal","schemaId":"quetzal"}}`,
				`"method":"tools/call","params":{"name":"get_metadata_info","arguments":{"schemaId":918273645,"quetzal":1}}`,
				`"method":"tools/call","params":{"name":"get_metadata_info","arguments":{"schemaId":918273645}}`,
				`"method":"tools/call","params":{"name":"quetzal","_meta":{"traceparent":"quetzal","quetzal":"quetzal"}}`,
				`"method":"prompts/get","params":{"name":"quetzal","arguments":{"quetzal":"quetzal"}}`,
				`"method":"resources/read","params":{"uri":"lumenore://datasets/918273645"}`,
				`"method":"resources/read","params":{"uri":"lumenore://quetzal"}`,
				`"method":"initialize","params":{"protocolVersion":"quetzal","clientInfo":{"name":"quetzal","version":"quetzal"},"capabilities":{}}`,
				`"method":"quetzal","params":"quetzal"`,
			} {
				answers += post(t, s, map[string]string{"User-Agent": word, "Authorization": word, "baggage": "quetzal=quetzal", "X-Quetzal": word}, `{"jsonrpc":"2.0","id":"quetzal",`+params+`}`)
			}
			r, err := http.NewRequestWithContext(t.Context(), "QUETZAL", "http://"+s.mcp+"/quetzal?quetzal=quetzal", nil)
			if err != nil {
				t.Fatal(err)
			}
			if response, err := http.DefaultClient.Do(r); err == nil {
				response.Body.Close()
			}
			s.halt(t)
			for _, private := range []string{word, number} {
				if !strings.Contains(answers, private) {
					t.Errorf("no answer holds %s, so that its absence proves nothing", private)
				}
				all := strings.ToLower(c.text.String())
				if at := strings.Index(all, private); at >= 0 {
					t.Errorf("sent: %s", all[max(0, at-200):min(len(all), at+100)])
				}
			}
			if len(c.spans) < 20 || len(c.metrics) < 3 {
				t.Errorf("%d spans and %d metrics are too few for this test", len(c.spans), len(c.metrics))
			}
		})
	}
}

func TestNothingIsSentAndNothingRunsUnlessAskedFor(t *testing.T) {
	for name, environ := range map[string][]string{
		"nothing set":      nil,
		"disabled":         {"OTEL_SDK_DISABLED=true"},
		"exporters are no": {"OTEL_TRACES_EXPORTER=none", "OTEL_METRICS_EXPORTER=none"},
	} {
		c := startCollector(t)
		if environ != nil {
			environ = append(environ, "OTEL_EXPORTER_OTLP_ENDPOINT="+c.url)
		}
		s := boot(t, append(setOTel(t, environ...), sales(t))...)
		post(t, s, nil, fmt.Sprintf(traced, ""))
		var running bytes.Buffer
		if err := pprof.Lookup("goroutine").WriteTo(&running, 1); err != nil {
			t.Fatal(err)
		}
		s.halt(t)
		if strings.Contains(running.String(), "opentelemetry") {
			t.Errorf("%s: something of OpenTelemetry runs:\n%s", name, &running)
		}
		if c.text.Len() > 0 || strings.Contains(s.log.String(), "trace_id") {
			t.Errorf("%s: sent %s", name, &c.text)
		}
	}
}

func TestACollectorThatIsDownIsToldOfOnceAndHurtsNobody(t *testing.T) {
	s := boot(t, append(setOTel(t, "OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:1", "OTEL_EXPORTER_OTLP_TIMEOUT=200", "OTEL_BSP_SCHEDULE_DELAY=10", "OTEL_METRIC_EXPORT_INTERVAL=10"), sales(t))...)
	var answer struct{ Result struct{ IsError bool } }
	if text := post(t, s, nil, fmt.Sprintf(traced, "")); json.Unmarshal([]byte(text), &answer) != nil || answer.Result.IsError {
		t.Error(text)
	}
	s.log.event(t, "telemetry could not be sent", s.done)
	s.halt(t)
	if log := s.log.String(); strings.Count(log, "telemetry could not be sent") != 1 || strings.Contains(log, "127.0.0.1:1/") || strings.Contains(log, `127.0.0.1:1"`) {
		t.Errorf("the log: %s", log)
	}
}

func TestAVariableThatIsNotTakenStopsTheStart(t *testing.T) {
	var stderr bytes.Buffer
	code := app.Main(t.Context(), app.Process{
		Environ: []string{"PLATFORM=embedded", "OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4317", "OTEL_EXPORTER_OTLP_PROTOCOL=grpc"},
		Dir:     t.TempDir(), Stdout: io.Discard, Stderr: &stderr,
	})
	if code != 1 || stderr.String() != "lumenore-mcp: OTEL_EXPORTER_OTLP_PROTOCOL has a value that is not taken: it takes http/protobuf, which collectors take at port 4318\n" {
		t.Errorf("%d %s", code, &stderr)
	}
}
