package ops

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	"go.uber.org/zap"
)

// Limits of the port: probes and scrapers are small, quick and few.
const (
	headerTimeout = 5 * time.Second
	// writeTimeout bounds an answer; the longest is a scrape.
	writeTimeout = 30 * time.Second
	// idleTimeout outlasts the usual pauses between probes and scrapes.
	idleTimeout = 120 * time.Second
	maxHeader   = 16 << 10
)

// Ready says why the service can't answer questions now; nil means it can. The
// text is shown to whoever probes, so it holds no address and no name.
type Ready func() error

// Server answers probes and scrapes. Call Listen, then Serve, then Close.
type Server struct {
	addr     string
	listener net.Listener
	http     *http.Server
}

// New returns a server for the metrics in the registry, to which it adds those
// of the process and of the Go runtime.
func New(addr string, ready Ready, registry *prometheus.Registry, logger *zap.Logger) (*Server, error) {
	if ready == nil || registry == nil || logger == nil {
		return nil, errors.New("ops: ready, registry and logger are required")
	}
	for _, collector := range []prometheus.Collector{
		collectors.NewGoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
	} {
		if err := registry.Register(collector); err != nil {
			return nil, fmt.Errorf("register the metrics of the process: %w", err)
		}
	}
	errorLog := zap.NewStdLog(logger.Named("ops"))
	mux := http.NewServeMux()
	mux.HandleFunc("GET /livez", func(w http.ResponseWriter, _ *http.Request) { say(w, http.StatusOK, "ok") })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, _ *http.Request) {
		if err := ready(); err != nil {
			say(w, http.StatusServiceUnavailable, err.Error())
			return
		}
		say(w, http.StatusOK, "ok")
	})
	mux.Handle("GET /metrics", promhttp.HandlerFor(registry, promhttp.HandlerOpts{ErrorLog: errorLog}))
	return &Server{
		addr: addr,
		http: &http.Server{
			Handler:           mux,
			ReadHeaderTimeout: headerTimeout,
			ReadTimeout:       headerTimeout, // nothing here takes a body
			WriteTimeout:      writeTimeout,
			IdleTimeout:       idleTimeout,
			MaxHeaderBytes:    maxHeader,
			ErrorLog:          errorLog,
		},
	}, nil
}

func say(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	// A prober that left has its answer: it will ask again.
	_, _ = io.WriteString(w, text+"\n")
}

// Listen binds the address; a busy port is an error here.
func (s *Server) Listen(ctx context.Context) error {
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", s.addr)
	if err != nil {
		return fmt.Errorf("listen for probes and metrics: %w", err)
	}
	s.listener = listener
	return nil
}

// Addr is the bound address, nil before Listen.
func (s *Server) Addr() net.Addr {
	if s.listener == nil {
		return nil
	}
	return s.listener.Addr()
}

// Serve answers until Close; it returns nil then, and an error if the listener
// fails before.
func (s *Server) Serve() error {
	if s.listener == nil {
		return errors.New("serve probes and metrics: Listen was not called")
	}
	err := s.http.Serve(s.listener)
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return fmt.Errorf("serve probes and metrics: %w", err)
}

// Close ends the server, after the answers under way or when ctx ends. It goes
// last at a shutdown: a draining service still has to say that it is not ready.
func (s *Server) Close(ctx context.Context) error {
	err := s.http.Shutdown(ctx)
	if s.listener != nil {
		// A server that never served does not know its listener; closing it
		// twice is harmless.
		_ = s.listener.Close()
	}
	if err == nil {
		return nil
	}
	_ = s.http.Close()
	return fmt.Errorf("close probes and metrics: %w", err)
}
