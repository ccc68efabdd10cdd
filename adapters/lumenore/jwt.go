package lumenore

import (
	"encoding/base64"
	"encoding/json"
	"strings"
	"time"
)

// expiry reads from a JWT (RFC 7519) when it ends. Its signature is the
// platform's to check. Where the token says when it was issued too, its span
// counts from now on, so that the clocks need not agree. The zero time: it does
// not say, or is over already by our clock, which then can't be trusted; the
// token is used until the platform refuses it.
func expiry(token masked, now time.Time) time.Time {
	parts := strings.Split(token.value, ".")
	if len(parts) != 3 {
		return time.Time{}
	}
	payload, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(parts[1], "="))
	if err != nil {
		return time.Time{}
	}
	var claims struct {
		Expires float64 `json:"exp"` // seconds since 1970, fractions allowed
		Issued  float64 `json:"iat"`
	}
	if json.Unmarshal(payload, &claims) != nil || claims.Expires <= 0 || claims.Expires > farFuture {
		return time.Time{}
	}
	ends := time.UnixMilli(int64(claims.Expires * 1000))
	if claims.Issued > 0 && claims.Issued < claims.Expires {
		ends = now.Add(time.Duration((claims.Expires - claims.Issued) * float64(time.Second)))
	}
	if !ends.After(now) {
		return time.Time{}
	}
	return ends
}

// farFuture is 2^32 seconds after 1970, in the year 2106: later moments, and
// spans of more than that, are mistakes.
const farFuture = 1 << 32
