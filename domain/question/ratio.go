package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// ratioAt reads "average order value" and "ratio of profit to sales".
func (g *reading) ratioAt(w *outputs, i int) error {
	g.done(i)
	var m Measure
	var ok bool
	switch g.spans[i].word {
	case "order value":
		m, ok = g.orderValue()
	case "margin":
		m, ok = g.margin()
	case "clicks", "cost click", "cost conversion", "conversion", "return":
		m, ok = g.marketing(g.spans[i].word)
	default:
		return g.dividedAt(i)
	}
	if !ok {
		return g.unknown(g.words(g.spans[i]))
	}
	g.plan.Measures = append(g.plan.Measures, m)
	if w.grouping && g.top != nil {
		g.order = append(g.order, orderWish{measure: m.Name, desc: g.top.desc, said: true})
	}
	w.grouping = false
	return nil
}

// margin is profit over sales, where the dataset has both.
func (g *reading) margin() (Measure, bool) {
	profit, sales := noColumn, g.lexicon.money()
	for _, ref := range g.lexicon.byBase["profit"] {
		if g.column(ref.column).Role == domain.RoleMeasure && ref.quality >= headOfName && profit == noColumn {
			profit = ref.column
		}
	}
	for _, word := range []string{"sale", "revenue"} {
		for _, ref := range g.lexicon.byBase[word] {
			if c := g.column(ref.column); c.Role == domain.RoleMeasure && NatureOf(c) == Amount && ref.quality >= headOfName {
				sales = ref.column
			}
		}
	}
	if cost := g.costOfSales(); profit == noColumn && sales >= 0 && cost != noColumn && cost != sales {
		return g.marginOver(sales, cost), true
	}
	if profit == noColumn || sales < 0 || sales == profit {
		return Measure{}, false
	}
	g.assume("margin is the sum of " + g.column(profit).Name + " over the sum of " + g.column(sales).Name)
	m := ratio(g.column(profit), g.column(sales), "margin")
	m.Unit = ""
	return m, true
}

// costOfSales is the column of what was sold cost; noColumn where there is none, or
// several.
func (g *reading) costOfSales() int {
	found := noColumn
	for k, c := range g.in.Dataset.Columns {
		name, _ := withoutCurrency(words(c.Name)) // the cost of fuel or freight alone is not that of what was sold
		if c.Role != domain.RoleMeasure || NatureOf(c) != Amount ||
			!slices.Contains(phrases("cost|costs|cogs|total cost|total costs|cost of sales|cost of goods sold|cost of goods"), strings.Join(name, " ")) {
			continue
		}
		if found != noColumn {
			return noColumn
		}
		found = k
	}
	return found
}

// marginOver is what is left of sales after their costs, as a part of the sales.
func (g *reading) marginOver(sales, cost int) Measure {
	s, c := g.column(sales), g.column(cost)
	m := columnSum{columns: []domain.Column{s, c}, signs: []string{"+", "-"}}.per(s)
	g.assume("margin is (" + s.Name + " - " + c.Name + ") / " + s.Name + ", each added up, since no profit is told")
	m.Name, m.Unit = "margin", ""
	return m
}

// marketing is one of the ratios that campaigns are judged by, where the dataset
// has both of its sums.
func (g *reading) marketing(word string) (Measure, bool) {
	var upper, lower []string
	name := ""
	switch word {
	case "clicks":
		name, upper, lower = "click-through rate", []string{"click"}, []string{"impression", "view"}
	case "cost click":
		name, upper, lower = "cost per click", []string{"spend", "cost"}, []string{"click"}
	case "cost conversion":
		name, upper, lower = "cost per conversion", []string{"spend", "cost"}, []string{"conversion", "acquisition", "order"}
	case "conversion":
		name, upper, lower = "conversion rate", []string{"conversion", "order"}, []string{"click", "visit", "session", "visitor"}
	case "return":
		name, upper, lower = "return on spend", []string{"revenue", "sale", "income"}, []string{"spend", "cost"}
	}
	u, l := g.amountNamed(upper), g.amountNamed(lower)
	if u == noColumn || l == noColumn || u == l {
		return Measure{}, false
	}
	g.assume(name + " is the sum of " + g.column(u).Name + " over the sum of " + g.column(l).Name)
	return ratio(g.column(u), g.column(l), name), true
}

// amountNamed is the first measure that one of the words names.
func (g *reading) amountNamed(words []string) int {
	for _, w := range words {
		for _, ref := range g.lexicon.byBase[w] {
			if c := g.column(ref.column); c.Role == domain.RoleMeasure && NatureOf(c) == Amount {
				return ref.column
			}
		}
	}
	return noColumn
}

// dividedAt reads two columns around "divided by", or after "ratio of".
func (g *reading) dividedAt(i int) error {
	if x, y, ok := g.pairBefore(i); ok {
		g.plan.Measures = append(g.plan.Measures, ratio(g.column(x), g.column(y), ""))
		return nil
	}
	if whole, err := g.withinWhole(i); whole || err != nil {
		return err
	}
	next := g.after(i, isStop, isOf, isAggregate)
	left := g.before(i, isStop, isAggregate)
	upper, lower := g.at(left), g.at(next)
	if k := len(g.bare) - 1; k >= 0 && g.bare[k].span < i && g.bare[k].span >= i-3 {
		left = g.bare[k].span
		upper.role = isStop
	}
	if upper.role != isColumn && len(g.bare) > 0 && g.bare[len(g.bare)-1].span == left {
		upper = span{role: isColumn, columns: g.bare[len(g.bare)-1].columns}
		g.bare = g.bare[:len(g.bare)-1]
	} else if len(g.measures) > 0 && g.measures[len(g.measures)-1].span == left {
		upper = span{role: isColumn, columns: g.measures[len(g.measures)-1].columns}
		g.measures = g.measures[:len(g.measures)-1]
	}
	if strings.HasPrefix(fold(g.words(g.spans[i])), "ratio") || strings.HasPrefix(fold(g.words(g.spans[i])), "the ratio") {
		second := g.after(next, isLogic, isIn, isStop, isOf, isVersus, isAggregate)
		upper, lower = g.at(next), g.at(second)
		g.markUsed(next)
		next = second
	}
	if upper.role != isColumn || lower.role != isColumn {
		if strings.Contains(fold(g.words(g.spans[i])), "ratio") {
			return g.untied(g.words(g.spans[i]))
		}
		return nil
	}
	if !g.numeric(upper) || !g.numeric(lower) {
		return g.untied(g.words(g.spans[i]))
	}
	g.markUsed(next)
	g.plan.Measures = append(g.plan.Measures, ratio(g.column(g.numericColumn(upper)), g.column(g.numericColumn(lower)), ""))
	return nil
}

func (g *reading) markUsed(i int) {
	if i >= 0 && i < len(g.spans) {
		g.done(i)
	}
}

// orderValue is the value of orders over their number: from a column of each,
// or the default amount over the distinct orders.
func (g *reading) orderValue() (Measure, bool) {
	value, count, id := noColumn, noColumn, noColumn
	for k, c := range g.in.Dataset.Columns {
		name := strings.Join(g.stems.bases(words(c.Name)), " ")
		measure := c.Type.Numeric() && c.Role == domain.RoleMeasure
		switch {
		case measure && slices.Contains(phrases("order value|order amount|order total|total order value"), name):
			value = k
		case measure && slices.Contains(phrases("order|order count|number of order|purchase"), name):
			count = k
		case c.Role == domain.RoleIdentifier && slices.Contains(phrases("order id|order|order number|order no|invoice|invoice id|invoice no"), name):
			id = k
		}
	}
	if value == noColumn {
		value = g.indexOf(g.in.Dataset.DefaultMeasure)
	}
	switch {
	case value == noColumn:
		return Measure{}, false
	case count != noColumn:
		m := ratio(g.column(value), g.column(count), "Average Order Value")
		g.assume("average order value is the sum of " + g.column(value).Name + " over the sum of " + g.column(count).Name)
		return m, true
	case id != noColumn:
		m := ratioOf(g.column(value), query.Aggregate{Func: query.Count, Argument: query.Column{Name: g.column(id).Name}, Distinct: true},
			"distinct count of "+g.column(id).Name, "Average Order Value")
		g.assume("average order value is the sum of " + g.column(value).Name + " over the number of orders")
		return m, true
	}
	m := g.measure("average", value)
	g.assume("average order value is the average of " + g.column(value).Name + " over the rows")
	return m, true
}

// ratio is a sum over a sum: right for groups and totals alike, where a mean of
// ratios is not. Both sums are of the rows that have both numbers.
func ratio(upper, lower domain.Column, name string) Measure {
	if name == "" {
		name = upper.Name + " per " + lower.Name
	}
	m := ratioOf(upper, query.Aggregate{Func: query.Sum, Argument: query.Column{Name: lower.Name}}, "sum("+lower.Name+")", name)
	if lower.NullShare > 0 {
		m = m.over(query.Aggregate{Func: query.Sum, Argument: query.Column{Name: upper.Name}, Where: filled(lower)}, m.Denominator)
		m.Needs = []string{upper.Name, lower.Name}
	}
	if upper.Unit == lower.Unit {
		m.Unit = ""
	}
	return m
}

// ratioOf is a sum over an aggregate of the rows that have what is summed.
func ratioOf(upper domain.Column, lower query.Aggregate, label, name string) Measure {
	m := Measure{Name: name, Label: "sum(" + upper.Name + ") / " + label, Type: domain.Number, Unit: upper.Unit, Column: upper.Name, DenominatorLabel: label}
	if upper.NullShare > 0 {
		lower.Where = filled(upper)
	}
	return m.over(query.Aggregate{Func: query.Sum, Argument: query.Column{Name: upper.Name}}, lower)
}

// over gives a measure its numerator and its denominator.
func (m Measure) over(upper, lower query.Expr) Measure {
	m.Expr, m.Numerator, m.Denominator = query.Arithmetic{Op: query.Divide, Left: upper, Right: lower}, upper, lower
	return m
}

// filled is true on the rows that have a value of a column.
func filled(c domain.Column) query.Expr {
	return query.Not{Term: query.IsNull{Expr: query.Column{Name: c.Name}}}
}
