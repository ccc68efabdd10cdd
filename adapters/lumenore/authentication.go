package lumenore

import (
	"context"
	"errors"
	"net/http"
	"net/url"
)

var errOtherHost = errors.New("a request to another host")

// tokens is where tokens come from: a session, or a key that is given.
type tokens interface {
	// token returns the token to use now. Its error is a *failure, or the
	// context's.
	token(ctx context.Context) (masked, error)
	// refused says that the platform refused the token, and asks whether another
	// is worth a try.
	refused(masked) (another bool)
}

// authentication is an http.RoundTripper that puts the token on requests to one
// host, and on no others. A request that comes back unauthorized is repeated
// once, with another token.
type authentication struct {
	next   http.RoundTripper
	tokens tokens
	origin *url.URL
}

// RoundTrip sends the request with a token.
func (a *authentication) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.URL.Host != a.origin.Host || r.URL.Scheme != a.origin.Scheme {
		closeBody(r)
		return nil, errOtherHost
	}
	token, err := a.tokens.token(r.Context())
	if err != nil {
		closeBody(r)
		return nil, err
	}
	response, err := a.next.RoundTrip(withToken(r, token))
	if err != nil || response.StatusCode != http.StatusUnauthorized || !a.tokens.refused(token) {
		return response, err
	}
	again := r.Clone(r.Context())
	if r.GetBody != nil {
		if again.Body, err = r.GetBody(); err != nil {
			return response, nil //nolint:nilerr // without its body the call can't be repeated
		}
	}
	_ = response.Body.Close() // its page says nothing that the status doesn't
	if token, err = a.tokens.token(r.Context()); err != nil {
		closeBody(again)
		return nil, err
	}
	return a.next.RoundTrip(withToken(again, token))
}

// withToken returns a copy: a RoundTripper must not change its request.
func withToken(r *http.Request, token masked) *http.Request {
	r = r.Clone(r.Context())
	r.Header.Set("Authorization", "Bearer "+token.value)
	return r
}

func closeBody(r *http.Request) {
	if r.Body != nil {
		_ = r.Body.Close() // a buffer of ours
	}
}
