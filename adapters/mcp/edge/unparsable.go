package edge

import (
	"bytes"
	"strings"
)

const (
	// unparsable begins mcp-go's message for params whose types are not those
	// of the method. What follows are Go's words, which help nobody.
	unparsable = "unparsable "
	// mistyped is said instead.
	mistyped = "The params do not have the types that this method takes. (Arguments of a prompt are strings.)"
	// maxError is the largest answer that is looked at: an error is a line.
	maxError = 4 << 10
)

// PlainMessage is the message of a JSON-RPC error without a library's words.
func PlainMessage(message string) string {
	if strings.HasPrefix(message, unparsable) {
		return mistyped
	}
	return message
}

// unparsableStart is how mcp-go begins such an error; see errorStart.
func unparsableStart() []byte {
	return append(errorHead(codeInvalid), `"message":"`+unparsable...)
}

// plain does for an answer as it is written what PlainMessage does for a message.
func plain(p []byte) []byte {
	if len(p) > maxError {
		return p
	}
	before, rest, found := bytes.Cut(p, unparsableStart())
	if !found {
		return p
	}
	end := 0
	for end < len(rest) && rest[end] != '"' {
		if rest[end] == '\\' {
			end++
		}
		end++
	}
	out := append(bytes.Clone(before), bytes.TrimSuffix(unparsableStart(), []byte(unparsable))...)
	return append(append(out, mistyped...), rest[min(end, len(rest)):]...)
}
