package edge_test

import (
	"net"
	"net/http"
	"testing"

	"github.com/lumenore/analytics-mcp-server/adapters/mcp/edge"
)

func TestHostsOnALoopbackConnection(t *testing.T) {
	for _, c := range []struct {
		name    string
		allowed []string
		host    string
		status  int
	}{
		{"loopback names pass", nil, "localhost:8080", 200},
		{"loopback addresses pass", nil, "127.0.0.1", 200},
		{"so does IPv6's", nil, "[::1]:8080", 200},
		{"a rebound name is refused", nil, "evil.example", 403},
		{"a name that begins like one too", nil, "localhost.evil.example", 403},
		{"an allowed name passes", []string{"mcp.example.com"}, "MCP.example.com:443", 200},
		{"another is refused", []string{"mcp.example.com"}, "example.com", 403},
		{"a subdomain passes by pattern", []string{"*.example.com"}, "a.b.example.com", 200},
		{"the domain itself does not", []string{"*.example.com"}, "example.com", 403},
		{"a lookalike does not", []string{"*.example.com"}, "badexample.com", 403},
		{"a star lets all pass", []string{"*"}, "anything", 200},
		{"loopback names pass beside a list", []string{"mcp.example.com"}, "localhost", 200},
		{"a port counts where it is given", []string{"mcp.example.com:444"}, "mcp.example.com:443", 403},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := start(t, edge.Params{AllowedHosts: c.allowed})
			r := s.request(t, ping)
			r.Host = c.host
			wantStatus(t, s.do(t, r), c.status)
		})
	}
}

func TestAnyHostBeyondLoopbackUnlessListed(t *testing.T) {
	outside := outsideAddress(t)
	for _, c := range []struct {
		allowed []string
		status  int
	}{{nil, 200}, {[]string{"mcp.example.com"}, 403}} {
		s := start(t, edge.Params{Addr: net.JoinHostPort(outside, "0"), AllowedHosts: c.allowed})
		r := s.request(t, ping)
		r.Host = "whatever.example"
		wantStatus(t, s.do(t, r), c.status)
	}
}

// outsideAddress is an address of this machine that is not loopback.
func outsideAddress(t *testing.T) string {
	t.Helper()
	addrs, err := net.InterfaceAddrs()
	if err != nil {
		t.Fatal(err)
	}
	for _, addr := range addrs {
		if n, ok := addr.(*net.IPNet); ok && n.IP.To4() != nil && !n.IP.IsLoopback() {
			return n.IP.String()
		}
	}
	t.Skip("this machine has only loopback addresses")
	return ""
}

func TestOrigins(t *testing.T) {
	for _, c := range []struct {
		name    string
		allowed []string
		origin  string
		status  int
	}{
		{"foreign pages are refused", nil, "https://evil.example", 403},
		{"sandboxed pages are refused", nil, "null", 403},
		{"local pages pass over loopback", nil, "http://localhost:6274", 200},
		{"allowed pages pass", []string{"https://app.example.com/"}, "https://app.example.com", 200},
		{"another scheme is another origin", []string{"https://app.example.com"}, "http://app.example.com", 403},
		{"another port is another origin", []string{"https://app.example.com"}, "https://app.example.com:8443", 403},
		{"a lookalike is refused", nil, "http://localhost.evil.example", 403},
		{"a star lets all pass", []string{"*"}, "https://any.example", 200},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := start(t, edge.Params{AllowedOrigins: c.allowed})
			r := s.request(t, ping)
			r.Header.Set("Origin", c.origin)
			got := s.do(t, r)
			wantStatus(t, got, c.status)
			granted := got.Header.Get("Access-Control-Allow-Origin")
			if (granted == c.origin) != (c.status == 200) {
				t.Errorf("Access-Control-Allow-Origin %q", granted)
			}
		})
	}
}

func TestPreflightAllowsTheHeadersOfMCP(t *testing.T) {
	s := start(t, edge.Params{AllowedOrigins: []string{"https://app.example.com"}})
	r := s.request(t, "")
	r.Method = http.MethodOptions
	r.Header.Set("Origin", "https://app.example.com")
	r.Header.Set("Access-Control-Request-Method", "POST")
	r.Header.Set("Access-Control-Request-Headers", "content-type,mcp-method,mcp-param-region")
	got := s.do(t, r)
	wantStatus(t, got, http.StatusNoContent)
	if m := got.Header.Get("Access-Control-Allow-Methods"); m != "POST" {
		t.Errorf("methods %q", m)
	}
	allowed := got.Header.Get("Access-Control-Allow-Headers")
	want := "Content-Type, Accept, Authorization, Mcp-Protocol-Version, Mcp-Method, Mcp-Name, Mcp-Session-Id, Last-Event-Id, X-Request-Id, Traceparent, Tracestate, mcp-param-region"
	if allowed != want {
		t.Errorf("headers %q", allowed)
	}
}

func TestAnOriginWithoutSchemeStopsTheStart(t *testing.T) {
	_, err := edge.New(edge.Params{Handler: http.HandlerFunc(echo), Logger: nop(), AllowedOrigins: []string{"app.example.com"}})
	if err == nil {
		t.Error("no error")
	}
}
