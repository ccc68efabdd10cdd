package lumenore

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"syscall"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// health is what an attempt tells the circuit breaker of the platform.
type health int

const (
	unknown health = iota // nothing: the caller left, or nothing was asked
	well                  // the platform works, even if it refused this call
	ill                   // it does not
)

// failure is a fault with what the layers of this package make of it.
type failure struct {
	fault  *domain.Fault
	health health
	// again: the platform has not begun to work on the call, or asks to be asked
	// again, so that a second attempt does no harm.
	again bool
}

func (f *failure) Error() string { return f.fault.Error() }

// Unwrap lets errors.As find the fault.
func (f *failure) Unwrap() error { return f.fault }

func fail(h health, kind domain.Kind, message, suggestion string, cause error) *failure {
	return &failure{health: h, fault: domain.NewFault(kind, message, suggestion).Because(cause)}
}

// What an assistant can try, by failure.
const (
	adviseLater    = "Try again in a minute; if it fails again, tell whoever runs the service."
	adviseOperator = "Don't try again: tell whoever runs the service that its credentials for the platform are refused."
	adviseNarrow   = "Ask for less: a filter, a shorter period or coarser groups; or try again later."
	adviseList     = "Call get_dataset_metadata for the schema ids."
	adviseReport   = "Try again; if it fails again, tell whoever runs the service, with the time of the call."
)

func notUnderstood(cause error) *failure {
	return fail(well, domain.KindNotUnderstood, "the platform's answer could not be understood.", adviseReport, cause)
}

// causeOf is an error for the log with nothing in it that came over the wire or
// stands in an address: libraries put URLs, headers and bytes of answers into
// theirs, and any of them may hold an id or a credential.
func causeOf(err error) error {
	for _, known := range []error{
		context.Canceled, context.DeadlineExceeded, errSilence, io.ErrUnexpectedEOF, io.EOF, errNoPin, errOtherHost,
	} {
		if errors.Is(err, known) {
			return known
		}
	}
	var errno syscall.Errno
	var dns *net.DNSError
	var operation *net.OpError
	switch {
	case errors.As(err, &errno):
		return errno
	case errors.As(err, &dns):
		return domain.Cause("the host's name could not be resolved")
	case isCertificateError(err):
		return domain.Cause("the platform's certificate is not trusted")
	case errors.As(err, &operation) && operation.Timeout():
		return fmt.Errorf("%s: timed out", operation.Op)
	}
	for inner := errors.Unwrap(err); inner != nil; inner = errors.Unwrap(err) {
		err = inner
	}
	return fmt.Errorf("an error of type %T", err)
}

func isCertificateError(err error) bool {
	var verification *tls.CertificateVerificationError
	var authority x509.UnknownAuthorityError
	var host x509.HostnameError
	var invalid x509.CertificateInvalidError
	return errors.As(err, &verification) || errors.As(err, &authority) || errors.As(err, &host) || errors.As(err, &invalid)
}
