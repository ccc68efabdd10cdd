package domain

import (
	"errors"
	"time"
)

// Kind classifies a Fault. Assistants branch on it, so a kind is part of the
// contract: it is added, never renamed.
type Kind string

// What the caller can mend.
const (
	KindInvalid          Kind = "invalid_arguments"  // arguments break the tool's schema
	KindUnknownDataset   Kind = "unknown_dataset"    // no dataset has this schema id
	KindUnknownWord      Kind = "unknown_word"       // a content word matches no column and no value
	KindAmbiguous        Kind = "ambiguous"          // two equal readings with different numbers
	KindTooLittleHistory Kind = "too_little_history" // fewer observations than the method needs
	KindWrongTool        Kind = "wrong_tool"         // another tool answers this
	KindOutsideData      Kind = "outside_data"       // the period asked for lies outside the data
	KindCompound         Kind = "compound_question"  // several questions that no one table answers
	KindNeedsContext     Kind = "needs_context"      // a follow-up without what it follows
	KindUnsupported      Kind = "unsupported"        // understood, but not something this platform does
	KindTooBig           Kind = "too_big"            // the query needs more memory than there is
)

// What has to be waited for, or mended by whoever runs the service.
const (
	KindBusy          Kind = "busy"                // all places are taken
	KindTimeout       Kind = "timeout"             // a deadline passed
	KindCancelled     Kind = "cancelled"           // the caller left
	KindUnreachable   Kind = "unreachable"         // no connection to the platform
	KindUnavailable   Kind = "backend_unavailable" // the platform failed or its breaker is open
	KindCredentials   Kind = "credentials"         // the platform refused the service's credentials
	KindNoPermission  Kind = "no_permission"       // no permission, or no credits left
	KindRateLimited   Kind = "rate_limited"        // the platform asks for a pause
	KindNotUnderstood Kind = "not_understood"      // the platform's answer is not what its contract says
	KindInternal      Kind = "internal"            // a defect of this service, or of how it is set up
)

// Fault is the one error type that leaves the domain. Message and Suggestion
// are written for an assistant: what happened and why, then what to try next.
// Neither may hold a stack, a library's name, an address or a credential; the
// cause may, and is for the log alone.
type Fault struct {
	Kind       Kind
	Message    string        // a sentence: "'price' matches no column or value."
	Suggestion string        // what to try next; empty if nothing helps
	Candidates []string      // the readings to choose from, for KindAmbiguous
	RetryAfter time.Duration // how long to wait, where that is known

	cause error
}

// NewFault returns a fault of a kind with its safe message and suggestion.
func NewFault(kind Kind, message, suggestion string) *Fault {
	return &Fault{Kind: kind, Message: message, Suggestion: suggestion}
}

// Because records what lay behind the fault; only the log sees it.
func (f *Fault) Because(cause error) *Fault {
	f.cause = cause
	return f
}

// Error returns the safe message: printing a Fault never leaks its cause.
func (f *Fault) Error() string { return f.Message }

// Unwrap gives the cause to errors.Is and errors.As.
func (f *Fault) Unwrap() error { return f.cause }

// Retryable reports whether the same call may succeed later, unchanged.
func (f *Fault) Retryable() bool {
	switch f.Kind {
	case KindBusy, KindTimeout, KindUnreachable, KindUnavailable, KindRateLimited,
		KindNotUnderstood: // a page of a proxy in between, or an answer that broke off
		return true
	}
	return false
}

// FaultFrom returns the Fault in err's chain. An error that is none becomes
// KindInternal with a message that gives nothing away.
func FaultFrom(err error) *Fault {
	var f *Fault
	if errors.As(err, &f) {
		return f
	}
	return NewFault(KindInternal, "the service could not finish this call because of an internal error.",
		"Ask in other words; if that fails too, tell whoever runs the service, with the time of the call.").Because(err)
}
