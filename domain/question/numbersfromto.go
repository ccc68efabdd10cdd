package question

import "github.com/lumenore/analytics-mcp-server/domain"

// Numbers from firstYear to lastYear behind "from" are taken for years.
const (
	firstYear = 1900
	lastYear  = 2100
)

// boundsFromTo says "between 10 and 20" for "from 10 to 20" behind a column of
// numbers: "parcels with a weight from 10 to 20".
func (g *reading) boundsFromTo() {
	for i := 1; i+3 < len(g.tokens); i++ {
		ts := g.tokens[i : i+4]
		if ts[0].text != "from" || ts[2].text != "to" || !ts[1].number || !ts[3].number ||
			ts[1].value >= firstYear && ts[1].value <= lastYear || ts[3].value < ts[1].value {
			continue
		}
		if g.measureEnds(i - 1) {
			ts[0].text, ts[2].text = "between", "and"
		}
	}
}

// measureEnds reports whether the name of a measure ends at a token, with a unit in
// brackets or without.
func (g *reading) measureEnds(i int) bool {
	if g.tokens[i].text == ")" {
		for i > 0 && g.tokens[i].text != "(" {
			i--
		}
		i--
	}
	for n := 1; n <= 2 && i-n+1 >= 0; n++ { // "min" of "dep_delay_min" alone is none
		refs := g.lexicon.columns(texts(g.tokens[i-n+1 : i+1]))
		if len(refs) > 0 && g.column(refs[0].column).Role == domain.RoleMeasure && g.column(refs[0].column).Type.Numeric() {
			return true
		}
	}
	return false
}
