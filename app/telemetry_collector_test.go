package app_test

import (
	"bytes"
	"compress/gzip"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	commonpb "go.opentelemetry.io/proto/otlp/common/v1"
	metricspb "go.opentelemetry.io/proto/otlp/metrics/v1"
	spanpb "go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/proto"
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
