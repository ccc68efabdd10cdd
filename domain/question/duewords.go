package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// fallDue reads "fall due" as "are due": nothing falls there.
func fallDue(ts []token) []token {
	for i := 0; i+1 < len(ts); i++ {
		if slices.Contains([]string{"fall", "falls", "fell", "falling", "become", "becomes", "came", "come", "comes"}, ts[i].text) && ts[i+1].text == "due" {
			return slices.Delete(slices.Clone(ts), i, i+1)
		}
	}
	return ts
}

// refuseAmountOwed refuses "amount due" where "due" is no more than the word of a
// column of dates: the amount that is still owed is not the amount.
func (g *reading) refuseAmountOwed() error {
	for i, sp := range g.spans {
		next := g.at(i + 1)
		if sp.role != isColumn || !g.numeric(sp) || g.column(sp.columns[0].column).Role != domain.RoleMeasure || next.to != next.from+1 || !owed(g.text(next.from)) {
			continue
		}
		if next.role != isColumn && next.role != isUnknown || next.role == isColumn && g.numeric(next) {
			continue
		}
		if slices.Contains([]string{"in", "on", "before", "after", "within", "this", "next", "date"}, g.text(next.to)) {
			continue
		}
		name := g.column(sp.columns[0].column).Name
		said := g.words(span{from: sp.from, to: next.to})
		return domain.NewFault(domain.KindUnsupported, "'"+said+"' would be what is still to be paid, and no column holds that.", "Ask: total "+name)
	}
	return nil
}

// owed reports whether a word behind an amount says that it is still to be paid.
func owed(w string) bool { return w == "due" || w == "owed" || w == "outstanding" || w == "owing" }

// lastedLonger reads "incidents longer than 2 hours" of a table where no
// column goes by a word for lengths, but with one date or moment besides that of the rows, as a bound on the time from
// the one to the other.
func (g *reading) lastedLonger(i int) {
	sp := g.spans[i]
	if sp.role != isCompare || !tellsLength(g.text(sp.from)) || g.text(sp.from+1) != "than" {
		return
	}
	if _, named := g.comparedByAdjective(i); named {
		return
	}
	b, ok := g.boundAt(sp.from)
	if !ok {
		b, ok = g.shorterThan(sp.from)
	}
	from, to := g.ownDay(), g.onlyEnd()
	if !ok || from == noColumn || to == noColumn || !g.hasUnit(b.unit, from, to) {
		return
	}
	g.conditions = append(g.conditions, condition{column: to, op: b.op, value: b.value,
		passed: &timePassed{from: from, unit: b.unit}, ofRow: true, countOf: noColumn, orWith: noColumn, span: i})
	g.assume("'" + g.words(span{from: sp.from, to: b.end}) + "' is about the time from " + g.column(from).Name + " to " + g.column(to).Name)
	for k := range g.spans {
		if g.spans[k].from >= sp.from && g.spans[k].to <= b.end {
			g.done(k)
		}
	}
}

// shorterThan reads "shorter than" as the bound that "less than" is.
func (g *reading) shorterThan(t int) (passedBound, bool) {
	if g.text(t) != "shorter" {
		return passedBound{}, false
	}
	said := g.tokens[t].text
	g.tokens[t].text = "less"
	b, ok := g.boundAt(t)
	g.tokens[t].text = said
	return b, ok
}

// onlyEnd is the one column of dates besides that of the rows that comes after it.
func (g *reading) onlyEnd() int {
	start, found := g.ownDay(), noColumn
	if start == noColumn {
		return noColumn
	}
	for k, c := range g.in.Dataset.Columns {
		switch {
		case k == start || !c.Type.Temporal() || c.Role != domain.RoleTime:
		case found != noColumn:
			return noColumn
		default:
			found = k
		}
	}
	return found
}
