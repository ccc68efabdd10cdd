package telemetry

import (
	"context"
	"fmt"
	"time"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/metric"
	"go.opentelemetry.io/otel/trace"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/ports"
)

// operation is all that a warehouse does.
const operation = "SELECT"

// Warehouse is a warehouse with a span around each query, by OpenTelemetry's
// conventions for databases, and no word of the query in it.
type Warehouse struct {
	ports.Warehouse
	tracer   trace.Tracer
	duration metric.Float64Histogram
	system   attribute.KeyValue
}

var _ ports.Warehouse = (*Warehouse)(nil)

// NewWarehouse wraps a warehouse; system is the database's name in the
// conventions.
func NewWarehouse(inner ports.Warehouse, system string, t *Telemetry) (*Warehouse, error) {
	duration, err := t.Meter().Float64Histogram("db.client.operation.duration",
		metric.WithUnit("s"), metric.WithDescription("Duration of queries."),
		// The conventions' own, and up to the limit of a call.
		metric.WithExplicitBucketBoundaries(0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 120, 300))
	if err != nil {
		return nil, fmt.Errorf("measure queries: %w", err)
	}
	return &Warehouse{Warehouse: inner, tracer: t.Tracer(), duration: duration, system: attribute.String("db.system.name", system)}, nil
}

// Run implements ports.Warehouse.
func (w *Warehouse) Run(ctx context.Context, q query.Select) (domain.Table, error) {
	start := time.Now()
	attributes := []attribute.KeyValue{w.system, attribute.String("db.operation.name", operation)}
	// The engine is in this process, so that this is no call to a server.
	ctx, span := w.tracer.Start(ctx, operation, trace.WithAttributes(attributes...))
	defer span.End()
	table, err := w.Warehouse.Run(ctx, q)
	if err != nil {
		fail(span, err)
		attributes = append(attributes, errorType.String(string(domain.FaultFrom(err).Kind)))
	} else {
		span.SetAttributes(attribute.Int("db.response.returned_rows", len(table.Rows)))
	}
	w.duration.Record(ctx, time.Since(start).Seconds(), metric.WithAttributes(attributes...))
	return table, err
}
