package edge

import "net/http"

// Handler is the whole chain, for a test that needs no connection.
func (s *Server) Handler() http.Handler { return s.http.Handler }

// HTTP is the server, for a test with connections of its own.
func (s *Server) HTTP() *http.Server { return s.http }
