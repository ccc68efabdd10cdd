package telemetry

import (
	"fmt"
	"time"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/sdk/metric/metricdata"
	commonpb "go.opentelemetry.io/proto/otlp/common/v1"
	metricspb "go.opentelemetry.io/proto/otlp/metrics/v1"
	resourcepb "go.opentelemetry.io/proto/otlp/resource/v1"
)

// message is what was measured, in the words of OpenTelemetry's protocol. All
// instruments of this service are histograms of seconds; another kind is an error.
func message(all metricdata.ResourceMetrics) (*metricspb.MetricsData, error) {
	out := &metricspb.ResourceMetrics{
		Resource:  &resourcepb.Resource{Attributes: keyValues(all.Resource.Iter())},
		SchemaUrl: all.Resource.SchemaURL(),
	}
	for _, scope := range all.ScopeMetrics {
		of := &metricspb.ScopeMetrics{
			Scope: &commonpb.InstrumentationScope{
				Name: scope.Scope.Name, Version: scope.Scope.Version,
				Attributes: keyValues(scope.Scope.Attributes.Iter()),
			},
			SchemaUrl: scope.Scope.SchemaURL,
		}
		for _, m := range scope.Metrics {
			data, ok := m.Data.(metricdata.Histogram[float64])
			if !ok {
				return nil, fmt.Errorf("telemetry: %s is no histogram but %T", m.Name, m.Data)
			}
			of.Metrics = append(of.Metrics, &metricspb.Metric{
				Name: m.Name, Description: m.Description, Unit: m.Unit,
				Data: &metricspb.Metric_Histogram{Histogram: histogram(data)},
			})
		}
		out.ScopeMetrics = append(out.ScopeMetrics, of)
	}
	return &metricspb.MetricsData{ResourceMetrics: []*metricspb.ResourceMetrics{out}}, nil
}

func histogram(h metricdata.Histogram[float64]) *metricspb.Histogram {
	out := &metricspb.Histogram{AggregationTemporality: metricspb.AggregationTemporality_AGGREGATION_TEMPORALITY_CUMULATIVE}
	if h.Temporality == metricdata.DeltaTemporality {
		out.AggregationTemporality = metricspb.AggregationTemporality_AGGREGATION_TEMPORALITY_DELTA
	}
	for _, p := range h.DataPoints {
		point := &metricspb.HistogramDataPoint{
			Attributes:        keyValues(p.Attributes.Iter()),
			StartTimeUnixNano: nanoseconds(p.StartTime),
			TimeUnixNano:      nanoseconds(p.Time),
			Count:             p.Count,
			Sum:               &p.Sum,
			BucketCounts:      p.BucketCounts,
			ExplicitBounds:    p.Bounds,
			Exemplars:         exemplars(p.Exemplars),
		}
		if least, ok := p.Min.Value(); ok {
			point.Min = &least
		}
		if most, ok := p.Max.Value(); ok {
			point.Max = &most
		}
		out.DataPoints = append(out.DataPoints, point)
	}
	return out
}

// exemplars lead from a point to the traces that it was measured in.
func exemplars(list []metricdata.Exemplar[float64]) []*metricspb.Exemplar {
	out := make([]*metricspb.Exemplar, len(list))
	for i, e := range list {
		out[i] = &metricspb.Exemplar{
			TimeUnixNano: nanoseconds(e.Time), SpanId: e.SpanID, TraceId: e.TraceID,
			Value: &metricspb.Exemplar_AsDouble{AsDouble: e.Value},
		}
		for _, a := range e.FilteredAttributes {
			out[i].FilteredAttributes = append(out[i].FilteredAttributes, &commonpb.KeyValue{Key: string(a.Key), Value: anyValue(a.Value)})
		}
	}
	return out
}

func nanoseconds(t time.Time) uint64 { return uint64(max(0, t.UnixNano())) }

func keyValues(list attribute.Iterator) []*commonpb.KeyValue {
	var out []*commonpb.KeyValue
	for list.Next() {
		a := list.Attribute()
		out = append(out, &commonpb.KeyValue{Key: string(a.Key), Value: anyValue(a.Value)})
	}
	return out
}

// anyValue is a value as such: lists, of which there are none here, as text.
func anyValue(v attribute.Value) *commonpb.AnyValue {
	switch v.Type() {
	case attribute.BOOL:
		return &commonpb.AnyValue{Value: &commonpb.AnyValue_BoolValue{BoolValue: v.AsBool()}}
	case attribute.INT64:
		return &commonpb.AnyValue{Value: &commonpb.AnyValue_IntValue{IntValue: v.AsInt64()}}
	case attribute.FLOAT64:
		return &commonpb.AnyValue{Value: &commonpb.AnyValue_DoubleValue{DoubleValue: v.AsFloat64()}}
	}
	return &commonpb.AnyValue{Value: &commonpb.AnyValue_StringValue{StringValue: v.String()}}
}
