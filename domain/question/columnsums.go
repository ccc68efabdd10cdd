package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// columnSum is several columns that a question adds: "rent + heating".
type columnSum struct {
	spans   []int // of the columns
	columns []domain.Column
	signs   []string // before each column, "+" or "-"; nil: a plus before all
	sign    string   // "+", "plus" or, behind "as % of", "and"
}

// readColumnSums reads columns of one quantity with a plus between them as one
// measure, and as what others are divided by: "(rent + heating) / area", "tips as %
// of food + drinks". Where a word may as well list them, "rent plus heating", it
// takes a sum said before.
func (g *reading) readColumnSums() error {
	for i := 0; i < len(g.spans); i++ {
		s, ok := g.columnSumAt(i)
		if !ok {
			continue
		}
		if err := g.takeColumnSum(s); err != nil {
			return err
		}
		i = s.spans[len(s.spans)-1]
	}
	return nil
}

// columnSumAt is the sum whose first column stands at a span.
func (g *reading) columnSumAt(i int) (columnSum, bool) {
	s := columnSum{}
	for at := i; g.numberAt(at); {
		s.spans, s.columns = append(s.spans, at), append(s.columns, g.column(g.numericColumn(g.spans[at])))
		sign := g.after(at, isStop)
		next := g.after(sign, isStop, isAggregate, isOf)
		w := fold(g.words(g.at(sign)))
		if w != "+" && w != "plus" && !(w == "and" && g.divisorSign(g.opening(i)) == "as") || !g.numberAt(next) || s.sign != "" && s.sign != w {
			break
		}
		s.sign, at = w, next
	}
	if len(s.columns) < 2 || g.at(g.after(s.spans[len(s.spans)-1], isStop, isMark)).role == isCompare {
		return s, false
	}
	return s, true
}

// opening is the span before one, brackets and words that say nothing aside.
func (g *reading) opening(i int) int {
	i--
	for i >= 0 && (g.spans[i].role == isStop || g.spans[i].role == isOf || slices.Contains([]string{"(", ")", "[", "]"}, g.words(g.spans[i]))) {
		i--
	}
	return i
}

// divisorSign is "/" or "as" where what stands behind a span divides what is before it.
func (g *reading) divisorSign(i int) string {
	switch sp := g.at(i); {
	case i < 0:
		return ""
	case fold(g.words(sp)) == "/", fold(g.words(sp)) == "divided by":
		return "/"
	case sp.role == isRatio && strings.HasPrefix(fold(g.words(sp)), "as "):
		return "as"
	}
	return ""
}

// takeColumnSum reads a sum, unless what stands around it means a list of measures.
func (g *reading) takeColumnSum(s columnSum) error {
	before, last := g.opening(s.spans[0]), s.spans[len(s.spans)-1]
	behind := g.after(last, isStop)
	for fold(g.words(g.at(behind))) == ")" {
		behind = g.after(behind, isStop)
	}
	divides := g.divisorSign(before)
	divided := g.divisorSign(behind) == "/" && g.numberAt(g.opened(behind))
	said := g.at(before).role == isAggregate
	switch {
	case divides == "" && !divided && (s.sign != "+" && !(said && g.at(before).word == "sum") || !s.adds()):
		return nil // a list of measures
	case !s.adds():
		return domain.NewFault(domain.KindUnsupported, s.name()+" can't be added up: they are not amounts of one quantity.",
			"Ask for them one beside the other, as in: "+s.columns[0].Name+" and "+s.columns[1].Name)
	case said && g.at(before).word != "sum":
		return domain.NewFault(domain.KindUnsupported, "the "+g.at(before).word+" of "+s.name()+", row by row, can't be computed.",
			"Ask for the sum of both, as in: "+s.name())
	}
	m, err := g.columnSumMeasure(s, divides, behind, divided)
	if err != nil {
		return err
	}
	g.assume(m.Name + " is " + m.Label)
	g.plan.Measures = append(g.plan.Measures, m)
	if divides != "" || said {
		g.done(before)
	}
	for k := s.spans[0]; k <= last; k++ {
		if g.spans[k].role == isColumn {
			g.usedColumn(k, g.numericColumn(g.spans[k]))
		}
		g.done(k)
	}
	return nil
}

// columnSumMeasure is the sum, what it divides or what it is divided by.
func (g *reading) columnSumMeasure(s columnSum, divides string, behind int, divided bool) (Measure, error) {
	before := g.opening(s.spans[0])
	switch {
	case divides != "":
		upper := before - 1
		for upper >= 0 && !g.numberAt(upper) {
			upper--
		}
		if upper < 0 || divides == "/" && g.opening(before) != upper {
			return Measure{}, domain.NewFault(domain.KindUnsupported, "it is not clear what "+s.name()+" divides.",
				"Ask for one column over the sum, as in: "+s.columns[0].Name+" / ("+s.name()+")")
		}
		if a := g.opening(upper); g.at(a).role == isAggregate && (g.spans[a].word == "sum" || g.spans[a].word == "average") {
			g.done(a)
		}
		k := g.numericColumn(g.spans[upper])
		g.usedColumn(upper, k)
		g.done(upper)
		return s.over(g.column(k)), nil
	case divided:
		lower := g.opened(behind)
		k := g.numericColumn(g.spans[lower])
		g.usedColumn(lower, k)
		g.done(lower, behind)
		return s.per(g.column(k)), nil
	}
	return s.measure(), nil
}

// opened is the span behind one, an opening bracket and stops aside.
func (g *reading) opened(i int) int {
	i = g.after(i, isStop)
	for fold(g.words(g.at(i))) == "(" {
		i = g.after(i, isStop)
	}
	return i
}

// adds reports whether the columns hold amounts of one quantity.
func (s columnSum) adds() bool {
	first := quantityOf(s.columns[0])
	return first != "" && !slices.ContainsFunc(s.columns[1:], func(c domain.Column) bool { return quantityOf(c) != first })
}

// quantityOf is what an amount is of: money, a unit, things that are counted, or
// some other number; empty for what doesn't add up.
func quantityOf(c domain.Column) string {
	unit := unitText(c)
	switch {
	case surelyRate(c):
		return ""
	case saysCurrency(c, words(c.Name)):
		return "money"
	case addable(unit):
		return unit
	case NatureOf(c) != Amount:
		return ""
	case c.Type == domain.Integer:
		return "count"
	}
	return "amount"
}

func (s columnSum) name() string { return s.joined("", "") }

// joined is the names of the columns with their signs, each within before and after.
func (s columnSum) joined(before, after string) string {
	out := ""
	for i, c := range s.columns {
		switch {
		case i == 0:
		case s.takesOff(i):
			out += " - "
		default:
			out += " + "
		}
		out += before + c.Name + after
	}
	return out
}

// takesOff reports whether a column is taken off the others.
func (s columnSum) takesOff(i int) bool { return s.signs != nil && s.signs[i] == "-" }

// expr adds and takes off the sums of the columns over the rows that where keeps;
// a column without values counts as nothing.
func (s columnSum) expr(where query.Expr) query.Expr {
	var all query.Expr
	for i, c := range s.columns {
		var sum query.Expr = query.Call{Function: query.Coalesce, Arguments: []query.Expr{
			query.Aggregate{Func: query.Sum, Argument: query.Column{Name: c.Name}, Where: where}, query.Literal{Value: int64(0)}}}
		switch {
		case all == nil:
			all = sum
		case s.takesOff(i):
			all = query.Arithmetic{Op: query.Subtract, Left: all, Right: sum}
		default:
			all = query.Arithmetic{Op: query.Add, Left: all, Right: sum}
		}
	}
	return all
}

func (s columnSum) measure() Measure {
	m := Measure{Name: s.name(), Label: s.joined("sum(", ")"), Expr: s.expr(nil), Type: s.columns[0].Type, Unit: s.columns[0].Unit, Additive: true}
	for _, c := range s.columns[1:] {
		if c.Type != m.Type {
			m.Type = domain.Number
		}
		if c.Unit != m.Unit {
			m.Unit = ""
		}
	}
	return m
}

// over is a column's sum over the sum of the columns, of the rows that have it.
func (s columnSum) over(c domain.Column) Measure {
	label := "(" + s.joined("sum(", ")") + ")"
	m := Measure{Name: c.Name + " / (" + s.name() + ")", Label: "sum(" + c.Name + ") / " + label, Type: domain.Number, Column: c.Name, DenominatorLabel: label}
	var where query.Expr
	if c.NullShare > 0 {
		where = filled(c)
	}
	return m.over(query.Aggregate{Func: query.Sum, Argument: query.Column{Name: c.Name}}, s.expr(where))
}

// per is the sum of the columns over that of another, of the rows that have that.
func (s columnSum) per(c domain.Column) Measure {
	m := Measure{Name: "(" + s.name() + ") / " + c.Name, Label: "(" + s.joined("sum(", ")") + ") / sum(" + c.Name + ")", Type: domain.Number, Column: c.Name, DenominatorLabel: "sum(" + c.Name + ")"}
	var where query.Expr
	if c.NullShare > 0 {
		where = filled(c)
	}
	return m.over(s.expr(where), query.Aggregate{Func: query.Sum, Argument: query.Column{Name: c.Name}})
}
