package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// readRest reads what speaks of all the other values: "all departments but ENT"
// leaves one out, and "ENT versus the rest" makes two groups; what is set against
// no one value is refused. It comes before the values are read.
func (g *reading) readRest() error {
	for i := range g.spans {
		sp := g.spans[i]
		if sp.to != sp.from+1 {
			continue
		}
		word := g.tokens[sp.from].text
		if word == "but" && g.leavesOut(i) {
			g.spans[i].role, g.spans[i].word = isNegation, ""
			continue
		}
		if !g.meansRest(word) {
			continue
		}
		shortened := sp.role == isColumn && !g.lexicon.inNames(word) // "rest" of a column "Restock"
		if sp.role != isUnknown && sp.role != isFollowUp && !shortened {
			continue
		}
		if g.readAgainstRest(i) {
			continue
		}
		if f := g.refuseRest(i); f != nil {
			return f
		}
	}
	return nil
}

// leavesOut reports whether a "but" leaves out the value that follows: after
// "all", "every", or what the rows are grouped by.
func (g *reading) leavesOut(i int) bool {
	next := g.at(i + 1)
	if next.role == isStop && next.to == next.from+1 && slices.Contains([]string{"the", "for"}, g.tokens[next.from].text) || next.role == isFor {
		next = g.at(i + 2)
	}
	if !among(next.role, []role{isValue, isPart}) {
		return false
	}
	return !among(g.at(g.before(i, isStop, isMark)).role, []role{isValue, isPart})
}

func (g *reading) meansRest(word string) bool {
	return slices.Contains([]string{"rest", "others", "other", "remaining", "remainder", "else"}, word)
}

// refuseRest refuses the others of a value that the question names, and says how
// to ask for them.
func (g *reading) refuseRest(i int) error {
	for k, sp := range g.spans {
		if sp.role != isValue || len(sp.values) == 0 {
			continue
		}
		col, f := g.valueColumn(k, noColumn)
		if f != nil {
			continue
		}
		name := g.column(col).Name
		of := g.exampleMeasured()
		return domain.NewFault(domain.KindUnsupported, "'"+g.words(g.spans[i])+"' means all other values of "+name+" together, which can't stand beside one of them in a table.",
			"Ask for each of them: "+of+" by "+name+"; or for the others alone: "+of+" where "+name+" is not "+sp.values[0].Text+".")
	}
	return nil
}

// exampleMeasured is a number that the question names, as a suggestion would ask
// for it; else the number of rows.
func (g *reading) exampleMeasured() string {
	for _, sp := range g.spans {
		if sp.first == isColumn && len(sp.columns) > 0 && g.numeric(sp) {
			return aggregated(g.column(g.numericColumn(sp)))
		}
	}
	return "number of rows"
}
