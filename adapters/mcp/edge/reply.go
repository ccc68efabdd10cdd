package edge

import (
	"encoding/json"
	"net/http"
)

// The JSON-RPC error codes of refusals (JSON-RPC 2.0, section 5.1; -32000 is
// the first of those left to servers).
const (
	codeParse    = -32700
	codeInvalid  = -32600
	codeInternal = -32603
	codeRefused  = -32000
)

// refusal is the answer to a request that goes no further: an HTTP status for
// whatever stands between, and a JSON-RPC error for the client behind it.
type refusal struct {
	status  int
	code    int
	message string          // a sentence that says what to do instead
	id      json.RawMessage // the message's own id where it is known
}

// write sends the refusal. Nothing of the request is repeated but its id.
func (f refusal) write(w http.ResponseWriter) {
	id := f.id
	if id == nil {
		id = json.RawMessage("null")
	}
	body, err := json.Marshal(map[string]any{
		"jsonrpc": "2.0",
		"id":      id,
		"error":   map[string]any{"code": f.code, "message": f.message},
	})
	if err != nil {
		// Only an id that is no JSON could do this, and it was scanned.
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(f.status)
	// A client that left does not read its refusal.
	_, _ = w.Write(append(body, '\n'))
}
