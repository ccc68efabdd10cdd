package sandbox

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"sync/atomic"
	"time"
)

// tokens issues and checks JSON Web Tokens (RFC 7519), signed with HS256 by a
// key of its own: a token ends with the server that gave it.
type tokens struct {
	key      []byte
	lifetime time.Duration
	clock    func() time.Time
	issued   atomic.Int64
}

// claims are what a token says. Times are seconds since 1970; fractions are
// allowed, so that a lifetime may be shorter than a second.
type claims struct {
	Issuer  string  `json:"iss"`
	ID      int64   `json:"jti"` // two log-ins within one tick give two tokens
	Issued  float64 `json:"iat"`
	Expires float64 `json:"exp"`
}

const (
	issuer = "lumenore-sandbox"
	// tokenHeader is {"alg":"HS256","typ":"JWT"}, the only one taken.
	tokenHeader = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9" //nolint:gosec // it is no secret
)

func newTokens(p Params) (*tokens, error) {
	key := make([]byte, sha256.Size)
	if _, err := io.ReadFull(p.Random, key); err != nil {
		return nil, fmt.Errorf("make the key that signs tokens: %w", err)
	}
	return &tokens{key: key, lifetime: p.TokenLifetime, clock: p.Clock}, nil
}

// issue returns a new token.
func (t *tokens) issue() (string, error) {
	now := t.clock()
	payload, err := json.Marshal(claims{
		Issuer: issuer, ID: t.issued.Add(1), Issued: numericDate(now), Expires: numericDate(now.Add(t.lifetime)),
	})
	if err != nil {
		return "", fmt.Errorf("encode a token: %w", err)
	}
	signed := tokenHeader + "." + base64.RawURLEncoding.EncodeToString(payload)
	return signed + "." + t.signature(signed), nil
}

// valid reports whether a token is one of ours and has not expired.
func (t *tokens) valid(token string) bool {
	at := strings.LastIndexByte(token, '.')
	if at < 0 || !hmac.Equal([]byte(token[at+1:]), []byte(t.signature(token[:at]))) {
		return false
	}
	_, encoded, _ := strings.Cut(token[:at], ".")
	payload, err := base64.RawURLEncoding.DecodeString(encoded)
	if err != nil {
		return false
	}
	var c claims
	return json.Unmarshal(payload, &c) == nil && numericDate(t.clock()) < c.Expires
}

func (t *tokens) signature(signed string) string {
	mac := hmac.New(sha256.New, t.key)
	mac.Write([]byte(signed))
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

// numericDate is a time as JWTs write it, to the millisecond.
func numericDate(t time.Time) float64 { return float64(t.UnixMilli()) / 1000 }
