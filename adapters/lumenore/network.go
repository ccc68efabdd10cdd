package lumenore

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/http"
	"net/http/httptrace"
	"sync/atomic"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// contact notes how far a request came, which decides whether it may be sent
// again.
type contact struct {
	connected atomic.Bool // TLS included
	answered  atomic.Bool // the first byte of an answer came
}

// watch returns a context whose request is noted. One that is repeated, after a
// refused token or by net/http itself, begins anew.
func (c *contact) watch(ctx context.Context) context.Context {
	return httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		GetConn: func(string) {
			c.connected.Store(false)
			c.answered.Store(false)
		},
		GotConn:              func(httptrace.GotConnInfo) { c.connected.Store(true) },
		GotFirstResponseByte: func() { c.answered.Store(true) },
	})
}

// noAnswer words the failure of a request that brought no answer.
func (c *contact) noAnswer(ctx context.Context, err error) *failure {
	var failed *failure
	if errors.As(err, &failed) {
		return failed // of the log-in before the call
	}
	if failed := ended(ctx); failed != nil {
		return failed
	}
	cause := causeOf(err)
	switch {
	case isCertificateError(err), errors.Is(err, errNoPin), isHandshakeError(err):
		return fail(ill, domain.KindUnreachable, "no connection to the platform that can be trusted could be made.",
			"Don't try again: tell whoever runs the service that the platform's certificate is not accepted.", cause)
	case errors.Is(err, errOtherHost):
		return notUnderstood(cause)
	case !c.connected.Load():
		f := fail(ill, domain.KindUnreachable, "the platform could not be reached.", adviseLater, cause)
		f.again = true
		return f
	case isTimeout(err):
		return silent(cause)
	case !c.answered.Load():
		f := fail(ill, domain.KindUnavailable, "the platform closed the connection without an answer.", adviseLater, cause)
		f.again = true
		return f
	}
	return fail(ill, domain.KindNotUnderstood, "the platform's answer could not be understood.", adviseReport, cause)
}

// brokeOff words the failure of an answer that did not come to its end.
func brokeOff(ctx context.Context, err error) *failure {
	if failed := ended(ctx); failed != nil {
		return failed
	}
	return fail(ill, domain.KindUnavailable, "the platform broke off in the middle of its answer.", adviseLater, causeOf(err))
}

// ended words why a context is over; nil: it is not.
func ended(ctx context.Context) *failure {
	switch cause := context.Cause(ctx); {
	case cause == nil:
		return nil
	case errors.Is(cause, errSilence):
		return silent(errSilence)
	case errors.Is(cause, context.DeadlineExceeded):
		return fail(ill, domain.KindTimeout, "the platform did not finish its answer within the time that a call may take.", adviseNarrow, context.DeadlineExceeded)
	}
	return fail(unknown, domain.KindCancelled, "the call was cancelled by its caller.", "", context.Canceled)
}

func silent(cause error) *failure {
	return fail(ill, domain.KindTimeout, "the platform fell silent while it was answering.", adviseNarrow, cause)
}

// isHandshakeError reports whether TLS failed for what one side can't accept of
// the other (its version, a missing certificate), or was answered by something
// that speaks no TLS.
func isHandshakeError(err error) bool {
	var alert *net.OpError // crypto/tls keeps the alert's own type to itself
	var noTLS tls.RecordHeaderError
	return errors.As(err, &alert) && (alert.Op == "remote error" || alert.Op == "local error") ||
		errors.As(err, &noTLS) || errors.Is(err, http.ErrSchemeMismatch)
}

func isTimeout(err error) bool {
	var timeout net.Error
	return errors.As(err, &timeout) && timeout.Timeout()
}
