package sandbox

import (
	"encoding/json"
	"net/http"
	"strconv"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// statusOf is the HTTP status that a backend gives a fault.
func statusOf(kind domain.Kind) int {
	switch kind {
	case domain.KindInvalid:
		return http.StatusBadRequest
	case domain.KindCredentials:
		return http.StatusUnauthorized
	case domain.KindNoPermission:
		return http.StatusForbidden
	case domain.KindUnknownDataset:
		return http.StatusNotFound
	case domain.KindUnknownWord, domain.KindAmbiguous, domain.KindTooLittleHistory, domain.KindWrongTool, domain.KindOutsideData,
		domain.KindCompound, domain.KindNeedsContext, domain.KindUnsupported, domain.KindTooBig:
		return http.StatusUnprocessableEntity
	case domain.KindBusy, domain.KindRateLimited:
		return http.StatusTooManyRequests
	case domain.KindUnreachable, domain.KindNotUnderstood:
		return http.StatusBadGateway
	case domain.KindUnavailable, domain.KindCancelled: // cancelled, and yet the client waits: this server stops
		return http.StatusServiceUnavailable
	case domain.KindTimeout:
		return http.StatusGatewayTimeout
	}
	return http.StatusInternalServerError
}

// errorBody is what stands in the body of a failed call.
type errorBody struct {
	Code       string   `json:"code"`
	Message    string   `json:"message"`
	Suggestion string   `json:"suggestion,omitempty"`
	Candidates []string `json:"candidates,omitempty"`
}

// refusal is the answer to a call that failed.
func (s *Server) refusal(err error) reply {
	f := domain.FaultFrom(err)
	return s.refuse(statusOf(f.Kind), f.RetryAfter, errorBody{string(f.Kind), f.Message, f.Suggestion, f.Candidates})
}

// refuse is an answer with an error status and the headers that belong to it.
// Zero: the wait is the sandbox's own.
func (s *Server) refuse(status int, wait time.Duration, body errorBody) reply {
	data, err := json.Marshal(struct {
		Error errorBody `json:"error"`
	}{body})
	if err != nil {
		data = []byte(`{"error":{"code":"internal_error","message":"the error could not be told."}}`) // texts always encode
	}
	answer := jsonReply(status, data)
	switch status {
	case http.StatusUnauthorized:
		answer.header.Set("WWW-Authenticate", `Bearer error="invalid_token"`)
	case http.StatusTooManyRequests, http.StatusServiceUnavailable:
		if wait <= 0 {
			wait = s.params.RetryAfter
		}
		answer.header.Set("Retry-After", strconv.Itoa(wholeSeconds(wait)))
	}
	return answer
}

// wholeSeconds rounds up: the header has no fractions, and 0 would say at once.
func wholeSeconds(d time.Duration) int { return int((d + time.Second - 1) / time.Second) }
