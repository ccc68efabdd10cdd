package question

import (
	"strconv"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// refuseNameAsPlace refuses a word after "in" that is no value but stands in some
// of the rows' own names: what is in a place need not be called after it.
func (g *reading) refuseNameAsPlace(i, col int) error {
	sp, before := g.spans[i], g.at(i-1)
	if sp.role != isPart || g.tokens[sp.from].quoted || before.role != isIn || g.tokens[before.to-1].text != "in" || !g.namesRows(col) {
		return nil
	}
	held := 0
	for _, p := range sp.parts {
		if p.column == g.column(col).Name {
			held = p.values
		}
	}
	name, said := g.column(col).Name, g.words(sp)
	return domain.NewFault(domain.KindUnknownWord, "'"+said+"' is no value of the data; "+strconv.Itoa(held)+" of "+name+
		" hold the word, which does not say that they are in it.",
		"Name a value that the data hold, or ask for the names, as in: list "+name+" where "+name+" contains '"+said+"'")
}
