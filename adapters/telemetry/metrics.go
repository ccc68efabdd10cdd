package telemetry

import (
	"context"
	"errors"
	"sync"
	"time"

	"go.opentelemetry.io/otel/exporters/otlp/otlpmetric/otlpmetrichttp"
	sdkmetric "go.opentelemetry.io/otel/sdk/metric"
	"go.opentelemetry.io/otel/sdk/metric/metricdata"
	"go.opentelemetry.io/otel/sdk/resource"
)

// metrics sends what was measured, every interval between start and close.
// OpenTelemetry's own reader of that kind begins as soon as it is made.
type metrics struct {
	provider *sdkmetric.MeterProvider
	reader   *sdkmetric.ManualReader
	exporter *otlpmetrichttp.Exporter
	interval time.Duration
	ending   context.Context
	end      context.CancelFunc
	work     sync.WaitGroup
}

func newMetrics(ctx context.Context, who *resource.Resource, interval time.Duration) (*metrics, error) {
	exporter, err := otlpmetrichttp.New(ctx)
	if err != nil {
		return nil, err
	}
	reader := sdkmetric.NewManualReader(
		sdkmetric.WithTemporalitySelector(exporter.Temporality),
		sdkmetric.WithAggregationSelector(exporter.Aggregation),
	)
	m := &metrics{
		provider: sdkmetric.NewMeterProvider(sdkmetric.WithReader(reader), sdkmetric.WithResource(who)),
		reader:   reader, exporter: exporter, interval: interval,
	}
	m.ending, m.end = context.WithCancel(context.Background())
	return m, nil
}

// start begins to send; warn is told of what could not be sent.
func (m *metrics) start(warn func(error)) {
	m.work.Go(func() {
		tick := time.NewTicker(m.interval)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
			case <-m.ending.Done():
				return
			}
			if err := m.send(m.ending); err != nil && m.ending.Err() == nil {
				warn(err)
			}
		}
	})
}

func (m *metrics) send(ctx context.Context) error {
	var all metricdata.ResourceMetrics
	if err := m.reader.Collect(ctx, &all); err != nil {
		return err
	}
	return m.exporter.Export(ctx, &all)
}

// close sends once more.
func (m *metrics) close(ctx context.Context) error {
	m.end()
	m.work.Wait()
	return errors.Join(m.send(ctx), m.exporter.Shutdown(ctx), m.provider.Shutdown(ctx))
}
