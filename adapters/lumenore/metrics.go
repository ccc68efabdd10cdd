package lumenore

import (
	"fmt"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// outcomeSuccess is the outcome of an exchange that worked; the others are the
// kinds of domain.Fault.
const outcomeSuccess = "success"

// metrics counts what goes on with the platform. Labels are endpoints of the
// table and kinds of fault, both small known sets.
type metrics struct {
	duration *prometheus.HistogramVec
	retries  *prometheus.CounterVec
	breaker  prometheus.Gauge
}

func newMetrics(registry prometheus.Registerer) (*metrics, error) {
	m := &metrics{
		duration: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "lumenore_mcp_backend_request_duration_seconds",
			Help: "How long requests to the platform took, log-ins (user-login) included, by endpoint and outcome: success, or the kind of the error.",
			// From an answer out of memory to the limit of a whole call.
			Buckets: []float64{0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300},
		}, []string{"endpoint", "outcome"}),
		retries: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "lumenore_mcp_backend_retries_total",
			Help: "Requests to the platform that were made again, by endpoint.",
		}, []string{"endpoint"}),
		breaker: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "lumenore_mcp_backend_breaker_state",
			Help: "State of the platform's circuit breaker: 0 closed, 1 half open, 2 open.",
		}),
	}
	if registry == nil {
		return m, nil
	}
	for _, collector := range []prometheus.Collector{m.duration, m.retries, m.breaker} {
		if err := registry.Register(collector); err != nil {
			return nil, fmt.Errorf("register the metrics of the platform: %w", err)
		}
	}
	return m, nil
}

// begin starts a request's clock; the function it returns stops it.
func (m *metrics) begin(endpoint string) (end func(*failure)) {
	start := time.Now()
	return func(f *failure) {
		outcome := outcomeSuccess
		if f != nil {
			outcome = string(f.fault.Kind)
		}
		m.duration.WithLabelValues(endpoint, outcome).Observe(time.Since(start).Seconds())
	}
}

func (m *metrics) retried(endpoint string) { m.retries.WithLabelValues(endpoint).Inc() }

func (m *metrics) breakerState(state int) { m.breaker.Set(float64(state)) }
