package app

import (
	"fmt"
	"io"
)

const masked = "***"

// Secret is a credential. It prints as *** wherever something prints it: fmt
// with any verb, JSON, text encoders, zap. An empty one prints as nothing, so
// that a log shows whether it is set.
type Secret struct{ value string }

// Reveal returns the credential, for the one place that sends it.
func (s Secret) Reveal() string { return s.value }

// EnvDecode takes the variable's text as it is.
func (s *Secret) EnvDecode(text string) error {
	s.value = text
	return nil
}

// String masks the credential.
func (s Secret) String() string {
	if s.value == "" {
		return ""
	}
	return masked
}

// Format masks it for every verb of fmt.
func (s Secret) Format(f fmt.State, _ rune) {
	// Writing to fmt's own buffer does not fail.
	_, _ = io.WriteString(f, s.String())
}

// MarshalText masks it in JSON and other encodings.
func (s Secret) MarshalText() ([]byte, error) { return []byte(s.String()), nil }
