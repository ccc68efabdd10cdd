package question

import (
	"slices"
	"strings"
)

// cutsBound reports whether a phrase takes a word of the bound behind it, or one that
// leads to it: of "with no more than 10" nothing is denied, and the "rate of at least
// 15%" is a rate that is bounded.
func (s *segmenter) cutsBound(e entry, i, n int) bool {
	switch {
	case n < 2:
		return false
	case e.role == isNull || e.role == isNegation:
		return s.boundAt(i + n - 1)
	case e.role == isStop && s.texts[i+n-1] == "of":
		return s.boundAt(i + n)
	}
	return false
}

// boundAt reports whether a word of several parts that compares begins at a token, and
// a number stands behind it.
func (s *segmenter) boundAt(i int) bool {
	const longest = 4
	for n := 1; n <= longest && i+n < len(s.texts); n++ {
		next := s.tokens[i+n]
		if e, ok := s.vocab[strings.Join(s.texts[i:i+n], " ")]; ok && slices.Contains([]role{isCompare, isBetween}, e.role) && next.number {
			return true
		}
	}
	return false
}

// inPeriod reports whether the last of several words that name a column leads to a
// period: "parcels in 2024" are those of a year, and no parcels_in.
func (s *segmenter) inPeriod(i, n int) bool {
	if n < 2 || i+n >= len(s.texts) || !slices.Contains([]string{"in", "on", "during"}, s.texts[i+n-1]) || !s.tokens[i+n-1].spaced {
		return false
	}
	return slices.ContainsFunc(s.periodsUnlessNamed(i+n-1), func(p span) bool {
		return p.role == isPeriod && !slices.Contains(s.texts[i+n:p.to], "in") // "handed in late in 2024"
	})
}
