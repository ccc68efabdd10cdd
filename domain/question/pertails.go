package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// withoutPerTails drops from what a phrase may name the columns of which it is only
// what stands behind "per" in their names, where it is said behind "per" of another
// number: "grain per acre" is no matter of "Rent per Acre", and one over the acres.
func (s *segmenter) withoutPerTails(refs []columnRef, i, n int) []columnRef {
	if n > 1 && s.texts[i+n-1] == "minus" { // it takes off, and is no plural of "min"
		refs = slices.DeleteFunc(slices.Clone(refs), func(r columnRef) bool {
			return !slices.Contains(words(s.lexicon.dataset.Columns[r.column].Name), "minus")
		})
	}
	per := i
	if s.texts[i] != "per" {
		per--
	}
	if len(refs) == 0 || per < 1 || s.texts[per] != "per" {
		return refs
	}
	tail := slices.Clone(s.texts[per : i+n])
	return slices.DeleteFunc(slices.Clone(refs), func(r columnRef) bool {
		return r.quality < knownAs && s.lexicon.endsIn(r.column, tail) && s.otherNumberBefore(per, r.column)
	})
}

// endsIn reports whether a phrase from "per" on is what stands behind "per" in a
// column's name.
func (l *lexicon) endsIn(column int, tail []string) bool {
	name := l.stems.bases(words(l.dataset.Columns[column].Name))
	head := len(beforePer(name))
	if head == len(name) {
		return false
	}
	said := l.stems.bases(tail)
	return len(name)-head >= len(said) && slices.Equal(name[head:head+len(said)], said)
}

// otherNumberBefore reports whether the words before a token name a number that is not
// the given column.
func (s *segmenter) otherNumberBefore(i, column int) bool {
	const longest = 5 // words of a name
	for n := min(longest, i); n > 0; n-- {
		refs := s.lexicon.columns(s.texts[i-n : i])
		if len(refs) == 0 || !s.lexicon.dataset.Columns[refs[0].column].Type.Numeric() {
			continue
		}
		return !slices.ContainsFunc(refs, func(r columnRef) bool { return r.column == column })
	}
	return false
}

// refusePerOfRelation refuses to hold a number over another against further columns:
// each of the two would be taken for itself.
func (g *reading) refusePerOfRelation() error {
	if g.in.Analysis != domain.Correlation {
		return nil
	}
	for i := 1; i < len(g.spans); i++ {
		left, right := g.before(i, isStop), g.after(i, isStop)
		if g.text(g.spans[i].from) != "per" || !among(g.spans[i].role, []role{isGroup, isRatio}) || !g.numberAt(left) || !g.numberAt(right) {
			continue
		}
		upper, lower := g.numericColumn(g.spans[left]), g.numericColumn(g.spans[right])
		if upper == lower || !g.isDivisor(right, lower) {
			continue
		}
		u, l := g.column(upper).Name, g.column(lower).Name
		return domain.NewFault(domain.KindUnsupported, u+" per "+l+" can't be held against other columns: relations are between columns, row by row.",
			"Ask how the two go together, as in: correlation between "+u+" and "+l)
	}
	return nil
}
