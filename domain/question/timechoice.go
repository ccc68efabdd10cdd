package question

import (
	"github.com/lumenore/analytics-mcp-server/domain"
)

// timeOfRows is the one column of times whose name holds the word that the
// question has for the rows: "shipments in May" are those shipped then. noColumn
// where there is none or more than one.
func (g *reading) timeOfRows() int {
	found := noColumn
	for _, sp := range g.spans {
		if sp.first != isRows {
			continue
		}
		for _, t := range g.tokens[sp.from:sp.to] {
			k := g.timeOfWord(t.text)
			if k != noColumn && found != noColumn && k != found {
				return noColumn
			}
			if k != noColumn {
				found = k
			}
		}
	}
	return found
}

// timeOfWord is the one column of times with a word in its name.
func (g *reading) timeOfWord(text string) int {
	found := noColumn
	base := g.stems.base(text)
	if genericWord(base) {
		return noColumn
	}
	for k, c := range g.in.Dataset.Columns {
		if c.Role != domain.RoleTime {
			continue
		}
		for _, w := range words(c.Name) {
			switch {
			case g.stems.base(w) != base && !g.shortens(g.lexicon.names[k], w, base):
			case found != noColumn && found != k:
				return noColumn
			default:
				found = k
			}
		}
	}
	return found
}

// otherTimes are the columns of dates that a question could have meant besides
// the one at k, where it names none.
func (g *reading) otherTimes(k int) []string {
	if g.namesTime() {
		return nil
	}
	var others []string
	for i, c := range g.in.Dataset.Columns {
		if i != k && c.Role == domain.RoleTime && c.Type.Temporal() && c.Distinct > 1 {
			others = append(others, c.Name)
		}
	}
	return others
}

// namesTime reports whether a question says which column of times it means.
func (g *reading) namesTime() bool {
	if g.happened > 0 {
		return true
	}
	for _, sp := range g.spans {
		if sp.first != isColumn && sp.role != isColumn {
			continue
		}
		for _, r := range sp.columns {
			if g.column(r.column).Role == domain.RoleTime && g.saysWhich(sp, r) {
				return true
			}
		}
	}
	return g.timeOfRows() != noColumn
}

// saysWhich reports whether words for a column say more than that it is one of
// dates: "date" may be any, unless a column has just that name.
func (g *reading) saysWhich(sp span, r columnRef) bool {
	if r.quality >= wholeName {
		return true
	}
	for _, t := range g.tokens[sp.from:sp.to] {
		if !genericWord(g.stems.base(t.text)) {
			return true
		}
	}
	return false
}

// saysWhichTime reads "by arrival date" beside a period as the dates that the
// period is of, where they are not the ones that are meant anyway: it is what an
// answer's assumption asks for, and shows nothing by days. It reports whether it
// did.
func (g *reading) saysWhichTime(w *outputs, i, col int) bool {
	c := g.column(col)
	on := g.saidOn(i)
	if c.Role != domain.RoleTime || !c.Type.Temporal() || c.Name == g.in.Dataset.DefaultTime && !on || w.per || !on && !g.saidBy(i) {
		return false
	}
	if g.plan.Period == nil && g.plan.Compare == nil && !on {
		return false
	}
	g.usedColumn(i, col)
	g.alternative("the course over " + c.Name + ", as in: by month of " + c.Name)
	return true
}

// saidOn reports whether "based on" stands before a span: no one groups on a date.
func (g *reading) saidOn(i int) bool {
	t := g.spans[i].from - 1
	if t > 0 && g.tokens[t].text == "the" {
		t--
	}
	return t > 0 && g.tokens[t].text == "on" && g.tokens[t-1].text == "based"
}

// saidBy reports whether "by" or "by the" stands before a span.
func (g *reading) saidBy(i int) bool {
	t := g.spans[i].from - 1
	if t > 0 && g.tokens[t].text == "the" {
		t--
	}
	return t >= 0 && g.tokens[t].text == "by"
}
