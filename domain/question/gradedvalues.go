package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// grades reports whether a word that is also a value says how much there is of what
// follows it: "unusually high cost" and "a low price" mean no priority called
// "High" or "Low". Before the column that holds the value, or behind it, it is the
// value.
func (s *segmenter) grades(i int, vals []Value) bool {
	if !slices.Contains([]string{"high", "low", "large", "small", "big", "long", "short", "strong", "weak", "extreme"}, s.texts[i]) {
		return false
	}
	degrees := []string{"unusually", "suspiciously", "abnormally", "exceptionally", "extremely", "very", "too", "so",
		"particularly", "remarkably", "surprisingly"}
	if i > 0 && slices.Contains(degrees, s.texts[i-1]) {
		return true
	}
	if s.gradesRate(i, vals) {
		return true
	}
	for n := min(maxNameWords, len(s.texts)-i-1); n > 0; n-- {
		refs := s.lexicon.columns(s.texts[i+1 : i+1+n])
		if len(refs) == 0 {
			continue
		}
		c := s.lexicon.dataset.Columns[refs[0].column]
		return c.Role == domain.RoleMeasure && c.Type.Numeric() && !slices.ContainsFunc(vals, func(v Value) bool { return v.Column == c.Name })
	}
	return false
}
