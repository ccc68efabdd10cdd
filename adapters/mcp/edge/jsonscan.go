package edge

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// maxDepth is how deeply arrays and objects may nest: arguments need three
// levels, and a decoder's stack should not be the caller's to choose.
const maxDepth = 64

// member is one member of the outermost object: its name, unescaped, and the
// text of its value.
type member struct{ name, value string }

// scanJSON checks a text in one pass and returns the members of its outermost
// object, nil if it is no object, and those of "params" within it. Beyond JSON (RFC 8259) it asks for what makes
// every decoder read the same: valid UTF-8, no name twice in one object, at
// most maxDepth levels.
func scanJSON(text string) ([]member, []span, error) {
	if !utf8.ValidString(text) {
		return nil, nil, errors.New("it holds bytes that are not UTF-8")
	}
	s := scanner{text: text}
	s.space()
	if err := s.value(1); err != nil {
		return nil, nil, err
	}
	s.space()
	if s.at != len(s.text) {
		return nil, nil, s.unexpected()
	}
	return s.outer, s.params, nil
}

// memberKey identifies a name within one object, so that one set serves the
// whole text.
type memberKey struct {
	object int
	name   string
}

// names is a set of them. A message has about a dozen, which are looked through
// faster than a map is made; the map takes what is beyond.
type names struct {
	few   [16]memberKey
	count int
	more  map[memberKey]struct{}
}

// add reports whether the name is new.
func (n *names) add(key memberKey) bool {
	if slices.Contains(n.few[:n.count], key) {
		return false
	}
	if n.count < len(n.few) {
		n.few[n.count] = key
		n.count++
		return true
	}
	if n.more == nil {
		n.more = map[memberKey]struct{}{}
	}
	before := len(n.more)
	n.more[key] = struct{}{}
	return len(n.more) > before
}

type scanner struct {
	text    string
	at      int
	objects int
	seen    names
	outer   []member
	inside  string // the outermost member that is being read
	params  []span // the members of the object "params"
}

// span is where the value of a member stands.
type span struct {
	name     string
	from, to int
}

// value scans one value; depth is the level that it would open.
func (s *scanner) value(depth int) error {
	switch c := s.peek(); {
	case c == '{':
		return s.object(depth)
	case c == '[':
		return s.array(depth)
	case c == '"':
		_, err := s.str()
		return err
	case c == '-' || digit(c):
		return s.number()
	}
	for _, word := range [...]string{"true", "false", "null"} {
		if strings.HasPrefix(s.text[s.at:], word) {
			s.at += len(word)
			return nil
		}
	}
	return s.unexpected()
}

func (s *scanner) object(depth int) error {
	s.objects++
	object := s.objects
	if depth == 1 {
		s.outer = []member{}
	}
	return s.items('}', depth, func() error {
		name, err := s.str()
		if err != nil {
			return err
		}
		if !s.seen.add(memberKey{object, name}) {
			return fmt.Errorf("a name stands twice in one object, again before byte %d", s.at)
		}
		s.space()
		if s.peek() != ':' {
			return s.unexpected()
		}
		s.at++
		s.space()
		start := s.at
		if depth == 1 {
			s.inside = name
		}
		if err := s.value(depth + 1); err != nil {
			return err
		}
		switch {
		case depth == 1:
			s.outer = append(s.outer, member{name, s.text[start:s.at]})
		case depth == 2 && s.inside == "params":
			s.params = append(s.params, span{name, start, s.at})
		}
		return nil
	})
}

func (s *scanner) array(depth int) error {
	return s.items(']', depth, func() error { return s.value(depth + 1) })
}

// items scans what stands between an opening bracket and its end, with commas.
func (s *scanner) items(end byte, depth int, item func() error) error {
	if depth > maxDepth {
		return fmt.Errorf("it nests deeper than %d levels", maxDepth)
	}
	s.at++
	s.space()
	if s.peek() == end {
		s.at++
		return nil
	}
	for {
		if err := item(); err != nil {
			return err
		}
		s.space()
		switch s.peek() {
		case end:
			s.at++
			return nil
		case ',':
			s.at++
			s.space()
		default:
			return s.unexpected()
		}
	}
}

// str scans a string and returns it unescaped.
func (s *scanner) str() (string, error) {
	start, escaped := s.at, false
	if s.peek() != '"' {
		return "", s.unexpected()
	}
	for s.at++; s.peek() != '"'; s.at++ {
		switch c := s.peek(); {
		case c < ' ': // also the end of the text
			return "", s.unexpected()
		case c == '\\':
			escaped = true
			s.at++
			if !s.escape() {
				return "", s.unexpected()
			}
		}
	}
	s.at++
	if !escaped {
		return s.text[start+1 : s.at-1], nil
	}
	var plain string
	err := json.Unmarshal([]byte(s.text[start:s.at]), &plain)
	return plain, err
}

// escape stands on the character after a backslash and moves to its last one.
func (s *scanner) escape() bool {
	if s.peek() != 'u' {
		return strings.IndexByte(`"\/bfnrt`, s.peek()) >= 0
	}
	for range 4 {
		s.at++
		if c := s.peek(); !digit(c) && (c|0x20 < 'a' || c|0x20 > 'f') {
			return false
		}
	}
	return true
}

func (s *scanner) number() error {
	if s.peek() == '-' {
		s.at++
	}
	if s.peek() == '0' {
		s.at++
	} else if !s.digits() {
		return s.unexpected()
	}
	if s.peek() == '.' {
		s.at++
		if !s.digits() {
			return s.unexpected()
		}
	}
	if s.peek()|0x20 == 'e' {
		s.at++
		if c := s.peek(); c == '+' || c == '-' {
			s.at++
		}
		if !s.digits() {
			return s.unexpected()
		}
	}
	return nil
}

// digits reports whether it moved over at least one digit.
func (s *scanner) digits() bool {
	start := s.at
	for digit(s.peek()) {
		s.at++
	}
	return s.at > start
}

func (s *scanner) space() {
	for s.at < len(s.text) && strings.IndexByte(" \t\r\n", s.text[s.at]) >= 0 {
		s.at++
	}
}

// peek is the byte at hand, 0 at the end: no JSON value begins or goes on with it.
func (s *scanner) peek() byte {
	if s.at < len(s.text) {
		return s.text[s.at]
	}
	return 0
}

func (s *scanner) unexpected() error {
	if s.at >= len(s.text) {
		return errors.New("it ends too early")
	}
	return fmt.Errorf("it is not valid JSON at byte %d", s.at)
}

func digit(c byte) bool { return '0' <= c && c <= '9' }
