package edge

import (
	"net/http"
	"time"
)

// Shorten makes the server give up after d where it would wait for a body's
// next byte, a reader or a place, so that tests need not.
func (s *Server) Shorten(d time.Duration) { s.waits = waits{body: d, write: d, place: d} }

// Handler is the whole chain, for a test that needs no connection.
func (s *Server) Handler() http.Handler { return s.http.Handler }
