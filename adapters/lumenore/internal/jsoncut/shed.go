package jsoncut

import (
	"slices"
	"sort"
)

// all is the value of skip where the rest of a text at the top is skipped: there
// is no frame to come back to.
const all = -1

// shed makes room: the longest arrays are brought down to one common length, at
// whole elements, so that what is kept has at most `keep` bytes.
func (c *Cutter) shed() error {
	if len(c.frames) == 0 {
		return c.shedText()
	}
	victim := c.victim()
	if c.shedArrays(victim) {
		return nil
	}
	// What is around the victim is too much by itself: the array that is around
	// all others goes instead.
	if outer := c.outermost(); outer != victim && c.shedArrays(outer) {
		return nil
	}
	return ErrTooBig
}

// victim is the open array to cut: the outermost one that has more in its whole
// elements than in the one at hand. A table of many rows is cut at a row, and a
// list of results of which one is a huge table is cut within that table. -1:
// there is none.
func (c *Cutter) victim() int {
	for i, f := range c.frames {
		if f.isArray && f.complete > f.start && 2*(f.complete-f.start) >= len(c.buf)-f.start {
			return i
		}
	}
	return c.outermost()
}

func (c *Cutter) outermost() int {
	return slices.IndexFunc(c.frames, func(f frame) bool { return f.isArray })
}

// shedArrays cuts the closed arrays and the open one, and reports false, with
// nothing changed, if that does not help.
func (c *Cutter) shedArrays(victim int) bool {
	weights := make([]int, 0, len(c.closed)+1)
	room := c.keep - len(c.buf)
	for _, a := range c.closed {
		weights = append(weights, a.end-a.start)
	}
	if victim >= 0 {
		weights = append(weights, len(c.buf)-c.frames[victim].start)
	}
	for _, w := range weights {
		room += w
	}
	if room < 0 || len(weights) == 0 {
		return false
	}
	limit := commonLimit(weights, room)
	if victim >= 0 && weights[len(weights)-1] > limit {
		c.cutOpen(victim, limit)
	}
	c.cutClosed(limit)
	return true
}

// commonLimit is the largest length such that arrays cut to it fit into room.
func commonLimit(weights []int, room int) int {
	sorted := slices.Clone(weights)
	slices.Sort(sorted)
	for i, w := range sorted {
		left := len(sorted) - i
		if w*left > room {
			return room / left
		}
		room -= w
	}
	return room
}

// cutOpen ends an open array at a whole element; what it still has to say is
// counted, not kept.
func (c *Cutter) cutOpen(victim, limit int) {
	f := &c.frames[victim]
	f.complete = boundary(c.buf, f.start, f.complete, limit)
	f.cut = true
	c.buf = c.buf[:f.complete]
	c.skip = victim + 1
	if !f.outermost() {
		c.lower = true
	}
}

// gap is what a cut took away: positions from `at` on are `by` smaller now, the
// gaps before it counted in.
type gap struct{ at, by int }

// cutClosed cuts the closed arrays that are longer than the limit and closes
// the gaps.
func (c *Cutter) cutClosed(limit int) {
	var gaps []gap
	write, read := 0, 0
	for i := range c.closed {
		a := &c.closed[i]
		end, moved := a.end, read-write
		if end-a.start > limit {
			a.cut = true
			a.end = boundary(c.buf, a.start, a.end, limit)
			gaps = append(gaps, gap{at: end, by: moved + end - a.end})
			if !a.hasPath {
				c.lower = true
			}
		}
		write += copy(c.buf[write:], c.buf[read:a.end])
		read = end
		a.start -= moved
		a.end -= moved
	}
	write += copy(c.buf[write:], c.buf[read:])
	c.buf = c.buf[:write]
	for i := range c.frames {
		c.frames[i].start = moved(gaps, c.frames[i].start)
		c.frames[i].complete = moved(gaps, c.frames[i].complete)
		c.frames[i].keyAt = moved(gaps, c.frames[i].keyAt)
	}
}

// moved is where a position lies once the gaps are closed.
func moved(gaps []gap, position int) int {
	after := sort.Search(len(gaps), func(i int) bool { return gaps[i].at > position })
	if after == 0 {
		return position
	}
	return position - gaps[after-1].by
}

// boundary is the end of the last of the elements in b[start:end] that together
// take at most limit bytes.
func boundary(b []byte, start, end, limit int) int {
	at := start
	for at < end {
		from := at
		if b[from] == ',' {
			from++
		}
		next := skipValue(b, from)
		if next-start > limit {
			break
		}
		at = next
	}
	return at
}

// skipValue returns the position after the value that begins at i of compact JSON.
func skipValue(b []byte, i int) int {
	for depth := 0; ; {
		switch b[i] {
		case '"':
			for i++; b[i] != '"'; i++ {
				if b[i] == '\\' {
					i++
				}
			}
			i++
		case '{', '[':
			depth++
			i++
		case '}', ']':
			depth--
			i++
		case ',', ':':
			i++
		default:
			for i < len(b) && b[i] != ',' && b[i] != ']' && b[i] != '}' {
				i++
			}
		}
		if depth == 0 {
			return i
		}
	}
}
