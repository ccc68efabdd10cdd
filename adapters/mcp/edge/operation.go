package edge

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/mark3labs/mcp-go/mcp"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/metric"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/trace"
)

// operation is what the telemetry takes from a message's parameters.
type operation struct {
	Name            string `json:"name"` // of the tool or prompt
	ProtocolVersion string `json:"protocolVersion"`
	Meta            struct {
		ProtocolVersion string `json:"io.modelcontextprotocol/protocolVersion"`
		// The caller's trace, as in W3C's headers of these names (SEP-414).
		TraceParent string `json:"traceparent"`
		TraceState  string `json:"tracestate"`
	} `json:"_meta"`
}

// toolError is what the conventions call an answer that tells of an error.
const toolError = "tool_error"

// traceOperation makes the span of a message, by OpenTelemetry's conventions for
// MCP (development status, September 2026). Its parent is the span in the
// message's _meta, if there is one, and then it is linked with that of the HTTP
// request. What callers choose freely is left out: other names than ours, the
// URI of a resource, which holds a schema id, and ids that are no numbers.
func (s *Server) traceOperation(next http.Handler) http.Handler {
	if s.telemetry == nil {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		msg := messageFrom(r.Context())
		out, ok := w.(*response)
		if msg.method == "" || !ok {
			next.ServeHTTP(w, r) // an answer, which is refused
			return
		}
		var op operation
		// What does not fit is refused elsewhere; it has nothing to tell here.
		_ = json.Unmarshal([]byte(msg.params), &op)
		name, attributes := s.telemetry.describe(msg, op, r)
		ctx, link := s.telemetry.parent(r.Context(), op)
		ctx, span := s.telemetry.Tracer.Start(ctx, name,
			trace.WithSpanKind(trace.SpanKindServer), trace.WithAttributes(attributes...), link)
		if id, err := strconv.ParseInt(string(msg.id), 10, 64); err == nil {
			// Not in the metrics: there are too many.
			span.SetAttributes(attribute.String("jsonrpc.request.id", strconv.FormatInt(id, 10)))
		}
		out.note.trace = span.SpanContext().TraceID()
		defer func() {
			failed := out.failures()
			if len(failed) > 0 {
				span.SetAttributes(failed...)
				span.SetStatus(codes.Error, "")
			}
			if call := out.note.call.Load(); call != nil {
				span.SetAttributes(attribute.String("lumenore.outcome", call.outcome))
			}
			span.End()
			s.telemetry.operations.Record(ctx, time.Since(start).Seconds(), metric.WithAttributes(append(attributes, failed...)...))
		}()
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// describe names the span of a message, and describes it.
func (t *telemetry) describe(msg message, op operation, r *http.Request) (name string, attributes []attribute.KeyValue) {
	method := rpcMethod(msg.method)
	name = method
	attributes = append(make([]attribute.KeyValue, 0, 12),
		attribute.String("mcp.method.name", method),
		attribute.String("network.transport", "tcp"),
		attribute.String("network.protocol.name", "http"),
		attribute.String("network.protocol.version", protocolVersion(r)),
	)
	switch {
	case method == "tools/call" && t.Tools[op.Name]:
		name += " " + op.Name
		attributes = append(attributes, attribute.String("gen_ai.tool.name", op.Name))
	case method == "prompts/get" && t.Prompts[op.Name]:
		name += " " + op.Name
		attributes = append(attributes, attribute.String("gen_ai.prompt.name", op.Name))
	}
	if method == "tools/call" {
		attributes = append(attributes, attribute.String("gen_ai.operation.name", "execute_tool"))
	}
	for _, version := range []string{op.Meta.ProtocolVersion, r.Header.Get("Mcp-Protocol-Version"), op.ProtocolVersion} {
		if slices.Contains(mcp.ValidProtocolVersions, version) {
			return name, append(attributes, attribute.String("mcp.protocol.version", version))
		}
	}
	return name, attributes
}

// parent finds the span that the message names, and links the one of the HTTP
// request then.
func (t *telemetry) parent(ctx context.Context, op operation) (context.Context, trace.SpanStartOption) {
	if op.Meta.TraceParent == "" {
		return ctx, trace.WithLinks()
	}
	carrier := propagation.MapCarrier{"traceparent": op.Meta.TraceParent, "tracestate": op.Meta.TraceState}
	named := trace.SpanContextFromContext(t.Propagator.Extract(context.Background(), carrier))
	if !named.IsValid() {
		return ctx, trace.WithLinks()
	}
	return trace.ContextWithRemoteSpanContext(ctx, named), trace.WithLinks(trace.LinkFromContext(ctx))
}

// failures tell what went wrong with the message; empty: nothing.
func (r *response) failures() []attribute.KeyValue {
	if call := r.note.call.Load(); call != nil {
		if call.outcome == outcomeSuccess {
			return nil
		}
		return []attribute.KeyValue{attribute.String("error.type", toolError)}
	}
	if code := r.failure; code != 0 {
		text := strconv.Itoa(code)
		return []attribute.KeyValue{attribute.String("error.type", text), attribute.String("rpc.response.status_code", text)}
	}
	if r.status >= http.StatusBadRequest {
		return []attribute.KeyValue{attribute.String("error.type", strconv.Itoa(r.status))}
	}
	return nil
}

// failureCode finds the code in a JSON-RPC error as mcp-go and this package write
// it; 0: it is none. The answer of a tool may hold anything, and is not asked.
func failureCode(p []byte) int {
	start := []byte(`"error":{"code":`)
	_, rest, found := bytes.Cut(p, start)
	if !found {
		return 0
	}
	digits := rest[:max(0, bytes.IndexAny(rest, ",}"))]
	code, err := strconv.Atoi(string(digits))
	if err != nil {
		return 0
	}
	return code
}
