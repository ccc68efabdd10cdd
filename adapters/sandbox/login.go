package sandbox

import (
	"context"
	"crypto/subtle"
	"net/http"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// tokenCookie carries the token to the client.
const tokenCookie = "access_token"

// logInRequest is what the contract sends.
type logInRequest struct {
	Data struct {
		ClientID string `json:"clientId"`
		Secret   string `json:"secret"`
	} `json:"data"`
}

// logIn gives a token for credentials.
func (s *Server) logIn(_ context.Context, c call) (reply, error) {
	var request logInRequest
	if err := c.decode(&request); err != nil {
		return reply{}, err
	}
	if !s.knows(request.Data.ClientID, request.Data.Secret) {
		return reply{}, domain.NewFault(domain.KindCredentials, "the client id or the secret is wrong.", "")
	}
	token, err := s.tokens.issue()
	if err != nil {
		return reply{}, err
	}
	cookie := &http.Cookie{ //nolint:gosec // not Secure: the sandbox listens on plain HTTP on loopback
		Name: tokenCookie, Value: token, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode,
		MaxAge: max(1, int(s.params.TokenLifetime.Seconds())),
	}
	answer := jsonReply(http.StatusOK, []byte(`{"status":"success"}`))
	answer.header.Set("Set-Cookie", cookie.String())
	return answer, nil
}

// knows reports whether credentials are taken: any that are not empty, where
// none are set.
func (s *Server) knows(clientID, secret string) bool {
	if s.params.ClientID == "" {
		return strings.TrimSpace(clientID) != "" && strings.TrimSpace(secret) != ""
	}
	return subtle.ConstantTimeCompare([]byte(clientID+"\x00"+secret), []byte(s.params.ClientID+"\x00"+s.params.Secret)) == 1
}

// authorized reports whether a call carries a token that holds.
func (s *Server) authorized(r *http.Request) bool {
	scheme, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	return strings.EqualFold(scheme, "Bearer") && s.tokens.valid(strings.TrimSpace(token))
}
