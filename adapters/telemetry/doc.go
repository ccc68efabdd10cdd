// Package telemetry sends traces and metrics to whoever collects them, by
// OpenTelemetry's protocol (OTLP over HTTP), if the operator asks for them with
// OpenTelemetry's own variables. Where nothing is asked for, nothing of this is
// built, and nothing costs anything. Spans and measurements are made by
// OpenTelemetry's SDK; sender.go posts them.
//
// The adapters at both ends make their own spans with the tracer from here, by the
// conventions for HTTP, MCP and databases. Between them the domain knows nothing
// of it: this package wraps the use-cases (service.go) and the warehouse
// (warehouse.go) from outside.
//
// No span, no metric and no event holds a question, an answer, a schema id, an
// address as it was called, or the text of an error: names and kinds of ours only.
package telemetry
