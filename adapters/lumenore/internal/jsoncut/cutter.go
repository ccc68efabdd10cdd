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
	// Lengths gives the true length of the arrays that hold only their first
	// elements and are in no other array, by their paths.
	Lengths map[string]int
	// Lower is true where lengths, those of arrays within arrays too, are only
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
}

// frame is an open bracket.
type frame struct {
	isArray  bool
	clear    bool   // no array is around it
	start    int    // after the bracket
	complete int    // after the last whole element or member that is kept
	count    int    // whole elements, kept or not
	cut      bool   // takes no more elements
	keyAt    int    // where the latest key begins; in clear objects only, as is
	key      []byte // that key as written, with its quotes
}

// outermost reports whether it is an array with none around it.
func (f frame) outermost() bool { return f.isArray && f.clear }

// named reports whether its keys are part of paths.
func (f frame) named() bool { return f.clear && !f.isArray }

// array is a complete array that no other array is around.
type array struct {
	start, end int // of its elements
	count      int // elements it has in truth
	cut        bool
	path       string
	hasPath    bool
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
		if f := c.innermost(); f.named() {
			f.keyAt = len(c.buf)
		}
		return err
	case colon:
		if f := c.innermost(); f.named() && c.skip == 0 {
			f.key = append(f.key[:0], c.buf[f.keyAt:]...)
		}
	}
	return c.put([]byte{b})
}

// innermost is the frame at hand.
func (c *Cutter) innermost() *frame { return &c.frames[len(c.frames)-1] }

func (c *Cutter) open(b byte) error {
	if err := c.put([]byte{b}); err != nil {
		return err
	}
	f := frame{isArray: b == '[', clear: true, start: len(c.buf), complete: len(c.buf), keyAt: len(c.buf)}
	if len(c.frames) > 0 {
		f.clear = c.innermost().named()
	}
	c.frames = append(c.frames, f)
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
	if c.skip == 0 && f.outermost() && (f.cut || f.complete-f.start >= leastCut) {
		c.note(f, c.frames)
	}
	return c.put([]byte{b})
}

// note keeps what has to be known of an outermost array once it is closed.
func (c *Cutter) note(f frame, around []frame) {
	a := array{start: f.start, end: f.complete, count: f.count, cut: f.cut}
	a.path, a.hasPath = path(around)
	if a.cut && !a.hasPath {
		c.lower = true
	}
	c.closed = append(c.closed, a)
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
