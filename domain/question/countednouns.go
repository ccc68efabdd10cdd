package question

import "slices"

// refuseCountedNoun asks back how many of what are meant, "how many calls will we
// get", where several columns hold how many there are of it, calls offered and calls
// answered: the rows, that each hold many of them, are not the number asked for.
func (g *reading) refuseCountedNoun() error {
	for i, sp := range g.spans {
		if sp.to != sp.from+1 || !g.partOfNames(sp) || !g.countsBefore(i) {
			continue
		}
		said := g.tokens[sp.from].text
		if !isPlural(said) || slices.Contains(words(g.in.Dataset.Name), said) {
			continue
		}
		var refs []columnRef
		for k := range g.in.Dataset.Columns {
			c := g.column(k)
			if c.Type.Numeric() && !isKey(c.Name) && slices.Contains(words(c.Name), said) && !surelyRate(c) && !levelName(c) && !lasts(c) {
				refs = append(refs, columnRef{column: k})
			}
		}
		if len(refs) < 2 {
			continue
		}
		if err := g.ambiguousMeasure(i, refs); err != nil {
			return err
		}
	}
	return nil
}

// partOfNames reports whether a span is a word that stands in columns' names, and
// is the name of none: it may have been taken for what the rows are.
func (g *reading) partOfNames(sp span) bool {
	switch sp.role {
	case isRows:
		return g.lexicon.heads[g.stems.base(g.tokens[sp.from].text)]
	case isColumn:
		first := sp.columns[0]
		return first.how == "part of the name" && (first.quality < headOfName || len(sp.columns) > 1)
	}
	return false
}
