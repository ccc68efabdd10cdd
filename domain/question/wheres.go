package question

import (
	"github.com/lumenore/analytics-mcp-server/domain"
)

// placeWords returns the nouns of columns that say where something is, the
// closest first: a place before its city, a city before its country.
func placeWords() []string {
	return []string{"place", "location", "venue", "address", "site", "spot", "hometown", "birthplace",
		"city", "town", "village", "suburb", "district", "county", "neighbourhood", "neighborhood",
		"airport", "station", "port", "stadium", "store", "shop", "branch", "office", "warehouse", "hospital",
		"hotel", "state", "province", "region", "area", "zone", "territory", "country", "nation", "continent"}
}

// placeColumn is the column that says where: the closest place, or the widest
// one where rows are added up by it; noColumn where no column does.
func (g *reading) placeColumn(widest bool) int {
	found := noColumn
	for _, place := range placeWords() {
		for i, c := range g.in.Dataset.Columns {
			ws := g.stems.bases(words(c.Name))
			if c.Type != domain.String || len(ws) == 0 || ws[headOf(c.Name, ws)] != place && !(place == ws[0] && len(ws) == 2 && genericWord(ws[1])) {
				continue
			}
			if found == noColumn || widest && c.Distinct < g.column(found).Distinct {
				found = i
			}
			if !widest {
				return found
			}
		}
	}
	return found
}

// readWhere reads what asks for a place: "where did the strongest one happen",
// "where is the most revenue", "the five strongest, and where". Without a
// column of places the word is refused.
func (g *reading) readWhere() error {
	for i := range g.spans {
		sp := g.spans[i]
		if sp.role != isWhose || sp.to != sp.from+1 || g.tokens[sp.from].text != "where" {
			continue
		}
		last := g.lastWord(sp.to)
		if i > 0 && !last || i == 0 && !g.asksForMost() {
			continue
		}
		record := last || g.picksRow()
		k := g.placeColumn(!record)
		if k == noColumn {
			return g.unknown(g.words(sp))
		}
		for at := range g.spans {
			if g.spans[at].role == isColumn && g.spans[at].columns[0].column == k { // it is named anyway
				k = noColumn
				break
			}
		}
		g.done(i)
		if k == noColumn {
			continue
		}
		g.assume("'where' is read as " + g.column(k).Name)
		if record {
			g.bare = append(g.bare, named{columns: []columnRef{{column: k, quality: wholeName}}, span: i})
			g.placed = !last
			continue
		}
		g.head, g.which = append(g.head, k), true
	}
	return nil
}

// lastWord reports whether no word follows from a token on.
func (g *reading) lastWord(from int) bool {
	for _, t := range g.tokens[from:] {
		if isWord(t) || t.quoted {
			return false
		}
	}
	return true
}

// asksForMost reports whether the question has a superlative.
func (g *reading) asksForMost() bool {
	for _, sp := range g.spans {
		if sp.role == isSuper || sp.role == isTop {
			return true
		}
	}
	return false
}

// picksRow reports whether a superlative is about one of the rows: "the
// strongest earthquake", "the youngest teacher".
func (g *reading) picksRow() bool {
	for i, sp := range g.spans {
		if sp.role != isSuper && sp.role != isTop {
			continue
		}
		next := g.at(g.after(i, isStop, isAll))
		if g.isThings(next) && g.singular(next) && fold(g.words(sp)) != "most" && fold(g.words(sp)) != "the most" {
			return true
		}
		if next.role == isColumn && g.orderable(next) && g.linkedBefore(i) {
			return true
		}
	}
	return false
}
