package sandbox

import (
	"fmt"
	"io"
	"net"
	"net/http"
)

// deliver sends the answer as a fault wills, and returns its status: 0 where
// none was sent. respond asks the platform; some faults don't get that far.
func (s *Server) deliver(w http.ResponseWriter, r *http.Request, fault Fault, respond func() reply) int {
	switch fault {
	case Unauthorized, RateLimited, ServerError, Unavailable, GatewayTimeout, HTMLPage, Redirect:
		answer := s.instead(fault)
		answer.send(w)
		return answer.status
	case Reset:
		reset(w)
		return 0
	case Huge:
		s.huge(w)
		return http.StatusOK
	case SlowHeaders:
		if !s.pause(r.Context(), s.params.Slow) {
			return 0
		}
	}
	answer := respond()
	if r.Context().Err() != nil {
		return 0 // the caller has left
	}
	switch fault {
	case SlowBody:
		s.slowly(w, r, answer)
	case Truncated:
		answer.head(w)
		_, _ = w.Write(answer.body[:len(answer.body)/2])
		flush(w)
		panic(http.ErrAbortHandler) // cuts the connection; net/http logs nothing
	case InvalidJSON:
		answer.body = answer.body[:len(answer.body)/2]
		answer.send(w)
	default:
		answer.send(w)
	}
	return answer.status
}

// instead is what is answered in the platform's place.
func (s *Server) instead(fault Fault) reply {
	switch fault {
	case Unauthorized:
		return s.refuse(http.StatusUnauthorized, 0, errorBody{Code: "invalid_token", Message: "the token is not accepted."})
	case RateLimited:
		return s.refuse(http.StatusTooManyRequests, 0, errorBody{Code: "rate_limited", Message: "too many calls."})
	case Unavailable:
		return s.refuse(http.StatusServiceUnavailable, 0, errorBody{Code: "unavailable", Message: "the service is unavailable."})
	case GatewayTimeout:
		return page(http.StatusGatewayTimeout, "504 Gateway Time-out")
	case HTMLPage:
		return page(http.StatusOK, "Scheduled maintenance")
	case Redirect:
		answer := page(http.StatusFound, "Found")
		answer.header.Set("Location", "https://login.invalid/")
		return answer
	}
	return s.refuse(http.StatusInternalServerError, 0, errorBody{Code: "internal_error", Message: "the call failed."})
}

// page is what gateways and portals answer: HTML, not the API's JSON.
func page(status int, title string) reply {
	return reply{
		status: status, header: http.Header{"Content-Type": {"text/html; charset=utf-8"}},
		body: fmt.Appendf(nil, "<!doctype html>\n<html><head><title>%s</title></head><body><h1>%s</h1></body></html>\n", title, title),
	}
}

// reset ends the connection with a TCP reset, before any byte of an answer.
func reset(w http.ResponseWriter) {
	connection, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		panic(http.ErrAbortHandler) // no connection of its own (HTTP/2): the nearest that there is
	}
	if tcp, ok := connection.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0) // discards what is unsent, which makes the end a reset
	}
	_ = connection.Close()
}

// slowly pauses in the middle of the body.
func (s *Server) slowly(w http.ResponseWriter, r *http.Request, answer reply) {
	answer.head(w)
	half := len(answer.body) / 2
	_, _ = w.Write(answer.body[:half])
	flush(w)
	if s.pause(r.Context(), s.params.Slow) {
		_, _ = w.Write(answer.body[half:])
	}
}

// huge sends a valid answer of HugeBytes, row by row, without holding it.
func (s *Server) huge(w http.ResponseWriter) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusOK)
	const head, tail = `{"columns":["Number","Text"],"rows":[`, "[0,\"\"]]}\n"
	if _, err := io.WriteString(w, head); err != nil {
		return
	}
	left := s.params.HugeBytes - int64(len(head)) - int64(len(tail))
	for n := 1; left > 0; n++ {
		select {
		case <-s.closing:
			panic(http.ErrAbortHandler)
		default:
		}
		row := fmt.Appendf(nil, "[%d,\"row number %d of a very long answer\"],\n", n, n)
		if _, err := w.Write(row); err != nil {
			return // the client has left
		}
		left -= int64(len(row))
	}
	_, _ = io.WriteString(w, tail)
}
