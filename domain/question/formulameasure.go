package question

import (
	"slices"
	"strconv"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// calculated is a formula over the rows of a group.
type calculated struct {
	expr         query.Expr
	upper, lower query.Expr // where it is one over the other
	label, under string     // under: of the divisor
	additive     bool
	quantity     string // what it is an amount of; empty: not known
}

// takeFormula makes a measure of a formula that stands in the spans from one on.
func (g *reading) takeFormula(f *formula, r *formulaReader, from int) error {
	if among(g.at(r.next).role, []role{isCompare, isBetween}) {
		return g.unclearSign(f.core(), "no bound can be set on it")
	}
	for _, k := range r.columns {
		if err := g.oneNumber(k); err != nil {
			return err
		}
	}
	f, r, _ = g.formulaFrom(from) // as the columns are settled
	all, err := g.calculate(f, f.has(func(part *formula) bool { return part.sign == "/" && !part.right.isNumber() }))
	if err != nil {
		return err
	}
	m := Measure{Name: g.formulaName(f), Label: all.label, Expr: all.expr, Type: domain.Number, Additive: all.additive, DenominatorLabel: all.under}
	if len(r.columns) > 0 {
		m.Column = g.column(g.numericColumn(g.spans[r.columns[0]])).Name
	}
	if all.lower != nil {
		m = m.over(all.upper, all.lower)
	}
	m.Needs = g.neededBy(f)
	if !slices.ContainsFunc(g.plan.Measures, func(other Measure) bool { return other.Label == m.Label }) { // ORDER BY says it again
		g.plan.Measures = append(g.plan.Measures, m)
		g.assume(m.Name + " is " + m.Label)
	}
	for _, k := range r.columns {
		g.usedColumn(k, g.numericColumn(g.spans[k]))
	}
	for k := from; k < r.next; k++ {
		if r.arithmeticAt(k) != "" { // "minus" leaves out no rows here
			g.spans[k].first = isMark
		}
		g.done(k)
	}
	g.scopeBehind(r.next - 1)
	return nil
}

// calculate is a formula over the rows of a group. Columns without an aggregate are
// added up where something is divided; a product is that of each row, added up.
func (g *reading) calculate(f *formula, divides bool) (calculated, error) {
	switch {
	case f.number != nil:
		return calculated{expr: query.Literal{Value: *f.number}, label: plainNumber(*f.number)}, nil
	case f.count != nil:
		count, label := g.countedIn(*f.count)
		return calculated{expr: count, label: label, quantity: label}, nil
	case f.of != nil:
		return g.aggregated(f.aggregate, f.of), nil
	case f.sign == "":
		word := "sum"
		if !divides {
			word = g.defaultAggregate(f.column)
		}
		return g.aggregated(word, f), nil
	case f.sign == "×" && f.ofRows() && !f.left.isNumber() && !f.right.isNumber():
		return g.aggregated("sum", f), nil
	}
	left, err := g.calculate(f.left, divides)
	if err != nil {
		return left, err
	}
	right, err := g.calculate(f.right, divides)
	switch {
	case err != nil:
		return right, err
	case f.sign == "×" || f.sign == "/" && f.right.isNumber():
		return g.scaled(f, left, right)
	case f.sign == "/":
		return g.quotient(f, left, right), nil
	}
	return g.added(f, left, right)
}

// aggregated is an aggregate of what each row has.
func (g *reading) aggregated(word string, f *formula) calculated {
	fn, _ := aggregateFunc(word)
	row := g.rowValue(f)
	c := calculated{expr: query.Aggregate{Func: fn, Argument: row}, label: string(fn) + "(" + g.formulaName(f) + ")", additive: fn == query.Sum}
	if f.sign == "" && f.number == nil {
		if c.quantity = quantityOf(g.column(f.column)); c.quantity == "" {
			c.quantity = "level of " + g.column(f.column).Name
			if unit := unitText(g.column(f.column)); unit != "" { // two delays in minutes
				c.quantity = "level in " + unit
			}
		}
	}
	return c
}

// rowValue is a formula's value in each row; whole numbers are made fractions, so that
// no product of theirs is too large.
func (g *reading) rowValue(f *formula) query.Expr {
	switch {
	case f.number != nil:
		return query.Literal{Value: *f.number}
	case f.sign == "":
		return query.Column{Name: g.column(f.column).Name}
	}
	sides := [2]query.Expr{g.rowValue(f.left), g.rowValue(f.right)}
	for k, side := range sides {
		if c, ok := side.(query.Column); ok {
			if column, _ := g.in.Dataset.Column(c.Name); column.Type == domain.Integer {
				sides[k] = query.Call{Function: query.ToNumber, Arguments: []query.Expr{side}}
			}
		}
	}
	return query.Arithmetic{Op: operation(f.sign), Left: sides[0], Right: sides[1]}
}

// scaled is a product with a number, or of two aggregates.
func (g *reading) scaled(f *formula, left, right calculated) (calculated, error) {
	if !f.left.isNumber() && !f.right.isNumber() && (bareRows(f.left) || bareRows(f.right)) {
		return left, g.unclearSign(f, "one of them is of each row and the other of all")
	}
	op := operation(f.sign)
	out := calculated{label: labelled(f, f.left, left) + " " + f.sign + " " + labelled(f, f.right, right)}
	out.additive = left.additive && f.right.isNumber() || right.additive && f.left.isNumber()
	switch {
	case left.lower != nil && f.right.isNumber():
		out.upper, out.lower, out.under = query.Arithmetic{Op: op, Left: left.upper, Right: right.expr}, left.lower, left.under
	case right.lower != nil && f.left.isNumber():
		out.upper, out.lower, out.under = query.Arithmetic{Op: op, Left: left.expr, Right: right.upper}, right.lower, right.under
	default:
		out.expr = query.Arithmetic{Op: op, Left: left.expr, Right: right.expr}
		return out, nil
	}
	out.expr = query.Arithmetic{Op: query.Divide, Left: out.upper, Right: out.lower}
	return out, nil
}

// bareRows reports whether a formula holds a column without an aggregate.
func bareRows(f *formula) bool { return f.ofRows() && !f.isNumber() }

// quotient is one over the other; sums are of the rows that have both.
func (g *reading) quotient(f *formula, left, right calculated) calculated {
	upper, lower := g.ofRowsWith(left.expr, f.right), g.ofRowsWith(right.expr, f.left)
	return calculated{
		expr: query.Arithmetic{Op: query.Divide, Left: upper, Right: lower}, upper: upper, lower: lower, under: right.label,
		label: labelled(f, f.left, left) + " / " + labelled(f, f.right, right),
	}
}

// ofRowsWith is a sum of the rows that have all that a formula calculates with.
func (g *reading) ofRowsWith(e query.Expr, other *formula) query.Expr {
	sum, ok := e.(query.Aggregate)
	if !ok || sum.Func != query.Sum || other.core().sign == "" && other.core().number != nil {
		return e
	}
	var all []query.Expr
	other.each(func(part *formula) {
		if part.isColumn() && g.column(part.column).NullShare > 0 {
			all = append(all, filled(g.column(part.column)))
		}
	})
	switch len(all) {
	case 0:
	case 1:
		sum.Where = all[0]
	default:
		sum.Where = query.And{Terms: all}
	}
	return sum
}

// isColumn reports whether a formula is a column and nothing else.
func (f *formula) isColumn() bool {
	return f.sign == "" && f.of == nil && f.number == nil && f.count == nil
}

// added is what is added to or taken off another: amounts of one quantity, or a
// quotient and a number.
func (g *reading) added(f *formula, left, right calculated) (calculated, error) {
	switch {
	case f.left.isNumber() && right.lower == nil || f.right.isNumber() && left.lower == nil:
		return left, g.unclearSign(f, "a plain number is no amount of the same")
	case left.quantity != "" && right.quantity != "" && left.quantity != right.quantity:
		return left, g.unclearSign(f, "they are not amounts of one quantity")
	case (left.lower == nil) != (right.lower == nil) && !f.left.isNumber() && !f.right.isNumber():
		return left, g.unclearSign(f, "one of them is a ratio and the other is not")
	}
	return calculated{
		expr:  query.Arithmetic{Op: operation(f.sign), Left: zeroWithout(left.expr), Right: zeroWithout(right.expr)},
		label: labelled(f, f.left, left) + " " + f.sign + " " + labelled(f, f.right, right), additive: left.additive && right.additive, quantity: left.quantity,
	}, nil
}

// zeroWithout is a sum that counts as nothing where it has no values.
func zeroWithout(e query.Expr) query.Expr {
	if sum, ok := e.(query.Aggregate); !ok || sum.Func != query.Sum {
		return e
	}
	return query.Call{Function: query.Coalesce, Arguments: []query.Expr{e, query.Literal{Value: int64(0)}}}
}

// countedIn is a count and what it is of.
func (g *reading) countedIn(c counted) (query.Expr, string) {
	if c.literal {
		return query.Aggregate{Func: query.Count}, "count of rows"
	}
	count, label, _ := g.numberOf(g.spans[c.span])
	return count, label
}

// neededBy are the columns of a formula that rows can lack.
func (g *reading) neededBy(f *formula) []string {
	var all []string
	f.each(func(part *formula) {
		if part.isColumn() && g.column(part.column).NullShare > 0 && !slices.Contains(all, g.column(part.column).Name) {
			all = append(all, g.column(part.column).Name)
		}
	})
	if len(all) == 1 && !f.has(func(part *formula) bool { return part.sign != "" && !part.isNumber() }) {
		return nil
	}
	return all
}

// unclearSign refuses a calculation and says what can be asked.
func (g *reading) unclearSign(f *formula, why string) error {
	left, right := g.formulaName(f.left), g.formulaName(f.right)
	var names []string
	f.each(func(part *formula) {
		if part.isColumn() {
			names = append(names, g.column(part.column).Name)
		}
	})
	if len(names) == 0 {
		names = []string{g.exampleMeasure()}
	}
	example := names[0]
	if last := names[len(names)-1]; last != example {
		example += " and " + last
	}
	return domain.NewFault(domain.KindUnsupported, "the '"+f.sign+"' between "+left+" and "+right+" can't be computed: "+why+".",
		"Ask for them one beside the other, as in: "+example)
}

// operation is the operation of a sign.
func operation(sign string) query.ArithmeticOp {
	switch sign {
	case "+":
		return query.Add
	case "-":
		return query.Subtract
	case "×":
		return query.Multiply
	}
	return query.Divide
}

func plainNumber(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
