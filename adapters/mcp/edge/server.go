package edge

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"go.uber.org/zap"
)

// Limits on a connection, named in the design; see body.go, concurrency.go and
// response.go for those on a message, on calls and on answers.
const (
	// headerTimeout is how long a request's header may take: honest clients
	// send it at once, so more only helps those who hold connections.
	headerTimeout = 10 * time.Second
	// maxHeader is the size of request line and header; more is answered 431.
	maxHeader = 64 << 10
	// headerSlack is what net/http adds to MaxHeaderBytes for its own buffer;
	// it is taken off again so that the limit is what it says.
	headerSlack = 4 << 10
	// idleTimeout keeps a connection between calls: assistants pause while a
	// person reads, and a new connection costs a round trip or three.
	idleTimeout = 120 * time.Second
)

// Params is what a Server needs.
type Params struct {
	// Handler takes the messages that pass; it is mcp-go in the service.
	Handler http.Handler
	// Addr is where to listen, as in ":8080".
	Addr string
	// AllowedHosts are the Host names answered: "mcp.example.com",
	// "*.example.com", with a port if it matters, or "*". Empty: any, but on a
	// loopback connection only loopback names.
	AllowedHosts []string
	// AllowedOrigins are the origins of web pages that may call, as in
	// "https://app.example.com", or "*". Loopback origins may always call over
	// a loopback connection.
	AllowedOrigins []string
	// MaxConcurrent is how many tool calls are in work at once; 0 means
	// DefaultMaxConcurrent.
	MaxConcurrent int
	// WholeMessages leaves the arguments of tool calls in their messages, for a
	// Handler that doesn't ask for them by Arguments.
	WholeMessages bool
	// DrainDelay is how long a draining server still accepts connections,
	// until every load balancer has heard that it is not ready.
	DrainDelay time.Duration
	// Banner is the page at "/", plain text.
	Banner string
	Logger *zap.Logger
	// Registry takes the metrics of requests; nil: they are not exposed.
	Registry prometheus.Registerer
	// Telemetry takes spans and measurements; nil: none are made.
	Telemetry *Telemetry
}

// Server answers MCP over HTTP. Call Listen, then Serve, then Drain.
type Server struct {
	params    Params
	hosts     hostList
	origins   originList
	places    chan struct{}
	draining  atomic.Bool
	promises  promises
	metrics   *metrics
	telemetry *telemetry
	listener  net.Listener
	http      *http.Server
	newID     func() string
	rooms     rooms
}

// New checks the parameters and returns a server that does not listen yet.
func New(p Params) (*Server, error) {
	if p.Handler == nil || p.Logger == nil {
		return nil, errors.New("edge: Handler and Logger are required")
	}
	if p.MaxConcurrent == 0 {
		p.MaxConcurrent = DefaultMaxConcurrent
	}
	if p.MaxConcurrent < 0 {
		return nil, fmt.Errorf("edge: MaxConcurrent must be above 0, not %d", p.MaxConcurrent)
	}
	origins, err := parseOrigins(p.AllowedOrigins)
	if err != nil {
		return nil, err
	}
	counts, err := newMetrics(p.Registry)
	if err != nil {
		return nil, err
	}
	told, err := newTelemetry(p.Telemetry)
	if err != nil {
		return nil, err
	}
	s := &Server{
		params:    p,
		metrics:   counts,
		telemetry: told,
		hosts:     parseHosts(p.AllowedHosts),
		origins:   origins,
		places:    make(chan struct{}, p.MaxConcurrent),
		newID:     rand.Text,
	}
	s.http = &http.Server{
		Handler:           s.chain(),
		ReadHeaderTimeout: headerTimeout,
		MaxHeaderBytes:    maxHeader - headerSlack,
		IdleTimeout:       idleTimeout,
		// No ReadTimeout: a body may take as long as its bytes keep coming
		// (bodySilence). No WriteTimeout: it would cut an event stream or a
		// long analysis; every write has a deadline of its own (writeStall).
		ErrorLog: zap.NewStdLog(p.Logger.Named("net/http")),
	}
	return s, nil
}

// Listen binds the address; a busy port is an error here, before anything is
// said to be ready.
func (s *Server) Listen(ctx context.Context) error {
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", s.params.Addr)
	if err != nil {
		return fmt.Errorf("listen for MCP: %w", err)
	}
	s.listener = listener
	if !loopbackAddr(listener.Addr()) {
		s.params.Logger.Warn("listening beyond this machine without authentication: whoever reaches the port can ask about the data")
	}
	return nil
}

// Addr is the bound address: nil before Listen.
func (s *Server) Addr() net.Addr {
	if s.listener == nil {
		return nil
	}
	return s.listener.Addr()
}

// Serve answers until Drain; it returns nil then, and an error if the listener
// fails before.
func (s *Server) Serve() error {
	if s.listener == nil {
		return errors.New("serve MCP: Listen was not called")
	}
	err := s.http.Serve(s.listener)
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return fmt.Errorf("serve MCP: %w", err)
}
