package question

import "github.com/lumenore/analytics-mcp-server/domain/query"

// readNumberSides reads numbers of one column that are set side by side, "2-bed
// vs 3-bed", "grade 4 and grade 5", "2 versus 3 beds", as the rows with each of
// them, by the column: as conditions that all hold they would leave no row.
func (g *reading) readNumberSides() error {
	for i := range g.spans {
		first, ok := g.numberSideAt(i)
		if !ok || g.boundBefore(i) {
			continue
		}
		sides := []numberSide{first}
		versus := false
		for at := first.to; ; {
			joined := g.at(at).role
			next, ok := g.numberSideAt(at + 1)
			if !among(joined, []role{isVersus, isLogic}) || !ok {
				break
			}
			versus = versus || joined == isVersus
			sides, at = append(sides, next), next.to
		}
		if len(sides) > 1 && g.sameNumbers(sides, versus) {
			g.takeSides(sides)
		}
	}
	return nil
}

// numberSide is a number and the column beside it: "2-bed", "grade 4", or a bare
// number whose column another side names.
type numberSide struct {
	column   int // noColumn: the number is bare
	value    float64
	from, to int // spans
}

// numberSideAt finds a number and its column at a span.
func (g *reading) numberSideAt(i int) (numberSide, bool) {
	a, b := g.at(i), g.at(i+1)
	switch {
	case a.role == isNumber && b.role == isColumn && g.numeric(b):
		return numberSide{column: g.numericColumn(b), value: a.number, from: i, to: i + 2}, true
	case a.role == isColumn && g.numeric(a) && b.role == isNumber:
		return numberSide{column: g.numericColumn(a), value: b.number, from: i, to: i + 2}, true
	case a.role == isNumber:
		return numberSide{column: noColumn, value: a.number, from: i, to: i + 1}, true
	}
	return numberSide{}, false
}

// sameNumbers reports whether sides are numbers of one column. Where only one of
// them names it, they must be set against each other in so many words: "2 or 3
// beds" is a condition.
func (g *reading) sameNumbers(sides []numberSide, versus bool) bool {
	column, named := noColumn, 0
	for _, s := range sides {
		if s.column == noColumn {
			continue
		}
		if column != noColumn && s.column != column {
			return false
		}
		column = s.column
		named++
	}
	last := sides[len(sides)-1]
	return (named == len(sides) || named > 0 && versus) && !g.boundAfter(last.to-1) && !among(g.at(last.to).role, []role{isNumber, isCompare})
}

// boundBefore reports whether a number at a span is a bound, a rank or one end of
// a range rather than a value.
func (g *reading) boundBefore(i int) bool {
	b := g.at(g.before(i, isStop, isMark))
	return among(b.role, []role{isCompare, isBetween, isTop, isSuper, isAggregate, isNumber}) || b.role == isGroup && g.at(i).role == isColumn
}

// takeSides keeps the rows with one of the numbers and shows each by itself.
func (g *reading) takeSides(sides []numberSide) {
	column := noColumn
	for _, s := range sides {
		if s.column != noColumn {
			column = s.column
		}
	}
	c := condition{column: column, op: query.Equal, value: sides[0].value, ofRow: true, countOf: noColumn, orWith: noColumn, span: sides[0].from}
	for _, s := range sides[1:] {
		c.also = append(c.also, s.value)
	}
	g.conditions = append(g.conditions, c)
	for k := sides[0].from; k < sides[len(sides)-1].to; k++ {
		if g.spans[k].role == isColumn {
			g.usedColumn(k, column)
		}
		g.done(k)
	}
	if b := g.before(sides[0].from, isStop); g.at(b).role == isGroup {
		g.done(b)
	}
	if !containsInt(g.dimensions, column) && !containsInt(g.head, column) {
		g.dimensions = append(g.dimensions, column)
	}
}
