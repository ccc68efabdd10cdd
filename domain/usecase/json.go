package usecase

import (
	"bytes"
	"strings"
)

// The functions below walk JSON that is known to be valid, by position, and
// build nothing: an answer may be many times its budget.

// weight is how many bytes a stretch of JSON takes in the envelope at most:
// encoders may write <, > and & and two line separators as \u003c and the like.
func weight(b []byte) int {
	const escaped = len(`\u003c`)
	n := len(b)
	for i, c := range b {
		switch c {
		case '<', '>', '&':
			n += escaped - 1
		case 0xE2:
			if bytes.HasPrefix(b[i:], []byte("\u2028")) || bytes.HasPrefix(b[i:], []byte("\u2029")) {
				n += escaped - len("\u2028")
			}
		}
	}
	return n
}

// skipString returns the position after the string that begins at i.
func skipString(b []byte, i int) int {
	for i++; b[i] != '"'; i++ {
		if b[i] == '\\' {
			i++
		}
	}
	return i + 1
}

// skipValue returns the position after the value that begins at i.
func skipValue(b []byte, i int) int {
	for depth := 0; ; {
		switch b[i] {
		case '"':
			i = skipString(b, i)
		case '{', '[':
			depth++
			i++
		case '}', ']':
			depth--
			i++
		case ',', ':':
			i++
		default:
			i = skipScalar(b, i)
		}
		if depth == 0 {
			return i
		}
	}
}

// skipScalar returns the position after a number, true, false or null.
func skipScalar(b []byte, i int) int {
	for i < len(b) && !isDelimiter(b[i]) {
		i++
	}
	return i
}

func isDelimiter(c byte) bool {
	return c == ',' || c == ']' || c == '}' || c == ':'
}

// array is where an array stands in compact JSON, and what is in it.
type array struct {
	key        string // the nearest object key above it, as written; empty at the top
	path       string // as in domain.Answer.Lengths
	hasPath    bool   // it is in no other array
	start, end int    // of its elements, between the brackets
	count      int
	largest    [2]int // start and end of its largest element
}

// arraysIn finds the outermost arrays of b[from:to], which is a value of compact
// JSON; key stands for the nearest key above it.
func arraysIn(b []byte, from, to int, key string) []array {
	var found []array
	var around []string // the latest key of each object that is open
	for i := from; i < to; {
		switch b[i] {
		case '[':
			a := readArray(b, i)
			a.key = key
			if a.hasPath = from == 0; a.hasPath {
				a.path = pointer(around)
			}
			found = append(found, a)
			i = a.end + 1
		case '"':
			next := skipString(b, i)
			if next < to && b[next] == ':' {
				key = string(b[i+1 : next-1])
				around[len(around)-1] = key
			}
			i = next
		case '{':
			around = append(around, "")
			i++
		case '}':
			around = around[:len(around)-1]
			i++
		default:
			i++
		}
	}
	return found
}

// pointer is the way through these keys, as domain.Answer.Lengths has it.
func pointer(keys []string) string {
	escape := strings.NewReplacer("~", "~0", "/", "~1")
	path := make([]string, len(keys))
	for i, key := range keys {
		path[i] = escape.Replace(plain(key))
	}
	return strings.Join(path, "/")
}

// readArray measures the array that begins at i.
func readArray(b []byte, i int) array {
	a := array{start: i + 1, end: i + 1}
	for b[a.end] != ']' {
		from := a.end
		if b[from] == ',' {
			from++
		}
		a.end = skipValue(b, from)
		a.count++
		if a.end-from > a.largest[1]-a.largest[0] {
			a.largest = [2]int{from, a.end}
		}
	}
	return a
}
