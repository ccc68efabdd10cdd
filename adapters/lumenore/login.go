package lumenore

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/go-resty/resty/v2"

	"github.com/lumenore/analytics-mcp-server/domain"
)

const (
	logInTimeout = 30 * time.Second // the contract's own limit
	tokenCookie  = "access_token"
)

// logIn exchanges client id and secret for a token.
type logIn struct {
	rest             *resty.Client
	clientID, secret func() string
	metrics          *metrics
	telemetry        *telemetry
}

// credentials are what one log-in uses.
type credentials struct{ clientID, secret masked }

func (l *logIn) credentials() credentials {
	return credentials{masked{l.clientID()}, masked{l.secret()}}
}

// sum tells whether credentials have changed without keeping them.
func (c credentials) sum() [sha256.Size]byte {
	id := sha256.Sum256([]byte(c.clientID.value))
	secret := sha256.Sum256([]byte(c.secret.value))
	return sha256.Sum256(append(id[:], secret[:]...))
}

// do logs in.
func (l *logIn) do(ctx context.Context, with credentials) (token masked, failed *failure) {
	ctx, cancel := context.WithTimeout(ctx, logInTimeout)
	defer cancel()
	end := l.metrics.begin(logInName)
	defer func() { end(failed) }()
	ctx, told := l.telemetry.begin(ctx, endpoint{method: http.MethodPost, path: logInPath}, 0)
	defer func() { told.end(failed) }()
	body, err := logInBody(with)
	if err != nil {
		return masked{}, fail(unknown, domain.KindInternal, "the log-in to the platform failed.", adviseReport, errors.New("encode the log-in"))
	}
	seen := &contact{}
	response, err := l.rest.R().SetContext(seen.watch(ctx)).SetDoNotParseResponse(true).
		SetHeader("Content-Type", "application/json").SetBody(body).Post(logInPath)
	if err != nil {
		failed := seen.noAnswer(ctx, err)
		failed.again = false // how soon to try again is the session's to say
		return masked{}, failed
	}
	told.answered(response.StatusCode())
	_ = response.RawBody().Close() // all that counts is in the headers
	return tokenOf(response.RawResponse)
}

// logInBody is the request of the contract.
func logInBody(c credentials) ([]byte, error) {
	type data struct {
		ClientID string `json:"clientId"`
		Secret   string `json:"secret"`
	}
	return json.Marshal(struct {
		Data data `json:"data"`
	}{data{c.clientID.value, c.secret.value}})
}

// tokenOf takes the token from the cookie. Every other answer is a failure: of
// the credentials, unless its status says that it is the platform's, or that no
// log-in is there.
func tokenOf(response *http.Response) (masked, *failure) {
	status := response.StatusCode
	if status == http.StatusOK {
		for _, cookie := range response.Cookies() {
			if token := (masked{cookie.Value}); cookie.Name == tokenCookie && token.usable() {
				return token, nil
			}
		}
		return masked{}, refusedCredentials(domain.Cause("no usable access_token cookie"))
	}
	cause := fmt.Errorf("HTTP status %d at the log-in", status)
	switch {
	case status == http.StatusNotFound, status == http.StatusMethodNotAllowed, status == http.StatusGone:
		return masked{}, misaddressed("the platform has no log-in where this service looks for it.", cause)
	case status >= 500, status == http.StatusTooManyRequests, status == http.StatusRequestTimeout, status < 400:
		failed := refusal(endpoint{}, response, time.Now())
		failed.fault = failed.fault.Because(cause)
		failed.again = false
		return masked{}, failed
	}
	return masked{}, refusedCredentials(cause)
}

func refusedCredentials(cause error) *failure {
	return fail(well, domain.KindCredentials, "the platform refuses the service's credentials.", adviseOperator, cause)
}
