package lumenore

import (
	"crypto/sha256"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// How long no log-in is tried after one that failed; it doubles with each. A
// platform that is down may be back at once, refused credentials are not better
// a second later, and too many of those lock accounts.
const (
	backoffDown, maxBackoffDown       = time.Second, 30 * time.Second
	backoffRefused, maxBackoffRefused = 5 * time.Second, 5 * time.Minute
)

// backoff remembers the log-ins that failed since the last that worked.
type backoff struct {
	random  func() float64
	failed  int
	last    *failure
	until   time.Time
	attempt [sha256.Size]byte // the credentials that failed
}

// note takes a failed log-in and returns how long none is tried.
func (b *backoff) note(f *failure, with credentials, now time.Time) time.Duration {
	first, longest := backoffDown, maxBackoffDown
	if f.fault.Kind == domain.KindCredentials {
		first, longest = backoffRefused, maxBackoffRefused
	}
	wait := longest
	const doublings = 8 // more are beyond any longest
	if b.failed < doublings {
		wait = min(first<<b.failed, longest)
	}
	// Between half and all of it, so that replicas don't come back together.
	wait = wait/2 + time.Duration(b.random()*float64(wait/2))
	wait = max(wait, f.fault.RetryAfter)
	b.failed++
	b.last, b.until, b.attempt = f, now.Add(wait), with.sum()
	return wait
}

// clear forgets, after a log-in that worked.
func (b *backoff) clear() { *b = backoff{random: b.random} }

// refuses returns the failure to answer with instead of a log-in; nil: one may
// be tried, because time has passed or other credentials are there.
func (b *backoff) refuses(with credentials, now time.Time) *failure {
	if b.last == nil || !now.Before(b.until) || with.sum() != b.attempt {
		return nil
	}
	wait := b.until.Sub(now)
	fault := *b.last.fault
	fault.RetryAfter = wait
	if fault.Retryable() { // else it is for whoever runs the service to mend, and waiting is no advice
		fault.Suggestion = waitFor(wait)
	}
	return &failure{fault: &fault, health: unknown}
}
