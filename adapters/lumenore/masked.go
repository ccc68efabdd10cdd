package lumenore

import (
	"fmt"
	"io"
)

// masked is a credential. It prints as *** by whatever prints it, so that no
// log line, error or panic holds it by mistake.
type masked struct{ value string }

// String withholds the credential.
func (masked) String() string { return "***" }

// Format withholds it for every verb of fmt.
func (m masked) Format(f fmt.State, _ rune) {
	_, _ = io.WriteString(f, m.String()) // fmt's own buffer
}

// MarshalText withholds it in JSON and the like.
func (m masked) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// usable reports whether it can stand in a header: visible ASCII.
func (m masked) usable() bool {
	for _, c := range []byte(m.value) {
		if c <= ' ' || c > '~' {
			return false
		}
	}
	return m.value != ""
}
