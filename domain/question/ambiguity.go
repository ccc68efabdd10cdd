package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// ambiguousMeasure refuses an aggregate of a word that names several measures,
// unless one of them is the total of the others.
func (g *reading) ambiguousMeasure(i int, refs []columnRef) error {
	if len(refs) < 2 || g.hasTotal(refs) {
		return nil
	}
	f := domain.NewFault(domain.KindAmbiguous, "'"+g.words(g.spans[i])+"' may be "+g.names(refs, " or ")+".", "")
	for _, r := range refs {
		f.Candidates = append(f.Candidates, g.reworded(i, g.column(r.column).Name))
	}
	return g.askWhich(f)
}

// askWhich words a suggestion of the candidates, those that are understood before others.
func (g *reading) askWhich(f *domain.Fault) *domain.Fault {
	const shown = 2
	var asked []string
	for _, c := range f.Candidates {
		if len(asked) < shown && g.reads(c) {
			asked = append(asked, c)
		}
	}
	f.Suggestion = "Ask the user which."
	if len(asked) > 0 {
		f.Suggestion = "Ask the user which, as in: " + strings.Join(asked, "; or: ")
	}
	return f
}

// refuseSomeOf refuses a word that stands in the names of several measures of
// which only some would be taken: nobody would see that the others were not.
func (g *reading) refuseSomeOf() error {
	for _, b := range g.bare {
		sp := g.spans[b.span]
		if sp.to != sp.from+1 || len(b.columns) < 2 || b.columns[0].quality > headOfName || g.hasTotal(b.columns) {
			continue
		}
		base := g.stems.base(g.tokens[sp.from].text)
		var all []columnRef
		for k, c := range g.in.Dataset.Columns {
			if c.Role == domain.RoleMeasure && c.Type.Numeric() && slices.Contains(g.stems.bases(words(c.Name)), base) {
				all = append(all, columnRef{column: k})
			}
		}
		if len(all) > len(b.columns) {
			return g.ambiguousMeasure(b.span, all)
		}
	}
	return nil
}

func (g *reading) hasTotal(refs []columnRef) bool {
	for k, r := range refs {
		for _, w := range words(g.column(r.column).Name) {
			if w == "total" || w == "overall" {
				refs[0], refs[k] = refs[k], refs[0]
				return true
			}
		}
	}
	return false
}

func (g *reading) ambiguousValue(i int, cols []int) error {
	var refs []columnRef
	for _, c := range cols {
		refs = append(refs, columnRef{column: c})
	}
	value := g.words(g.spans[i])
	f := domain.NewFault(domain.KindAmbiguous, "'"+value+"' is a value of "+g.names(refs, " and of ")+".", "")
	for _, c := range cols {
		f.Candidates = append(f.Candidates, g.reworded(i, "where "+g.column(c).Name+" is "+value))
	}
	return g.askWhich(f)
}

// reworded is the question with a span exchanged.
func (g *reading) reworded(i int, words string) string {
	sp := g.spans[i]
	out := ""
	for k := range g.tokens {
		piece := g.tokens[k].raw
		switch {
		case k == sp.from:
			piece = words
		case k > sp.from && k < sp.to:
			continue
		}
		if out != "" && (g.tokens[k].spaced || k == sp.from) {
			out += " "
		}
		out += piece
	}
	return out
}

func (g *reading) names(refs []columnRef, sep string) string {
	var out []string
	for _, r := range refs {
		out = append(out, g.column(r.column).Name)
	}
	return strings.Join(out, sep)
}
