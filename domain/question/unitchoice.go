package question

// refuseSeveralInUnit refuses a unit alone, "the most kilos", where several
// measures are in it and nothing else in the question says which: gross, tare and
// net weight are three answers.
func (g *reading) refuseSeveralInUnit() error {
	for i, sp := range g.spans {
		if sp.role != isColumn || sp.to != sp.from+1 {
			continue
		}
		if i > 0 && (among(g.spans[i-1].first, []role{isNumber, isIn, isCompare}) || fold(g.words(g.spans[i-1])) == "(") {
			continue
		}
		said, ok := unitSaid(g.tokens[sp.from].text)
		if !ok {
			continue
		}
		var refs []columnRef
		for k, c := range g.in.Dataset.Columns {
			if own, ok := unitOf(c); ok && own == said {
				refs = append(refs, columnRef{column: k})
			}
		}
		if len(refs) < 2 {
			continue
		}
		if g.namedElsewhere(i, refs) { // "net kg"
			g.done(i)
			continue
		}
		if err := g.ambiguousMeasure(i, refs); err != nil {
			return err
		}
	}
	return nil
}

// namedElsewhere reports whether another span names one of the columns, of which
// the unit then only says how much is asked for.
func (g *reading) namedElsewhere(but int, refs []columnRef) bool {
	for i, sp := range g.spans {
		if i == but || sp.first != isColumn {
			continue
		}
		for _, own := range sp.columns {
			for _, r := range refs {
				if own.column == r.column {
					g.howMany = append(g.howMany, r.column) // so many of the unit
					return true
				}
			}
		}
	}
	return false
}
