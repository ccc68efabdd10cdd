package edge

import (
	"bytes"
	"net/http"
	"strconv"
	"sync/atomic"
	"time"
)

const (
	// writeStall is how long a reader may take nothing before it counts as
	// gone. It rolls: a slow reader that reads is never cut.
	writeStall = 30 * time.Second
	// writeChunk is how much is written under one deadline, so that a large
	// answer to a slow reader has many of them.
	writeChunk = 16 << 10
)

// eventPrefix begins every server-sent event that mcp-go writes, one Write each.
const eventPrefix = "event: message"

// messageEnd ends a message that is no event: json.Encoder writes each with one
// Write, and nothing after it.
const messageEnd = "}\n"

// response is the one wrapper around a ResponseWriter. It rolls the write
// deadline, counts what the log and the progress of a call need to know, and
// tells clients of a draining server to reconnect. mcp-go asks for an
// http.Flusher by type, so Flush is a method of its own.
type response struct {
	under    http.ResponseWriter
	control  *http.ResponseController
	draining *atomic.Bool
	promises *promises
	promised bool      // that the connection stays
	rolled   time.Time // when the write deadline was last set
	rooms    *rooms
	events   events
	deliver  deliveries
	code     ErrorCode
	note     note
	telling  bool   // someone asks for failure
	failure  int    // the code of the JSON-RPC error that was written; 0: none was
	version  string // of the protocol, as the request's header names it
	status   int    // 0 until the header is out or held
	held     bool   // the header waits for the length of the delivery
	bytes    int64
}

func (s *Server) newResponse(w http.ResponseWriter) *response {
	r := &response{
		under: w, control: http.NewResponseController(w), draining: &s.draining, promises: &s.promises,
		rooms: &s.rooms,
	}
	r.roll() // the last request on this connection left a deadline behind
	return r
}

// Header, WriteHeader, Write and Flush are those of http.ResponseWriter and
// http.Flusher.
func (r *response) Header() http.Header { return r.under.Header() }

func (r *response) WriteHeader(status int) {
	if r.status != 0 {
		return
	}
	status = r.code.status(status, r.version)
	r.status = status
	r.promised = r.promises.make(r.draining)
	if !r.promised {
		r.Header().Set("Connection", "close")
	}
	if status == http.StatusOK && r.deliver.waits() && r.Header().Get("Content-Type") == "application/json" {
		r.held = true
		return
	}
	r.roll()
	r.under.WriteHeader(status)
}

// release lets a held header go.
func (r *response) release() {
	if r.held {
		r.held = false
		r.roll()
		r.under.WriteHeader(r.status)
	}
}

// Write reports all of p or nothing: what is written may be longer than p.
func (r *response) Write(p []byte) (int, error) {
	r.WriteHeader(http.StatusOK)
	in := r.rooms.take()
	defer r.rooms.give(in) // net/http has copied or sent it by then
	out := r.code.fill(r.deliver.fill(p, in))
	if r.held && bytes.HasSuffix(p, []byte(messageEnd)) {
		// With its length known, net/http need not send it in chunks.
		r.Header().Set("Content-Length", strconv.Itoa(len(out)))
	}
	if r.telling && r.failure == 0 && r.note.call.Load() == nil {
		r.failure = failureCode(out)
	}
	r.release()
	for rest := out; len(rest) > 0; {
		chunk := rest[:min(len(rest), writeChunk)]
		r.roll()
		n, err := r.under.Write(chunk)
		r.bytes += int64(n)
		if err != nil {
			return 0, err
		}
		rest = rest[len(chunk):]
	}
	if bytes.HasPrefix(p, []byte(eventPrefix)) {
		r.events.add()
	}
	return len(p), nil
}

// end is called once the handler is done, whichever way.
func (r *response) end() {
	if r.promised {
		r.promises.end(r.draining)
	}
}

func (r *response) Flush() {
	r.WriteHeader(http.StatusOK)
	r.release()
	r.roll()
	// A connection that is gone shows itself at the next write.
	_ = r.control.Flush()
}

// Unwrap lets http.ResponseController reach the connection.
func (r *response) Unwrap() http.ResponseWriter { return r.under }

// rollStep is the part of a deadline's time that may have passed before it is
// set anew: setting one costs more than looking at the clock.
const rollStep = 30

// roll gives the next write its time. A connection without deadlines (a
// recorder in a test) has none to give.
func (r *response) roll() {
	if now := time.Now(); now.Sub(r.rolled) > writeStall/rollStep {
		r.rolled = now
		_ = r.control.SetWriteDeadline(now.Add(writeStall))
	}
}
