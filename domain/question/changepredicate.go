package question

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// changePredicate reads a movement that says which members are meant: "products
// whose sales fell", "which regions grew", "regions with a drop in sales",
// "declining products".
func (g *reading) changePredicate(i, way int) bool {
	if way == 0 || !g.restricts(i) {
		return false
	}
	word := fold(g.words(g.spans[i]))
	b := signBound(way)
	if at, ok := multiple(word); ok {
		b.relative, b.value = true, at
		b.op = query.GreaterEqual
		if at < 0 {
			b.op = query.LessEqual
		}
	}
	if n := g.before(i, isStop); g.at(n).role == isNegation {
		b.op = denied(b.op)
		g.done(n)
	}
	g.changeBounds = append(g.changeBounds, b)
	g.done(i)
	if k := g.before(i, isStop, isA); g.at(k).role == isWith && g.at(k+1).role != isColumn {
		g.done(k)
	}
	return true
}

// multiple is the least relative change of what doubled, tripled or halved.
func multiple(word string) (float64, bool) {
	switch word {
	case "double", "doubled", "doubling":
		return 1, true
	case "triple", "tripled", "tripling":
		return 2, true
	case "halve", "halved":
		return -0.5, true
	}
	return 0, false
}

// restricts reports whether a movement is said of the members that are listed:
// by a clause or "with" behind them, by "which" before them, or as their
// adjective.
func (g *reading) restricts(i int) bool {
	for _, sp := range g.spans[:i] {
		if fold(g.words(sp)) == "how" || sp.role == isCount {
			return false
		}
	}
	if k := g.after(i, isStop); g.at(k).role == isColumn && g.groupable(g.at(k)) && !g.numeric(g.at(k)) && g.adjectiveOf(i) {
		return true
	}
	measures := 0
	for k := i - 1; k >= 0; k-- {
		sp := g.spans[k]
		switch {
		case sp.role == isWhose, sp.role == isWhich && g.membersBefore(k):
			return g.membersBefore(k)
		case sp.role == isWith && measures == 0:
			return g.membersBefore(k)
		case sp.role == isColumn && g.numeric(sp) && g.measureOnly(sp):
			measures++
		case sp.role == isColumn && g.groupable(sp):
			before := g.at(g.before(k, isStop, isAll, isOf))
			return before.role == isWhich && verbOfMovement(fold(g.words(g.spans[i])))
		case among(sp.role, []role{isStop, isIs, isNegation, isA, isHave, isAll}):
		default:
			return false
		}
	}
	return false
}

// adjectiveOf reports whether a movement stands before the noun that it
// describes: "declining products".
func (g *reading) adjectiveOf(i int) bool {
	word := fold(g.words(g.spans[i]))
	return len(word) > 4 && word[len(word)-3:] == "ing" && g.at(g.before(i, isStop, isAll)).role != isGroup
}

// membersBefore reports whether members stand before a clause.
func (g *reading) membersBefore(i int) bool {
	sp := g.at(g.before(i, isStop, isMark))
	return sp.role == isColumn && g.groupable(sp) && !g.numeric(sp)
}

// refuseCountedChange refuses to count members by how they changed: the table
// lists them, and says how many they are.
func (g *reading) refuseCountedChange() error {
	for i, sp := range g.spans {
		n := g.after(i, isStop, isOf, isDistinct, isAll)
		if sp.role != isCount && sp.role != isDistinct || g.at(n).role != isColumn || !g.groupable(g.at(n)) || g.numeric(g.at(n)) {
			continue
		}
		next := g.after(n, isStop, isIs)
		way, moves := g.movementAt(next)
		if len(g.changeBounds) > 0 && among(g.at(next).role, []role{isWhose, isWith, isWhich}) ||
			moves && way != 0 && strings.HasPrefix(fold(g.words(sp)), "how many") {
			return domain.NewFault(domain.KindUnsupported, "members can't be counted by how they changed.",
				"List them, and their number is told besides, as in: "+g.changeExample())
		}
	}
	return nil
}
