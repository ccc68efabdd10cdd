package edge

import (
	"net/http"
	"time"

	"go.uber.org/zap"
)

// The route templates of the log. A path that is not ours is not written: it
// may hold anything.
const (
	routeHome  = "/"
	routeMCP   = "/mcp"
	routeOther = "other"
)

// routeOf names the route of a path. A trailing slash is forgiven: people copy
// addresses by hand.
func routeOf(path string) string {
	switch path {
	case "/":
		return routeHome
	case "/mcp", "/mcp/":
		return routeMCP
	}
	return routeOther
}

// logAccess writes one line a request, without contents.
func (s *Server) logAccess(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		finished := false
		defer func() {
			fields := []zap.Field{
				zap.String("method", methodOf(r.Method)),
				zap.String("route", routeOf(r.URL.Path)),
				zap.Duration("duration", time.Since(start)),
				zap.String("request_id", RequestID(r.Context())),
				zap.Bool("finished", finished),
			}
			if out, ok := w.(*response); ok {
				fields = append(fields, zap.Int("status", out.status), zap.Int64("bytes", out.bytes))
				fields = append(fields, out.note.fields()...)
			}
			s.params.Logger.Info("request", fields...)
		}()
		next.ServeHTTP(w, r)
		finished = true
	})
}

// fields are what the log tells of the message.
func (n *note) fields() []zap.Field {
	var fields []zap.Field
	if n.trace.IsValid() {
		fields = append(fields, zap.Stringer("trace_id", n.trace))
	}
	if n.method == "" {
		return fields
	}
	fields = append(fields, zap.String("rpc", n.method))
	if call := n.call.Load(); call != nil {
		fields = append(fields, zap.String("tool", call.tool), zap.String("outcome", call.outcome))
	}
	return fields
}

// methodOf names a known method; any token may stand there otherwise.
func methodOf(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut,
		http.MethodPatch, http.MethodDelete, http.MethodOptions:
		return method
	}
	return methodOther
}

// methodOther stands for a method that is none of HTTP's.
const methodOther = "other"
