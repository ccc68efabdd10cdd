package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// operand is a column in a calculation: "a", "SUM(a)", "the average of a".
type operand struct {
	aggregate string // as said; empty: not said
	span      int    // of the column
	next      int    // the span behind it and its brackets
	open      int    // brackets opened before it, less those closed behind it
}

// operandAt is the operand that begins at a span.
func (g *reading) operandAt(i int) (operand, bool) {
	o := operand{}
	for ; i < len(g.spans) && !g.numberAt(i); i++ {
		switch sp := g.spans[i]; {
		case sp.role == isAggregate && sp.grain.Grain == "" && o.aggregate == "":
			o.aggregate = sp.word
		case g.words(sp) == "(":
			o.open++
		case sp.role != isStop && sp.role != isOf:
			return o, false
		}
	}
	o.span, o.next = i, i+1
	for g.words(g.at(o.next)) == ")" {
		o.open--
		o.next++
	}
	return o, i < len(g.spans)
}

// arithmeticAt is the sign of arithmetic that a span is: "+", "-", "/", "×"; empty
// for any other.
func (g *reading) arithmeticAt(i int) string {
	switch w := fold(g.words(g.at(i))); w {
	case "+", "plus":
		return "+"
	case "-", "–", "−", "minus":
		return "-"
	case "/", "÷", "divided by":
		return "/"
	case "*", "×", "times", "multiplied by":
		return "×"
	}
	return ""
}

// signedMeasures is measures that are added to and taken from each other, and
// what the result is divided by.
type signedMeasures struct {
	columnSum
	aggregate string
	mixed     bool // not all are aggregated alike
	each      bool // those behind the first say how they are aggregated too
	bracketed bool // written as near SQL does
	divisor   *domain.Column
	from, to  int
	unclear   string // the sign that can't be taken
}

// readSignedMeasures reads what near SQL and others write with signs between
// measures, "SUM(a) - SUM(b)", "(a - b) / b": sums of one unit, their difference,
// and one over another. A sign that stands between two measures and can't be read
// is refused, since without it the two would be answered side by side.
func (g *reading) readSignedMeasures() error {
	if g.in.Analysis == domain.Correlation { // "a - b" are two that may move together
		return nil
	}
	for i := 0; i < len(g.spans); i++ {
		if !g.numberAt(i) && g.spans[i].role != isAggregate && g.words(g.spans[i]) != "(" {
			continue
		}
		s, ok := g.signedMeasuresAt(i)
		if !ok {
			continue
		}
		if g.arithmeticAt(i-1) != "-" && !s.plain() && !g.namesYears(s) { // behind "-" is a list with a mark before each
			if err := g.takeSignedMeasures(s); err != nil {
				return err
			}
		}
		i = s.to - 1
	}
	return g.refuseSignedCounts()
}

// refuseSignedCounts refuses a sign between functions of near SQL that none took:
// "SUM(a) / COUNT(*)".
func (g *reading) refuseSignedCounts() error {
	for i := 1; i+2 < len(g.spans); i++ {
		sign := g.arithmeticAt(i)
		if sign == "" || g.spans[i].role == isStop || g.words(g.spans[i-1]) != ")" || g.words(g.spans[i+2]) != "(" || !among(g.spans[i+1].first, []role{isAggregate, isCount, isDistinct}) {
			continue
		}
		return domain.NewFault(domain.KindUnsupported, "the '"+sign+"' before "+g.words(g.spans[i+1])+" can't be computed: a number of rows is not calculated with.",
			"Ask for an average instead of a sum over a count, as in: average "+g.exampleMeasure())
	}
	return nil
}

// signedMeasuresAt is the calculation that begins at a span.
func (g *reading) signedMeasuresAt(i int) (signedMeasures, bool) {
	first, ok := g.operandAt(i)
	if !ok || g.arithmeticAt(first.next) == "" {
		return signedMeasures{}, false
	}
	s := signedMeasures{from: i, aggregate: first.aggregate}
	s.add(g, "+", first)
	open, o := first.open, first
	for sign := g.arithmeticAt(o.next); sign != ""; sign = g.arithmeticAt(o.next) {
		next, ok := g.operandAt(o.next + 1)
		if !ok {
			break
		}
		if fold(g.words(g.at(o.next))) == "plus" {
			s.sign = "plus"
		}
		s.mixed = s.mixed || next.aggregate != s.aggregate && (next.aggregate != "" || o.open <= 0 && g.words(g.at(first.span-1)) == "(")
		s.each = s.each || next.aggregate != ""
		before := open
		open, s.to = open+next.open, next.next
		switch {
		case sign == "/" && before == 1 && next.open == -1 && len(s.columns) == 1 && s.aggregate != "sum" && next.aggregate == "": // "average (a / b)"
			c := g.column(g.numericColumn(g.spans[next.span]))
			s.divisor, s.spans = &c, append(s.spans, next.span)
		case sign == "×", sign == "/" && (before > 0 || next.open > 0 || s.divisor != nil || len(s.columns) > 1 && g.words(g.at(o.next-1)) != ")"):
			s.unclear, s.spans = sign, append(s.spans, next.span)
		case sign == "/":
			c := g.column(g.numericColumn(g.spans[next.span]))
			s.divisor = &c
			s.spans = append(s.spans, next.span)
		case s.divisor != nil:
			s.unclear, s.spans = sign, append(s.spans, next.span)
		default:
			s.add(g, sign, next)
		}
		o = next
	}
	if open != 0 && s.unclear == "" && s.to > 0 {
		s.unclear = s.lastSign()
	}
	return s, s.to > 0
}

func (s *signedMeasures) add(g *reading, sign string, o operand) {
	s.spans, s.signs = append(s.spans, o.span), append(s.signs, sign)
	s.columns = append(s.columns, g.column(g.numericColumn(g.spans[o.span])))
	s.bracketed = s.bracketed || o.aggregate != "" && g.words(g.at(o.span-1)) == "("
}

func (s *signedMeasures) lastSign() string {
	if s.divisor != nil {
		return "/"
	}
	return s.signs[len(s.signs)-1]
}

// plain reports whether the passes for sums and quotients of columns read it.
func (s *signedMeasures) plain() bool {
	averaged := s.aggregate == "average" && !s.each && s.divisor == nil && s.unclear == "" && s.adds() // "average of a plus b"
	return !s.bracketed && !slices.Contains(s.signs, "-") && s.unclear != "×" && !averaged
}

// namesYears reports whether the columns are called by years, "2019 - 2024", so
// that the mark is one of a range.
func (g *reading) namesYears(s signedMeasures) bool {
	return !slices.ContainsFunc(s.columns, func(c domain.Column) bool { return strings.Trim(c.Name, "0123456789") != "" })
}

// takeSignedMeasures makes a measure of a calculation.
func (g *reading) takeSignedMeasures(s signedMeasures) error {
	if among(g.at(s.to).role, []role{isCompare, isBetween}) {
		return g.refuseSign(s, s.lastSign(), "no bound can be set on it")
	}
	switch {
	case s.unclear != "":
		return g.refuseSign(s, s.unclear, "of signs, those of sums, differences and one quotient of sums can be read")
	case s.mixed, s.aggregate != "" && s.aggregate != "sum" && s.aggregate != "average":
		return g.refuseSign(s, s.lastSign(), "only sums, or averages, can be calculated with")
	case len(s.columns) > 1 && !s.adds():
		return g.refuseSign(s, s.lastSign(), "they are not amounts of one quantity")
	}
	m := s.calculated()
	if !slices.ContainsFunc(g.plan.Measures, func(other Measure) bool { return other.Label == m.Label }) { // ORDER BY says it again
		g.plan.Measures = append(g.plan.Measures, m)
		g.assume(m.Name + " is " + m.Label)
	}
	for _, k := range s.spans {
		g.usedColumn(k, g.numericColumn(g.spans[k]))
	}
	for k := s.from; k < s.to; k++ {
		if g.arithmeticAt(k) != "" { // "minus" leaves out no rows here
			g.spans[k].first = isMark
		}
		g.done(k)
	}
	return nil
}

func (g *reading) refuseSign(s signedMeasures, sign, why string) error {
	upper, lower := g.column(g.numericColumn(g.spans[s.spans[0]])).Name, g.column(g.numericColumn(g.spans[s.spans[len(s.spans)-1]])).Name
	return domain.NewFault(domain.KindUnsupported, "the '"+sign+"' between "+upper+" and "+lower+" can't be computed: "+why+".",
		"Ask for them one beside the other, as in: "+upper+" and "+lower)
}

// calculated is the measure: sums with signs, their average over the rows that
// have all the columns, or either over the sum of another.
func (s *signedMeasures) calculated() Measure {
	if s.divisor != nil && len(s.columns) == 1 {
		return ratio(s.columns[0], *s.divisor, s.columns[0].Name+" / "+s.divisor.Name)
	}
	if s.divisor != nil {
		return s.per(*s.divisor)
	}
	m := s.measure()
	if s.aggregate != "average" {
		return m
	}
	var all query.Expr
	for _, c := range s.columns {
		switch {
		case c.NullShare == 0:
		case all == nil:
			all = filled(c)
		default:
			all = query.And{Terms: []query.Expr{all, filled(c)}}
		}
	}
	m = Measure{Name: "average " + m.Name, Label: "average(" + m.Name + ")", Type: domain.Number, Unit: m.Unit, Column: s.columns[0].Name, DenominatorLabel: "rows"}
	return m.over(s.expr(all), query.Aggregate{Func: query.Count, Where: all})
}
