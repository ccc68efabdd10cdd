package jsoncut

// maxDepth is how deep a document may be nested. Tables are 4 or 5 deep; the
// limit bounds what a hostile document makes us hold.
const maxDepth = 512

// state is where in the grammar of RFC 8259 the next byte stands.
type state uint8

const (
	wantValue        state = iota
	wantFirstElement       // after [: a value or ]
	wantFirstKey           // after {: a key or }
	wantKey                // after a comma in an object
	wantColon
	afterValue
	inString
	inEscape
	inHex
	inLiteral
	afterMinus
	afterZero
	inInteger
	afterPoint
	inFraction
	afterE
	afterSign
	inExponent
)

// event is what a byte is in its document.
type event uint8

const (
	text    event = iota // a part of a string, a number or a literal
	space                // between tokens
	open                 // [ or {
	closing              // ] or }
	comma
	colon
)

// grammar checks one JSON value byte by byte.
type grammar struct {
	state   state
	nesting []byte // the open brackets
	isKey   bool   // the string at hand is a key
	empty   bool   // the bracket that has just closed held nothing
	hex     int    // digits of \uXXXX still to come
	literal string // letters of true, false or null still to come
}

// next takes a byte. Its errors are ErrSyntax, ErrMore and ErrTooDeep.
func (g *grammar) next(c byte) (event, error) {
	switch {
	case g.state >= afterMinus:
		if g.number(c) {
			return text, nil
		}
		if !g.numberComplete() {
			return text, ErrSyntax
		}
		g.state = afterValue
	case g.state >= inString:
		return text, g.inToken(c)
	}
	if c == ' ' || c == '\n' || c == '\t' || c == '\r' {
		return space, nil
	}
	switch g.state {
	case wantColon:
		if c != ':' {
			return text, ErrSyntax
		}
		g.state = wantValue
		return colon, nil
	case wantFirstKey, wantKey:
		if c == '}' && g.state == wantFirstKey {
			return g.shut(c, true)
		}
		if c != '"' {
			return text, ErrSyntax
		}
		g.state, g.isKey = inString, true
		return text, nil
	case afterValue:
		return g.after(c)
	}
	if c == ']' && g.state == wantFirstElement {
		return g.shut(c, true)
	}
	return g.value(c)
}

// value takes the first byte of a value.
func (g *grammar) value(c byte) (event, error) {
	switch {
	case c == '[' || c == '{':
		if len(g.nesting) == maxDepth {
			return text, ErrTooDeep
		}
		g.nesting = append(g.nesting, c)
		if g.state = wantFirstElement; c == '{' {
			g.state = wantFirstKey
		}
		return open, nil
	case c == '"':
		g.state, g.isKey = inString, false
	case c == '-':
		g.state = afterMinus
	case c == '0':
		g.state = afterZero
	case isDigit(c):
		g.state = inInteger
	case c == 't':
		g.state, g.literal = inLiteral, "rue"
	case c == 'f':
		g.state, g.literal = inLiteral, "alse"
	case c == 'n':
		g.state, g.literal = inLiteral, "ull"
	default:
		return text, ErrSyntax
	}
	return text, nil
}

// after takes what follows a value.
func (g *grammar) after(c byte) (event, error) {
	if len(g.nesting) == 0 {
		return text, ErrMore
	}
	if c != ',' {
		return g.shut(c, false)
	}
	if g.state = wantValue; g.nesting[len(g.nesting)-1] == '{' {
		g.state = wantKey
	}
	return comma, nil
}

// shut takes a closing bracket.
func (g *grammar) shut(c byte, empty bool) (event, error) {
	top := len(g.nesting) - 1
	if opener := g.nesting[top]; (c != ']' || opener != '[') && (c != '}' || opener != '{') {
		return text, ErrSyntax
	}
	g.nesting = g.nesting[:top]
	g.state, g.empty = afterValue, empty
	return closing, nil
}

// inToken takes a byte within a string or a literal.
func (g *grammar) inToken(c byte) error {
	switch g.state {
	case inString:
		switch {
		case c == '\\':
			g.state = inEscape
		case c == '"' && g.isKey:
			g.state = wantColon
		case c == '"':
			g.state = afterValue
		case c < ' ':
			return ErrSyntax
		}
	case inEscape:
		switch c {
		case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
			g.state = inString
		case 'u':
			g.state, g.hex = inHex, 4
		default:
			return ErrSyntax
		}
	case inHex:
		if !isDigit(c) && (c|0x20 < 'a' || c|0x20 > 'f') {
			return ErrSyntax
		}
		if g.hex--; g.hex == 0 {
			g.state = inString
		}
	case inLiteral:
		if c != g.literal[0] {
			return ErrSyntax
		}
		if g.literal = g.literal[1:]; g.literal == "" {
			g.state = afterValue
		}
	}
	return nil
}

// number reports whether the byte goes on with the number at hand.
func (g *grammar) number(c byte) bool {
	was := g.state
	switch {
	case isDigit(c):
		switch was {
		case afterMinus:
			if g.state = inInteger; c == '0' {
				g.state = afterZero
			}
		case afterPoint:
			g.state = inFraction
		case afterE, afterSign:
			g.state = inExponent
		}
		return was != afterZero
	case c == '.' && (was == afterZero || was == inInteger):
		g.state = afterPoint
	case c|0x20 == 'e' && (was == afterZero || was == inInteger || was == inFraction):
		g.state = afterE
	case (c == '+' || c == '-') && was == afterE:
		g.state = afterSign
	default:
		return false
	}
	return true
}

// numberComplete reports whether a number may end here.
func (g *grammar) numberComplete() bool {
	return g.state == afterZero || g.state == inInteger || g.state == inFraction || g.state == inExponent
}

// complete reports whether the document may end here.
func (g *grammar) complete() bool {
	return len(g.nesting) == 0 && (g.state == afterValue || g.numberComplete())
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
