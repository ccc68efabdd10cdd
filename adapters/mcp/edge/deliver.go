package edge

import (
	"bytes"
	"context"
	"crypto/rand"
	"slices"
	"sync/atomic"
)

// delivery is a JSON value that stands twice in an answer: as a value and, for
// clients that read text only, as a string of its text. mcp-go would encode,
// check and compact each of the two several times over, which costs more than
// all else that it does. So it gets two short marks instead, and the value goes
// in their places as the answer is written.
type delivery struct {
	mark string   // of the value; unknown to the caller, so nothing else can hold it
	json [][]byte // the value's text is these, one behind the other
}

// textSuffix ends the mark of the text.
const textSuffix = "t"

// deliveries is the delivery of one answer, if it has one.
type deliveries struct{ waiting atomic.Pointer[delivery] }

type deliveriesKey struct{}

func withDeliveries(ctx context.Context, d *deliveries) context.Context {
	return context.WithValue(ctx, deliveriesKey{}, d)
}

// Deliver leaves a JSON value for the answer of the request that ctx belongs to,
// in parts that make it one behind the other; white space between its tokens is
// left out, and strings are taken as they are. The parts must not change. It
// returns what the answer shall hold meanwhile, as JSON strings without their
// quotes: text where its text shall stand in a string, value where it shall stand
// itself. Where ctx belongs to no HTTP request it reports false.
func Deliver(ctx context.Context, json ...[]byte) (text, value string, ok bool) {
	d, ok := ctx.Value(deliveriesKey{}).(*deliveries)
	if !ok {
		return "", "", false
	}
	mark := rand.Text()
	d.waiting.Store(&delivery{mark: mark, json: json})
	return mark + textSuffix, mark, true
}

func (d *deliveries) waits() bool { return d.waiting.Load() != nil }

// fill returns what mcp-go has written with the delivery in place. It returns p
// itself, or what it has made in the room that is given.
func (d *deliveries) fill(p []byte, in *room) []byte {
	waiting := d.waiting.Load()
	if waiting == nil || !bytes.Contains(p, []byte(waiting.mark)) {
		return p // a notification before the answer, or no mark was used
	}
	d.waiting.Store(nil)
	size := len(p)
	for _, part := range waiting.json {
		size += 2*len(part) + len(part)/4 // with room for escapes
	}
	out := slices.Grow(in.bytes[:0], size)
	before, rest, found := bytes.Cut(p, []byte(`"`+waiting.mark+textSuffix+`"`))
	out = append(out, before...)
	if found {
		out = append(out, '"')
		for _, part := range waiting.json {
			out = appendQuoted(out, part)
		}
		out = append(out, '"')
	}
	before, rest, found = bytes.Cut(rest, []byte(`"`+waiting.mark+`"`))
	out = append(out, before...)
	if found {
		for _, part := range waiting.json {
			out = appendCompact(out, part)
		}
	}
	in.bytes = append(out, rest...)
	return in.bytes
}

// appendQuoted appends whole tokens of JSON, without the white space between
// them, as they stand within a JSON string. Such text holds no control
// characters, so quotes and backslashes are all there is to escape.
func appendQuoted(out, json []byte) []byte {
	from, quoted := 0, false
	for i := 0; i < len(json); i++ {
		switch c := json[i]; {
		case c > '"' && c != '\\': // most of all there is
		case c == '"':
			quoted = !quoted
			out = append(append(out, json[from:i]...), '\\')
			from = i
		case c == '\\':
			out = append(append(out, json[from:i]...), '\\', '\\')
			if i++; json[i] == '"' || json[i] == '\\' {
				out = append(out, '\\')
			}
			from = i
		case !quoted && isSpace(c):
			out = append(out, json[from:i]...)
			from = i + 1
		}
	}
	return append(out, json[from:]...)
}

// appendCompact appends whole tokens of JSON without the white space between them.
func appendCompact(out, json []byte) []byte {
	from, quoted := 0, false
	for i := 0; i < len(json); i++ {
		switch c := json[i]; {
		case c > '"' && c != '\\':
		case c == '"':
			quoted = !quoted
		case c == '\\':
			i++ // what is escaped ends no string
		case !quoted && isSpace(c):
			out = append(out, json[from:i]...)
			from = i + 1
		}
	}
	return append(out, json[from:]...)
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }
