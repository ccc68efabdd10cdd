package delimited

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// ErrNotUTF8 is returned by a reader of Decode when the text turns out not to
// be UTF-8 after all: it is then to be read again as Latin1.
var ErrNotUTF8 = errors.New("the text is not UTF-8")

// ErrBinary is returned for content that is no text.
var ErrBinary = errors.New("it holds binary data where text was expected")

// sampleBytes is what is looked at to tell encodings, separators and headers:
// some hundred lines of usual length.
const sampleBytes = 256 << 10

// Decode opens gzip, tells UTF-16 from UTF-8, drops byte order marks and makes
// line ends "\n". With latin1 the bytes are taken as Windows-1252, which is
// what files that are called Latin-1 hold.
func Decode(raw io.Reader, latin1 bool) (*bufio.Reader, error) {
	r := bufio.NewReaderSize(raw, sampleBytes)
	if head, _ := r.Peek(2); bytes.Equal(head, []byte{0x1f, 0x8b}) {
		unzipped, err := gzip.NewReader(r)
		if err != nil {
			return nil, fmt.Errorf("gzip: %w", err)
		}
		r = bufio.NewReaderSize(unzipped, sampleBytes)
	}
	head, err := r.Peek(4096)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	var text io.Reader
	switch {
	case utf16Order(head) != nil:
		text = transform.NewReader(r, unicode.UTF16(*utf16Order(head), unicode.UseBOM).NewDecoder())
	case bytes.IndexByte(head, 0) >= 0:
		return nil, ErrBinary
	case latin1:
		text = transform.NewReader(r, charmap.Windows1252.NewDecoder())
	default:
		if bytes.HasPrefix(head, []byte("\xef\xbb\xbf")) {
			_, _ = r.Discard(3)
		}
		text = &validated{r: r}
	}
	return bufio.NewReaderSize(&lines{r: text}, sampleBytes), nil
}

// utf16Order tells UTF-16 by its mark, or by the zero bytes beside the letters
// of a Western text; nil: it is not UTF-16.
func utf16Order(head []byte) *unicode.Endianness {
	little, big := unicode.LittleEndian, unicode.BigEndian
	switch {
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}):
		return &little
	case bytes.HasPrefix(head, []byte{0xfe, 0xff}):
		return &big
	}
	var zeros [2]int
	for i, b := range head {
		if b == 0 {
			zeros[i%2]++
		}
	}
	most := len(head) * 2 / 5 // four in five of the high bytes
	switch {
	case len(head) >= 8 && zeros[1] > most && zeros[0] < most/8+1:
		return &little
	case len(head) >= 8 && zeros[0] > most && zeros[1] < most/8+1:
		return &big
	}
	return nil
}

// validated passes UTF-8 on and ends with ErrNotUTF8 at anything else.
type validated struct {
	r     io.Reader
	block []byte // read; block[:ready] is checked, the rest begins a character
	ready int
	err   error
}

// blockBytes is how much is checked at once.
const blockBytes = 64 << 10

func (v *validated) Read(p []byte) (int, error) {
	for v.ready == 0 {
		if v.err != nil {
			return 0, v.err
		}
		v.fill()
	}
	n := copy(p, v.block[:v.ready])
	v.block, v.ready = v.block[n:], v.ready-n
	return n, nil
}

func (v *validated) fill() {
	block := make([]byte, blockBytes)
	carried := copy(block, v.block)
	n, err := v.r.Read(block[carried:])
	v.block, v.err = block[:carried+n], err
	v.ready = len(v.block)
	if err == nil {
		v.ready = completeRunes(v.block)
	}
	switch {
	case !utf8.Valid(v.block[:v.ready]):
		v.ready, v.err = 0, ErrNotUTF8
	case bytes.IndexByte(v.block[:v.ready], 0) >= 0:
		v.ready, v.err = 0, ErrBinary
	}
}

// completeRunes is the length of b without an unfinished character at its end.
func completeRunes(b []byte) int {
	for i := 1; i <= utf8.UTFMax && i <= len(b); i++ {
		if c := b[len(b)-i]; utf8.RuneStart(c) {
			if !utf8.FullRune(b[len(b)-i:]) {
				return len(b) - i
			}
			break
		}
	}
	return len(b)
}

// lines turns "\r\n" and a lone "\r" into "\n".
type lines struct {
	r       io.Reader
	afterCR bool
}

func (l *lines) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	b := p[:n]
	if !l.afterCR && bytes.IndexByte(b, '\r') < 0 {
		return n, err
	}
	kept := 0
	for _, c := range b {
		switch {
		case c == '\n' && l.afterCR:
			l.afterCR = false
			continue
		case c == '\r':
			l.afterCR = true
			c = '\n'
		default:
			l.afterCR = false
		}
		b[kept] = c
		kept++
	}
	return kept, err
}
