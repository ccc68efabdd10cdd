package lumenore

import (
	"context"
	"io"
	"net/http"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
)

const errSilence = domain.Cause("no byte came for too long")

const (
	// chunkBytes is what is read at a time of a large answer.
	chunkBytes = 32 << 10
	// drainBytes is the most that is read of an error page, so that its
	// connection can be used again; a longer one costs a new connection.
	drainBytes = 4 << 10
	// drainSilence is how long is waited for it: it comes with the status, or a
	// new connection is cheaper than the caller's time.
	drainSilence = 100 * time.Millisecond
)

// limits bound what a call reads and holds.
type limits struct {
	silence time.Duration // the longest pause between two bytes
	read    int64         // bytes of one answer
	// keep is what an answer is cut to once it holds more than most. The use-case
	// cuts to the same budget, so that more would be read for nothing; a quarter
	// more keeps cuts rare. Two buffers of that size are held at most, which
	// leaves the use-case its share of 4 budgets.
	keep, most int
}

func newLimits(p Params) limits {
	return limits{silence: p.RequestTimeout, read: p.MaxBackendBytes, keep: p.BudgetBytes, most: p.BudgetBytes + p.BudgetBytes/4}
}

// stream is the body of an answer, read within limits.
type stream struct {
	body     io.ReadCloser
	declared int64 // its length; below 0: unknown
	left     int64 // bytes that may still be read
	over     bool  // there is more than may be read
	silence  time.Duration
	timer    *time.Timer // cancels the request when no byte comes
}

func newStream(cancel context.CancelCauseFunc, response *http.Response, l limits) *stream {
	return &stream{
		body: response.Body, declared: response.ContentLength, left: l.read, silence: l.silence,
		timer: time.AfterFunc(l.silence, func() { cancel(errSilence) }),
	}
}

// Read ends with io.EOF at the end of the answer, and where no more may be read.
func (s *stream) Read(p []byte) (int, error) {
	if s.left == 0 {
		// Only a byte tells whether this was all.
		n, err := s.body.Read(p[:1])
		s.over = n > 0
		if n > 0 {
			err = io.EOF
		}
		return 0, err
	}
	n, err := s.body.Read(p[:min(int64(len(p)), s.left)])
	s.left -= int64(n)
	if n > 0 {
		s.timer.Reset(s.silence)
	}
	return n, err
}

// drain reads what little is left of an answer that is of no use.
func (s *stream) drain() {
	if s.declared >= 0 && s.declared <= drainBytes {
		s.timer.Reset(drainSilence)
		// Whether it works decides only whether the connection is used again.
		_, _ = io.Copy(io.Discard, io.LimitReader(s.body, drainBytes))
	}
}

// close lets the connection go: back into the pool if all was read.
func (s *stream) close() {
	s.timer.Stop()
	_ = s.body.Close() // nothing depends on it
}
