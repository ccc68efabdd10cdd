package period

// Text is the tokens of a question, in which a calendar finds phrases. What was
// read at a token serves every kind of phrase that begins there, so that a long
// question takes no longer than it must. It is not safe for concurrent use.
type Text struct {
	calendar Calendar
	tokens   []string
	scans    map[int]scan
}

// In returns a text to find phrases in: lower-cased words, marks and dates, each
// a token of its own.
func (c Calendar) In(tokens []string) *Text {
	return &Text{calendar: c, tokens: tokens, scans: map[int]scan{}}
}

func (t *Text) scan(i int) scan {
	s, ok := t.scans[i]
	if !ok {
		s = newScan(t.calendar, t.tokens, i)
		t.scans[i] = s
	}
	return s
}

// At reads the longest period phrase that starts at tokens[i], its preposition
// included ("in", "from … to …", "between … and …", "since", "over the past").
// Tokens are lower-cased words; marks are tokens of their own, dates are one.
func (c Calendar) At(tokens []string, i int) (Found, bool) { return c.In(tokens).At(i) }

// At is Calendar.At.
func (t *Text) At(i int) (Found, bool) { return t.scan(i).longest(false) }

// YearAt is At that also takes a bare year, or a list of them, without a
// preposition; such a reading is Weak.
func (c Calendar) YearAt(tokens []string, i int) (Found, bool) { return c.In(tokens).YearAt(i) }

// YearAt is Calendar.YearAt.
func (t *Text) YearAt(i int) (Found, bool) { return t.scan(i).longest(true) }

// Comparison reads two periods set against each other, n tokens from tokens[i]
// on. The control is the earlier one. Between the two stands "vs", "compared
// with" and the like; "with", "and" and "to" count only after "compare", and
// "from Q3 2025 to Q4 2025" or "between …" only after a word of change.
//
// For "year over year", "same period last year" or "vs last month" alone, both
// are of Kind Versus, with VersusPrevious.
func (c Calendar) Comparison(tokens []string, i int) (control, test Found, n int, ok bool) {
	return c.In(tokens).Comparison(i)
}

// Horizon reads how far ahead a forecast goes from n tokens from tokens[i] on:
// "next 3 months", "the coming quarter", "for 4 weeks", "6 months ahead", "rest
// of the year", "through June 2026", "Q1 2026", "in two years". What does not
// lie ahead is not read.
func (c Calendar) Horizon(tokens []string, i int) (a Ahead, n int, ok bool) {
	return c.In(tokens).Horizon(i)
}
