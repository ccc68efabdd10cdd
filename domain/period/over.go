package period

import "github.com/lumenore/analytics-mcp-server/domain/query"

// overSide reads a first side that a word joins to an earlier period: "summer
// 2025 over summer 2024", and of what rose or fell also "on" and "from".
func (s scan) overSide(i int, cue cues) (x name, next int, ok bool) {
	words := []string{"over"}
	if cue.changes {
		words = append(words, "on", "from")
	}
	for _, read := range []func(int) (name, bool){s.operand, s.named} {
		if x, ok = read(i); ok {
			if next, ok = s.match(x.end, words...); ok {
				return x, next, true
			}
		}
	}
	return x, i, false
}

// isOver reports whether "over" can only stand between two periods: both placed,
// of one length, the second the earlier one and within the data, so that "orders
// in 2025 over 2000" stays a number; and not the beginning of a span ("from
// January to March").
func (s scan) isOver(x, y name) bool {
	if x.yearless() || y.yearless() || x.from.IsZero() || y.from.IsZero() || x.grain != y.grain || !y.from.Before(x.from) || x.edge != noEdge || y.edge != noEdge {
		return false
	}
	if y.to.Before(s.cal.DataFrom) || s.is(y.end, "to", "until", "through", "till", "-", "and", "onwards", "on") {
		return false
	}
	return x.grain != query.Day
}

// said gives each side the words that name it.
func (c contrast) said(first, second string) contrast {
	c.test.Phrase, c.control.Phrase = first, second
	if c.swapped {
		c.test.Phrase, c.control.Phrase = second, first
	}
	return c
}
