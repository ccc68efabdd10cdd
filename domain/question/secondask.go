package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// refuseSecondAsk refuses a question that goes on with another one of what it finds
// first: "the lowest score, and who got it", "which line has the most outages and
// what was its main cause", "the top 5 titles in 2024 and their loans in 2023". One
// table tells the first, and what it leaves out would be missed.
func (g *reading) refuseSecondAsk() error {
	for t := 2; t < len(g.tokens); t++ {
		if g.tokens[t-1].text != "and" || !g.asksAgain(t) || !g.figureUntil(t) {
			continue
		}
		first := strings.TrimRight(g.words(span{from: 0, to: t - 1}), " ,")
		f := domain.NewFault(domain.KindCompound, "the question asks '"+g.words(span{from: t - 1, to: len(g.tokens)})+
			"' of what it finds first, which no one table answers.",
			"Ask first: "+first+"; then ask about what that finds.")
		f.Candidates = []string{first}
		return f
	}
	return nil
}

// asksAgain reports whether a new question begins at a token, about what was asked
// for before it.
func (g *reading) asksAgain(t int) bool {
	word := func(k int) string {
		if k < len(g.tokens) {
			return g.tokens[k].text
		}
		return ""
	}
	its := func(k int) bool { return word(k) == "its" || word(k) == "their" }
	switch word(t) {
	case "when", "who":
		verbs := []string{"got", "was", "is", "did", "it", "has", "had", "achieved", "made", "were", "paid", "scored", "by"}
		return t+1 == len(g.tokens) || !isWord(g.tokens[t+1]) || slices.Contains(verbs, word(t+1))
	case "what", "which", "how":
		if its(t+2) && g.figureAt(t+3) {
			return false
		}
		return its(t+1) || its(t+2) || its(t+3)
	case "its", "their":
		return slices.Contains([]string{"main", "most", "top", "biggest", "largest", "highest", "lowest", "best", "worst"}, word(t+1)) || g.periodsAround(t)
	}
	return false
}

// figureAt reports whether a measure is named at a token, with or without an
// aggregate: "and what is their total profit" is another figure of the same rows.
func (g *reading) figureAt(t int) bool {
	k := slices.IndexFunc(g.spans, func(sp span) bool { return sp.from == t })
	ranks := func(sp span) bool { return among(sp.first, []role{isSuper, isTop}) }
	if k < 0 || slices.ContainsFunc(g.spans[:k], ranks) { // what comes first is ranked by one figure
		return false
	}
	if g.spans[k].role == isAggregate {
		k = g.after(k, isStop, isOf)
	}
	return g.rankable(k)
}

// periodsAround reports whether periods are named before and behind a token.
func (g *reading) periodsAround(t int) bool {
	before, behind := false, false
	for _, sp := range g.spans {
		if sp.first == isPeriod {
			before, behind = before || sp.to <= t, behind || sp.from > t
		}
	}
	return before && behind
}

// figureUntil reports whether something is picked or computed before a token.
func (g *reading) figureUntil(t int) bool {
	return slices.ContainsFunc(g.spans, func(sp span) bool {
		return sp.to < t && among(sp.first, []role{isAggregate, isSuper, isTop, isCount})
	})
}

// refuseRankWithin refuses ranks within each member of a column: a rank counts
// through all rows of the answer.
func (g *reading) refuseRankWithin() error {
	ranked := false
	for i, sp := range g.spans {
		ranked = ranked || sp.first == isDerived && sp.word == "rank" || sp.first == isOrder && strings.HasPrefix(fold(g.words(sp)), "rank")
		next := g.at(g.after(i, isStop, isAll, isGroup))
		if !ranked || !strings.HasPrefix(fold(g.words(sp)), "within") {
			continue
		}
		if next.role != isColumn || g.numeric(next) || g.column(next.columns[0].column).Role == domain.RoleTime {
			continue
		}
		name := g.column(next.columns[0].column).Name
		return domain.NewFault(domain.KindUnsupported, "a rank within each "+name+" can't be shown: ranks count through all rows of a table.",
			"Ask for the first of each instead, as in: top 3 … by … for each "+name+".")
	}
	return nil
}
