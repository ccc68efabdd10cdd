package lumenore

import (
	"bytes"
	"context"
	"fmt"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// stepInterval is the pace of progress reports: a person can't read faster.
const stepInterval = 500 * time.Millisecond

// steps reports how far a streamed answer has come.
type steps struct {
	ctx   context.Context
	on    bool
	lines int // received
	told  int // of them reported
	last  time.Time
}

// begun reports that the status is good and the answer begins.
func (s *steps) begun() {
	if s.on {
		domain.Progress(s.ctx, "The platform has begun to answer.")
	}
}

// received counts the lines of what has just come.
func (s *steps) received(p []byte) {
	if !s.on {
		return
	}
	s.lines += bytes.Count(p, []byte("\n"))
	if s.lines == s.told || time.Since(s.last) < stepInterval {
		return
	}
	s.last, s.told = time.Now(), s.lines
	domain.Progress(s.ctx, fmt.Sprintf("Lines of the answer received: %d.", s.lines))
}
