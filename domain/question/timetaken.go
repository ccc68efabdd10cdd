package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// readTimeTaken reads "took longer than a day to close" and "took over 3 days to
// be resolved" as a condition on the time from the day of the rows to that of the
// verb, as "closed within a day" is read. A verb that names no date is left to a
// length that it names or that is the rows' own; beside other dates it is refused,
// since any of them, and no other length, could be meant.
func (g *reading) readTimeTaken() error {
	for i, sp := range g.spans {
		if sp.from < 1 || !takes(g.text(sp.from-1)) {
			continue
		}
		b, ok := g.boundAt(sp.from)
		if !ok {
			b, ok = g.shorterThan(sp.from)
		}
		verb := g.verbBehind(b.end)
		if !ok || verb == "" {
			continue
		}
		to, from := g.timeOfVerb(verb), g.ownDay()
		if from == noColumn || g.namesLength(verb) {
			continue
		}
		if to == noColumn || to == from || !g.column(to).Type.Temporal() || !g.hasUnit(b.unit, from, to) {
			if !g.manyDates(from) {
				continue
			}
			return domain.NewFault(domain.KindUnsupported,
				"no date of this dataset tells when '"+verb+"' was, in "+b.unit+", so how long that took can't be taken. "+g.measureList(), g.suggestion())
		}
		g.conditions = append(g.conditions, condition{column: to, op: b.op, value: b.value, passed: &timePassed{from: from, unit: b.unit},
			ofRow: true, countOf: noColumn, orWith: noColumn, span: i})
		end := g.tokenOf(verb, b.end) + 1
		g.assume("'" + g.words(span{from: sp.from - 1, to: end}) + "' is the time from " + g.column(from).Name + " to " + g.column(to).Name)
		for k := range g.spans {
			if g.spans[k].from >= sp.from-1 && g.spans[k].to <= end {
				g.done(k)
			}
		}
	}
	return nil
}

// timeOfVerb is the column of dates that tells when what a verb says was done:
// "settle" is the day in Settled Date, "ship" that in Shipped.
func (g *reading) timeOfVerb(verb string) int {
	for _, form := range []string{verb, verb + "d", verb + "ed", verb + verb[len(verb)-1:] + "ed"} {
		if k := g.timeOfWord(form); k != noColumn {
			return k
		}
	}
	return noColumn
}

// takes reports whether a word says that something needs time.
func takes(w string) bool {
	return slices.Contains([]string{"took", "take", "takes", "taking", "taken", "needed", "needs", "need", "required", "requires"}, w)
}

// verbBehind is the verb of "to close", "to be closed" and "to get closed" behind a
// bound; empty where there is none.
func (g *reading) verbBehind(t int) string {
	if g.text(t) != "to" {
		return ""
	}
	if t++; g.text(t) == "be" || g.text(t) == "get" {
		t++
	}
	return g.text(t)
}

// tokenOf is the place of a word from a token on.
func (g *reading) tokenOf(word string, from int) int {
	for g.text(from) != word {
		from++
	}
	return from
}

// namesLength reports whether a column holds how long it took: one whose name
// has the verb ("Repair Hours", "to repair"), or that is the length of the rows.
func (g *reading) namesLength(verb string) bool {
	base := g.stems.base(verb)
	return slices.ContainsFunc(g.in.Dataset.Columns, func(c domain.Column) bool {
		return isLength(g.stems, c) && slices.ContainsFunc(g.stems.bases(words(c.Name)), func(w string) bool { return w == base || ownLength(w) })
	})
}

// manyDates reports whether a dataset has dates besides those of its rows.
func (g *reading) manyDates(own int) bool {
	for k, c := range g.in.Dataset.Columns {
		if k != own && c.Role == domain.RoleTime && c.Type.Temporal() {
			return true
		}
	}
	return false
}
