package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// undecided reports whether a word beside a measure keeps its name from saying
// which end is good: a noun of two meanings, a negation, or a condition on the
// rows it counts that turns what they are into the contrary: of orders many are
// good, of orders that were sent back few.
func (g *reading) undecided(name string) bool {
	if c, ok := g.in.Dataset.Column(name); ok && c.Good != "" {
		return false
	}
	said := words(name)
	for _, m := range g.plan.Measures {
		if m.Name != name {
			continue
		}
		c, ok := g.in.Dataset.Column(m.Column)
		if ok && c.Good != "" {
			return false
		}
		if ok {
			said = append(said, words(c.Name)...)
		}
		if !ok || c.Role != domain.RoleMeasure {
			said = append(said, g.conditionWords()...)
		}
	}
	return slices.ContainsFunc(said, func(w string) bool { return isTwoEdged(w) || isTwoEdged(g.stems.base(w)) })
}

// conditionWords is a negation for each word of the conditions that is bad news.
func (g *reading) conditionWords() []string {
	var said []string
	for _, f := range g.plan.Filters {
		for _, w := range words(f.Text) {
			if b := g.stems.base(w); isBadNews(w) || isBadNews(b) {
				said = append(said, "not")
			}
		}
	}
	return said
}

// isTwoEdged reports whether a word may be of gain or of loss, or turns another
// into its contrary: the return of a fund and of a parcel, a fine result and a
// fine to pay.
func isTwoEdged(w string) bool {
	switch w {
	case "return", "claim", "risk", "exception", "fire", "issue", "fine", "affected", "not", "no", "non", "without", "never":
		return true
	}
	return false
}

// lasts reports whether a measure is of how long something took, which is good
// of some things and bad of others.
func (g *reading) lasts(name string) bool {
	return slices.ContainsFunc(words(name), func(w string) bool {
		return slices.Contains([]string{"hour", "minute", "second", "day", "duration", "time"}, g.stems.base(w))
	})
}

// whichEnd refuses to judge, and asks both questions that may be meant.
func (g *reading) whichEnd(word, by string) error {
	f := domain.NewFault(domain.KindAmbiguous, "it is not said whether a high or a low "+by+" is the "+word+": which end is it?",
		"Ask for the highest or for the lowest "+by+" instead of the "+word+".")
	for _, end := range []string{"highest", "lowest"} {
		said := make([]string, len(g.tokens))
		for i, t := range g.tokens {
			said[i] = t.text
			if t.text == word {
				said[i] = end
			}
		}
		if text := strings.Join(said, " "); g.reads(text) {
			f.Candidates = append(f.Candidates, text)
		}
	}
	return f
}
