package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// addNounsOfMeasures keeps the amounts by the noun that their names are about,
// where it does not stand last: "boxes" of "Boxes Packed" and "calls" of "Calls
// Last 30 Days". Else "boxes" would be those of "Broken Boxes", in silence.
func (l *lexicon) addNounsOfMeasures() {
	all, inFront := map[string][]int{}, map[string]bool{}
	for i, c := range l.dataset.Columns {
		if c.Role != domain.RoleMeasure || !c.Type.Numeric() {
			continue
		}
		name := l.stems.bases(words(c.Name))
		noun, front := nounOf(words(c.Name), headOf(c.Name, name))
		all[name[noun]] = append(all[name[noun]], i)
		inFront[name[noun]] = inFront[name[noun]] || front
	}
	l.nouns = map[string][]int{}
	for noun, columns := range all {
		if inFront[noun] && len(columns) > 1 {
			l.nouns[noun] = columns
		}
	}
}

// nounOf is the place of the noun that a name is about, and whether it stands in
// front of what only says more of it: of what was done, or of since when.
func nounOf(ws []string, head int) (noun int, inFront bool) {
	for k := 1; k <= head; k++ {
		if k == head && isParticiple(ws[k]) || slices.Contains([]string{"last", "past", "previous"}, ws[k]) {
			return k - 1, true
		}
	}
	return head, false
}

// settleEqualNames gives a noun that several amounts are named by to one of them,
// and says so: to what is counted before the average of a size or a time, where
// the noun stands in the plural, and to the whole before its parts. Where neither
// decides, all of them are what the word may mean.
func (g *reading) settleEqualNames() error {
	if len(g.lexicon.nouns) == 0 {
		return nil
	}
	for i, sp := range g.spans {
		if sp.role != isColumn || sp.to != sp.from+1 || sp.columns[0].quality >= knownAs {
			continue
		}
		said := g.tokens[sp.from].text
		equals := g.lexicon.nouns[g.stems.base(said)]
		if len(equals) == 0 || g.asksOfTimes(i) {
			continue
		}
		counted := slices.DeleteFunc(slices.Clone(equals), func(k int) bool { return levelName(g.column(k)) })
		if len(counted) < len(equals) && (!isPlural(said) || len(counted) == 0) {
			continue
		}
		chosen := counted
		if whole := g.wholeAmong(counted); whole != noColumn {
			chosen = []int{whole}
		}
		g.spans[i].columns = nil
		for _, k := range chosen {
			g.spans[i].columns = append(g.spans[i].columns, columnRef{k, headOfName, "part of the name"})
		}
		if len(chosen) == 1 {
			g.tellEquals(said, chosen[0], equals)
		}
	}
	return nil
}

// tellEquals says which of several amounts a noun is taken for, and which it may
// mean as well.
func (g *reading) tellEquals(said string, chosen int, equals []int) {
	g.assume("'" + said + "' is taken for " + g.column(chosen).Name)
	for _, k := range equals {
		if k != chosen {
			g.alternative(g.column(k).Name)
		}
	}
}

// wholeAmong is the amount that all others are parts of; noColumn where there is
// none.
func (g *reading) wholeAmong(columns []int) int {
	for _, k := range columns {
		apart := func(n int) bool { return n != k && !isPartOf(g.column(n), g.column(k)) }
		if addsUp(g.column(k)) && !slices.ContainsFunc(columns, apart) {
			return k
		}
	}
	return noColumn
}

// levelName reports whether a name says that its numbers are averages or times,
// which are not how many there are of its noun.
func levelName(c domain.Column) bool {
	_, in, _ := strings.Cut(c.Name, "(")
	_, time := seconds(strings.ToLower(strings.TrimRight(in, "s)")))
	return time || slices.ContainsFunc(words(c.Name), func(w string) bool {
		return slices.Contains([]string{"avg", "average", "mean", "median", "typical"}, w)
	})
}

// asksOfTimes reports whether a question asks how long something is, so that the
// noun at a span is what takes the time.
func (g *reading) asksOfTimes(i int) bool {
	return g.asksHowLong(i) || slices.ContainsFunc(g.tokens, func(t token) bool {
		return slices.Contains([]string{"long", "longer", "longest", "shorter", "shortest", "duration", "length", "minutes", "hours", "time"}, t.text)
	})
}

// tellEqualGroupings says of which of several columns, that a word names alike,
// the groups are.
func (g *reading) tellEqualGroupings() {
	for _, sp := range g.spans {
		if sp.first != isColumn || len(sp.columns) < 2 || sp.columns[0].quality >= knownAs {
			continue
		}
		var equals []string
		grouped := ""
		for _, r := range sp.columns {
			c := g.column(r.column)
			if r.quality != sp.columns[0].quality || c.Role != domain.RoleDimension || c.Type != domain.String || isKey(c.Name) {
				continue
			}
			equals = append(equals, c.Name)
			if slices.ContainsFunc(g.plan.Dimensions, func(d Dimension) bool { return d.Column == c.Name }) {
				grouped += c.Name
			}
		}
		if len(equals) < 2 || !slices.Contains(equals, grouped) { // none, or several of them
			continue
		}
		g.assume("'" + g.words(sp) + "' is taken for " + grouped)
		for _, name := range equals {
			if name != grouped {
				g.alternative("by " + name)
			}
		}
	}
}
