package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// settleLengths finds what "longest" and "shortest" are about: the length that
// the question names ("longest wait"), else the only one there is. Of several
// that nothing tells apart none is taken.
func (g *reading) settleLengths() error {
	for i := range g.spans {
		sp := &g.spans[i]
		if len(sp.columns) == 0 || sp.role != isSuper && sp.role != isTop || !tellsLength(g.tokens[sp.to-1].text) {
			continue
		}
		if k := g.namedLength(i); k != noColumn {
			sp.columns = []columnRef{{k, likeName, "superlative"}}
			g.eventAfter(i)
			continue
		}
		if f := g.unclearLength(i, sp.columns[0].column); f != nil {
			return f
		}
		g.eventAfter(i)
	}
	return nil
}

// tellsLength reports whether a word compares how long things are or take.
func tellsLength(w string) bool {
	return w == "longest" || w == "shortest" || w == "longer" || w == "shorter"
}

// namedLength is the column of a length that the question names, right behind
// a superlative before anywhere else; noColumn: none, or several.
func (g *reading) namedLength(i int) int {
	if k := g.lengthIn(g.after(i, isStop)); k != noColumn {
		return k
	}
	found := noColumn
	for at := range g.spans {
		switch k := g.lengthIn(at); {
		case at == i, k == noColumn, k == found:
		case found != noColumn:
			return noColumn
		default:
			found = k
		}
	}
	return found
}

// lengthIn is the column of a length that a span names.
func (g *reading) lengthIn(i int) int {
	sp := g.at(i)
	if sp.role != isColumn || !g.numeric(sp) {
		return noColumn
	}
	if k := g.numericColumn(sp); isLength(g.stems, g.column(k)) {
		return k
	}
	return noColumn
}

// unclearLength refuses a length where several columns hold some and none of
// them is known for that of the rows themselves.
func (g *reading) unclearLength(i, chosen int) error {
	if slices.ContainsFunc(g.stems.bases(words(g.column(chosen).Name)), ownLength) {
		return nil
	}
	var refs []columnRef
	for k, c := range g.in.Dataset.Columns {
		if isLength(g.stems, c) {
			refs = append(refs, columnRef{column: k})
		}
	}
	if len(refs) < 2 {
		return nil
	}
	said := g.words(g.spans[i])
	f := domain.NewFault(domain.KindAmbiguous, "'"+said+"' does not say which length is meant: "+g.names(refs, " or ")+".", "")
	word := "highest"
	switch first := strings.Fields(fold(said)); {
	case slices.Contains(first, "shortest"):
		word = "lowest"
	case slices.Contains(first, "longer"):
		word = "over"
	case slices.Contains(first, "shorter"):
		word = "under"
	}
	for _, r := range refs {
		name := g.column(r.column).Name
		if word == "over" || word == "under" {
			f.Candidates = append(f.Candidates, g.reworded(i, name+" "+word))
			continue
		}
		f.Candidates = append(f.Candidates, g.reworded(i, word+" "+name))
	}
	return g.askWhich(f)
}

// isLength reports whether a column measures how long something is or takes, by
// a word of its name or by its unit.
func isLength(stems stemmer, c domain.Column) bool {
	if c.Role != domain.RoleMeasure || !c.Type.Numeric() {
		return false
	}
	for _, w := range append(stems.bases(beforePer(words(c.Name))), stems.base(fold(c.Unit))) {
		if _, ok := seconds(w); ok || ownLength(w) {
			return true
		}
		switch w {
		case "time", "distance", "month", "year", "wait", "waiting", "delay", "latency", "tenure":
			return true
		}
	}
	return false
}

// beforePer are the words of a name up to "per": a price per night is no length
// of stay.
func beforePer(ws []string) []string {
	if at := slices.Index(ws, "per"); at > 0 {
		return ws[:at]
	}
	return ws
}

// ownLength reports whether a word of a column's name says that it holds the
// length of the rows themselves.
func ownLength(w string) bool {
	switch w {
	case "length", "duration", "runtime", "stay", "height", "size":
		return true
	}
	return false
}

// lengthAfter is the column of a length that the words from a token on name:
// "longest wait" where no other word of a name tells of lengths.
func (s *segmenter) lengthAfter(from int) int {
	for n := min(3, len(s.texts)-from); n > 0; n-- {
		for _, r := range s.lexicon.columns(s.texts[from : from+n]) {
			if isLength(s.lexicon.stems, s.lexicon.dataset.Columns[r.column]) {
				return r.column
			}
		}
	}
	return noColumn
}

// unclearComparison refuses "longer than 30 minutes" where nothing tells which
// of several lengths is meant.
func (g *reading) unclearComparison(i int) error {
	if first, _, _ := strings.Cut(fold(g.words(g.spans[i])), " "); !tellsLength(first) {
		return nil
	}
	chosen, ok := g.comparedByAdjective(i)
	if !ok {
		return nil
	}
	return g.unclearLength(i, chosen)
}

// comparedItself reports whether a comparison of its own follows a column, so
// that the number before it is about something else: "patients over 65 waited
// longer than 30 minutes".
func (g *reading) comparedItself(i int) bool {
	k := g.after(i, isIs, isStop)
	return g.at(k).role == isCompare && g.at(g.after(k, isA, isStop, isAll, isOf)).role == isNumber
}
