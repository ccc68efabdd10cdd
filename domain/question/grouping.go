package question

import (
	"github.com/lumenore/analytics-mcp-server/domain"
)

// groupedColumn is a column after "by" and its kind.
func (g *reading) groupedColumn(w *outputs, i int, sp span) error {
	w.grouped++
	col := g.groupColumn(sp)
	c := g.column(col)
	size := c.Role == domain.RoleMeasure && c.Type.Numeric()
	big := size && c.Distinct > maxGroupNumbers
	next := g.at(g.after(i, isStop, isAll))
	if next.role != isLogic && next.role != isMark && next.role != isColumn {
		defer func() { w.grouping, w.per = false, false }()
	}
	if w.per && size && g.in.Analysis != domain.Outlier && g.in.Analysis != domain.Correlation {
		if divided, err := g.dividedBy(i, col); divided || err != nil {
			return err
		}
	}
	// The order of the cases is their meaning: a column is taken for the first that fits.
	switch {
	case g.saysWhichTime(w, i, col):
	case g.ranksBy(i, col), g.isFieldOfPicked(i, c):
		g.bare = append(g.bare, named{columns: sp.columns, span: i})
	case !w.per && w.grouped == 1 && g.ranksByCountOf(i, c):
		g.countKey(i, col)
		if g.at(i+1).role == isCount {
			g.done(i + 1)
		}
	case g.picked && g.top != nil && !size && len(g.head) == 0: // "the heaviest penguin by species"
		g.within = append(g.within, col)
		g.usedColumn(i, col)
	case g.searchedBy(w, i, col), size && w.per && g.in.Analysis == domain.Outlier,
		big && (g.in.Analysis == domain.Outlier || g.in.Analysis == domain.Correlation): // "unusual order lines by profit": judged by it
		g.bare = append(g.bare, named{columns: sp.columns, span: i})
	case w.per && g.perOneOf(i, col):
		g.perOne = append(g.perOne, col)
		g.usedColumn(i, col)
	case size && g.top != nil && w.grouped == 1 && !w.per: // "top 5 products by profit"
		g.bare = append(g.bare, named{columns: sp.columns, span: i})
		g.rankBy(sp)
	case big && (w.grouped > 1 || g.standsBesideAFigure()):
		g.bare = append(g.bare, named{columns: sp.columns, span: i})
	case !size && g.picksOfEach(w, i) && g.ranksRecords(): // "the 3 highest prices for each symbol": records of each
		g.within = append(g.within, col)
		g.usedColumn(i, col)
	case !size && g.picksOfEach(w, i) && len(g.head) > 0:
		g.within = append(g.within, col)
		g.addDimension(i, sp)
	default:
		if w.per {
			g.averagesRows(col)
		}
		g.addDimension(i, sp)
	}
	if g.eachBefore(i) && !g.partOf(i) {
		g.eachOf = append(g.eachOf, col)
	}
	return nil
}

// isFieldOfPicked reports whether a time is a field of the records that are picked:
// "per symbol and its date".
func (g *reading) isFieldOfPicked(i int, c domain.Column) bool {
	return g.picked && c.Type.Temporal() && g.at(i-1).role == isStop
}

// ranksByCountOf reports whether things are ranked by how many of a key's things each
// has: "top 3 products by tickets", "by ticket count".
func (g *reading) ranksByCountOf(i int, c domain.Column) bool {
	sp := g.spans[i]
	return g.top != nil && isKey(c.Name) && !g.saysKey(sp) && (!g.singular(sp) || g.at(i+1).role == isCount) &&
		len(g.head) > 0 && !g.counting && len(g.measures) == 0
}

// countKey counts the things of a key, which may be the rows.
func (g *reading) countKey(i, col int) {
	g.counting, g.countOf = true, col
	if g.namesRows(col) {
		g.countOf = noColumn
	}
	g.usedColumn(i, col)
}

// standsBesideAFigure reports whether a number of many values behind "by" is another
// figure beside what is named already, which no rows are grouped by.
func (g *reading) standsBesideAFigure() bool {
	if len(g.dimensions) > 0 || g.share != "" {
		return true
	}
	return (len(g.bare) > 0 && !g.keyNamed() || g.chart == "scatter") && !g.counting && len(g.measures) == 0
}

// picksOfEach reports whether so many are asked for of each member.
func (g *reading) picksOfEach(w *outputs, i int) bool {
	return g.top != nil && g.top.n > 0 && (w.per || g.eachBefore(i))
}

// ranksRecords reports whether it is the records themselves that are ranked.
func (g *reading) ranksRecords() bool {
	return len(g.head) == 0 && len(g.measures) == 0 && !g.counting && (g.rowsNamed || len(g.bare) > 0)
}

// rankBy ranks by what stands behind "by", whatever is shown beside it: "top 5
// products by sales with profit".
func (g *reading) rankBy(sp span) {
	if len(g.order) == 0 && !g.counting && len(g.measures) == 0 {
		g.order = append(g.order, orderWish{columns: []columnRef{{column: g.numericColumn(sp), quality: wholeName}}, desc: g.top.desc, said: true})
	}
}

// rankedByAggregate is the measure that stands with its aggregate behind "by" in a
// ranking: "top 5 products by total sales with total profit".
func (g *reading) rankedByAggregate() (string, bool) {
	if g.top == nil {
		return "", false
	}
	for _, w := range g.measures {
		k := w.span
		for k >= 0 && among(g.spans[k].first, []role{isAggregate, isColumn, isOf}) {
			k--
		}
		if k < 0 || g.spans[k].first != isGroup || len(w.columns) == 0 {
			continue
		}
		by := g.wantedMeasure(w).Name
		return by, g.isMeasure(by)
	}
	return "", false
}

// perOneOf reports whether "per" divides by the number of a column's members
// rather than groups by them.
func (g *reading) perOneOf(i, col int) bool {
	switch {
	case (g.rowsNamed || g.keyNamed()) && len(g.measures) == 0 && !g.numbersNamed() && !g.counting && g.groupsAfter(i),
		g.perThing(col), g.perKeyWithin(i, col), g.perRowOfHead(i, col):
		return true
	case g.perMember(i, col):
		g.averagesTotals(col)
		return true
	}
	return g.averagesCounts() && len(g.perOne) == 0 && !g.column(col).Type.Temporal() // "average number of rows per member"
}

// averagesCounts reports whether an aggregate is asked for of how many rows there
// are of each thing.
func (g *reading) averagesCounts() bool {
	for _, m := range g.measures {
		if g.counting && len(m.columns) == 0 && m.grain == "" && m.aggregate != "sum" {
			return true
		}
	}
	return false
}

// keyNamed reports whether the question began with the things that a key
// numbers: "tickets" of "ticket_id".
func (g *reading) keyNamed() bool {
	return len(g.bare) == 1 && isKey(g.column(g.bare[0].columns[0].column).Name)
}

// isThings reports whether a span names the rows, or what a key numbers.
func (g *reading) isThings(sp span) bool {
	return sp.role == isRows || sp.role == isColumn && isKey(g.column(sp.columns[0].column).Name)
}

// keyOfSpan is the key of what a span names; noColumn: the rows.
func (g *reading) keyOfSpan(sp span) int {
	if sp.role == isColumn {
		return sp.columns[0].column
	}
	return g.keyOf(sp.word)
}

// groupsAfter reports whether something else to group by follows: "tickets per
// customer by plan" divides by the customers.
func (g *reading) groupsAfter(i int) bool {
	for k := i + 1; k < len(g.spans); k++ {
		if g.spans[k].role == isGroup {
			return true
		}
	}
	return false
}

// eachBefore reports whether the grouping word before a span was one of "each".
func (g *reading) eachBefore(i int) bool {
	for k := i - 1; k >= 0 && k >= i-3 && len(g.spans[k].columns) == 0; k-- {
		for t := g.spans[k].from; t < g.spans[k].to; t++ {
			switch g.tokens[t].text {
			case "each", "every", "within", "per":
				return true
			case "its", "their":
				if t > 0 && (g.tokens[t-1].text == "within" || g.tokens[t-1].text == "in" || g.tokens[t-1].text == "inside") {
					return true
				}
			}
		}
	}
	return false
}

// partOf reports whether "of each" leads to a span: the parts whose shares are
// asked for, not what they are shares of.
func (g *reading) partOf(i int) bool {
	from := g.spans[i].from
	return from >= 2 && g.tokens[from-2].text == "of" && g.tokens[from-1].text == "each"
}

// perThing reports whether "per x" divides by the number of things rather than
// groups: customers, orders and other identifiers.
func (g *reading) perThing(col int) bool {
	c := g.column(col)
	return c.Role == domain.RoleIdentifier && len(g.head) == 0
}

// perKeyWithin reports whether "per donor by region" divides by the things that a
// column numbers, of which a group has many.
func (g *reading) perKeyWithin(i, col int) bool {
	c := g.column(col)
	return isKey(c.Name) && c.Role != domain.RoleMeasure && c.Distinct > maxGroupNumbers && !g.saysKey(g.spans[i]) && len(g.head) == 0 && g.top == nil && g.groupsAfter(i)
}

func (g *reading) addDimension(i int, sp span) {
	col := g.groupColumn(sp)
	if c := g.column(col); c.Role == domain.RoleTime && c.Type.Temporal() {
		if g.timeline == nil {
			g.timeline = &timelineWish{grain: g.grainIn(sp)}
		}
		g.usedColumn(i, col)
		return
	}
	if !containsInt(g.dimensions, col) && !containsInt(g.head, col) {
		g.dimensions = append(g.dimensions, col)
	}
	g.usedColumn(i, col)
}

// perUnit takes a sum per unit of another column, whose sum it is divided by.
func (g *reading) perUnit(i, col int) error {
	c := g.column(col)
	if f := g.ambiguousMeasure(g.bare[0].span, g.bare[0].columns); f != nil {
		return f
	}
	upper := g.bareColumn(g.bare[0])
	g.assume(g.column(upper).Name + " per " + c.Name + " is the sum of " + g.column(upper).Name + " over the sum of " + c.Name)
	g.alternative("average over the rows of " + g.column(upper).Name + " per " + c.Name)
	g.bare = nil
	g.plan.Measures = append(g.plan.Measures, ratio(g.column(upper), c, ""))
	g.usedColumn(i, col)
	return nil
}
