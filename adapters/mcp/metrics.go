package mcp

import (
	"fmt"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/lumenore/analytics-mcp-server/domain/usecase"
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
	size     *prometheus.HistogramVec
	cut      *prometheus.CounterVec
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
		size: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "lumenore_mcp_answer_size_bytes",
			Help: "Size of the data in answers, after they were cut to their budget, by tool.",
			// From a number to the largest budget; 100 KiB is the default one.
			Buckets: []float64{256, 1 << 10, 4 << 10, 16 << 10, 64 << 10, 100 << 10, 256 << 10, 1 << 20, 4 << 20, 16 << 20},
		}, []string{"tool"}),
		cut: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "lumenore_mcp_answers_cut_total",
			Help: "Answers that were cut to their budget, by tool.",
		}, []string{"tool"}),
	}
	for _, collector := range []prometheus.Collector{m.calls, m.duration, m.inFlight, m.size, m.cut} {
		if err := registry.Register(collector); err != nil {
			return nil, fmt.Errorf("register the metrics of tool calls: %w", err)
		}
	}
	return m, nil
}

// list shows the count of a tool before the first answer is cut: a rate misses
// what a count begins with.
func (m *metrics) list(tool string) { m.cut.WithLabelValues(tool) }

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

// answered counts an answer's size, and whether it was cut.
func (m *metrics) answered(tool string, result usecase.Result) {
	m.size.WithLabelValues(tool).Observe(float64(len(result.Data)))
	if result.Truncated {
		m.cut.WithLabelValues(tool).Inc()
	}
}
