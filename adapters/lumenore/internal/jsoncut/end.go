package jsoncut

// Close ends the document and returns what was kept; ErrSyntax if the document
// is not complete.
func (c *Cutter) Close() (Cut, error) {
	if !c.grammar.complete() {
		return Cut{}, ErrSyntax
	}
	if c.skip == all {
		c.buf = append(c.buf, '"')
	}
	return c.result(), nil
}

// Stop ends a document of which the rest is not read: what is kept ends at a
// whole element or member. ErrTooBig: there is none to end at.
func (c *Cutter) Stop() (Cut, error) {
	if c.grammar.complete() {
		return c.Close()
	}
	c.lower = true
	if len(c.frames) == 0 {
		if err := c.shedText(); err != nil {
			return Cut{}, err
		}
		c.buf = append(c.buf, '"')
		return c.result(), nil
	}
	last := c.skip - 1
	if c.skip == 0 {
		if last = c.victim(); last < 0 {
			last = len(c.frames) - 1
		}
		c.frames[last].cut = true
		c.buf = c.buf[:c.frames[last].complete]
	}
	for i := last; i >= 0; i-- {
		f := c.frames[i]
		if f.outermost() {
			c.note(f, c.frames[:i])
		}
		c.buf = append(c.buf, closer(f))
	}
	return c.result(), nil
}

func closer(f frame) byte {
	if f.isArray {
		return ']'
	}
	return '}'
}

// result says what was left out.
func (c *Cutter) result() Cut {
	cut := Cut{Data: c.buf, Lower: c.lower}
	for _, a := range c.closed {
		if !a.cut || !a.hasPath {
			continue
		}
		if cut.Lengths == nil {
			cut.Lengths = map[string]int{}
		}
		cut.Lengths[a.path] = a.count
	}
	return cut
}

// shedText ends a text at the top after its last line break that is kept, and
// skips the rest.
func (c *Cutter) shedText() error {
	if len(c.buf) == 0 || c.buf[0] != '"' {
		return ErrTooBig // a number of that many digits
	}
	if c.skip == all {
		return nil
	}
	end := 0
	for i := 1; i+1 < len(c.buf); i++ {
		if c.buf[i] != '\\' {
			continue
		}
		i++
		if c.buf[i] == 'n' {
			end = i + 1
		}
	}
	if end == 0 {
		return ErrTooBig
	}
	c.buf = c.buf[:end]
	c.skip = all
	c.lower = true
	return nil
}
