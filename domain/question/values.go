package question

import (
	"sort"
	"strings"
)

// readValues reads filters on values found in the data: "West", "science
// fiction and fantasy", "excluding comedies", "region is not East".
func (g *reading) readValues() error {
	negated, last := false, -1
	for i := range g.spans {
		if next := g.at(g.after(i, isStop, isMark)); g.spans[i].role == isCompare && g.spans[i].word == "<>" && among(next.role, []role{isValue, isPart}) {
			negated, last = true, i // "cargo <> 'Grain'"; the column's name in front of it is found over it
		}
		sp := g.spans[i]
		switch sp.role {
		case isNegation:
			negated, last = true, i
		case isValue, isPart:
			if last >= 0 && (!g.chained(last, i) || g.spans[last].first == isValue && g.clausesApart(last, i)) {
				negated = false
			}
			if negated && last >= 0 && g.spans[last].role == isNegation {
				g.done(last)
			}
			if err := g.valueAt(i, negated, last); err != nil {
				return err
			}
			last = i
		case isVersus:
			g.versus = true
		}
	}
	return nil
}

func (g *reading) saysNever() bool {
	if g.noRows {
		return true
	}
	for _, sp := range g.spans {
		if sp.first == isNull && sp.word == "never" {
			return true
		}
	}
	for _, t := range g.tokens {
		if t.text == "never" {
			return true
		}
	}
	return false
}

// chained reports whether only words that keep a list going stand between two
// spans, so that a negation before the first also holds for the second.
func (g *reading) chained(from, to int) bool {
	for k := from + 1; k < to; k++ {
		if sp := g.spans[k]; sp.role == isColumn && sp.columns[0].quality <= stemOfName && strings.HasSuffix(g.tokens[sp.to-1].text, "ed") || sp.role == isColumn && isVerb(g.tokens[sp.to-1].text) || g.spans[from].word == "never" && g.isThings(sp) { // "never booked by phone"
			continue
		}
		if !among(g.spans[k].role, []role{isStop, isLogic, isMark, isIn, isA, isOf, isFor, isNegation, isIs, isHave}) && !(g.spans[k].role == isColumn && k == to-1) && !(g.spans[k].role == isGroup && k == to-1 && g.tokens[g.spans[k].from].text == "by") {
			return false
		}
	}
	return true
}

func (g *reading) valueAt(i int, negated bool, last int) error {
	sp := g.spans[i]
	col, f := g.valueColumn(i, last)
	if f != nil {
		return f
	}
	if f := g.refuseCalledSo(i, col); f != nil {
		return f
	}
	if f := g.refuseNameAsPlace(i, col); f != nil {
		return f
	}
	c := condition{column: col, negated: negated, countOf: noColumn, orWith: noColumn, span: i, never: negated && g.saysNever()}
	name := g.column(col).Name
	for _, r := range g.rated {
		if r.column == col && len(sp.values) > 0 && sp.values[0].Text == r.values[0] {
			g.done(i)
			return nil
		}
	}
	if sp.role == isPart {
		c.parts = g.valuesWith(sp, col)
		for _, v := range c.parts {
			c.values = append(c.values, v.Text)
		}
		c.shown = g.words(sp)
		g.matched(sp, name+" contains '"+g.words(sp)+"'", "part of values")
	} else {
		for _, v := range sp.values {
			if v.Column == name {
				c.values = append(c.values, v.Text)
			}
		}
		if fold(c.values[0]) != fold(g.words(sp)) {
			g.matched(sp, c.values[0], "form of the value")
		}
	}
	g.takeLabel(i, col)
	g.mergeOrAppend(c, last)
	g.done(i)
	return nil
}

// valuesWith returns the values of a column that hold a part.
func (g *reading) valuesWith(sp span, col int) []Value {
	bases := g.stems.bases(g.spanTexts(sp))
	phrase := " " + strings.Join(bases, " ") + " "
	var out []Value
	for _, v := range g.in.Values.byWord[bases[0]] {
		if v.Column == g.column(col).Name && strings.Contains(" "+strings.Join(g.stems.bases(valueWords(v.Text)), " ")+" ", phrase) {
			out = append(out, v)
		}
	}
	sort.Slice(out, func(a, b int) bool { return out[a].Text < out[b].Text })
	return out
}

func (g *reading) spanTexts(sp span) []string { return texts(g.tokens[sp.from:sp.to]) }

// mergeOrAppend puts a value into the condition on the same column that it
// continues, else makes a condition of its own, tied by "or" where that word
// joins two columns.
func (g *reading) mergeOrAppend(c condition, last int) {
	if last >= 0 {
		for k := len(g.conditions) - 1; k >= 0; k-- {
			prev := &g.conditions[k]
			if prev.column == c.column && prev.negated == c.negated && !g.countBetween(prev.span, c.span) && len(prev.values) > 0 && !prev.null && prev.aggregate == "" {
				prev.last = c.span
				prev.values = append(prev.values, c.values...)
				prev.parts = append(prev.parts, c.parts...)
				if prev.shown != "" || c.shown != "" {
					prev.shown = ""
				}
				return
			}
		}
	}
	g.conditions = append(g.conditions, c)
}

// countBetween reports whether another count begins between two values, which
// then belong to different counts.
func (g *reading) countBetween(from, to int) bool {
	for k := from + 1; k < to; k++ {
		if g.spans[k].role == isCount {
			return true
		}
	}
	return false
}

func (g *reading) joinedByOr(from, to int) bool {
	for k := from + 1; k < to; k++ {
		if g.spans[k].role == isLogic && g.spans[k].word == "or" && fold(g.words(g.spans[k])) != "either" { // what it opens is behind it
			return true
		}
	}
	return false
}

func (g *reading) indexOf(name string) int {
	for i, c := range g.in.Dataset.Columns {
		if c.Name == name {
			return i
		}
	}
	return noColumn
}

func containsInt(xs []int, x int) bool {
	for _, v := range xs {
		if v == x {
			return true
		}
	}
	return false
}
