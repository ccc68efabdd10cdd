package question

import "github.com/lumenore/analytics-mcp-server/domain"

// averagePerPeriod reads "average sales per month" of an amount that flows as the
// average of the months' totals, as it reads "average monthly sales". What is paid
// or lasts at each occasion is averaged over the rows of each period instead.
func (g *reading) averagePerPeriod(i int) bool {
	sp := g.spans[i]
	n := g.before(i, isStop)
	a := g.before(n, isStop, isAll, isOf)
	if g.tokens[sp.from].text != "per" || sp.grain.Calendar || sp.grain.Grain == "" || !g.plain() || n < 1 || a < 0 || !g.rankable(n) ||
		g.spans[a].role != isAggregate || g.spans[a].word != "average" {
		return false
	}
	c := g.column(g.numericColumn(g.spans[n]))
	if !flows(c) && !(NatureOf(c) == Amount && (flowing(c.Name) || !AmountByValues(c) && !isDuration(c) && g.groupsBeside(i))) {
		return false
	}
	for _, other := range g.spans {
		if among(other.role, []role{isChart, isDerived, isVersusTime}) {
			return false
		}
	}
	period := string(sp.grain.Grain)
	g.spans[a].grain = sp.grain
	g.assume("the average per " + period + " is that of the totals of the " + period + "s")
	g.alternative("average over the rows of " + c.Name + " by " + period)
	g.done(i)
	return true
}

// groupsBeside reports whether other groups are named than the periods at a span:
// "average cost per month by site" has one figure a site.
func (g *reading) groupsBeside(i int) bool {
	for k, sp := range g.spans {
		if next := g.at(g.after(k, isStop, isAll)); k != i && sp.role == isGroup && next.role == isColumn && !g.column(next.columns[0].column).Type.Temporal() {
			return true
		}
	}
	return false
}

// flows reports whether a column holds an amount of which people ask how much
// there is in a time: what is sold, made or counted, not what one occasion costs
// or how long it takes.
func flows(c domain.Column) bool {
	if NatureOf(c) != Amount || AmountByValues(c) || isDuration(c) {
		return false
	}
	for _, w := range words(c.Name) {
		switch singular(w) {
		case "sale", "revenue", "turnover", "profit", "income", "production", "output", "consumption", "generation", "demand", "volume",
			"visit", "click", "view", "session", "impression", "order", "passenger", "unit", "quantity", "qty", "signup", "download", "call",
			"shipment", "delivery", "emission", "rain", "rainfall", "precipitation", "export", "import", "yield":
			return true
		}
	}
	ws := words(c.Name)
	last := ws[len(ws)-1]
	return c.Type == domain.Integer && c.Distinct > maxGroupNumbers && singular(last) != last
}

// rowsPerPeriod reads "trips per day on average" as the average of how many there
// are of them in each period, and "trips per driver per day on average" as that of
// each driver.
func (g *reading) rowsPerPeriod(i int) bool {
	sp := g.spans[i]
	n, a := g.before(i, isStop), g.after(i, isStop)
	if g.tokens[sp.from].text != "per" || sp.grain.Calendar || sp.grain.Grain == "" ||
		g.at(a).role != isAggregate || fold(g.words(g.spans[a])) != "on average" || among(g.at(g.after(a, isStop)).role, []role{isColumn, isOf}) {
		return false
	}
	per := g.before(n, isStop)
	dimension := g.at(n).role == isColumn && g.column(g.groupColumn(g.at(n))).Role == domain.RoleDimension
	if dimension && g.at(per).role == isGroup && g.tokens[g.at(per).from].text == "per" {
		if !g.isThings(g.at(g.before(per, isStop))) {
			return false
		}
		g.addDimension(n, g.spans[n])
		g.done(n, per)
		n = g.before(per, isStop)
	}
	if !g.isThings(g.at(n)) {
		return false
	}
	g.counting, g.rowsNamed = true, true
	g.measures = append(g.measures, wanted{aggregate: "average", span: a, grain: sp.grain.Grain, second: noColumn})
	g.done(n, i, a)
	return true
}
