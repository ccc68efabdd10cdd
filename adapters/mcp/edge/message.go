package edge

import (
	"encoding/json"
	"net/http"
	"strings"
)

// maxEchoedID is the longest id that a refusal repeats, in bytes: ids are
// counters or UUIDs, and a refusal should stay small.
const maxEchoedID = 128

// message is what the edge needs to know of a JSON-RPC message.
type message struct {
	method string
	id     json.RawMessage // nil where there is none, or a very long one
	text   string          // what goes on to mcp-go
	// arguments are those of a tool call that text holds no more; empty: it does.
	arguments string
	params    string // JSON; empty where there are none
	// plain is the tool call of such a message, if it is of the plainest form.
	plain *PlainCall
}

// The members of a JSON-RPC message. Go's decoder ignores case, so "Method"
// would be read as a method behind a check that looked for "method": other
// spellings of these are refused.
func rpcMembers() [6]string {
	return [...]string{"jsonrpc", "id", "method", "params", "result", "error"}
}

// parseMessage scans a body and picks out what the edge decides on. Where it is
// not to stay whole, the arguments of a tool call are set apart.
func parseMessage(text string, whole bool) (message, *refusal) {
	if strings.HasPrefix(strings.TrimLeft(text, " \t\r\n"), "[") {
		return message{}, &refusal{status: http.StatusBadRequest, code: codeInvalid, message: "Batches are not taken: send one JSON-RPC message a request."}
	}
	members, params, err := scanJSON(text)
	if err != nil {
		return message{}, &refusal{status: http.StatusBadRequest, code: codeParse, message: "The message is not acceptable JSON: " + err.Error() + "."}
	}
	if members == nil {
		return message{}, &refusal{status: http.StatusBadRequest, code: codeInvalid, message: "A JSON-RPC message is an object."}
	}
	msg := message{text: text}
	for _, m := range members {
		if known := spelledLike(m.name); known != "" && known != m.name {
			return message{}, &refusal{
				status:  http.StatusBadRequest,
				code:    codeInvalid,
				message: "A member of the message must be spelled '" + known + "', in lower case.",
			}
		}
		switch m.name {
		case "method":
			// Not a string: mcp-go says so; no method here decides anything.
			_ = json.Unmarshal([]byte(m.value), &msg.method)
		case "params":
			msg.params = m.value
		case "id":
			if len(m.value) <= maxEchoedID {
				msg.id = json.RawMessage(m.value)
			}
		}
	}
	if !whole {
		msg.lighten(params)
	}
	if msg.arguments != "" {
		msg.plain = plainCall(text, members, params)
	}
	return msg, nil
}

// spelledLike returns the member of JSON-RPC that a name equals but for case.
func spelledLike(name string) string {
	for _, known := range rpcMembers() {
		if strings.EqualFold(name, known) {
			return known
		}
	}
	return ""
}

// swallowCancelled accepts notifications/cancelled and goes no further. mcp-go
// keys calls in flight by session and request id; without sessions every caller
// shares that key, so one caller's notification would cancel another's call.
// A client cancels a call by closing its request, which ends the call's context.
func (s *Server) swallowCancelled(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if messageFrom(r.Context()).method == "notifications/cancelled" {
			w.WriteHeader(http.StatusAccepted)
			return
		}
		next.ServeHTTP(w, r)
	})
}
