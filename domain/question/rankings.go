package question

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// refuseTwoBests refuses "top shops by profit and visits": two quantities rank in
// two ways. One of them was dropped as an order, or split the other.
func (g *reading) refuseTwoBests() error {
	if !g.tableAsked() {
		return nil
	}
	for i := 1; i < len(g.spans); i++ {
		and := g.after(i, isStop)
		k := g.after(and, isStop, isGroup, isAll)
		if !g.rankable(i) || g.at(g.before(i, isStop)).role != isGroup || g.at(and).role != isLogic || g.words(g.at(and)) != "and" || !g.rankable(k) ||
			g.at(g.after(k, isStop)).role != isMark || g.numericColumn(g.spans[i]) == g.numericColumn(g.spans[k]) {
			continue
		}
		thing := g.before(g.before(i, isStop), isStop)
		first := g.at(g.before(thing, isStop, isAll, isNumber))
		if g.at(thing).role != isColumn || g.numeric(g.at(thing)) || !among(first.role, []role{isTop, isSuper}) {
			continue
		}
		lead := g.words(span{from: 0, to: g.spans[i].from})
		one, other := lead+" "+g.words(g.spans[i]), lead+" "+g.words(g.spans[k])
		return &domain.Fault{Kind: domain.KindAmbiguous,
			Message:    "two quantities rank in two ways, " + g.column(g.numericColumn(g.spans[i])).Name + " and " + g.column(g.numericColumn(g.spans[k])).Name + ".",
			Suggestion: "Ask for one of the rankings: " + one, Candidates: []string{one, other}}
	}
	return nil
}

// rankThingsBy reads "shops ranked by visits" and "shop ranking by visits": the
// highest first, of the things that stand before, and not of single rows.
func (g *reading) rankThingsBy(i int) bool {
	thing, n := g.before(i, isStop), g.after(i, isStop, isAll)
	if !g.tableAsked() || !strings.Contains(fold(g.words(g.spans[i])), "rank") {
		return false
	}
	if g.at(thing).role != isColumn || g.numeric(g.at(thing)) || !g.groupable(g.at(thing)) || !g.rankable(n) {
		return false
	}
	for _, sp := range g.spans {
		if sp.role == isDirection || sp.role == isSuper || sp.role == isTop || sp.role == isAggregate {
			return false
		}
	}
	g.addHead(thing)
	k := g.numericColumn(g.spans[n])
	g.usedColumn(n, k)
	g.superlative(true, 0, orderWish{columns: []columnRef{{column: k, quality: wholeName}}})
	g.done(i, n)
	return true
}
