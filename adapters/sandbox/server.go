package sandbox

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"
	"time"

	"go.uber.org/zap"
)

// Limits of the port.
const (
	headerTimeout = 10 * time.Second
	// idleTimeout outlasts the pauses of a client's pool.
	idleTimeout = 120 * time.Second
	maxHeader   = 64 << 10
	// There is no WriteTimeout and no ReadTimeout: answers may be slow on
	// purpose. A body's time is bounded where it is read.
)

// Server is a sandbox. Use its Handler, or call Listen, then Serve, then Close.
type Server struct {
	params   Params
	tokens   *tokens
	fates    fates
	counts   *counts
	places   chan struct{}
	closing  chan struct{} // closed at Close: pauses on purpose end
	close    sync.Once
	mux      *http.ServeMux
	listener net.Listener
	http     *http.Server
}

// New returns a sandbox, or an error that names the parameter at fault. It
// listens to nothing and starts nothing.
func New(p Params) (*Server, error) {
	p, err := p.withDefaults()
	if err != nil {
		return nil, err
	}
	signer, err := newTokens(p)
	if err != nil {
		return nil, err
	}
	s := &Server{
		params:  p,
		tokens:  signer,
		fates:   newFates(p),
		counts:  newCounts(),
		places:  make(chan struct{}, p.Concurrent),
		closing: make(chan struct{}),
		mux:     http.NewServeMux(),
	}
	for _, e := range s.endpoints() {
		s.mux.Handle(e.pattern, s.serve(e))
	}
	s.http = &http.Server{
		Handler:           s.mux,
		ReadHeaderTimeout: headerTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeader,
		ErrorLog:          zap.NewStdLog(p.Logger.Named("http")),
	}
	return s, nil
}

// Handler serves the API; tests hand it to a server of their own.
func (s *Server) Handler() http.Handler { return s.mux }

// Calls says how often each endpoint was called since the start, by the names
// LogIn, Datasets, Columns and those of the analyses. Refused calls count too.
func (s *Server) Calls() map[string]int { return s.counts.all() }

// Listen binds the address; a busy port is an error here.
func (s *Server) Listen(ctx context.Context) error {
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", s.params.Addr)
	if err != nil {
		return fmt.Errorf("listen for the sandbox: %w", err)
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
		return errors.New("serve the sandbox: Listen was not called")
	}
	err := s.http.Serve(s.listener)
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return fmt.Errorf("serve the sandbox: %w", err)
}

// Close ends pauses on purpose at once, and the server after the answers under
// way or when ctx ends.
func (s *Server) Close(ctx context.Context) error {
	s.close.Do(func() { close(s.closing) })
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
	return fmt.Errorf("close the sandbox: %w", err)
}
