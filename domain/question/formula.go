package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// formula is a calculation as a question spells it out: a sign between two others, an
// aggregate of another, or what there is to calculate with.
type formula struct {
	sign        string // "+", "-", "×" or "/" between left and right
	left, right *formula

	aggregate string   // said before of
	of        *formula // what is aggregated

	column    int // a column of numbers
	number    *float64
	count     *counted
	bracketed bool
}

// counted is how many rows, or members of a column, a formula calculates with.
type counted struct {
	span    int
	literal bool // "count(*)": of the rows, whatever numbers them
}

// formulaReader reads the formula that begins at a span.
type formulaReader struct {
	*reading
	next    int   // the span to be read
	columns []int // the spans of columns
}

// readFormulas reads calculations with products, numbers and counts in them, and with
// aggregates of different kinds: "sum(quantity * price)", "100 * cost / revenue",
// "revenue divided by the number of orders", "max(price) - min(price)". Plain sums and
// quotients of columns have passes of their own.
func (g *reading) readFormulas() error {
	if g.in.Analysis == domain.Correlation { // "a - b" are two that may move together
		return nil
	}
	for i := 0; i < len(g.spans); i++ {
		f, r, ok := g.formulaFrom(i)
		if !ok {
			continue
		}
		if g.arithmeticAt(i-1) == "" && f.special() && !g.countsOnly(f) {
			if err := g.takeFormula(f, r, i); err != nil {
				return err
			}
		}
		i = r.next - 1
	}
	return nil
}

// formulaFrom is the formula that begins at a span; false where none does, or none
// with a sign in it.
func (g *reading) formulaFrom(i int) (*formula, *formulaReader, bool) {
	sp := g.spans[i]
	if !among(sp.role, []role{isAggregate, isNumber, isCount, isDistinct}) && !g.numberAt(i) && !g.isThings(sp) && g.words(sp) != "(" {
		return nil, nil, false
	}
	r := &formulaReader{reading: g, next: i}
	f := r.sum()
	if f == nil || f.core().sign == "" || !f.calculates() || f.core().ranges() {
		return nil, nil, false
	}
	return f, r, true
}

// core is a formula without the aggregate said before it.
func (f *formula) core() *formula {
	for f.of != nil {
		f = f.of
	}
	return f
}

// sum is products with "+" and "-" between them.
func (r *formulaReader) sum() *formula {
	f := r.product()
	for f != nil {
		sign, behind := r.signAhead()
		if sign != "+" && sign != "-" {
			return f
		}
		back, columns := r.next, len(r.columns)
		r.next = behind
		right := r.product()
		if right == nil {
			r.next, r.columns = back, r.columns[:columns]
			return f
		}
		f = &formula{sign: sign, left: f, right: right}
	}
	return nil
}

// product is operands with "×" and "/" between them.
func (r *formulaReader) product() *formula {
	f := r.operand()
	for f != nil {
		sign, behind := r.signAhead()
		if sign != "×" && sign != "/" {
			return f
		}
		back, columns := r.next, len(r.columns)
		r.next = behind
		right := r.divisor(sign)
		if right == nil {
			r.next, r.columns = back, r.columns[:columns]
			return f
		}
		if f = times(f, sign, right); f == nil {
			return nil
		}
	}
	return nil
}

// times puts a sign between two operands. An aggregate without brackets is of what
// follows too: "total of price times quantity", "average fee / visits"; what the highest
// of is said so of one number over another is not clear.
func times(f *formula, sign string, right *formula) *formula {
	open := f.of != nil && !f.of.bracketed && right.of == nil
	switch {
	case open && sign == "×" && right.ofRows():
		return &formula{aggregate: f.aggregate, of: &formula{sign: sign, left: f.of, right: right}}
	case open && sign == "/" && right.number == nil && f.aggregate != "sum" && f.aggregate != "average":
		return nil
	case open && sign == "/" && right.number == nil:
		return &formula{sign: sign, left: &formula{aggregate: "sum", of: f.of}, right: right}
	}
	return &formula{sign: sign, left: f, right: right}
}

// divisor is an operand; things in the plural behind a stroke are so many as there are.
func (r *formulaReader) divisor(sign string) *formula {
	i := r.past()
	if sp := r.at(i); sign == "/" && sp.role == isColumn && !r.numeric(sp) && !r.singular(sp) && r.countable(i) {
		r.next = i + 1
		return &formula{count: &counted{span: i}}
	}
	return r.operand()
}

// operand is a column, a number, a count, an aggregate or what stands in brackets.
func (r *formulaReader) operand() *formula {
	i := r.past()
	sp := r.at(i)
	switch {
	case r.words(sp) == "(":
		r.next = i + 1
		f := r.sum()
		if f == nil || !r.closes() {
			return nil
		}
		f.bracketed = true
		return f
	case sp.role == isNumber && !r.inPercent(i):
		r.next = i + 1
		return &formula{number: &sp.number}
	case sp.role == isAggregate && sp.grain.Grain == "" && calculable(sp.word):
		r.next = i + 1
		of := r.operand()
		if of == nil || !of.ofRows() || of.number != nil {
			return nil
		}
		return &formula{aggregate: sp.word, of: of}
	case sp.role == isCount || sp.role == isDistinct:
		return r.counts(i)
	case r.numberAt(i):
		r.next = i + 1
		r.columns = append(r.columns, i)
		return &formula{column: r.numericColumn(sp)}
	case r.isThings(sp):
		r.next = i + 1
		return &formula{count: &counted{span: i}}
	}
	return nil
}

// counts is "number of different customers", "count(distinct customer)", "count(*)".
func (r *formulaReader) counts(i int) *formula {
	opened := false
	for ; among(r.at(i).role, []role{isCount, isDistinct, isStop, isOf, isAll}) || !opened && r.words(r.at(i)) == "("; i++ {
		opened = opened || r.words(r.at(i)) == "("
	}
	r.next = i + 1
	c := &counted{span: i}
	switch sp := r.at(i); {
	case opened && r.words(sp) == "*":
		c.literal = true
	case r.numberAt(i) && !opened: // "number of visits" of a column that holds it
		r.columns = append(r.columns, i)
		return &formula{aggregate: "sum", of: &formula{column: r.numericColumn(sp)}}
	case !r.countable(i):
		return nil
	}
	if opened && !r.closes() {
		return nil
	}
	return &formula{count: c}
}

// closes takes a closing bracket.
func (r *formulaReader) closes() bool {
	i := r.past()
	if r.words(r.at(i)) != ")" {
		return false
	}
	r.next = i + 1
	return true
}

// past is the next span that says something to a formula.
func (r *formulaReader) past() int {
	i := r.next
	for i < len(r.spans) && among(r.spans[i].role, []role{isStop, isOf, isAll}) && r.fills(r.spans[i]) && r.arithmeticAt(i) == "" {
		i++
	}
	return i
}

// fills reports whether a span said nothing to begin with, and was not merely read.
func (r *formulaReader) fills(sp span) bool {
	return among(sp.first, []role{isStop, isOf, isAll}) && r.words(sp) != "(" && r.words(sp) != ")"
}

// signAhead is the sign that follows and the span behind it.
func (r *formulaReader) signAhead() (sign string, behind int) {
	i := r.next
	if w := fold(r.words(r.at(i))); w == "multiplied" && slices.Contains([]string{"by", "with"}, fold(r.words(r.at(i+1)))) {
		return "×", i + 2
	}
	if fold(r.words(r.at(i))) == "x" {
		return "×", i + 1
	}
	return r.arithmeticAt(i), i + 1
}

// inPercent reports whether a number is followed by a percent sign.
func (r *formulaReader) inPercent(i int) bool {
	raw := r.words(r.at(i))
	return raw != "" && raw[len(raw)-1] == '%' || r.words(r.at(i+1)) == "%"
}

// calculable reports whether formulas are read of an aggregate.
func calculable(word string) bool {
	return slices.Contains([]string{"sum", "average", "median", "maximum", "minimum", "stddev", "variance"}, word)
}

// countsOnly reports whether two numbers of things have a stroke between them that no
// one would calculate with: "orders - customers" lists them.
func (g *reading) countsOnly(f *formula) bool {
	return f.sign == "-" && f.left.count != nil && !f.has(func(part *formula) bool { return part.sign == "/" || part.sign == "×" })
}
