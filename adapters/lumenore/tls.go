package lumenore

import (
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

const errNoPin = domain.Cause("no certificate of the platform has a pinned key")

// pin is the SHA-256 sum of a public key as certificates hold it (RFC 7469, 2.4).
type pin [sha256.Size]byte

// newTLSConfig trusts the system's authorities and those of the file, and of
// them only keys that are pinned, if any are.
func newTLSConfig(caFile string, pins []string) (*tls.Config, error) {
	config := &tls.Config{MinVersion: tls.VersionTLS12}
	if caFile != "" {
		authorities, err := withAuthorities(caFile)
		if err != nil {
			return nil, err
		}
		config.RootCAs = authorities
	}
	pinned, err := parsePins(pins)
	if err != nil {
		return nil, err
	}
	if len(pinned) > 0 {
		// Unlike VerifyPeerCertificate, this is asked on resumed sessions too.
		config.VerifyConnection = func(state tls.ConnectionState) error { return checkPins(state, pinned) }
	}
	return config, nil
}

func withAuthorities(file string) (*x509.CertPool, error) {
	pool, err := x509.SystemCertPool()
	if err != nil {
		pool = x509.NewCertPool() // an image may have none
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("lumenore: read the file of certificate authorities: %w", err)
	}
	if !pool.AppendCertsFromPEM(text) {
		return nil, errors.New("lumenore: the file of certificate authorities holds no certificate in PEM")
	}
	return pool, nil
}

// parsePins reads sums in base64, with or without "sha256/" before it, or in
// hexadecimal, with or without colons.
func parsePins(texts []string) ([]pin, error) {
	var pins []pin
	for _, text := range texts {
		text = strings.TrimPrefix(strings.TrimSpace(text), "sha256/")
		sum, err := hex.DecodeString(strings.ReplaceAll(text, ":", ""))
		if err != nil || len(sum) != sha256.Size {
			sum, err = base64.StdEncoding.DecodeString(text)
		}
		if err != nil || len(sum) != sha256.Size {
			return nil, errors.New("lumenore: a pin is no SHA-256 sum in base64 or hexadecimal")
		}
		pins = append(pins, pin(sum))
	}
	return pins, nil
}

// checkPins wants one pinned key in a chain that was verified: a certificate
// that the platform merely sends along proves nothing.
func checkPins(state tls.ConnectionState, pins []pin) error {
	for _, chain := range state.VerifiedChains {
		for _, certificate := range chain {
			if slices.Contains(pins, sha256.Sum256(certificate.RawSubjectPublicKeyInfo)) {
				return nil
			}
		}
	}
	return errNoPin
}
