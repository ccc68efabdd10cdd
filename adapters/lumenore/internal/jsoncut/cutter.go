package jsoncut

import "errors"

// What can be wrong with a document: fixed words, nothing of the document itself.
var (
	ErrSyntax  = errors.New("jsoncut: not JSON")
	ErrMore    = errors.New("jsoncut: more than one JSON value")
	ErrTooDeep = errors.New("jsoncut: nested too deep")
	ErrTooBig  = errors.New("jsoncut: too big without its arrays")
)

// Cut is what was kept of a document.
type Cut struct {
	Data []byte // one JSON value without white space between its tokens
	// Lengths gives the true length of the arrays that are members of the
	// outermost object and hold only their first elements, by key.
	Lengths map[string]int
	// Lower is true where lengths, those of arrays further down too, are only
	// lower bounds.
	Lower bool
}

// Cutter is an io.Writer that keeps a part of the JSON value written to it.
type Cutter struct {
	grammar grammar
	buf     []byte // compact JSON; at most its capacity
	keep    int    // what a cut leaves
	frames  []frame
	closed  []array // the outermost arrays that are complete, in their order
	skip    int     // how many frames are above what is skipped; 0: nothing is
	lower   bool
	keyAt   int    // where the latest key of the outermost object begins
	key     []byte // that key as written, with its quotes
}

// frame is an open bracket.
type frame struct {
	isArray   bool
	outermost bool // no other array is around it
	isMember  bool // it is a member of the outermost object
	start     int  // after the bracket
	complete  int  // after the last whole element or member that is kept
	count     int  // whole elements, kept or not
	cut       bool // takes no more elements
}

// array is a complete array that no other array is around.
type array struct {
	start, end int // of its elements
	count      int // elements it has in truth
	cut        bool
	isMember   bool
	key        string
}

// leastCut is the size from which an array is worth cutting, in bytes. It
// bounds how many arrays there are to note, too.
const leastCut = 256

// New returns a Cutter that holds at most `most` bytes and cuts to `keep` when
// they are used up; keep is below most, so that cuts are rare.
func New(keep, most int) *Cutter {
	return &Cutter{buf: make([]byte, 0, most), keep: keep}
}

// Write takes the next part of the document. Its errors are those above, and
// final.
func (c *Cutter) Write(p []byte) (int, error) {
	for i := 0; i < len(p); {
		n := 1
		var err error
		if c.grammar.state == inString {
			n = plain(p[i:])
		}
		if n > 1 {
			err = c.put(p[i : i+n])
		} else {
			n = 1
			err = c.take(p[i])
		}
		if err != nil {
			return i, err
		}
		i += n
	}
	return len(p), nil
}

// plain is how many bytes of a string follow that mean only themselves.
func plain(p []byte) int {
	for i, b := range p {
		if b == '"' || b == '\\' || b < ' ' {
			return i
		}
	}
	return len(p)
}

// take takes a byte that may have a meaning.
func (c *Cutter) take(b byte) error {
	ev, err := c.grammar.next(b)
	if err != nil {
		return err
	}
	switch ev {
	case space:
		return nil
	case open:
		return c.open(b)
	case closing:
		return c.shut(b)
	case comma:
		c.whole()
		err := c.put([]byte{b})
		if len(c.frames) == 1 {
			c.keyAt = len(c.buf)
		}
		return err
	case colon:
		if len(c.frames) == 1 && c.skip == 0 {
			c.key = append(c.key[:0], c.buf[c.keyAt:]...)
		}
	}
	return c.put([]byte{b})
}

func (c *Cutter) open(b byte) error {
	if err := c.put([]byte{b}); err != nil {
		return err
	}
	f := frame{isArray: b == '[', start: len(c.buf), complete: len(c.buf)}
	f.outermost = f.isArray
	for _, around := range c.frames {
		f.outermost = f.outermost && !around.isArray
	}
	f.isMember = len(c.frames) == 1 && !c.frames[0].isArray
	c.frames = append(c.frames, f)
	if len(c.frames) == 1 {
		c.keyAt = len(c.buf)
	}
	return nil
}

func (c *Cutter) shut(b byte) error {
	if !c.grammar.empty {
		c.whole()
	}
	last := len(c.frames) - 1
	f := c.frames[last]
	c.frames = c.frames[:last]
	if c.skip == len(c.frames)+1 {
		c.skip = 0
	}
	if c.skip == 0 && f.outermost && (f.cut || f.complete-f.start >= leastCut) {
		c.closed = append(c.closed, c.note(f))
	}
	return c.put([]byte{b})
}

// note is what has to be known of an array once it is closed.
func (c *Cutter) note(f frame) array {
	a := array{start: f.start, end: f.complete, count: f.count, cut: f.cut, isMember: f.isMember}
	if f.isMember {
		a.key = string(c.key)
	}
	return a
}

// whole notes that an element or a member is complete.
func (c *Cutter) whole() {
	f := &c.frames[len(c.frames)-1]
	f.count++
	if c.skip == 0 {
		f.complete = len(c.buf)
	}
}

// put keeps bytes, unless they belong to what is skipped.
func (c *Cutter) put(p []byte) error {
	for len(p) > 0 && c.skip == 0 {
		room := cap(c.buf) - len(c.buf)
		if room == 0 {
			if err := c.shed(); err != nil {
				return err
			}
			continue
		}
		n := min(room, len(p))
		c.buf = append(c.buf, p[:n]...)
		p = p[n:]
	}
	return nil
}
