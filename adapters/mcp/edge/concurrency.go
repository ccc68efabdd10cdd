package edge

import (
	"net/http"
	"strconv"
	"time"
)

const (
	// DefaultMaxConcurrent is how many calls are in work at once if nothing
	// else is set: each holds at most a few hundred KiB.
	DefaultMaxConcurrent = 1024
	// placeWait is how long a call waits for a place: long enough for a burst
	// to pass, short enough that overload ends in quick refusals.
	placeWait = time.Second
	// busyRetry is what a refused caller is told to wait, in seconds.
	busyRetry = 2
)

// calls reports whether a method reaches the platform; the others are answered
// from memory.
func calls(method string) bool {
	switch method {
	case "tools/call", "resources/read", "prompts/get", "completion/complete":
		return true
	}
	return false
}

// limitCalls gives each call a place. Other messages need none.
func (s *Server) limitCalls(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		msg := messageFrom(r.Context())
		if !calls(msg.method) {
			next.ServeHTTP(w, r)
			return
		}
		if !s.takePlace(r) {
			w.Header().Set("Retry-After", strconv.Itoa(busyRetry))
			refusal{
				status:  http.StatusServiceUnavailable,
				code:    codeRefused,
				message: "The service is busy with other calls; try in " + strconv.Itoa(busyRetry) + " s.",
				id:      msg.id,
			}.write(w)
			return
		}
		defer func() { <-s.places }()
		next.ServeHTTP(w, r)
	})
}

// takePlace reports whether a place came free in time.
func (s *Server) takePlace(r *http.Request) bool {
	select {
	case s.places <- struct{}{}:
		return true
	default:
	}
	timer := time.NewTimer(placeWait)
	defer timer.Stop()
	select {
	case s.places <- struct{}{}:
		return true
	case <-timer.C:
	case <-r.Context().Done():
	}
	return false
}
