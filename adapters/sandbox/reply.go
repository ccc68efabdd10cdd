package sandbox

import (
	"net/http"
	"strconv"
)

// reply is an answer before it is sent.
type reply struct {
	status   int
	header   http.Header
	body     []byte
	streamed bool // sent in pieces, without a length
}

// jsonReply is an answer in JSON.
func jsonReply(status int, body []byte) reply {
	return reply{status: status, header: http.Header{"Content-Type": {"application/json"}}, body: body}
}

// send sends a reply as it should be. A client that left needs no answer, so
// errors of writing are let go.
func (a reply) send(w http.ResponseWriter) {
	a.head(w)
	if a.streamed {
		stream(w, a.body)
		return
	}
	_, _ = w.Write(a.body)
}

// head sends status and headers.
func (a reply) head(w http.ResponseWriter) {
	for name, values := range a.header {
		w.Header()[name] = values
	}
	if !a.streamed {
		w.Header().Set("Content-Length", strconv.Itoa(len(a.body)))
	}
	w.WriteHeader(a.status)
}

// flush sends what has been written so far.
func flush(w http.ResponseWriter) {
	_ = http.NewResponseController(w).Flush() // a recorder keeps everything anyway
}
