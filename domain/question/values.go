package question

import (
	"sort"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// readNulls reads "region is missing", "with no region", "unknown region".
func (g *reading) readNulls() error {
	for i := range g.spans {
		if g.spans[i].role != isNull {
			continue
		}
		left, right := g.before(i, isIs, isStop, isAll, isNegation), g.after(i, isStop, isAll, isA)
		at := left
		text := fold(g.words(g.spans[i]))
		if g.at(right).role == isColumn && (g.at(left).role != isColumn || strings.HasPrefix(text, "with") || strings.HasSuffix(text, " no") || strings.HasSuffix(text, " any") || left != i-1) {
			at = right
		}
		if g.at(at).role != isColumn {
			continue
		}
		col := g.spans[at].columns[0].column
		neg := at == left && g.at(g.before(i, isStop)).role == isNegation
		if neg {
			g.done(g.before(i, isStop))
		}
		neg = neg || g.negatedBefore(g.before(min(i, at), isRows, isWhose, isWith, isStop, isFor)+1)
		g.conditions = append(g.conditions, condition{column: col, null: true, negated: neg, countOf: noColumn, orWith: noColumn, span: i})
		g.done(i, at)
	}
	return nil
}

// readTexts reads "name contains berg", "starting with A".
func (g *reading) readTexts() error {
	for i := range g.spans {
		if g.spans[i].role != isContains {
			continue
		}
		n := g.after(i, isStop, isAll, isA, isMark)
		sp := g.at(n)
		if n >= len(g.spans) || sp.role == isNumber {
			continue
		}
		left := g.before(i, isIs, isStop, isAll, isWhose)
		col := noColumn
		if g.at(left).role == isColumn {
			col = g.spans[left].columns[0].column
			g.done(left)
		} else if col = g.namingColumn(); col == noColumn || fold(g.words(g.spans[i])) == "like" {
			g.done(i)
			continue
		}
		text := g.words(sp)
		if sp.role == isQuoted || g.tokens[sp.from].quoted {
			text = g.tokens[sp.from].raw
		}
		neg := g.negatedBefore(i)
		g.conditions = append(g.conditions, condition{column: col, match: query.MatchOp(g.spans[i].word), text: text, shown: text, negated: neg, countOf: noColumn, orWith: noColumn, span: i})
		g.done(i, n)
	}
	return nil
}

// namingColumn is the column that names the records: the identifier with the
// longest texts, else noColumn.
func (g *reading) namingColumn() int {
	best, length := noColumn, 0.0
	for i, c := range g.in.Dataset.Columns {
		if c.Type == domain.String && c.Role == domain.RoleIdentifier && c.MeanLength > length {
			best, length = i, c.MeanLength
		}
	}
	return best
}

// readValues reads filters on values found in the data: "West", "science
// fiction and fantasy", "excluding comedies", "region is not East".
func (g *reading) readValues() error {
	negated, last := false, -1
	for i := range g.spans {
		sp := g.spans[i]
		switch sp.role {
		case isNegation:
			negated, last = true, i
		case isValue, isPart:
			if last >= 0 && !g.chained(last, i) {
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

// chained reports whether only words that keep a list going stand between two
// spans, so that a negation before the first also holds for the second.
func (g *reading) chained(from, to int) bool {
	for k := from + 1; k < to; k++ {
		if !among(g.spans[k].role, []role{isStop, isLogic, isMark, isIn, isA, isOf, isFor, isNegation, isIs}) && !(g.spans[k].role == isColumn && k == to-1) {
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
	c := condition{column: col, negated: negated, countOf: noColumn, orWith: noColumn, span: i}
	name := g.column(col).Name
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

// valueColumn decides which column a value belongs to: the one named beside
// it, the one whose value was named just before, the only one; several
// dimensions with the same value are an ambiguity that the asker must settle.
func (g *reading) valueColumn(i, last int) (int, error) {
	sp := g.spans[i]
	var cands []int
	if sp.role == isPart {
		for _, p := range sp.parts {
			cands = append(cands, g.indexOf(p.column))
		}
	} else {
		for _, v := range sp.values {
			if k := g.indexOf(v.Column); !containsInt(cands, k) {
				cands = append(cands, k)
			}
		}
	}
	if k, ok := g.byDirection(i, cands); ok {
		return k, nil
	}
	for _, at := range []int{g.labelBefore(i), g.after(i)} {
		if n := g.at(at); n.role == isColumn {
			for _, r := range n.columns {
				if containsInt(cands, r.column) {
					return r.column, nil
				}
			}
		}
	}
	if last >= 0 && len(g.conditions) > 0 && g.chained(last, i) {
		if prev := g.conditions[len(g.conditions)-1]; containsInt(cands, prev.column) {
			return prev.column, nil
		}
	}
	if sp.role == isPart || len(cands) == 1 {
		return cands[0], nil
	}
	return g.settleValue(i, cands)
}

// labelBefore is the span before a value and the words that join it to its
// column: "region is not the West".
func (g *reading) labelBefore(i int) int {
	k := i - 1
	for ; k >= 0; k-- {
		switch w := strings.ToLower(g.words(g.spans[k])); {
		case among(g.spans[k].role, []role{isIs, isNegation, isCompare, isOf}):
		case strings.HasSuffix(w, "not") || w == "the" || w == "in" || w == "a" || w == "either" || w == "=" || w == ":" || w == "(" || w == "value" || w == "named" || w == "called":
		default:
			return k
		}
	}
	return k
}

// byDirection settles a value of two columns by the preposition before it:
// "from" an origin, "to" a destination.
func (g *reading) byDirection(i int, cands []int) (int, bool) {
	towards := ""
	for t := g.spans[i].from - 1; t >= 0 && t >= g.spans[i].from-3 && towards == ""; t-- {
		switch g.tokens[t].text {
		case "from", "leaving", "out":
			towards = "from"
		case "to", "into", "towards", "reaching", "reach":
			towards = "to"
		}
	}
	found, n := 0, 0
	for _, k := range cands {
		for _, w := range words(g.column(k).Name) {
			switch w {
			case "origin", "from", "source", "start", "departure", "sender", "seller":
				if towards == "from" {
					found, n = k, n+1
				}
			case "destination", "dest", "to", "target", "end", "arrival", "receiver", "buyer":
				if towards == "to" {
					found, n = k, n+1
				}
			}
		}
	}
	return found, n == 1
}

func (g *reading) settleValue(i int, cands []int) (int, error) {
	var dims []int
	for _, k := range cands {
		if g.column(k).Role == domain.RoleDimension {
			dims = append(dims, k)
		}
	}
	if len(dims) == 1 {
		return dims[0], nil
	}
	if len(dims) == 0 {
		dims = cands
	}
	return 0, g.ambiguousValue(i, dims)
}

// takeLabel passes over the column's own name beside its value: "West region",
// "region is West".
func (g *reading) takeLabel(i, col int) {
	left, right := g.labelBefore(i), g.after(i)
	for _, at := range []int{left, right} {
		n := g.at(at)
		if n.role != isColumn || at == left && g.groupedAt(at) && left != i-1 {
			continue
		}
		for _, r := range n.columns {
			if r.column == col {
				if at == left {
					for k := left + 1; k < i; k++ {
						if g.spans[k].role == isCompare && g.spans[k].word == "<>" && len(g.conditions) >= 0 {
							g.spans[k].role = isNegation
						} else if g.spans[k].role == isCompare {
							g.done(k)
						}
					}
				}
				g.done(at)
				return
			}
		}
	}
}

// mergeOrAppend puts a value into the condition on the same column that it
// continues, else makes a condition of its own, tied by "or" where that word
// joins two columns.
func (g *reading) mergeOrAppend(c condition, last int) {
	if last >= 0 {
		for k := len(g.conditions) - 1; k >= 0; k-- {
			prev := &g.conditions[k]
			if prev.column == c.column && prev.negated == c.negated && !g.countBetween(prev.span, c.span) && len(prev.values) > 0 && !prev.null && prev.aggregate == "" {
				prev.values = append(prev.values, c.values...)
				prev.parts = append(prev.parts, c.parts...)
				if prev.shown != "" || c.shown != "" {
					prev.shown = ""
				}
				return
			}
		}
		if g.joinedByOr(last, c.span) && len(g.conditions) > 0 {
			c.orWith = len(g.conditions) - 1
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
		if g.spans[k].role == isLogic && g.spans[k].word == "or" {
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
