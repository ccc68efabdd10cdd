package question

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// settleBare decides what columns are for that were named without saying so.
func (g *reading) settleBare() {
	if g.listsRecords() || g.drawn() {
		g.listBare()
		return
	}
	var fields []int
	for _, b := range g.bare {
		col := g.bareColumn(b)
		if g.onlyPays(b) {
			continue
		}
		for _, r := range b.columns {
			if r.column == col {
				g.matched(g.spans[b.span], g.column(col).Name, r.how)
			}
		}
		fields = append(fields, g.settleNamed(b, col)...)
	}
	g.bareMeasures(fields)
}

// listBare makes fields of records of all columns that were named.
func (g *reading) listBare() {
	g.fieldsNamed = true
	for _, k := range g.head {
		g.plan.Fields = appendUnique(g.plan.Fields, g.column(k).Name)
	}
	for _, b := range g.bare {
		k := g.bareColumn(b)
		g.usedColumn(b.span, k)
		g.plan.Fields = appendUnique(g.plan.Fields, g.column(k).Name)
	}
	g.head, g.bare = nil, nil
	if g.timeline != nil && g.timeline.which {
		g.plan.Fields = appendUnique(g.plan.Fields, g.plan.Time.Column)
		g.timeline = nil
	}
}

// onlyPays reports whether a word that can name money is but the verb: "paid
// with a card".
func (g *reading) onlyPays(b named) bool {
	sp := g.spans[b.span]
	w := g.tokens[sp.from].text
	if b.columns[0].how == "the amount of money" && isVerb(w) && !g.asksHowMuch() {
		return true
	}
	return (w == "paid" || w == "sold" || w == "spent") && sp.to == sp.from+1 && (g.counting || g.share != "") && (g.wasFilter(b.span+2) || g.wasFilter(b.span+3))
}

// settleNamed decides what one such column is for, and returns the numbers that
// are shown of it.
func (g *reading) settleNamed(b named, col int) []int {
	c, sp := g.column(col), g.spans[b.span]
	switch {
	case (b.columns[0].how == whenItHappened || g.participle(sp)) && g.plan.Time != nil && g.plan.Time.Column == c.Name: // "accounts that signed up": it only says which time
	case c.Role == domain.RoleMeasure && c.Type.Numeric() && !(g.explicit() && g.asGroup(c) && !(g.joinedToLast(b.span) && holdsCount(c))):
		return g.numbersOf(b, col)
	case isKey(c.Name) && c.Role != domain.RoleMeasure && g.explicit() && (g.grouped() || g.versus) && !g.saysKey(sp): // "the average fare of passengers by class"
		g.rowsNamed = true
	case g.onlyRowsOf(b.span, col):
		g.rowsNamed = true
	case g.listing && b.columns[0].quality <= stemOfName && g.stems.base(g.tokens[sp.to-1].text) == g.tokens[sp.to-1].text: // a verb: "customers who ordered"
	case isKey(c.Name) && c.Role != domain.RoleMeasure && !g.listing && !g.which:
		g.settleKey(b, col)
	case g.namesRows(col) && (g.explicit() || len(g.bare) > 1 || g.grouped()) && c.Role == domain.RoleIdentifier:
		g.rowsNamed = true
	case c.Role == domain.RoleTime && c.Type.Temporal() && g.onlyTellsWhen(b.span, c):
	case c.Role == domain.RoleTime && (g.plan.Period != nil || b.columns[0].quality <= stemOfName):
	case c.Role == domain.RoleTime && c.Type.Temporal() && (g.picked || len(g.within) > 0 && len(g.head) == 0) && !g.explicit(): // "the 3 highest prices for each symbol with their dates"
		return []int{col}
	case c.Role == domain.RoleTime && c.Type.Temporal():
		if g.timeline == nil && (g.explicit() || len(g.bare) > 1) && g.plan.Period == nil {
			g.timeline = &timelineWish{grain: g.grainIn(sp)}
		}
	case len(g.head) > 0 && !g.explicit() && !g.joinedToLast(b.span) && g.objectOfFilter(b.span): // "products from the Garden category"
		g.matched(sp, g.column(g.head[0]).Name, "what the condition is about")
	case g.in.Analysis == domain.Prediction && len(g.bare) == 1 && !g.explicit() && !g.grouped() && !g.which && !g.rowsNamed && !g.singular(sp) && g.groupable(sp) && len(g.plan.Filters) == 0: // "members next year": how many
		g.counting, g.countOf, g.distinct = true, col, true
	case g.onlyDoes(b.span) || g.onlyHeads(b.span) || g.ofManyMembers(b, c):
		g.assume("all " + g.words(sp) + " are taken together")
	case !containsInt(g.dimensions, col) && !containsInt(g.head, col):
		g.dimensions = append(g.dimensions, col)
	}
	return nil
}

// numbersOf are the numbers that a word names: all of them, unless one is their
// total.
func (g *reading) numbersOf(b named, col int) []int {
	fields := []int{col}
	if g.hasTotal(b.columns) {
		return fields
	}
	for _, r := range b.columns[1:] {
		if g.column(r.column).Type.Numeric() {
			fields = append(fields, r.column)
		}
	}
	return fields
}

// settleKey takes a key that was named for the rows, for what is listed, or for
// what is counted.
func (g *reading) settleKey(b named, col int) {
	g.rowsNamed = true
	if restricted := g.at(g.after(b.span, isStop)).role; len(g.bare) == 1 || b.span == g.bare[0].span {
		if (restricted == isWhose || restricted == isWith) && !g.explicit() && !g.grouped() && g.share == "" { // "customers who ordered in 2024"
			g.listing = true
			g.dimensions = append(g.dimensions, col)
			return
		}
	}
	if len(g.plan.Having) > 0 && !g.explicit() {
		g.dimensions = append(g.dimensions, col)
		return
	}
	if !g.explicit() && !g.numbersNamed() && g.share == "" && len(g.order) == 0 || g.share != "" && !g.explicit() && !g.numbersNamed() {
		g.counting, g.countOf = true, col
	}
}

// participle reports whether a span is one word such as "closed" out of a longer
// name: it says which things are meant, not by what they are shown.
func (g *reading) participle(sp span) bool {
	return sp.to == sp.from+1 && strings.HasSuffix(g.tokens[sp.from].text, "ed") && sp.columns[0].quality < wholeName
}

// objectOfFilter reports whether a condition says something of what a span
// names.
func (g *reading) objectOfFilter(i int) bool {
	for t := g.spans[i].from - 1; t >= 0 && t >= g.spans[i].from-3; t-- { // "which plans do our customers have"
		if w := g.tokens[t].text; w == "do" || w == "does" || w == "did" {
			return true
		}
	}
	for k := i + 1; k < len(g.spans) && k <= i+4; k++ {
		if g.wasFilter(k) {
			return true
		}
	}
	return false
}

// isVerb reports whether a word for money is a verb, which asks for an amount
// only after "how much".
func isVerb(w string) bool {
	switch w {
	case "sell", "sold", "sells", "selling", "earn", "earned", "spend", "spent", "spends", "pay", "paid", "paying", "pays":
		return true
	}
	return false
}

func (g *reading) asksHowMuch() bool {
	if g.numbersNamedBeside() || g.explicit() {
		return false
	}
	return g.saysHowMuch()
}

func (g *reading) saysHowMuch() bool {
	for k := 0; k+1 < len(g.tokens); k++ {
		if g.tokens[k].text == "how" && g.tokens[k+1].text == "much" {
			return true
		}
	}
	return false
}

// numbersNamedBeside reports whether a quantity other than by a verb was named.
func (g *reading) numbersNamedBeside() bool {
	for _, b := range g.bare {
		c := g.column(b.columns[0].column)
		if c.Role == domain.RoleMeasure && c.Type.Numeric() && !isVerb(g.tokens[g.spans[b.span].from].text) {
			return true
		}
	}
	return false
}

// numbersNamed reports whether a quantity was named without an aggregate.
func (g *reading) numbersNamed() bool {
	for _, b := range g.bare {
		if c := g.column(b.columns[0].column); c.Role == domain.RoleMeasure && c.Type.Numeric() {
			return true
		}
	}
	return false
}

// bareColumn picks the reading of a column named without saying what for: the
// total of several, a quantity before a kind.
func (g *reading) bareColumn(b named) int {
	if g.hasTotal(b.columns) {
		return b.columns[0].column
	}
	for k, r := range b.columns {
		if c := g.column(r.column); c.Role == domain.RoleMeasure && c.Type.Numeric() {
			b.columns[0], b.columns[k] = b.columns[k], b.columns[0]
			break
		}
	}
	return b.columns[0].column
}

// asGroup reports whether a number named beside an explicit aggregate is what
// to group by: "cylinders versus average mpg".
func (g *reading) asGroup(c domain.Column) bool {
	return c.Distinct <= maxGroupNumbers && c.Type == domain.Integer && len(g.order) == 0 && !g.searchesPeriods() || g.versus && c.Distinct <= 200
}
