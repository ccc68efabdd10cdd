package question

import (
	"strconv"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// changeWish is a ranking by how much a measure changed: "the biggest drop in
// sales", "grew the most", "top 3 by growth".
type changeWish struct {
	relative bool
	size     bool // whichever way it went: "changed the most"
	way      int  // the way of the word: −1 down, 1 up, 0 either
	desc     bool // of the difference with its sign
	said     bool // the direction was said by a superlative
	super    int  // its span; noColumn: none
}

// changeBound is a condition on how much a measure changed: "whose sales fell",
// "growth above 8 %".
type changeBound struct {
	relative, size bool
	op             query.CompareOp
	value          float64
}

// changes is what a question says of changes.
type changes struct {
	change       *changeWish   // rows are ranked by it
	changeBounds []changeBound // members are restricted by them
	moved        bool          // a word of movement is said
	percentMoved bool          // the difference of two periods is asked for in percent
}

// readChange reads what ranks and restricts by a change. The words of movement
// say which way, those of percent that it is relative to where it began. Without
// it the members would be ranked by the level in the later period.
func (g *reading) readChange() error {
	if !g.plain() {
		return nil
	}
	for i := range g.spans {
		way, ok := g.movementAt(i)
		if !ok {
			continue
		}
		g.moved = true
		for _, read := range []func(i, way int) bool{g.changeBounded, g.changeExtreme, g.changeOrdered, g.changePredicate} {
			if read(i, way) {
				g.wantChange()
				break
			}
		}
	}
	return g.refuseCountedChange()
}

// wantChange makes the question one of a change, along its timeline or between
// its periods.
func (g *reading) wantChange() {
	kind := string(Difference)
	if g.change != nil && g.change.relative {
		kind = string(Growth)
	}
	for _, b := range g.changeBounds {
		if b.relative && g.change == nil {
			kind = string(Growth)
		}
	}
	for k := range g.derived {
		if d := &g.derived[k]; d.kind == string(Growth) || d.kind == string(Difference) {
			d.kind = kind
			return
		}
	}
	g.derived = append(g.derived, derivedWish{kind: kind})
}

// movementAt reports whether a span is a word of movement, and which way it goes:
// 0 for change and difference.
func (g *reading) movementAt(i int) (way int, ok bool) {
	sp := g.at(i)
	word := fold(g.words(sp))
	switch sp.role {
	case isDerived:
		if sp.word == string(Growth) && strings.HasPrefix(word, "growth") || strings.HasSuffix(word, "growth") || strings.Contains(word, "growth rate") {
			return 1, true
		}
		return 0, sp.word == string(Growth) || sp.word == string(Difference)
	case isMoved, isTool, isUnknown:
	default:
		return 0, false
	}
	switch word {
	case "change", "changes", "changed", "changing", "change in", "changes in", "moved", "shifted", "changed the most":
		return 0, sp.role != isUnknown || word == "moved"
	}
	if strings.HasPrefix(word, "los") && !g.comparesPeriods() { // "lost the most money" is the lowest profit
		return 0, false
	}
	if states(word) || word == "more" || word == "less" || word == "fewer" {
		return 0, false
	}
	way = g.ways[word]
	return way, way != 0
}

// comparesPeriods reports whether the question sets two periods against each
// other.
func (g *reading) comparesPeriods() bool {
	for _, sp := range g.spans {
		if sp.role == isVersusTime {
			return true
		}
	}
	return false
}

// verbOfMovement reports whether a word of movement is what something did,
// which has no superlative before it: "fell", not "drop".
func verbOfMovement(word string) bool {
	if strings.HasSuffix(word, "ed") || strings.HasSuffix(word, "en") || strings.Contains(word, " ") {
		return true
	}
	switch word {
	case "fell", "grew", "rose", "shrank", "sank", "lost", "grown", "shrunk", "grow", "shrink", "slid":
		return true
	}
	return false
}

// saysPercent reports whether a span says that a change is relative to where it
// began.
func (g *reading) saysPercent(i int) bool {
	sp := g.at(i)
	if i < 0 || i >= len(g.spans) {
		return false
	}
	switch w := fold(g.words(sp)); w {
	case "%", "percent", "percentage", "percent of", "relative", "relatively",
		"proportional", "proportionally", "proportionate", "proportionately", "percentage wise", "percentagewise":
		return sp.role != isColumn
	}
	return false
}

// saysRelative looks for the words of percent around a movement, and passes over
// them: "percent increase", "in percentage terms", "in %".
func (g *reading) saysRelative(i int) bool {
	word := fold(g.words(g.spans[i]))
	found := strings.Contains(word, "percent") || strings.HasPrefix(word, "%") || strings.Contains(word, "rate") || strings.Contains(word, "relative")
	for k := range g.spans {
		if !g.saysPercent(k) || g.at(k-1).role == isNumber {
			continue
		}
		terms := false
		for t := g.spans[k].to; t < len(g.tokens) && t < g.spans[k].to+1; t++ {
			terms = g.tokens[t].text == "terms" || g.tokens[t].text == "wise" || g.tokens[t].text == "basis"
		}
		before := g.at(g.before(k, isStop)).role
		if k < i && k >= i-2 || terms || before == isIn || before == isGroup || k == i+1 || strings.HasSuffix(fold(g.words(g.spans[k])), "ly") {
			found = true
			if before == isGroup && k < i {
				g.done(k)
				continue
			}
			g.done(k)
			if terms && g.at(k+1).role == isUnknown {
				g.done(k + 1)
			}
		}
	}
	return found
}

// changeBounded reads "growth above 8 %", "fell by more than 5,000", "at least
// 10 percent drop".
func (g *reading) changeBounded(i, way int) bool {
	compare, n := g.boundBeside(i)
	if compare == noColumn {
		return false
	}
	word := fold(g.words(g.spans[i]))
	value := g.spans[n].number
	percent := strings.HasSuffix(g.words(g.spans[n]), "%") || g.saysPercent(n+1) && n+1 < len(g.spans)
	if percent && g.saysPercent(n+1) && !strings.HasSuffix(g.words(g.spans[n]), "%") {
		g.done(n + 1)
	}
	rate := g.saysRelative(i)
	if percent || rate && value >= 1 {
		value /= 100
	}
	b := changeBound{relative: percent || rate, op: query.CompareOp(g.spans[compare].word), value: value}
	switch {
	case way < 0:
		b.op, b.value = turned(b.op), -value
	case way == 0:
		b.size = verbOfMovement(word)
	}
	g.changeBounds = append(g.changeBounds, b)
	below := b.op == query.Less || b.op == query.LessEqual
	if way != 0 && below == (way > 0) && !strings.Contains(word, "growth") { // "grew by less than 5 %" did grow
		g.changeBounds = append(g.changeBounds, signBound(way))
	}
	g.done(i, compare, n)
	g.doneGroupBetween(min(i, compare, n), max(i, compare, n))
	return true
}

// boundBeside finds the comparison with a number that is about a movement: behind
// it, with its measure between, or directly before it.
func (g *reading) boundBeside(i int) (compare, number int) {
	k := g.after(i, isStop, isIn, isOf, isGroup, isIs, isA)
	if sp := g.at(k); sp.role == isColumn && g.numeric(sp) {
		k = g.after(k, isStop, isOf, isGroup, isIs, isA)
	}
	if a, b := g.at(k), g.at(k+1); a.role == isCompare && b.role == isNumber {
		return k, k + 1
	} else if a.role == isNumber {
		for _, at := range []int{k + 1, k + 2} {
			if g.at(at).role == isCompare && (at == k+1 || g.saysPercent(k+1)) && strings.HasPrefix(fold(g.words(g.spans[at])), "or ") {
				return at, k
			}
		}
	}
	k = i - 1
	if sp := g.at(k); sp.role == isColumn && g.numeric(sp) {
		k--
	}
	for k > 0 && (g.saysPercent(k) || g.at(k).role == isA) {
		k--
	}
	if g.at(k).role == isNumber && g.at(k-1).role == isCompare {
		return k - 1, k
	}
	return noColumn, noColumn
}

// doneGroupBetween passes over the "by" of "grew by more than": it groups nothing.
func (g *reading) doneGroupBetween(from, to int) {
	for k := from; k <= to; k++ {
		if among(g.spans[k].role, []role{isGroup, isOf}) {
			g.done(k)
		}
	}
}

// turned is a comparison seen from below: what fell by more than 5 has a
// difference of less than −5.
func turned(op query.CompareOp) query.CompareOp {
	switch op {
	case query.Greater:
		return query.Less
	case query.GreaterEqual:
		return query.LessEqual
	case query.Less:
		return query.Greater
	case query.LessEqual:
		return query.GreaterEqual
	}
	return op
}

// signBound is the condition that something went one way at all.
func signBound(way int) changeBound {
	if way < 0 {
		return changeBound{op: query.Less}
	}
	return changeBound{op: query.Greater}
}

// shown is a bound in words: "relative_difference > 0.08".
func (b changeBound) shown(by string) string {
	if b.size {
		by = "size of " + by
	}
	return by + " " + string(b.op) + " " + strconv.FormatFloat(b.value, 'g', -1, 64)
}
