package question

import "strings"

// changeExtreme reads a superlative of a movement: "the biggest drop", "highest
// sales growth", "fell the most", "fastest growing".
func (g *reading) changeExtreme(i, way int) bool {
	s := g.superlativeBeside(i)
	if fold(g.words(g.spans[i])) == "changed the most" {
		s = i
	}
	if s == noColumn || g.change != nil {
		return false
	}
	text, word := fold(g.words(g.spans[s])), fold(g.words(g.spans[i]))
	big := g.spans[s].word != "asc" || strings.HasSuffix(text, "worst") && way < 0
	c := &changeWish{way: way, size: way == 0, super: s, said: true}
	c.relative = g.saysRelative(i)
	if speed(text) && !c.relative {
		c.relative = true
		g.assume("'" + text + "' is read as the largest relative difference")
		g.alternative("the largest difference")
	}
	c.desc = big == (way >= 0)
	rate := strings.Contains(word, "growth")
	if way != 0 && !rate && (big || way < 0 || !verbOfMovement(word)) {
		g.changeBounds = append(g.changeBounds, signBound(way))
	}
	g.change = c
	g.countChanged(i)
	if s != i {
		g.done(i)
	}
	g.spans[s].word = direction(c.desc)
	if g.spans[s].role == isTop { // "the 3 biggest drops", "top 5 increases"
		c.super = noColumn
		g.order = append(g.order, orderWish{change: true, said: true})
		return true
	}
	g.spans[s].role = isSuper
	if n := g.before(s, isStop); g.at(n).role == isNumber && g.at(g.before(n, isStop)).role == isTop { // "top 5 biggest decreases"
		g.spans[g.before(n, isStop)].word = direction(c.desc)
		g.order = append(g.order, orderWish{change: true, said: true})
		g.done(s)
	}
	return true
}

// speed reports whether a superlative is one of how fast something went.
func speed(text string) bool {
	switch text {
	case "fastest", "quickest", "slowest", "most rapidly", "rapidly", "most quickly", "least quickly", "the fastest", "the quickest", "the slowest":
		return true
	}
	return false
}

// extremeOfMovement is how a superlative ranks that is one of movements alone,
// and so no word of the vocabulary; empty where it is none.
func extremeOfMovement(text string) string {
	switch text {
	case "fastest", "quickest", "steepest", "sharpest", "strongest", "hardest", "furthest", "farthest", "deepest", "heaviest", "rapidly":
		return "desc"
	case "slowest", "weakest", "mildest", "gentlest", "shallowest":
		return "asc"
	}
	return ""
}

// superlativeBeside finds the superlative of a movement, before or behind it.
func (g *reading) superlativeBeside(i int) int {
	for k := i - 1; k >= 0; k-- {
		sp := g.spans[k]
		if sp.role == isColumn && k == i-1 && g.numeric(sp) && !verbOfMovement(fold(g.words(g.spans[i]))) || sp.role == isStop || sp.role == isAll || g.saysPercent(k) {
			continue
		}
		if g.ranksMovement(k) {
			return k
		}
		if n := g.before(k, isStop); sp.role == isNumber && g.at(n).role == isTop { // "top 5 increases"
			return n
		}
		break
	}
	columns := 0
	for k := i + 1; k < len(g.spans); k++ {
		sp := g.spans[k]
		if g.ranksMovement(k) {
			return k
		}
		if sp.role == isColumn && columns == 0 && g.numeric(sp) {
			columns++
			continue
		}
		if sp.role == isStop || sp.role == isIn || sp.role == isOf || sp.role == isGroup && g.tokens[sp.from].text == "by" || g.saysPercent(k) || sp.role == isVersusTime {
			continue
		}
		break
	}
	return noColumn
}

// ranksMovement reports whether a span is a superlative that a movement can
// have, and says so of it.
func (g *reading) ranksMovement(i int) bool {
	sp := g.spans[i]
	if len(sp.columns) == 0 && (sp.role == isSuper || sp.role == isTop && sp.word != "limit") {
		return true
	}
	word := extremeOfMovement(strings.TrimPrefix(fold(g.words(sp)), "the "))
	if word == "" || sp.role != isUnknown && sp.role != isSuper {
		return false
	}
	g.spans[i].word, g.spans[i].columns = word, nil
	return true
}

// changeOrdered reads a ranking that names what it is by: "top 3 products by
// growth in sales", "ranked by percent change".
func (g *reading) changeOrdered(i, way int) bool {
	k := i - 1
	for k >= 0 && (g.saysPercent(k) || g.spans[k].role == isStop || g.spans[k].role == isColumn && g.numeric(g.spans[k])) {
		k--
	}
	by := g.at(k)
	if by.role != isGroup && by.role != isOrder || g.change != nil {
		return false
	}
	ranks := by.role == isOrder
	for at := 0; at < k; at++ {
		sp := g.spans[at]
		switch {
		case sp.role == isOrder, sp.role == isDerived && sp.word == string(RankOf):
			ranks = true
			g.done(at)
		case sp.role == isTop:
			ranks = true
		}
	}
	if !ranks {
		return false
	}
	g.change = &changeWish{way: way, relative: g.saysRelative(i), super: noColumn}
	if way < 0 {
		g.changeBounds = append(g.changeBounds, signBound(way))
	}
	g.order = append(g.order, orderWish{change: true})
	g.done(i, k)
	return true
}

// rankChange ranks what is listed, or grouped by, by a change: in the place of
// superlativeOf, whose superlative is of the measure itself.
func (g *reading) rankChange(i int) bool {
	if g.change == nil || g.change.super != i {
		return false
	}
	o, desc, had := orderWish{change: true}, g.change.desc, g.top != nil
	n := int(g.spans[i].number)
	if k := g.before(i, isStop); n == 0 && g.at(k).role == isNumber {
		n = int(g.spans[k].number)
		g.done(k)
	}
	next := g.after(i, isStop, isAll)
	switch {
	case len(g.head) > 0 || g.timelineWhich():
		g.superlative(desc, max(n, 1), o)
		if !g.which && !had {
			g.top = nil
		}
	case g.headBefore(i):
		g.superlative(desc, n, o)
	case g.at(next).role == isColumn && g.groupable(g.at(next)) && !g.numeric(g.at(next)): // "fastest growing products"
		if n == 0 && g.singular(g.at(next)) {
			n = 1
		}
		g.addHead(next)
		g.superlative(desc, n, o)
	default:
		g.superlative(desc, n, o)
	}
	g.done(i)
	return true
}

// countChanged counts the things whose movement is ranked, "the largest drop in loans":
// no amount is named, and how many there are is what drops.
func (g *reading) countChanged(i int) {
	n := g.after(i, isStop, isOf, isAll, isA)
	if g.at(n).role == isIn {
		n = g.after(n, isStop, isAll, isA)
	}
	sp := g.at(n)
	if !g.isThings(sp) || n == i+1 || among(g.at(n+1).role, []role{isColumn, isAggregate, isUnknown}) {
		return
	}
	g.counting = true
	if key := g.keyOfSpan(sp); key != noColumn && !g.namesRows(key) {
		g.countOf, g.distinct = key, true
	}
	g.done(n)
}
