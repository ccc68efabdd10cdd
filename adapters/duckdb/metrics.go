//go:build cgo

package duckdb

import (
	"fmt"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// outcomeSuccess is the outcome of a query that ran; the others are the kinds of
// domain.Fault.
const outcomeSuccess = "success"

// metrics measures queries. The one label is a kind of fault.
type metrics struct {
	duration *prometheus.HistogramVec
	datasets prometheus.Gauge
}

func newMetrics(registry prometheus.Registerer) (*metrics, error) {
	m := &metrics{
		duration: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "lumenore_mcp_warehouse_query_duration_seconds",
			Help: "How long queries of the embedded engine took, by outcome: success, or the kind of the error. A question runs one to a few.",
			// From a small table to the limit of a whole call.
			Buckets: []float64{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300},
		}, []string{"outcome"}),
		datasets: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "lumenore_mcp_warehouse_datasets",
			Help: "Datasets that the embedded engine serves now.",
		}),
	}
	if registry == nil {
		return m, nil
	}
	for _, collector := range []prometheus.Collector{m.duration, m.datasets} {
		if err := registry.Register(collector); err != nil {
			return nil, fmt.Errorf("register the metrics of queries: %w", err)
		}
	}
	return m, nil
}

// ran counts a query that took since start.
func (m *metrics) ran(start time.Time, err error) {
	outcome := outcomeSuccess
	if err != nil {
		outcome = string(domain.FaultFrom(err).Kind)
	}
	m.duration.WithLabelValues(outcome).Observe(time.Since(start).Seconds())
}
