package mcp

import (
	"fmt"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// outcomeSuccess is the outcome of a call that was answered; the others are the
// kinds of domain.Fault.
const outcomeSuccess = "success"

// metrics counts calls. Labels are tools that are listed and kinds of fault,
// both small known sets; nothing that a caller wrote becomes a label.
type metrics struct {
	calls    *prometheus.CounterVec
	duration *prometheus.HistogramVec
	inFlight prometheus.Gauge
}

func newMetrics(registry prometheus.Registerer) (*metrics, error) {
	m := &metrics{
		calls: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "lumenore_mcp_tool_calls_total",
			Help: "Tool calls by tool and outcome: success, or the kind of the error.",
		}, []string{"tool", "outcome"}),
		duration: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "lumenore_mcp_tool_call_duration_seconds",
			Help: "How long tool calls took, by tool.",
			// From an answer out of memory to the limit of a whole call.
			Buckets: []float64{0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300},
		}, []string{"tool"}),
		inFlight: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "lumenore_mcp_tool_calls_in_flight",
			Help: "Tool calls in work now.",
		}),
	}
	for _, collector := range []prometheus.Collector{m.calls, m.duration, m.inFlight} {
		if err := registry.Register(collector); err != nil {
			return nil, fmt.Errorf("register the metrics of tool calls: %w", err)
		}
	}
	return m, nil
}

// begin counts a call in; the function it returns counts it out.
func (m *metrics) begin(tool string) (end func(outcome string)) {
	start := time.Now()
	m.inFlight.Inc()
	return func(outcome string) {
		m.inFlight.Dec()
		m.calls.WithLabelValues(tool, outcome).Inc()
		m.duration.WithLabelValues(tool).Observe(time.Since(start).Seconds())
	}
}
