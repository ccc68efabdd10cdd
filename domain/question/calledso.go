package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// calledSo reports whether words are the whole name of a column before they are a
// value that another column holds: "late is yes" is about a column late, also
// where a shift is called LATE. As the value is written they are the value, and so
// they are beside its own column, "the late shift".
func (s *segmenter) calledSo(i, n int, vals []Value) bool {
	written := strings.Join(s.texts[i:i+n], " ")
	if !slices.ContainsFunc(s.lexicon.dataset.Columns, func(c domain.Column) bool { return strings.Join(words(c.Name), " ") == written }) {
		return false
	}
	for _, v := range vals {
		c, ok := s.lexicon.dataset.Column(v.Column)
		if !ok || strings.Join(words(c.Name), " ") == written {
			return false // a value of the column itself
		}
		if asWrittenAt(v.Text, s.tokens[i:i+n]) && i > 0 || s.besideName(i, n, v.Column) {
			return false
		}
	}
	return true
}

func rawOf(ts []token) []string {
	out := make([]string, len(ts))
	for i, t := range ts {
		out[i] = t.raw
	}
	return out
}

// asWrittenAt reports whether tokens are a value letter by letter, capitals too.
func asWrittenAt(value string, ts []token) bool {
	raw := strings.Join(rawOf(ts), " ")
	return value == raw && raw != fold(raw)
}

// besideName reports whether words stand directly before or behind a column's
// name, with no more than "is" and its kind between.
func (s *segmenter) besideName(i, n int, column string) bool {
	name := s.lexicon.stems.bases(words(column))
	before := i
	for before > 0 && slices.Contains([]string{"is", "was", "are", "were", "=", ":", "the", "a", "in"}, s.texts[before-1]) {
		before--
	}
	at := func(k int) bool {
		return k >= 0 && k+len(name) <= len(s.texts) && slices.Equal(s.lexicon.stems.bases(s.texts[k:k+len(name)]), name)
	}
	return at(before-len(name)) || at(i+n)
}

// refuseCalledSo asks back what is meant by a value directly before its own
// column's name, where a column of yes and no is called as the value is: "late
// shifts" may be those of the shift LATE, or those that are late.
func (g *reading) refuseCalledSo(i, column int) error {
	sp := g.spans[i]
	next := g.at(i + 1)
	if next.role != isColumn || next.from != sp.to || next.columns[0].column != column || g.singular(next) || len(sp.values) == 0 {
		return nil
	}
	said := strings.Join(texts(g.tokens[sp.from:sp.to]), " ")
	for k, c := range g.in.Dataset.Columns {
		yes, ok := g.affirmative(c)
		if k == column || !ok || strings.Join(words(c.Name), " ") != said || asWrittenAt(sp.values[0].Text, g.tokens[sp.from:sp.to]) {
			continue
		}
		f := domain.NewFault(domain.KindAmbiguous,
			"'"+g.words(span{from: sp.from, to: next.to})+"' may be those whose "+g.column(column).Name+" is "+sp.values[0].Text+", or those whose "+c.Name+" is "+yes+".", "")
		rows := map[bool]string{true: "number of rows", false: "rows"}[sp.from == 0]
		g.spans[i].to = next.to
		for _, state := range []string{c.Name + " is " + yes, g.column(column).Name + " is " + sp.values[0].Text} {
			f.Candidates = append(f.Candidates, g.reworded(i, rows+" where "+state))
		}
		f.Suggestion = "Ask the user which of them, and ask by the column: " + strings.Join(f.Candidates, "; or: ")
		return f
	}
	return nil
}

// addUnitSpelled lets a name that is another column's with the short form of a unit
// go by the unit spelled out too, behind the rest or before it: "late minutes" and
// "minutes late" are late_min beside a column late.
func (l *lexicon) addUnitSpelled(i int, c domain.Column, name []string) {
	last := len(name) - 1
	if last < 1 || c.Role != domain.RoleMeasure || !c.Type.Numeric() {
		return
	}
	named := func(c domain.Column) bool { return slices.Equal(l.stems.bases(words(c.Name)), name[:last]) }
	if !slices.ContainsFunc(l.dataset.Columns, named) {
		return
	}
	for _, unit := range unitNames(name[last]) {
		l.add(append(slices.Clone(name[:last]), unit), columnRef{i, knownAs, "its unit"})
		l.add(append([]string{unit}, name[:last]...), columnRef{i, knownAs, "its unit"})
	}
}
