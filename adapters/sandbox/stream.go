package sandbox

import (
	"bytes"
	"net/http"
)

const (
	// pieceBytes is how much of a streamed answer is sent at a time, after its
	// first line: small enough that any answer of some rows comes in pieces.
	pieceBytes = 1 << 10
	// lineDepth is how deep in the JSON a line still ends: fields of the answer,
	// and fields or elements of those.
	lineDepth = 2
)

// stream sends an answer in pieces of whole lines: the first line at once, so
// that the client sees the answer begin.
func stream(w http.ResponseWriter, body []byte) {
	least := 1
	for len(body) > 0 {
		end := lineEnd(body, least)
		if _, err := w.Write(body[:end]); err != nil {
			return // the client left
		}
		flush(w)
		body, least = body[end:], pieceBytes
	}
}

// lineEnd is where the line ends that holds the byte number least.
func lineEnd(text []byte, least int) int {
	if len(text) <= least {
		return len(text)
	}
	end := bytes.IndexByte(text[least-1:], '\n')
	if end < 0 {
		return len(text)
	}
	return least + end
}

// inLines breaks JSON into lines, after the commas between fields and rows. It
// stays the same JSON: a line break in a string would be escaped.
func inLines(data []byte) []byte {
	lines := make([]byte, 0, len(data)+len(data)/16)
	depth, quoted, escaped := 0, false, false
	for _, c := range data {
		lines = append(lines, c)
		switch {
		case escaped:
			escaped = false
		case quoted:
			escaped, quoted = c == '\\', c != '"'
		case c == '"':
			quoted = true
		case c == '{', c == '[':
			depth++
		case c == '}', c == ']':
			depth--
		case c == ',' && depth <= lineDepth:
			lines = append(lines, '\n')
		}
	}
	return append(lines, '\n')
}
