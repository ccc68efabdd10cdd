package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// dropSharedHeads takes the noun of a yes/no column of two words ("patient" of
// "New Patient") from the words that name it where another column's name holds
// it as well ("Patient Age"): the noun alone is what the rows are about, and
// only with its modifier does it say the state.
func (l *lexicon) dropSharedHeads(values *Index) {
	for i, c := range l.dataset.Columns {
		name := l.stems.bases(words(c.Name))
		if _, ok := affirmativeOf(c, values); !ok || len(name) < 2 {
			continue
		}
		head := name[headOf(c.Name, name)]
		if l.numberedElsewhere(head, i) { // "donor" is that of "Donor ID", not that of "Returning Donor"
			of := func(r columnRef) bool { return r.column == i && r.quality < knownAs }
			l.byBase[head] = slices.DeleteFunc(l.byBase[head], of)
			l.byStem[l.stems.stem(head)] = slices.DeleteFunc(l.byStem[l.stems.stem(head)], of)
			continue
		}
		if !personNoun(head) && !kindOf(c.Name, name) || !l.holdsElsewhere(head, i) {
			continue
		}
		drop := func(r columnRef) bool { return r.quality < knownAs }
		l.byBase[head] = slices.DeleteFunc(l.byBase[head], drop)
		delete(l.byStem, l.stems.stem(head))
		if len(l.byBase[head]) == 0 {
			delete(l.byBase, head)
			l.rows[head], l.heads[head] = true, true
		}
	}
}

// kindOf reports whether a name of two words is that of a kind of its noun,
// "e-book", not what is had or done to it.
func kindOf(full string, name []string) bool {
	if len(name) != 2 || isParticiple(words(full)[1]) {
		return false
	}
	switch name[0] {
	case "is", "has", "have", "had", "was", "be", "with", "no", "any", "in", "can", "did", "do":
		return false
	}
	return true
}

// holdsElsewhere reports whether another column's name of several words begins
// with a word or holds it before its own head.
func (l *lexicon) holdsElsewhere(word string, but int) bool {
	for i, c := range l.dataset.Columns {
		name := l.stems.bases(words(c.Name))
		if k := slices.Index(name, word); i != but && k >= 0 && k < headOf(c.Name, name) {
			return c.Type != domain.Boolean
		}
	}
	return false
}

// numberedElsewhere reports whether another column numbers the things of a noun:
// "Donor ID".
func (l *lexicon) numberedElsewhere(noun string, but int) bool {
	const nounAndKey = 2
	for i, c := range l.dataset.Columns {
		name := l.stems.bases(words(c.Name))
		if i != but && len(name) == nounAndKey && name[0] == noun && isKey(c.Name) {
			return true
		}
	}
	return false
}

// refuseDistinctHeads refuses to count different things that the rows are only
// about: nothing tells one patient from another where none has a key.
func (g *reading) refuseDistinctHeads() error {
	for i, sp := range g.spans {
		if sp.role != isRows || !g.lexicon.heads[g.stems.base(g.tokens[sp.to-1].text)] || g.at(g.before(i, isStop, isOf, isAll)).role != isDistinct {
			continue
		}
		return domain.NewFault(domain.KindUnsupported, "no column tells one of the '"+g.words(sp)+"' from another, so different ones can't be counted.",
			"Ask for their rows: number of rows")
	}
	return nil
}
