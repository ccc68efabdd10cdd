package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// withoutTail cuts a second question that only asks for what the tool's answer tells
// anyway, "did it change? When, and by how much?", and tells it as ignored.
func (g *reading) withoutTail(text string) string {
	if !slices.Contains([]domain.Analysis{domain.Change, domain.Trend, domain.Outlier}, g.in.Analysis) {
		return text
	}
	before, tail, found := strings.Cut(text, "?")
	said := words(tail)
	if !found || len(said) == 0 || len(words(before)) < 3 || slices.ContainsFunc(said, func(w string) bool { return !tellsAnyway(w) }) {
		return text
	}
	g.plan.Reading.Ignored = append(g.plan.Reading.Ignored, strings.ToLower(strings.Trim(tail, " ?.\n")))
	return before + "?"
}

// tellsAnyway reports whether a word only asks when, how far or which way.
func tellsAnyway(w string) bool {
	switch w {
	case "when", "and", "by", "how", "much", "far", "which", "way", "direction", "in", "so", "if", "from", "since",
		"it", "did", "was", "is", "what", "size", "large", "big":
		return true
	}
	return false
}
