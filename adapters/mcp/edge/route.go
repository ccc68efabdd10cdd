package edge

import (
	"io"
	"net/http"
)

// route answers all that is not a message to the MCP endpoint.
func (s *Server) route(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch routeOf(r.URL.Path) {
		case routeHome:
			s.home(w, r)
		case routeMCP:
			mcpMethod(w, r, next)
		default:
			refusal{status: http.StatusNotFound, code: codeInvalid, message: "There is nothing here. The MCP endpoint is /mcp."}.write(w)
		}
	})
}

// home is the page for a person, or a probe, that looks in.
func (s *Server) home(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		refusal{status: http.StatusMethodNotAllowed, code: codeInvalid, message: "MCP messages go to /mcp, not to /."}.write(w)
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(http.StatusOK)
	if r.Method == http.MethodGet {
		// A reader that left misses nothing.
		_, _ = io.WriteString(w, s.params.Banner)
	}
}

// mcpMethod lets POST through. There are no sessions, so nothing to GET (a
// stream of server messages) or DELETE.
func mcpMethod(w http.ResponseWriter, r *http.Request, next http.Handler) {
	// nginx would hold back events until its buffer is full.
	w.Header().Set("X-Accel-Buffering", "no")
	switch r.Method {
	case http.MethodPost:
		next.ServeHTTP(w, r)
	case http.MethodOptions:
		w.Header().Set("Allow", "POST, OPTIONS")
		w.WriteHeader(http.StatusNoContent)
	default:
		w.Header().Set("Allow", http.MethodPost)
		refusal{
			status:  http.StatusMethodNotAllowed,
			code:    codeInvalid,
			message: "Only POST is taken here: this server keeps no sessions and sends its messages in the answer to a POST.",
		}.write(w)
	}
}
