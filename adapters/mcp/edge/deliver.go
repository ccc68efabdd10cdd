package edge

import (
	"bytes"
	"context"
	"crypto/rand"
	"sync/atomic"
)

// delivery is a JSON value that stands twice in an answer: as a value and, for
// clients that read text only, as a string of its text. mcp-go would encode,
// check and compact each of the two several times over, which costs more than
// all else that it does. So it gets two short marks instead, and the value goes
// in their places as the answer is written.
type delivery struct {
	mark string // of the value; unknown to the caller, so nothing else can hold it
	json []byte
}

// textSuffix ends the mark of the text.
const textSuffix = "t"

// deliveries is the delivery of one answer, if it has one.
type deliveries struct{ waiting atomic.Pointer[delivery] }

type deliveriesKey struct{}

func withDeliveries(ctx context.Context, d *deliveries) context.Context {
	return context.WithValue(ctx, deliveriesKey{}, d)
}

// Deliver leaves compact JSON for the answer of the request that ctx belongs to.
// It returns what the answer shall hold meanwhile, as JSON strings without their
// quotes: text where its text shall stand in a string, value where it shall stand
// itself. Where ctx belongs to no HTTP request it reports false.
func Deliver(ctx context.Context, json []byte) (text, value string, ok bool) {
	d, ok := ctx.Value(deliveriesKey{}).(*deliveries)
	if !ok {
		return "", "", false
	}
	mark := rand.Text()
	d.waiting.Store(&delivery{mark: mark, json: json})
	return mark + textSuffix, mark, true
}

func (d *deliveries) waits() bool { return d.waiting.Load() != nil }

// fill returns what mcp-go has written with the delivery in place. It may return
// p itself.
func (d *deliveries) fill(p []byte) []byte {
	waiting := d.waiting.Load()
	if waiting == nil || !bytes.Contains(p, []byte(waiting.mark)) {
		return p // a notification before the answer, or no mark was used
	}
	d.waiting.Store(nil)
	out := make([]byte, 0, len(p)+2*len(waiting.json)+len(waiting.json)/4)
	before, rest, found := bytes.Cut(p, []byte(`"`+waiting.mark+textSuffix+`"`))
	out = append(out, before...)
	if found {
		out = appendQuoted(out, waiting.json)
	}
	before, rest, found = bytes.Cut(rest, []byte(`"`+waiting.mark+`"`))
	out = append(out, before...)
	if found {
		out = append(out, waiting.json...)
	}
	return append(out, rest...)
}

// appendQuoted appends compact JSON as a JSON string. Such text holds no control
// characters, so quotes and backslashes are all there is to escape.
func appendQuoted(out, json []byte) []byte {
	out = append(out, '"')
	from := 0
	for i, c := range json {
		if c == '"' || c == '\\' {
			out = append(out, json[from:i]...)
			out = append(out, '\\')
			from = i
		}
	}
	out = append(out, json[from:]...)
	return append(out, '"')
}
