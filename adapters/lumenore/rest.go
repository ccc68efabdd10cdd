package lumenore

import (
	"net/http"
	"net/url"

	"github.com/go-resty/resty/v2"
)

// newREST sets up resty as a client of bare requests. There is no cookie jar,
// which would keep the token; redirects are answers like any other, so that no
// request goes where it was not meant to; retries are ours, since resty logs
// the address of each; and it writes no log of its own.
func newREST(transport http.RoundTripper, origin *url.URL, p Params) *resty.Client {
	bare := &http.Client{
		Transport:     transport,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		// No Timeout: it would cut streamed answers; the context has the deadline.
	}
	return resty.NewWithClient(bare).
		SetBaseURL(origin.String()).
		SetLogger(quiet{}).
		SetDisableWarn(true).
		SetHeader("Accept", "application/json").
		SetHeader("User-Agent", "Lumenore-Analytics-MCP/"+orDefault(p.Version, "dev"))
}

// quiet is a resty.Logger that says nothing.
type quiet struct{}

func (quiet) Errorf(string, ...any) {}
func (quiet) Warnf(string, ...any)  {}
func (quiet) Debugf(string, ...any) {}
