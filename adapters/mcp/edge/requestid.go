package edge

import (
	"context"
	"net/http"
)

const requestIDHeader = "X-Request-Id"

// maxRequestID is the longest id taken from a caller: a UUID has 36 characters,
// and an id is for looking up, not for carrying data.
const maxRequestID = 64

type requestIDKey struct{}

// RequestID is the id of the request that ctx belongs to, or empty.
func RequestID(ctx context.Context) string {
	id, _ := ctx.Value(requestIDKey{}).(string)
	return id
}

// nameRequest takes the caller's request id if it is sane, makes one if not,
// and gives it back in the answer.
func (s *Server) nameRequest(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id := r.Header.Get(requestIDHeader)
		if !saneRequestID(id) {
			id = s.newID()
		}
		w.Header().Set(requestIDHeader, id)
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), requestIDKey{}, id)))
	})
}

// saneRequestID admits what ids are made of and nothing that could forge a log
// line or hide a sentence.
func saneRequestID(id string) bool {
	if id == "" || len(id) > maxRequestID {
		return false
	}
	for _, c := range []byte(id) {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9':
		case c == '-', c == '_', c == '.':
		default:
			return false
		}
	}
	return true
}
