package app_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"runtime/pprof"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/app"
)

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
