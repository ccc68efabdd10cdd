package telemetry_test

import (
	"compress/gzip"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/metric"
	metricspb "go.opentelemetry.io/proto/otlp/metrics/v1"
	tracepb "go.opentelemetry.io/proto/otlp/trace/v1"
	"go.uber.org/goleak"
	"go.uber.org/zap"
	"go.uber.org/zap/zaptest/observer"
	"google.golang.org/protobuf/proto"

	"github.com/lumenore/analytics-mcp-server/adapters/telemetry"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// collector takes what is sent, and replies as a test says.
type collector struct {
	reply func(w http.ResponseWriter, attempt int) // nil: takes all

	mu       sync.Mutex
	attempts int
	headers  []http.Header
	paths    []string
	spans    []string // names
	points   []*metricspb.Metric
}

// ServeHTTP is that of http.Handler.
func (c *collector) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.attempts++
	c.headers, c.paths = append(c.headers, r.Header), append(c.paths, r.URL.Path)
	body := io.Reader(r.Body)
	if r.Header.Get("Content-Encoding") == "gzip" {
		unpacked, err := gzip.NewReader(r.Body)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		body = unpacked
	}
	text, err := io.ReadAll(body)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	var traces tracepb.TracesData
	var metrics metricspb.MetricsData
	switch {
	case strings.Contains(r.URL.Path, "traces") && proto.Unmarshal(text, &traces) == nil:
		c.spans = append(c.spans, traces.ResourceSpans[0].ScopeSpans[0].Spans[0].Name)
	case strings.Contains(r.URL.Path, "metrics") && proto.Unmarshal(text, &metrics) == nil:
		c.points = append(c.points, metrics.ResourceMetrics[0].ScopeMetrics[0].Metrics...)
	default:
		http.Error(w, "not understood", http.StatusBadRequest)
		return
	}
	if c.reply != nil {
		c.reply(w, c.attempts)
	}
}

// sent runs a telemetry that is set by these variables, through one span and one
// measurement, and returns its warnings.
func sent(t *testing.T, environ ...string) []observer.LoggedEntry {
	t.Helper()
	asked, err := telemetry.Read(environ)
	if err != nil {
		t.Fatal(err)
	}
	core, warnings := observer.New(zap.WarnLevel)
	told, err := telemetry.New(telemetry.Params{Asked: asked, Version: "1", Logger: zap.New(core)})
	if err != nil {
		t.Fatal(err)
	}
	if err := told.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	ctx, span := told.Tracer().Start(t.Context(), "work")
	duration, err := told.Meter().Float64Histogram("work.duration", metric.WithUnit("s"), metric.WithExplicitBucketBoundaries(1, 2))
	if err != nil {
		t.Fatal(err)
	}
	duration.Record(ctx, 1.5, metric.WithAttributes(attribute.String("a", "b"), attribute.Int("n", 7), attribute.Bool("y", true)))
	span.End()
	if err := told.Close(context.Background()); err != nil {
		t.Error(err)
	}
	return warnings.TakeAll()
}

func TestSpansAndPointsReachTheCollector(t *testing.T) {
	c := &collector{}
	server := httptest.NewServer(c)
	defer server.Close()
	for _, warning := range sent(t, "OTEL_EXPORTER_OTLP_ENDPOINT="+server.URL+"/base/?key=k", "OTEL_EXPORTER_OTLP_HEADERS=api-key=s%20e, x = y") {
		t.Error(warning)
	}
	slices.Sort(c.paths)
	if want := []string{"/base/v1/metrics", "/base/v1/traces"}; !slices.Equal(c.paths, want) {
		t.Errorf("sent to %q", c.paths)
	}
	for _, header := range c.headers {
		if header.Get("Api-Key") != "s e" || header.Get("X") != "y" || header.Get("Content-Type") != "application/x-protobuf" {
			t.Errorf("headers %v", header)
		}
	}
	if !slices.Equal(c.spans, []string{"work"}) || len(c.points) != 1 {
		t.Fatalf("spans %q, %d metrics", c.spans, len(c.points))
	}
	m := c.points[0]
	h := m.GetHistogram()
	if m.Name != "work.duration" || m.Unit != "s" || h.GetAggregationTemporality() != metricspb.AggregationTemporality_AGGREGATION_TEMPORALITY_CUMULATIVE {
		t.Errorf("metric %v", m)
	}
	p := h.DataPoints[0]
	if p.Count != 1 || p.GetSum() != 1.5 || p.GetMin() != 1.5 || p.GetMax() != 1.5 ||
		!slices.Equal(p.ExplicitBounds, []float64{1, 2}) || !slices.Equal(p.BucketCounts, []uint64{0, 1, 0}) {
		t.Errorf("point %v", p)
	}
	if len(p.Attributes) != 3 || p.Attributes[0].Value.GetStringValue() != "b" || p.Attributes[1].Value.GetIntValue() != 7 || !p.Attributes[2].Value.GetBoolValue() {
		t.Errorf("attributes %v", p.Attributes)
	}
	if p.StartTimeUnixNano == 0 || p.TimeUnixNano < p.StartTimeUnixNano {
		t.Errorf("from %d to %d", p.StartTimeUnixNano, p.TimeUnixNano)
	}
	if len(p.Exemplars) != 1 || len(p.Exemplars[0].TraceId) != 16 || p.Exemplars[0].GetAsDouble() != 1.5 {
		t.Errorf("exemplars %v", p.Exemplars)
	}
}

func TestEachSignalHasVariablesOfItsOwn(t *testing.T) {
	c := &collector{}
	server := httptest.NewServer(c)
	defer server.Close()
	for _, warning := range sent(t,
		"OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:1",
		"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT="+server.URL+"/my/traces", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT="+server.URL+"/my/metrics",
		"OTEL_EXPORTER_OTLP_COMPRESSION=none", "OTEL_EXPORTER_OTLP_METRICS_COMPRESSION=gzip",
		"OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE=delta") {
		t.Error(warning)
	}
	if len(c.spans) != 1 || len(c.points) != 1 {
		t.Fatalf("spans %q, %d metrics", c.spans, len(c.points))
	}
	for i, path := range c.paths {
		if packed := c.headers[i].Get("Content-Encoding") == "gzip"; packed != (path == "/my/metrics") {
			t.Errorf("%s: packed %v", path, packed)
		}
	}
	if got := c.points[0].GetHistogram().GetAggregationTemporality(); got != metricspb.AggregationTemporality_AGGREGATION_TEMPORALITY_DELTA {
		t.Error(got)
	}
}

func TestWhatACollectorAnswersIsHeeded(t *testing.T) {
	answer := func(status int) func(http.ResponseWriter, int) {
		return func(w http.ResponseWriter, _ int) { w.WriteHeader(status) }
	}
	body := func(b ...byte) func(http.ResponseWriter, int) {
		return func(w http.ResponseWriter, _ int) {
			w.Header().Set("Content-Type", "application/x-protobuf")
			_, _ = w.Write(b)
		}
	}
	for name, c := range map[string]struct {
		reply    func(http.ResponseWriter, int)
		attempts int
		told     string // the type of error that is logged; empty: nothing is
	}{
		"taken":             {nil, 1, ""},
		"accepted":          {answer(http.StatusAccepted), 1, ""},
		"nothing refused":   {body(0x0a, 0x00), 1, ""},
		"one refused":       {body(0x0a, 0x02, 0x08, 0x01), 1, "telemetry.partError"},
		"a word of warning": {body(0x0a, 0x03, 0x12, 0x01, 'x'), 1, "telemetry.partError"},
		"no such message":   {body(0xff), 1, ""},
		"wrong":             {answer(http.StatusBadRequest), 1, "telemetry.statusError"},
		"elsewhere":         {func(w http.ResponseWriter, _ int) { w.Header().Set("Location", "/v1/traces"); w.WriteHeader(307) }, 1, "telemetry.statusError"},
		"busy for a short time": {func(w http.ResponseWriter, attempt int) {
			if attempt < 3 {
				w.Header().Set("Retry-After", "0")
				w.WriteHeader(http.StatusServiceUnavailable)
			}
		}, 3, ""},
		"busy, and asked at once": {func(w http.ResponseWriter, _ int) {
			w.Header().Set("Retry-After", "0")
			w.WriteHeader(http.StatusServiceUnavailable)
		}, 8, "telemetry.statusError"},
	} {
		collector := &collector{reply: c.reply}
		server := httptest.NewServer(collector)
		warnings := sent(t, "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT="+server.URL+"/v1/traces")
		server.Close()
		if collector.attempts != c.attempts {
			t.Errorf("%s: %d attempts", name, collector.attempts)
		}
		told := ""
		for _, w := range warnings {
			told, _ = w.ContextMap()["error_type"].(string)
			told = strings.TrimPrefix(told, "*")
		}
		if told != c.told {
			t.Errorf("%s: told of %q, want %q", name, told, c.told)
		}
	}
}

func TestACollectorOfOneSignalThatHangsDoesNotTakeTheOthersTime(t *testing.T) {
	c := &collector{}
	release := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c.ServeHTTP(w, r)
		if strings.Contains(r.URL.Path, "traces") {
			<-release // until the points are here, which are sent beside
			return
		}
		close(release)
	}))
	defer server.Close()
	for _, warning := range sent(t, "OTEL_EXPORTER_OTLP_ENDPOINT="+server.URL) {
		t.Error(warning)
	}
	if len(c.spans) != 1 || len(c.points) != 1 {
		t.Errorf("spans %q, %d metrics", c.spans, len(c.points))
	}
}

func TestCertificatesComeFromFiles(t *testing.T) {
	c := &collector{}
	server := httptest.NewUnstartedServer(c)
	server.TLS = &tls.Config{ClientAuth: tls.RequireAnyClientCert}
	server.StartTLS()
	defer server.Close()
	own := server.TLS.Certificates[0]
	key, err := x509.MarshalPKCS8PrivateKey(own.PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	file := func(kind string, der []byte) string {
		path := filepath.Join(t.TempDir(), "file.pem")
		if err := os.WriteFile(path, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	certificate := file("CERTIFICATE", own.Certificate[0])
	for _, warning := range sent(t, "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT="+server.URL+"/v1/traces", "OTEL_EXPORTER_OTLP_CERTIFICATE="+certificate,
		"OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE="+certificate, "OTEL_EXPORTER_OTLP_CLIENT_KEY="+file("PRIVATE KEY", key)) {
		t.Error(warning)
	}
	if len(c.spans) != 1 {
		t.Errorf("spans %q", c.spans)
	}
}

func TestADestinationThatCannotBeIsRefusedWithTheVariablesName(t *testing.T) {
	for set, variable := range map[string]string{
		"OTEL_EXPORTER_OTLP_TIMEOUT=canary":                               "OTEL_EXPORTER_OTLP_TIMEOUT",
		"OTEL_EXPORTER_OTLP_TRACES_COMPRESSION=canary":                    "OTEL_EXPORTER_OTLP_TRACES_COMPRESSION",
		"OTEL_EXPORTER_OTLP_HEADERS=canary":                               "OTEL_EXPORTER_OTLP_HEADERS",
		"OTEL_EXPORTER_OTLP_METRICS_HEADERS=a=%zzcanary":                  "OTEL_EXPORTER_OTLP_METRICS_HEADERS",
		"OTEL_EXPORTER_OTLP_TRACES_HEADERS=a canary=b":                    "OTEL_EXPORTER_OTLP_TRACES_HEADERS",
		"OTEL_EXPORTER_OTLP_TRACES_HEADERS=a=canary%00":                   "OTEL_EXPORTER_OTLP_TRACES_HEADERS",
		"OTEL_EXPORTER_OTLP_CERTIFICATE=/canary":                          "OTEL_EXPORTER_OTLP_CERTIFICATE",
		"OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE=/canary":                   "OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE",
		"OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE=canary":        "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE",
		"OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION=canary": "OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION",
	} {
		asked, err := telemetry.Read([]string{endpoint, set})
		if err != nil {
			t.Fatal(err)
		}
		_, err = telemetry.New(telemetry.Params{Asked: asked, Logger: zap.NewNop()})
		if err == nil || !strings.HasPrefix(err.Error(), variable+" has a value") || strings.Contains(err.Error(), "canary") {
			t.Errorf("%s: %v", set, err)
		}
	}
}
