package period

// bend is what a preposition makes of the period after it.
type bend int

const (
	none      bend = iota // no preposition
	inside                // in, during, for …
	every                 // every December
	from                  // open end, unless a "to" follows or the name is relative
	since                 // open end, the name included
	after                 // open end, the name excluded
	until                 // open start, the name included
	before                // open start, the name excluded
	between               // both ends follow
	byTheEdge             // "by", which takes only "the end of …"
)

// preposition is what stands before a period.
type preposition struct {
	bend bend
	end  int
	// firm: a number after it is a year rather than a quantity.
	firm bool
	// loose: a number after it is no year ("over 2000").
	loose bool
	text  string
}

// prepositions reads what may be a preposition at the start; none comes first.
func (s scan) prepositions() []preposition {
	out := []preposition{{bend: none}}
	add := func(b bend, firm, loose bool, phrases ...string) {
		for _, p := range phrases {
			if end, ok := s.match(0, p); ok {
				out = append(out, preposition{bend: b, end: end, firm: firm, loose: loose, text: p})
				return
			}
		}
	}
	add(inside, true, false, "in the course of", "in the period of", "in the period", "in the years", "in", "during the course of",
		"during the period", "during", "throughout", "dated", "within")
	add(inside, false, false, "for the period of", "for the period", "for", "of", "across")
	add(inside, false, true, "over the course of", "over the period", "over", "on", "at")
	add(every, false, true, "every", "each")
	add(from, false, false, "from")
	add(since, true, false, "since", "starting from", "starting in", "starting on", "starting with", "starting", "beginning in",
		"beginning from", "beginning on", "beginning", "as from", "on or after", "no earlier than",
		"not earlier than", "no sooner than", "not before", "onwards from")
	add(after, true, false, "after", "later than", "more recent than")
	add(until, true, false, "up until", "until", "till", "til", "no later than", "not later than", "on or before", "not after", "as of", "as at")
	add(until, false, false, "up to and including", "up to", "through to", "through", "thru")
	add(before, true, false, "before", "prior to", "earlier than")
	add(between, false, false, "between")
	add(byTheEdge, true, false, "by")
	return out
}

// opens reads what follows a name and leaves an end open: "2019 onwards",
// "2019 or earlier".
func (s scan) opens(i int) (kind Kind, end int, ok bool) {
	if end, ok := s.match(i, "onwards", "onward", "and later", "or later", "and after", "or after", "and onwards", "and onward",
		"and beyond", "and newer", "or newer", "and since"); ok {
		return Since, end, true
	}
	if end, ok := s.match(i, "and earlier", "or earlier", "and before", "or before", "and older", "or older"); ok {
		return Until, end, true
	}
	return "", i, false
}
