package telemetry

import (
	"cmp"
	"context"
	"strings"
	"sync"
	"time"

	sdkmetric "go.opentelemetry.io/otel/sdk/metric"
	"go.opentelemetry.io/otel/sdk/metric/metricdata"
	"go.opentelemetry.io/otel/sdk/resource"
)

// metrics sends what was measured, every interval between start and close.
// OpenTelemetry's own reader of that kind begins as soon as it is made.
type metrics struct {
	provider *sdkmetric.MeterProvider
	reader   *sdkmetric.ManualReader
	sender   *sender
	interval time.Duration
	ending   context.Context
	end      context.CancelFunc
	work     sync.WaitGroup
}

func newMetrics(p Params, who *resource.Resource) (*metrics, error) {
	to, err := p.Asked.variables.destination("METRICS")
	if err != nil {
		return nil, err
	}
	temporality, err := p.Asked.variables.temporality()
	if err != nil {
		return nil, err
	}
	reader := sdkmetric.NewManualReader(sdkmetric.WithTemporalitySelector(temporality))
	m := &metrics{
		provider: sdkmetric.NewMeterProvider(sdkmetric.WithReader(reader), sdkmetric.WithResource(who)),
		reader:   reader, sender: newSender(to, p.Version), interval: p.Asked.Interval,
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
	sent, err := message(all)
	if err != nil {
		return err
	}
	return m.sender.send(ctx, sent)
}

// close sends once more.
func (m *metrics) close(ctx context.Context) error {
	m.end()
	m.work.Wait()
	defer m.sender.close()
	return cmp.Or(m.send(ctx), m.provider.Shutdown(ctx))
}

// temporality says whether points count from the start or since the last export,
// and refuses other histograms than those of points.go.
func (v variables) temporality() (sdkmetric.TemporalitySelector, error) {
	const buckets, explicit = "OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION", "explicit_bucket_histogram"
	if v[buckets] != "" && v[buckets] != explicit {
		return nil, refuse(buckets, explicit)
	}
	const name = "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE"
	switch strings.ToLower(v[name]) {
	case "", "cumulative":
		return sdkmetric.CumulativeTemporalitySelector, nil
	case "delta":
		return sdkmetric.DeltaTemporalitySelector, nil
	case "lowmemory":
		return sdkmetric.LowMemoryTemporalitySelector, nil
	}
	return nil, refuse(name, "cumulative, delta or lowmemory")
}
