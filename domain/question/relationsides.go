package question

import "github.com/lumenore/analytics-mcp-server/domain"

// sideOfRelation reports whether a noun is itself one of the two that a question
// relates, "the correlation between weather and fines", "does weather affect
// fines": that is a quantity or a kind, which must be a column. The rows' own
// persons stand there in the plural and do something ("do members who …").
func (g *reading) sideOfRelation(i int) bool {
	if g.in.Analysis != domain.Correlation {
		return false
	}
	word := g.tokens[g.spans[i].to-1].text
	if g.stems.base(word) == word && !personNoun(word) {
		return true
	}
	between := false
	for _, t := range g.tokens[:g.spans[i].from] {
		switch t.text {
		case "between":
			between = true
		case "among", "for", "of", "in", "where", "who":
			between = false
		}
	}
	return between
}
