package sandbox

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
)

const (
	// maxRequest holds a question of 5,000 characters however JSON escapes it:
	// twelve bytes each at most.
	maxRequest = 128 << 10
	// requestTimeout bounds the reading of so small a body.
	requestTimeout = 10 * time.Second
)

// invalid is a call that breaks the contract.
func invalid(message string) *domain.Fault {
	return domain.NewFault(domain.KindInvalid, message, "")
}

// call is a request whose body has been read.
type call struct {
	*http.Request
	body []byte
}

// readCall reads the request's body, within its limits.
func readCall(w http.ResponseWriter, r *http.Request) (call, error) {
	control := http.NewResponseController(w)
	// A recorder has no deadlines, and needs none.
	_ = control.SetReadDeadline(time.Now().Add(requestTimeout))
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxRequest))
	_ = control.SetReadDeadline(time.Time{}) // else it would end slow calls
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return call{}, invalid(fmt.Sprintf("the body is larger than %d bytes.", maxRequest))
	}
	if err != nil {
		return call{}, invalid("the body could not be read.")
	}
	return call{r, body}, nil
}

// decode reads the JSON body of a call.
func (c call) decode(into any) error {
	kind, _, err := mime.ParseMediaType(c.Header.Get("Content-Type"))
	if err != nil || kind != "application/json" {
		return invalid("Content-Type must be application/json.")
	}
	if err := json.Unmarshal(c.body, into); err != nil {
		return invalid("the body is not the JSON of the contract.") // the cause would repeat the body
	}
	return nil
}
