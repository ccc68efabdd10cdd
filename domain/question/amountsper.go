package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// readAmountsPer reads an amount per thing that is ranked, bounded or asked for by
// something else as one figure, the amount over the number of things: "which region
// has the highest sales per customer" ranks regions, it doesn't list a region for
// each customer.
func (g *reading) readAmountsPer() error {
	for i := range g.spans {
		if g.at(i).role != isGroup || fold(g.words(g.spans[i])) != "per" {
			continue
		}
		left, right := i-1, g.after(i, isStop, isDistinct)
		if !g.numberAt(left) || !(g.perManyThings(right) || g.finerThanRanked(left, right)) {
			continue
		}
		a := g.before(left, isStop, isOf)
		if g.at(a).role != isAggregate {
			a = noColumn
		}
		upper := g.column(g.numericColumn(g.spans[left]))
		if a != noColumn && (g.spans[a].word != "sum" && g.spans[a].word != "average" || g.spans[a].grain.Grain != "") {
			continue
		}
		if !g.ranksAmount(left, right) && !g.boundFollows(right) && !g.boundPrecedes(left) && !g.figureAmongOthers(a, right) {
			continue
		}
		lower, label, name := g.numberOf(g.spans[right])
		m := ratioOf(upper, lower, label, upper.Name+" per "+name)
		g.assume(m.Name + " is the sum of " + upper.Name + " over the " + label)
		g.plan.Measures = append(g.plan.Measures, m)
		g.rates = append(g.rates, ratedAt{span: right, from: left, measure: m, amount: true})
		g.usedColumn(left, g.numericColumn(g.spans[left]))
		g.ordersByAmount(left, a, m.Name)
		if a != noColumn {
			g.done(a)
		}
		g.done(left, i, right)
		if n := g.after(right, isStop); g.at(n).role == isAggregate && g.at(n).word == "average" { // "per grant on average"
			g.done(n)
		}
		g.scopeBehind(right)
	}
	return nil
}

// ordersByAmount orders the rows by a figure that "sorted by" leads to.
func (g *reading) ordersByAmount(amount, aggregate int, name string) {
	if aggregate != noColumn {
		amount = aggregate
	}
	if by := g.before(amount, isStop); g.at(by).role == isOrder && by > 0 {
		g.order = append(g.order, orderWish{measure: name, desc: true})
		g.done(by)
	}
}

// scopeBehind makes of "of" behind a figure that is read the "for" that it means:
// "fine per loan of loans in 2024".
func (g *reading) scopeBehind(i int) {
	if g.at(i+1).role == isOf && g.isThings(g.at(g.after(i+1, isStop, isAll))) {
		g.spans[i+1].role, g.spans[i+1].first = isFor, isFor
	}
}

// perManyThings reports whether a span names the rows, or things of which there are
// too many to be groups.
func (g *reading) perManyThings(i int) bool {
	sp := g.at(i)
	if sp.role == isRows {
		return true
	}
	if sp.role != isColumn || g.saysKey(sp) {
		return false
	}
	c := g.column(sp.columns[0].column)
	return c.Role == domain.RoleIdentifier || c.Role == domain.RoleDimension && c.Distinct > maxGroupNumbers
}

// figureAmongOthers reports whether an amount with its aggregate per thing is one
// figure of something else: a total by groups, or an average beside another measure.
func (g *reading) figureAmongOthers(aggregate, things int) bool {
	switch {
	case aggregate == noColumn:
		return false
	case g.spans[aggregate].word == "sum":
		return g.groupsAfter(things) || g.eachIsARow(things)
	}
	return g.eachIsARow(things) && slices.ContainsFunc(g.spans[things:], func(sp span) bool { return sp.role == isAggregate })
}

// eachIsARow reports whether each thing that a span names is one row, of which a total
// would be a list of the rows.
func (g *reading) eachIsARow(i int) bool {
	k := g.keyOfSpan(g.spans[i])
	return g.spans[i].role == isRows && k == noColumn || k != noColumn && g.namesRows(k)
}

// finerThanRanked reports whether a span behind "per" names members of which there
// are more than of what is ranked: "which vehicle type has the highest load per
// vehicle" ranks the types, "the best product per region" one product for each region.
func (g *reading) finerThanRanked(left, right int) bool {
	k := g.rankedByAmount(left)
	if sp := g.at(right); k == noColumn || sp.role != isColumn || g.numeric(sp) || g.saysKey(sp) {
		return false
	}
	c := g.column(g.spans[right].columns[0].column)
	return c.Role == domain.RoleDimension && c.Distinct > g.column(k).Distinct
}

// ranksAmount reports whether something else than the things behind "per" is ranked
// by the amount at a span.
func (g *reading) ranksAmount(left, right int) bool {
	k := g.rankedByAmount(left)
	return k != noColumn && (g.at(right).role != isColumn || k != g.spans[right].columns[0].column)
}

// rankedByAmount is the column whose members are ranked by the amount at a span; noColumn
// for none.
func (g *reading) rankedByAmount(amount int) int {
	ranks, column := false, noColumn
	for i, sp := range g.spans[:amount] {
		switch {
		case sp.role == isSuper || sp.role == isTop || sp.role == isOrder:
			ranks = true
		case sp.role == isGroup && column != noColumn && g.after(i, isStop, isOf, isAggregate) == amount: // "carriers by cost per job"
			ranks = true
		case sp.role == isColumn && !g.numeric(sp):
			column = sp.columns[0].column
		}
	}
	switch {
	case !ranks:
		return noColumn
	case column == noColumn && g.asksWho():
		return g.personsMeant()
	}
	return column
}

// boundFollows reports whether a bound stands right behind a span.
func (g *reading) boundFollows(i int) bool {
	return among(g.at(g.after(i, isIs, isOf, isStop)).role, []role{isCompare, isBetween})
}

// boundPrecedes reports whether a bound on the amount at a span stands right before it:
// "more than 20 units per batch".
func (g *reading) boundPrecedes(i int) bool {
	n := g.before(i, isOf, isStop)
	return g.at(n).role == isNumber && among(g.at(g.before(n, isStop, isA)).role, []role{isCompare, isLogic}) || g.at(n).role == isBetween
}

// numberOf is how many rows, or different members of a column, a span is about.
func (g *reading) numberOf(sp span) (count query.Aggregate, label, name string) {
	k := g.keyOfSpan(sp)
	if k == noColumn || sp.role == isRows && g.namesRows(k) {
		return query.Aggregate{Func: query.Count}, "count of rows", g.words(sp)
	}
	c := g.column(k)
	return query.Aggregate{Func: query.Count, Argument: query.Column{Name: c.Name}, Distinct: true}, "distinct count of " + c.Name, c.Name
}
