package edge

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// corsMaxAge is how long a browser may remember a preflight, in seconds: ten
// minutes, what the strictest browser caps it at.
const corsMaxAge = "600"

// corsHeaders are the request headers that MCP clients send (2026-07-28 and
// before), allowed by name.
const corsHeaders = "Content-Type, Accept, Authorization, Mcp-Protocol-Version, Mcp-Method, Mcp-Name, " +
	"Mcp-Session-Id, Last-Event-Id, X-Request-Id, Traceparent, Tracestate"

// corsParamPrefix begins headers that carry a tool's arguments; their names
// depend on the tool, so a preflight's own list says which.
const corsParamPrefix = "mcp-param-"

// originList is the allow-list for the Origin header, as "scheme://host[:port]".
type originList struct {
	any   bool
	exact map[string]bool
}

func parseOrigins(origins []string) (originList, error) {
	list := originList{exact: map[string]bool{}}
	for _, origin := range origins {
		origin = strings.ToLower(strings.TrimSuffix(strings.TrimSpace(origin), "/"))
		switch {
		case origin == "":
		case origin == "*":
			list.any = true
		case !strings.Contains(origin, "://"):
			return list, fmt.Errorf("edge: allowed origin %q lacks its scheme, as in https://app.example.com", origin)
		default:
			list.exact[origin] = true
		}
	}
	return list, nil
}

// checkOrigin refuses scripts of foreign pages, and answers as CORS asks for
// those that are allowed. Programs send no Origin and pass.
func (s *Server) checkOrigin(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		origin := r.Header.Get("Origin")
		if origin == "" {
			next.ServeHTTP(w, r)
			return
		}
		w.Header().Add("Vary", "Origin")
		if !s.originAllowed(r, origin) {
			refusal{
				status:  http.StatusForbidden,
				code:    codeInvalid,
				message: "Pages of this Origin may not call this service. Whoever runs it can allow them with ALLOWED_ORIGINS.",
			}.write(w)
			return
		}
		w.Header().Set("Access-Control-Allow-Origin", origin)
		w.Header().Set("Access-Control-Expose-Headers", requestIDHeader+", Retry-After")
		if r.Method == http.MethodOptions && r.Header.Get("Access-Control-Request-Method") != "" {
			answerPreflight(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func (s *Server) originAllowed(r *http.Request, origin string) bool {
	if s.origins.any || s.origins.exact[strings.ToLower(origin)] {
		return true
	}
	u, err := url.Parse(origin)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") {
		return false
	}
	return overLoopback(r) && loopbackName(hostName(u.Host))
}

func answerPreflight(w http.ResponseWriter, r *http.Request) {
	allowed := corsHeaders
	for name := range strings.SplitSeq(r.Header.Get("Access-Control-Request-Headers"), ",") {
		name = strings.TrimSpace(name)
		if strings.HasPrefix(strings.ToLower(name), corsParamPrefix) {
			allowed += ", " + name
		}
	}
	w.Header().Set("Access-Control-Allow-Methods", http.MethodPost)
	w.Header().Set("Access-Control-Allow-Headers", allowed)
	w.Header().Set("Access-Control-Max-Age", corsMaxAge)
	w.WriteHeader(http.StatusNoContent)
}
