package edge

import (
	"fmt"
	"net/http"
	"strconv"
	"time"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/metric"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/trace"
)

// Telemetry is where spans and measurements of requests go.
type Telemetry struct {
	Tracer trace.Tracer
	Meter  metric.Meter
	// Propagator finds the caller's trace, in headers and in _meta.
	Propagator propagation.TextMapPropagator
	// Tools and Prompts are the names that may stand in spans: those that are
	// listed. A caller may write any other.
	Tools, Prompts map[string]bool
}

// telemetry makes a span and a measurement of each request, by OpenTelemetry's
// conventions for HTTP, and of each message in it, by those for MCP.
type telemetry struct {
	Telemetry
	requests, operations metric.Float64Histogram
}

// newTelemetry returns nil where none is wanted.
func newTelemetry(t *Telemetry) (*telemetry, error) {
	if t == nil {
		return nil, nil
	}
	requests, err := t.Meter.Float64Histogram("http.server.request.duration",
		metric.WithUnit("s"), metric.WithDescription("Duration of HTTP requests."),
		// The conventions' own, and up to the limit of a call.
		metric.WithExplicitBucketBoundaries(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 30, 60, 120, 300))
	if err != nil {
		return nil, fmt.Errorf("measure requests: %w", err)
	}
	operations, err := t.Meter.Float64Histogram("mcp.server.operation.duration",
		metric.WithUnit("s"), metric.WithDescription("Duration of MCP requests and notifications."),
		metric.WithExplicitBucketBoundaries(0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 120, 300)) // the conventions' own
	if err != nil {
		return nil, fmt.Errorf("measure operations: %w", err)
	}
	return &telemetry{Telemetry: *t, requests: requests, operations: operations}, nil
}

// traceRequest makes the span of a request. The conventions ask for more that
// callers write (the path, the host, the browser), which is left out.
func (s *Server) traceRequest(next http.Handler) http.Handler {
	if s.telemetry == nil {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		name, attributes := requestAttributes(r)
		ctx := s.telemetry.Propagator.Extract(r.Context(), propagation.HeaderCarrier(r.Header))
		ctx, span := s.telemetry.Tracer.Start(ctx, name, trace.WithSpanKind(trace.SpanKindServer), trace.WithAttributes(attributes...))
		out, _ := w.(*response)
		defer func() {
			outcome := statusAttributes(out.status)
			span.SetAttributes(outcome...)
			if out.status == 0 || out.status >= http.StatusInternalServerError {
				span.SetStatus(codes.Error, "")
			}
			span.End()
			s.telemetry.requests.Record(ctx, time.Since(start).Seconds(), metric.WithAttributes(append(attributes, outcome...)...))
		}()
		out.telling = true
		out.note.trace = span.SpanContext().TraceID()
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// requestAttributes names a request, and describes it.
func requestAttributes(r *http.Request) (name string, attributes []attribute.KeyValue) {
	method, route := methodOf(r.Method), routeOf(r.URL.Path)
	name = method
	if method == methodOther {
		name, method = "HTTP", otherMethod
	}
	attributes = append(make([]attribute.KeyValue, 0, 8),
		attribute.String("http.request.method", method),
		attribute.String("url.scheme", "http"), // TLS ends before this service
		attribute.String("network.protocol.name", "http"),
		attribute.String("network.protocol.version", protocolVersion(r)),
	)
	if route != routeOther {
		name += " " + route
		attributes = append(attributes, attribute.String("http.route", route))
	}
	return name, attributes
}

// statusAttributes tell the status; 0 means that the answer was cut.
func statusAttributes(status int) []attribute.KeyValue {
	if status == 0 {
		return []attribute.KeyValue{attribute.String("error.type", "aborted")}
	}
	attributes := []attribute.KeyValue{attribute.Int("http.response.status_code", status)}
	if status >= http.StatusInternalServerError {
		attributes = append(attributes, attribute.String("error.type", strconv.Itoa(status)))
	}
	return attributes
}

// protocolVersion is that of HTTP, as in "1.1".
func protocolVersion(r *http.Request) string {
	if r.ProtoMajor >= 2 {
		return strconv.Itoa(r.ProtoMajor)
	}
	return strconv.Itoa(r.ProtoMajor) + "." + strconv.Itoa(r.ProtoMinor)
}
