package edge

import (
	"bytes"
	"context"
	"errors"
	"io"
	"mime"
	"net/http"
	"os"
	"strings"
	"time"
)

const (
	// maxBody is the largest message taken: a question has at most 5,000
	// characters, so this is room for whatever else a client may add.
	maxBody = 1 << 20
	// bodySilence is how long a body may stand still. It rolls with every
	// read: a slow line is fine, a dead one is not.
	bodySilence = 30 * time.Second
)

type messageKey struct{}

// messageFrom returns the scanned message of the request that ctx belongs to.
func messageFrom(ctx context.Context) message {
	m, _ := ctx.Value(messageKey{}).(message)
	return m
}

// readMessage lets one JSON-RPC message through: of the right type, within its
// size and time, well formed, and with only one reading.
func (s *Server) readMessage(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		reader := &rollingReader{control: http.NewResponseController(w), body: r.Body, silence: bodySilence}
		// A refused body is still drained for a while by net/http, under this
		// deadline.
		reader.roll()
		if refused := checkType(r.Header); refused != nil {
			refused.write(w)
			return
		}
		body, refused := readBody(r, reader)
		if refused != nil {
			w.Header().Set("Connection", "close") // the rest is not read
			refused.write(w)
			return
		}
		// The deadline must not end the watch for a client that leaves.
		reader.stop()
		msg, refused := parseMessage(string(body), s.params.WholeMessages)
		if refused != nil {
			refused.write(w)
			return
		}
		noteMethod(r.Context(), msg.method)
		r = r.WithContext(context.WithValue(r.Context(), messageKey{}, msg))
		r.Body = io.NopCloser(strings.NewReader(msg.text))
		r.ContentLength = int64(len(msg.text))
		next.ServeHTTP(w, r)
	})
}

func checkType(header http.Header) *refusal {
	mediaType, params, err := mime.ParseMediaType(header.Get("Content-Type"))
	charset := strings.ToLower(params["charset"])
	if err != nil || mediaType != "application/json" || (charset != "" && charset != "utf-8") {
		return &refusal{status: http.StatusUnsupportedMediaType, code: codeInvalid, message: "Send Content-Type: application/json, in UTF-8."}
	}
	if encoding := header.Get("Content-Encoding"); encoding != "" && !strings.EqualFold(encoding, "identity") {
		return &refusal{status: http.StatusUnsupportedMediaType, code: codeInvalid, message: "Send the message uncompressed, without Content-Encoding."}
	}
	return nil
}

func readBody(r *http.Request, from io.Reader) ([]byte, *refusal) {
	tooLarge := &refusal{status: http.StatusRequestEntityTooLarge, code: codeInvalid, message: "The message is larger than 1 MiB. Send less at once."}
	if r.ContentLength > maxBody {
		return nil, tooLarge
	}
	var read bytes.Buffer
	if r.ContentLength > 0 {
		read.Grow(int(r.ContentLength) + bytes.MinRead) // with room to meet the end
	}
	_, err := read.ReadFrom(io.LimitReader(from, maxBody+1))
	body := read.Bytes()
	switch {
	case errors.Is(err, os.ErrDeadlineExceeded):
		return nil, &refusal{status: http.StatusRequestTimeout, code: codeInvalid, message: "The message stood still for 30 seconds before its end."}
	case err != nil:
		return nil, &refusal{status: http.StatusBadRequest, code: codeParse, message: "The message broke off before its end."}
	case len(body) > maxBody:
		return nil, tooLarge
	}
	return body, nil
}

// rollingReader gives every read of a body its own deadline.
type rollingReader struct {
	control *http.ResponseController
	body    io.Reader
	silence time.Duration
	rolled  time.Time // when the deadline was last set
}

func (r *rollingReader) Read(p []byte) (int, error) {
	r.roll()
	return r.body.Read(p)
}

// A connection without deadlines (a recorder in a test) has none to set.
func (r *rollingReader) roll() {
	if now := time.Now(); now.Sub(r.rolled) > r.silence/rollStep {
		r.rolled = now
		_ = r.control.SetReadDeadline(now.Add(r.silence))
	}
}

func (r *rollingReader) stop() { _ = r.control.SetReadDeadline(time.Time{}) }
