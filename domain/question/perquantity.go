package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// dividedBy reads "fee per kg", "average cost per night" and "total pay per hour
// worked" as the sum of the one over the sum of the other: one number per another
// has no groups. What can be neither, a rating per amount, is refused rather than
// grouped by every single amount. It reports whether it took the column.
func (g *reading) dividedBy(i, col int) (bool, error) {
	c := g.column(col)
	many := c.Distinct > maxGroupNumbers
	upper, aggregate, ok := g.onlyNumber(col)
	if !ok || g.counting || g.top != nil && aggregate != "" || !g.isDivisor(i, col) {
		return false, nil
	}
	u := g.column(upper)
	switch {
	case aggregate != "" && aggregate != "average" && aggregate != "sum":
		if !many {
			return false, nil
		}
		return false, domain.NewFault(domain.KindUnsupported, "the "+aggregate+" of one number over another, row by row, can't be computed.",
			"Ask for the one over the other, as in: "+u.Name+" divided by "+c.Name)
	case !addsUp(u) && !(many && isMoneyLevel(u)):
		if !many {
			return false, nil
		}
		return false, domain.NewFault(domain.KindUnsupported, u.Name+" can't be taken per "+c.Name+
			": it doesn't add up, and "+c.Name+" has too many values to be groups.",
			"Ask how the two go together, as in: correlation between "+u.Name+" and "+c.Name)
	}
	if aggregate != "" {
		g.alternative("average " + u.Name + " by " + c.Name)
		g.bare = []named{{columns: []columnRef{{column: upper}}, span: g.measures[0].span}}
		g.measures = nil
	}
	return true, g.perUnit(i, col)
}

// onlyNumber is the one number that a question has named so far, and the aggregate
// said of it; empty where none was.
func (g *reading) onlyNumber(but int) (col int, aggregate string, ok bool) {
	switch {
	case len(g.plan.Measures) > 0:
	case len(g.bare) == 1 && len(g.measures) == 0 && g.numbersNamed():
		col = g.bareColumn(g.bare[0])
		return col, "", col != but
	case len(g.bare) == 0 && len(g.measures) == 1:
		if m := g.measures[0]; m.grain == "" && len(m.columns) > 0 {
			return m.columns[0].column, m.aggregate, m.columns[0].column != but
		}
	}
	return noColumn, "", false
}

// isDivisor reports whether a number behind "per" is one that others are divided
// by: an amount, something measured in a unit, a plural of things said in its
// singular ("per parcel" of "Parcels"), or any of so many values that they are no
// groups.
func (g *reading) isDivisor(i, col int) bool {
	c := g.column(col)
	if NatureOf(c) == Amount || isDuration(c) || isExtent(c) || measuredIn(c) || g.oneOfThings(i, c) || g.saysOwnUnit(i, c) {
		return true
	}
	if n, said := natureSaid(c); said && n == Rate && c.Type == domain.Integer { // "average cost per age"
		return false
	}
	return c.Distinct > maxGroupNumbers
}

// saysOwnUnit reports whether a span says no more than the unit in which a column's
// name says that it is: "per kVA" of "Transformer (kVA)".
func (g *reading) saysOwnUnit(i int, c domain.Column) bool {
	return inBrackets(c.Name) && fold(g.words(g.spans[i])) == unitText(c)
}

// measuredIn reports whether a column's values are in a unit that its name or its
// description gives.
func measuredIn(c domain.Column) bool {
	_, ok := unitOf(c)
	return ok
}

// oneOfThings reports whether a span says in the singular what a column of whole
// numbers is called by in the plural.
func (g *reading) oneOfThings(i int, c domain.Column) bool {
	noun := thingsIn(c.Name)
	return noun != "" && c.Type == domain.Integer && g.singular(g.spans[i]) && slices.Contains(texts(g.tokens[g.spans[i].from:g.spans[i].to]), g.stems.base(noun))
}

// addsUp reports whether the values of a column may be summed above a quotient.
func addsUp(c domain.Column) bool {
	return NatureOf(c) == Amount || isDuration(c) || isExtent(c) || measuredIn(c) || c.Type == domain.Integer && thingsIn(c.Name) != ""
}

// isMoneyLevel reports whether a column holds what one thing costs or earns: such
// prices are a level of each row, and a sum of money over the rows' quantities.
func isMoneyLevel(c domain.Column) bool {
	name := plainName(c.Name)
	if len(name) == 0 || slices.Contains(name, "per") {
		return false
	}
	name, money := withoutCurrency(name)
	switch singular(name[len(name)-1]) {
	case "price", "salary", "wage", "fare", "rent", "premium", "pay":
		return true
	}
	return money
}
