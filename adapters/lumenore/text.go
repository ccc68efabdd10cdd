package lumenore

import (
	"bytes"
	"unicode/utf8"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// text passes a text on as a JSON string, cut at a whole line where it is too
// long; more: it went on after this.
func (l limits) text(body []byte, more bool) (domain.Answer, *failure) {
	if more {
		body = body[:bytes.LastIndexByte(body, '\n')+1] // the last line is not whole
	}
	quoted, all := quote(body, l.most)
	if quoted == nil {
		return domain.Answer{}, tooBig()
	}
	return domain.Answer{Data: quoted, Unread: more || !all}, nil
}

// longestEscape is what one byte of a text takes at most: \u001f, or three
// bytes of U+FFFD for one that is no UTF-8.
const longestEscape = len(`\u0000`)

// quote encodes the first lines of a text as a JSON string (RFC 8259, 7) of at
// most so many bytes, give or take a letter; all: these are all. Nil: not even
// one line fits. Unlike encoding/json it holds no more than that on the way.
func quote(text []byte, most int) (quoted []byte, all bool) {
	quoted = append(make([]byte, 0, min(len(text)+len(text)/8+2, most)), '"')
	line := 0 // where the last whole line ends
	for len(text) > 0 {
		if len(quoted)+longestEscape+len(`"`) > most {
			if line == 0 {
				return nil, false
			}
			return append(quoted[:line], '"'), false
		}
		r, size := utf8.DecodeRune(text)
		quoted = appendRune(quoted, r)
		if text = text[size:]; r == '\n' {
			line = len(quoted)
		}
	}
	if len(quoted) == 1 {
		return nil, false
	}
	return append(quoted, '"'), true
}

func appendRune(b []byte, r rune) []byte {
	switch {
	case r == '"', r == '\\':
		return append(b, '\\', byte(r))
	case r == '\n':
		return append(b, '\\', 'n')
	case r == '\t':
		return append(b, '\\', 't')
	case r == '\r':
		return append(b, '\\', 'r')
	case r < ' ':
		const digits = "0123456789abcdef"
		return append(b, '\\', 'u', '0', '0', digits[r>>4], digits[r&15])
	}
	return utf8.AppendRune(b, r)
}
