package app_test

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	spanpb "go.opentelemetry.io/proto/otlp/trace/v1"
)

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
