package question

import (
	"slices"
	"strconv"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// readPerMany reads "deaths per 1,000 admissions", "cases per 100k people" and "cost per
// capita" as one over the other, times so many.
func (g *reading) readPerMany() error {
	for i := range g.spans {
		many, next, ok := g.manyBehindPer(i)
		if !ok {
			continue
		}
		upper := i - 1
		if w := fold(g.words(g.at(upper))); w == "rate" || w == "rates" {
			upper--
		}
		if !g.upperPart(upper) {
			continue
		}
		for _, k := range []int{upper, next} {
			if err := g.oneNumber(k); err != nil {
				return err
			}
		}
		below, err := g.divisorOfMany(next, many)
		if err != nil {
			return err
		}
		g.takePerMany(i, upper, many, below)
	}
	return nil
}

// perMany is what an amount is so many of: a column's sum, or a count.
type perMany struct {
	column      int // noColumn: counted
	count       query.Aggregate
	label, name string
	last        int // the last span of its words
}

// oneNumber asks back which of several numbers a word names.
func (g *reading) oneNumber(i int) error {
	if !g.numberAt(i) {
		return nil
	}
	return g.ambiguousNumber(i)
}

// upperPart reports whether an amount, or the number of rows, stands at a span.
func (g *reading) upperPart(i int) bool { return g.numberAt(i) || i >= 0 && g.isThings(g.spans[i]) }

// manyBehindPer is how many of the divisor are meant behind a "per", and the span behind
// the number: 1,000, "100k", "million", one for "capita" and "person"; false where one of
// something else is.
func (g *reading) manyBehindPer(i int) (many float64, next int, ok bool) {
	said := fold(g.words(g.at(i)))
	if said == "per person" {
		return 1, i, true
	}
	if said != "per" {
		return 0, 0, false
	}
	many, next = 1, i+1
	if g.at(next).role == isNumber {
		many, next, ok = g.at(next).number, next+1, true
	}
	switch fold(g.words(g.at(next))) {
	case "hundred":
		return many * 100, next + 1, true
	case "thousand", "k":
		return many * 1e3, next + 1, true
	case "million", "mn":
		return many * 1e6, next + 1, true
	case "capita", "person", "inhabitant", "resident", "head":
		return many, next, ok || g.numberAt(next) || among(g.at(next).role, []role{isUnknown, isStop})
	}
	return many, next, ok && many > 0
}

// divisorOfMany is what stands behind the number: a column, the rows, things, or the
// people whom one column counts.
func (g *reading) divisorOfMany(next int, many float64) (perMany, error) {
	sp := g.at(next)
	switch {
	case g.numberAt(next):
		k := g.numericColumn(sp)
		g.usedColumn(next, k)
		return perMany{column: k, label: "sum(" + g.column(k).Name + ")", name: g.column(k).Name, last: next}, nil
	case g.countable(next):
		count, label, name := g.numberOf(sp)
		return perMany{column: noColumn, count: count, label: label, name: name, last: next}, nil
	}
	people, at := g.peopleColumns(), next-1
	said := fold(g.words(sp))
	if said != "" && slices.ContainsFunc(strings.Fields(said), peopleNoun) {
		at = next
	}
	if len(people) != 1 || at == next-1 && among(sp.role, []role{isUnknown, isValue, isPart}) {
		of := plainNumber(many)
		if next < len(g.spans) && among(sp.role, []role{isUnknown, isValue, isPart, isStop}) {
			of = g.words(sp)
		}
		return perMany{}, domain.NewFault(domain.KindUnknownWord, "the dataset does not say how many there are of what '"+of+"' is per. "+g.measureList(),
			"Name the column to divide by"+g.exampleWithout())
	}
	c := g.column(people[0])
	g.assume("'" + g.words(span{from: g.spans[max(at, 0)].from, to: g.spans[at].to}) + "' is per one of " + c.Name)
	return perMany{column: people[0], label: "sum(" + c.Name + ")", name: c.Name, last: at}, nil
}

// peopleColumns are the columns that hold how many people there are.
func (g *reading) peopleColumns() []int {
	var out []int
	for k, c := range g.in.Dataset.Columns {
		if c.Role == domain.RoleMeasure && c.Type.Numeric() && !surelyRate(c) && slices.ContainsFunc(words(c.Name), func(w string) bool {
			return peopleNoun(w) || slices.ContainsFunc(abbreviated(w), peopleNoun)
		}) {
			out = append(out, k)
		}
	}
	return out
}

// peopleNoun reports whether a word means people whoever they are.
func peopleNoun(w string) bool {
	switch w {
	case "population", "inhabitant", "inhabitants", "resident", "residents", "people", "person", "persons", "capita", "headcount", "head", "heads":
		return true
	}
	return false
}

// takePerMany makes a measure of what stands around a "per".
func (g *reading) takePerMany(i, upper int, many float64, below perMany) {
	var above query.Expr
	var label, name, column string
	var lower query.Expr = below.count
	if g.numberAt(upper) {
		k := g.numericColumn(g.spans[upper])
		c := g.column(k)
		label, name, column = "sum("+c.Name+")", c.Name, c.Name
		sum := query.Aggregate{Func: query.Sum, Argument: query.Column{Name: c.Name}}
		if below.column != noColumn && g.column(below.column).NullShare > 0 {
			sum.Where = filled(g.column(below.column))
		}
		above = sum
		g.usedColumn(upper, k)
		if below.column == noColumn && c.NullShare > 0 {
			below.count.Where = filled(c)
			lower = below.count
		}
		if below.column != noColumn {
			lower = ratio(c, g.column(below.column), "").Denominator
		}
	} else {
		count, counted, of := g.numberOf(g.spans[upper])
		above, label, name = count, counted, of
		if below.column != noColumn {
			lower = query.Aggregate{Func: query.Sum, Argument: query.Column{Name: g.column(below.column).Name}}
		}
	}
	times, per := "", " per "
	if many != 1 {
		times, per = " × "+plainNumber(many), " per "+grouped(many)+" "
		above = query.Arithmetic{Op: query.Multiply, Left: above, Right: query.Literal{Value: many}}
	}
	m := Measure{Name: name + per + below.name, Label: label + times + " / " + below.label, Type: domain.Number, Column: column,
		DenominatorLabel: below.label}.over(above, lower)
	g.assume(m.Name + " is " + m.Label)
	g.plan.Measures = append(g.plan.Measures, m)
	g.rates = append(g.rates, ratedAt{span: below.last, measure: m, amount: true})
	if a := g.before(upper, isStop, isOf); among(g.at(a).role, []role{isAggregate, isCount}) &&
		slices.Contains([]string{"sum", "average", ""}, g.at(a).word) && g.at(a).grain.Grain == "" {
		g.done(a)
	}
	for k := upper; k <= below.last; k++ {
		g.done(k)
	}
	g.done(i)
	g.scopeBehind(below.last)
}

// grouped is a whole number with commas: "100,000".
func grouped(v float64) string {
	s := strconv.FormatFloat(v, 'f', -1, 64)
	for at := len(s) - 3; at > 0 && !strings.Contains(s, "."); at -= 3 {
		s = s[:at] + "," + s[at:]
	}
	return s
}
