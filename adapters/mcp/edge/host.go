package edge

import (
	"net"
	"net/http"
	"strings"
)

// hostList is the allow-list for the Host header, in lower case.
type hostList struct {
	any      bool
	exact    map[string]bool // "name" or "name:port"
	suffixes []string        // ".example.com" for "*.example.com"
}

func parseHosts(names []string) hostList {
	list := hostList{exact: map[string]bool{}}
	for _, name := range names {
		name = strings.ToLower(strings.TrimSpace(name))
		switch {
		case name == "":
		case name == "*":
			list.any = true
		case strings.HasPrefix(name, "*."):
			list.suffixes = append(list.suffixes, name[1:])
		default:
			list.exact[strings.Trim(name, "[]")] = true
		}
	}
	return list
}

func (l hostList) empty() bool { return !l.any && len(l.exact) == 0 && len(l.suffixes) == 0 }

func (l hostList) allows(hostport string) bool {
	name := hostName(hostport)
	if l.any || l.exact[name] || l.exact[strings.ToLower(hostport)] {
		return true
	}
	for _, suffix := range l.suffixes {
		if len(name) > len(suffix) && strings.HasSuffix(name, suffix) {
			return true
		}
	}
	return false
}

// checkHost refuses a Host that is not ours. A web page can make a browser call
// this machine under a name of its own (DNS rebinding); the name gives it away.
func (s *Server) checkHost(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !s.hostAllowed(r) {
			refusal{
				status:  http.StatusForbidden,
				code:    codeInvalid,
				message: "This Host is not served here. Whoever runs the service can allow it with ALLOWED_HOSTS.",
			}.write(w)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func (s *Server) hostAllowed(r *http.Request) bool {
	if overLoopback(r) && loopbackName(hostName(r.Host)) {
		return true
	}
	if s.hosts.empty() {
		return !overLoopback(r)
	}
	return s.hosts.allows(r.Host)
}

// hostName is the name in a Host header: no port, no brackets, no final dot.
func hostName(hostport string) string {
	name, _, err := net.SplitHostPort(hostport)
	if err != nil {
		name = strings.Trim(hostport, "[]")
	}
	return strings.ToLower(strings.TrimSuffix(name, "."))
}

// loopbackName reports whether a name can only mean this machine.
func loopbackName(name string) bool {
	if name == "localhost" {
		return true
	}
	ip := net.ParseIP(name)
	return ip != nil && ip.IsLoopback()
}

// overLoopback reports whether the request came in on a loopback address.
func overLoopback(r *http.Request) bool {
	addr, ok := r.Context().Value(http.LocalAddrContextKey).(net.Addr)
	return ok && loopbackAddr(addr)
}

func loopbackAddr(addr net.Addr) bool {
	tcp, ok := addr.(*net.TCPAddr)
	return ok && tcp.IP.IsLoopback()
}
