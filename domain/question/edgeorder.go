package question

import "strings"

// orderByEdge orders groups by the last or the first time at which they have a
// row, and shows it: "which driver was out most recently".
func (g *reading) orderByEdge(o orderWish) string {
	word := map[bool]string{true: "maximum", false: "minimum"}[o.desc]
	if o.aggregate != "" {
		word = o.aggregate
	}
	m := g.measure(word, o.columns[0].column)
	g.plan.Measures = append(g.plan.Measures, m)
	return m.Name
}

// edgeOf is what an adverb compares of a group with several times: who ordered
// least recently has the earliest of the last orders.
func (g *reading) edgeOf(sp span) string {
	if fold(g.words(sp)) == "least recently" {
		return "maximum"
	}
	return ""
}

// pastParticiple is the span after what was done to the things that an adverb
// such as "most recently" picks: "the most recently hired driver".
func (g *reading) pastParticiple(i, n int) int {
	sp := g.at(n)
	switch {
	case !strings.HasSuffix(fold(g.words(g.spans[i])), "ly") || sp.to != sp.from+1 || !strings.HasSuffix(g.tokens[sp.from].text, "ed"):
		return n
	case sp.role == isColumn && sp.columns[0].quality < headOfName, sp.role == isRows:
	default:
		return n
	}
	if next := g.after(n, isStop, isNumber); g.at(next).role == isColumn || g.at(next).role == isRows {
		g.done(n)
		return next
	}
	return n
}
