package lumenore

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/metric"
	"go.opentelemetry.io/otel/trace"
)

// Telemetry is where spans and measurements of requests to the platform go.
type Telemetry struct {
	Tracer trace.Tracer
	Meter  metric.Meter
}

// telemetry makes them by OpenTelemetry's conventions for HTTP clients, with
// addresses as templates: a path may hold a schema id. The caller's trace is not
// told to the platform, whose contract knows no header for it.
type telemetry struct {
	Telemetry
	duration metric.Float64Histogram
	server   []attribute.KeyValue
}

// newTelemetry returns nil where none is wanted.
func newTelemetry(t *Telemetry, origin *url.URL) (*telemetry, error) {
	if t == nil {
		return nil, nil
	}
	duration, err := t.Meter.Float64Histogram("http.client.request.duration",
		metric.WithUnit("s"), metric.WithDescription("Duration of requests to the platform, until their answers were read."),
		// The conventions' own, and up to the limit of a call.
		metric.WithExplicitBucketBoundaries(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 30, 60, 120, 300))
	if err != nil {
		return nil, fmt.Errorf("measure requests to the platform: %w", err)
	}
	server := []attribute.KeyValue{attribute.String("server.address", origin.Hostname()), attribute.String("url.scheme", origin.Scheme)}
	port, err := strconv.Atoi(origin.Port())
	if err != nil {
		port = map[string]int{"http": 80, "https": 443}[origin.Scheme]
	}
	return &telemetry{Telemetry: *t, duration: duration, server: append(server, attribute.Int("server.port", port))}, nil
}

// span is that of one request; nil: none is made.
type span struct {
	of         *telemetry
	ctx        context.Context
	span       trace.Span
	start      time.Time
	status     int // 0: there was no answer
	attributes []attribute.KeyValue
}

// begin starts the span of a request; resent is how often it was sent before.
func (t *telemetry) begin(ctx context.Context, e endpoint, resent int) (context.Context, *span) {
	if t == nil {
		return ctx, nil
	}
	s := &span{of: t, start: time.Now()}
	s.attributes = append(s.attributes, t.server...)
	s.attributes = append(s.attributes, attribute.String("http.request.method", e.method), attribute.String("url.template", e.template()))
	s.ctx, s.span = t.Tracer.Start(ctx, e.method+" "+e.template(),
		trace.WithSpanKind(trace.SpanKindClient), trace.WithAttributes(s.attributes...))
	if resent > 0 {
		s.span.SetAttributes(attribute.Int("http.request.resend_count", resent))
	}
	return s.ctx, s
}

// answered notes the status of the answer.
func (s *span) answered(status int) {
	if s != nil {
		s.status = status
	}
}

// end ends the span, with what went wrong.
func (s *span) end(failed *failure) {
	if s == nil {
		return
	}
	if s.status != 0 {
		s.attributes = append(s.attributes, attribute.Int("http.response.status_code", s.status))
	}
	if failed != nil {
		kind := string(failed.fault.Kind)
		if s.status >= http.StatusBadRequest {
			kind = strconv.Itoa(s.status)
		}
		s.attributes = append(s.attributes, attribute.String("error.type", kind))
		s.span.SetStatus(codes.Error, "")
	}
	s.span.SetAttributes(s.attributes...)
	s.span.End()
	s.of.duration.Record(s.ctx, time.Since(s.start).Seconds(), metric.WithAttributes(s.attributes...))
}
