package question

import (
	"fmt"
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// funcs maps the vocabulary's words to aggregates.
func aggregateFunc(word string) (query.AggregateFunc, string) {
	switch word {
	case "sum":
		return query.Sum, "total"
	case "average":
		return query.Average, "average"
	case "median":
		return query.Median, "median"
	case "maximum":
		return query.Maximum, "maximum"
	case "minimum":
		return query.Minimum, "minimum"
	case "stddev":
		return query.StdDev, "standard deviation of"
	case "variance":
		return query.Variance, "variance of"
	case "count":
		return query.Count, "count of"
	case "percentile":
		return query.Quantile, "percentile of"
	case "corr":
		return query.Corr, "correlation of"
	}
	return query.Sum, "total"
}

// measure is an aggregate of a column. A sum goes by the column's own name.
func (g *reading) measure(word string, col int) Measure {
	c := g.column(col)
	fn, prefix := aggregateFunc(word)
	arg, name, unit := g.converted(col)
	m := Measure{Name: name, Label: string(fn) + "(" + name + ")", Expr: query.Aggregate{Func: fn, Argument: arg},
		Aggregate: fn, Column: c.Name, Type: c.Type, Unit: unit}
	if unit != c.Unit {
		m.Type = domain.Number
	}
	switch fn {
	case query.Sum:
		m.Additive = true
	case query.Average:
		m.Numerator = query.Aggregate{Func: query.Sum, Argument: arg}
		m.Denominator = query.Aggregate{Func: query.Count, Argument: arg}
		m.DenominatorLabel = "rows"
	}
	if fn == query.Variance {
		m.Unit = "" // the square of the column's
	}
	if fn != query.Sum {
		m.Name = prefix + " " + name
		if fn != query.Minimum && fn != query.Maximum {
			m.Type = domain.Number
		}
	}
	return m
}

func (g *reading) wantedMeasure(w wanted) Measure {
	col := w.columns[0].column
	if w.aggregate == "corr" && w.second != noColumn {
		x, y := g.column(col).Name, g.column(w.second).Name
		return Measure{Name: "correlation of " + x + " and " + y, Label: "corr(" + x + ", " + y + ")", Aggregate: query.Corr, Column: x, Type: domain.Number,
			Expr: query.Aggregate{Func: query.Corr, Argument: query.Column{Name: x}, Second: query.Column{Name: y}}}
	}
	m := g.measure(w.aggregate, col)
	if w.aggregate == "percentile" {
		agg := m.Expr.(query.Aggregate)
		agg.At = w.at
		m.Expr = agg
		m.Name = fmt.Sprintf("%s percentile of %s", ordinal(w.at*100), m.Column)
		m.Label = fmt.Sprintf("quantile(%s, %g)", m.Column, w.at)
	}
	return m
}

func ordinal(v float64) string {
	n := int(v)
	suffix := "th"
	switch {
	case n%100 >= 11 && n%100 <= 13:
	case n%10 == 1:
		suffix = "st"
	case n%10 == 2:
		suffix = "nd"
	case n%10 == 3:
		suffix = "rd"
	}
	return fmt.Sprintf("%g%s", v, suffix)
}

// countMeasure counts rows, or the members of a column.
func (g *reading) countMeasure() Measure {
	if g.countTime != "" && g.countOf == noColumn && g.plan.Time != nil {
		return g.countPeriods()
	}
	return g.countMeasureOf(g.countOf, g.distinct)
}

// countPeriods counts the periods that have rows.
func (g *reading) countPeriods() Measure {
	var e query.Expr = query.Column{Name: g.plan.Time.Column}
	if g.plan.Time.Type != domain.Integer {
		e = query.Truncate{Grain: g.countTime, Expr: e}
	}
	return Measure{Name: "number of " + string(g.countTime) + "s", Label: "distinct " + string(g.countTime) + "s of " + g.plan.Time.Column, Type: domain.Integer,
		Aggregate: query.Count, Column: g.plan.Time.Column, Expr: query.Aggregate{Func: query.Count, Argument: e, Distinct: true}}
}

func (g *reading) countMeasureOf(col int, distinct bool) Measure {
	if k, ok := g.countsColumn(); ok && col == noColumn && !g.saysRows() {
		m := g.measure("sum", k)
		g.assume("things are counted by " + m.Column + ", since each row stands for many")
		g.alternative("number of rows")
		return m
	}
	if g.rowsWith > 0 && col == noColumn {
		return g.rowsHaving(g.column(g.rowsWith - 1))
	}
	if col == noColumn || g.namesRows(col) && !distinct {
		return Measure{Name: "Count", Label: "count of rows", Expr: query.Aggregate{Func: query.Count}, Aggregate: query.Count, Type: domain.Integer, Additive: true}
	}
	name := g.column(col).Name
	return Measure{Name: "distinct " + name, Label: "distinct count of " + name, Aggregate: query.Count, Column: name, Type: domain.Integer,
		Expr: query.Aggregate{Func: query.Count, Argument: query.Column{Name: name}, Distinct: true}}
}

// rowShare is the share of distinct values from which on a column is thought
// to name the rows themselves rather than things that rows are about.
const rowShare = 0.9

// namesRows reports whether a column names the rows: nearly every row has a
// value of its own.
func (g *reading) namesRows(col int) bool {
	c := g.column(col)
	if isKey(c.Name) {
		return c.NullShare == 0 && c.Distinct == g.in.Dataset.Rows
	}
	if c.Type == domain.String && col == g.namingColumn() && float64(c.Distinct) >= 0.5*float64(g.in.Dataset.Rows) {
		return true
	}
	return float64(c.Distinct) >= rowShare*float64(g.in.Dataset.Rows)
}

// isKey reports whether a name says that its values number things.
func isKey(name string) bool {
	if strings.HasSuffix(strings.TrimSpace(name), "#") {
		return true
	}
	ws := words(name)
	if len(ws) == 0 {
		return false
	}
	switch ws[len(ws)-1] {
	case "id", "no", "number", "nr", "code", "key", "uuid", "guid", "ref", "reference":
		return true
	}
	return false
}

// keyOf is the column that numbers the things of a word: "Order ID" for
// "orders"; noColumn where there is none.
func (g *reading) keyOf(word string) int {
	base := g.stems.base(word)
	for i, c := range g.in.Dataset.Columns {
		ws := g.stems.bases(words(c.Name))
		if !isKey(c.Name) || len(ws) < 2 || c.Role == domain.RoleMeasure {
			continue
		}
		if strings.Join(ws[:len(ws)-1], " ") == base || len(ws) == 2 && slices.Contains(abbreviated(ws[0]), base) { // "ord_id"
			return i
		}
	}
	return noColumn
}

// Averaged says that a column of which no aggregate is said was averaged.
func Averaged(c domain.Column) string {
	return c.Name + " is averaged, since its values are not known to add up"
}

// anyAmount reports whether one of the columns is an amount.
func (g *reading) anyAmount(cols []int) bool {
	for _, k := range cols {
		if NatureOf(g.column(k)) == Amount {
			return true
		}
	}
	return false
}

// surelyRate reports whether a column's name or unit says that it is a level,
// where a missing sign of an amount alone would not.
func surelyRate(c domain.Column) bool {
	for _, w := range words(c.Name) {
		switch singular(w) {
		case "per", "average", "avg", "mean", "median", "rate", "ratio", "percent", "percentage", "pct", "share", "index", "score", "rating", "margin":
			return true
		}
		if rateHead(singular(w)) {
			return true
		}
	}
	if n, said := natureSaid(c); said && n == Rate {
		return true
	}
	return c.Unit == "%" || fewSteps(c)
}

// defaultMeasure is a column aggregated as its nature asks for.
func (g *reading) defaultMeasure(col int) Measure {
	m := g.measure(g.defaultAggregate(col), col)
	m.Chosen = !g.perRow
	return m
}

// defaultAggregate is what a measure is aggregated by where the question does
// not say: amounts are added up, levels averaged.
func (g *reading) defaultAggregate(col int) string {
	c := g.column(col)
	if g.perRow {
		return "average"
	}
	if g.addsUpAtOnce(c) {
		g.assume(c.Name + " is added up, since all of it is of one time")
		g.alternative("average of " + c.Name)
		return "sum"
	}
	if g.in.Analysis == domain.Pareto && NatureOf(c) != Amount && (!surelyRate(c) || weighs(c) || HoldsThings(c)) {
		g.assume(c.Name + " is added up, since shares of it are asked for")
		g.alternative("average of " + c.Name)
		return "sum"
	}
	if slices.Contains(g.howMany, col) {
		g.assume(c.Name + " is added up, since how many there are is asked for")
		g.alternative("average of " + c.Name)
		return "sum"
	}
	if g.addUp && NatureOf(c) != Amount && !surelyRate(c) {
		g.assume(c.Name + " is added up like the amounts beside it")
		return "sum"
	}
	if NatureOf(c) == Amount {
		if AmountByValues(c) {
			g.assume(c.Name + " is added up, since " + WhyAmount(c))
		}
		g.alternative("average of " + c.Name)
		return "sum"
	}
	g.assume(Averaged(c))
	g.alternative("sum of " + c.Name)
	return "average"
}
