package edge

import (
	"fmt"
	"net/http"
	"strconv"

	"github.com/prometheus/client_golang/prometheus"
)

// metrics counts requests, so that those show too that never become a call. All
// labels are from small sets: routes and methods that are known, and statuses
// that this service answers.
type metrics struct{ requests *prometheus.CounterVec }

func newMetrics(registry prometheus.Registerer) (*metrics, error) {
	m := &metrics{requests: prometheus.NewCounterVec(prometheus.CounterOpts{
		Name: "lumenore_mcp_http_requests_total",
		Help: "HTTP requests by route, method and status; status 0: the client left, or the answer was cut.",
	}, []string{"route", "method", "status"})}
	if registry == nil {
		return m, nil
	}
	if err := registry.Register(m.requests); err != nil {
		return nil, fmt.Errorf("register the metrics of requests: %w", err)
	}
	return m, nil
}

// countRequests counts each request once it is over, whichever way.
func (s *Server) countRequests(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			status := 0
			if out, ok := w.(*response); ok {
				status = out.status
			}
			s.metrics.requests.WithLabelValues(routeOf(r.URL.Path), methodOf(r.Method), strconv.Itoa(status)).Inc()
		}()
		next.ServeHTTP(w, r)
	})
}
