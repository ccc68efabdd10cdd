package lumenore

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"strings"
	"unicode/utf8"

	fastjson "github.com/segmentio/encoding/json"

	"github.com/lumenore/analytics-mcp-server/adapters/lumenore/internal/jsoncut"
	"github.com/lumenore/analytics-mcp-server/domain"
)

// firstBuffer is what an answer of unknown length is first read into: most
// answers fit.
const firstBuffer = 8 << 10

// readAnswer reads an answer whose status is 200 and passes it on: JSON as it is, the
// text of a streamed answer as a JSON string, a page for people never.
func (l limits) readAnswer(ctx context.Context, e endpoint, contentType string, s *stream) (domain.Answer, *failure) {
	if strings.Contains(mediaType(contentType), "html") {
		return domain.Answer{}, aPage()
	}
	steps := &steps{ctx: ctx, on: e.streamed}
	steps.begun()
	start, whole, err := l.start(s, steps)
	if err != nil {
		return domain.Answer{}, brokeOff(ctx, err)
	}
	start = bytes.TrimPrefix(start, []byte("\ufeff"))
	if bytes.HasPrefix(bytes.TrimSpace(start), []byte("<")) {
		return domain.Answer{}, aPage() // whatever it says it is
	}
	if whole && !s.over {
		return l.small(e, contentType, start)
	}
	cut, failed := l.large(ctx, start, s, steps)
	if failed != nil && failed.fault.Kind == domain.KindNotUnderstood && e.streamed && passesAsText(contentType, start, false) {
		return l.text(start, true)
	}
	return cut, failed
}

// start reads until the end or until the buffer is as large as may be; whole:
// that was all.
func (l limits) start(s *stream, steps *steps) (start []byte, whole bool, err error) {
	size := firstBuffer
	if s.declared >= 0 && s.declared < int64(l.most) {
		size = int(s.declared) + 1 // room to meet the end without growing
	}
	b := make([]byte, 0, min(size, l.most))
	for {
		n, err := s.Read(b[len(b):cap(b)])
		b = b[:len(b)+n]
		steps.received(b[len(b)-n:])
		if errors.Is(err, io.EOF) {
			return b, true, nil
		}
		if err != nil {
			return nil, false, err
		}
		if len(b) == l.most {
			return b, false, nil
		}
		if len(b) == cap(b) {
			b = append(make([]byte, 0, min(2*cap(b), l.most)), b...)
		}
	}
}

// small is an answer that is here as a whole.
func (l limits) small(e endpoint, contentType string, body []byte) (domain.Answer, *failure) {
	body = bytes.TrimSpace(body)
	if valid(body) {
		return domain.Answer{Data: validUTF8(body), Checked: true}, nil
	}
	if !e.streamed || !passesAsText(contentType, body, true) {
		return domain.Answer{}, notUnderstood(domain.Cause("not JSON"))
	}
	return l.text(body, false)
}

// deepest is how many levels encoding/json takes. A value with no more brackets
// than that is no deeper.
const deepest = 10000

// valid reports whether a text is one JSON value. It judges as encoding/json
// does, in a quarter of the time: all of an answer is read by it.
func valid(text []byte) bool {
	if bytes.Count(text, []byte("["))+bytes.Count(text, []byte("{")) > deepest {
		return json.Valid(text)
	}
	return fastjson.Valid(text)
}

// large is an answer of which only a part can be held. It must be JSON.
func (l limits) large(ctx context.Context, start []byte, s *stream, steps *steps) (domain.Answer, *failure) {
	cutter := jsoncut.New(l.keep, l.most)
	_, err := cutter.Write(start)
	chunk := make([]byte, chunkBytes)
	for err == nil && !s.over {
		n, readErr := s.Read(chunk)
		steps.received(chunk[:n])
		if _, err = cutter.Write(chunk[:n]); err != nil {
			break
		}
		if errors.Is(readErr, io.EOF) {
			break
		}
		if readErr != nil {
			return domain.Answer{}, brokeOff(ctx, readErr)
		}
	}
	if err != nil {
		return domain.Answer{}, l.unusable(err)
	}
	end := cutter.Close
	if s.over {
		end = cutter.Stop
	}
	cut, err := end()
	if err != nil {
		return domain.Answer{}, l.unusable(err)
	}
	return domain.Answer{Data: validUTF8(cut.Data), Lengths: cut.Lengths, Unread: cut.Lower}, nil
}

// unusable words why a large answer could not be cut.
func (l limits) unusable(err error) *failure {
	if errors.Is(err, jsoncut.ErrTooBig) {
		return tooBig()
	}
	return notUnderstood(err)
}

func tooBig() *failure {
	return fail(well, domain.KindTooBig, "the answer is larger than an answer may be, and has no rows to leave out.",
		"Ask for less: fewer columns, a filter, a shorter period or a top N.", jsoncut.ErrTooBig)
}

// aPage is an answer that is written for a browser.
func aPage() *failure { return notUnderstood(domain.Cause("a page instead of data")) }

// passesAsText reports whether what is no JSON value may be meant as text: it
// may unless it is declared as JSON, and then if each of its lines is JSON.
// Otherwise it is JSON that broke.
func passesAsText(contentType string, body []byte, whole bool) bool {
	if len(bytes.TrimSpace(body)) == 0 {
		return false
	}
	if !strings.Contains(mediaType(contentType), "json") {
		return true
	}
	for line := range bytes.Lines(body) {
		last := line[len(line)-1] != '\n'
		line = bytes.TrimSpace(line)
		if len(line) > 0 && !json.Valid(line) && (whole || !last) {
			return false
		}
	}
	return true
}

func mediaType(contentType string) string {
	kind, _, err := mime.ParseMediaType(contentType)
	if err != nil {
		return ""
	}
	return kind
}

// validUTF8 replaces bytes that are no text, which JSON must not hold.
func validUTF8(data []byte) []byte {
	if utf8.Valid(data) {
		return data
	}
	return bytes.ToValidUTF8(data, []byte("\ufffd"))
}
