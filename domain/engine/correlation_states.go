package engine

import (
	"fmt"
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// relationStems begin the words before "with" that relate rather than restrict:
// "to do with damage", "goes along with damage".
func relationStems() []string {
	return []string{"do", "go", "going", "along", "together", "relat", "correlat", "associat", "link", "connect", "vary", "varies"}
}

// statesAsSides takes a state that a question names as one side of a relation,
// or as what is to be explained, as whether a row is in it: "does a reminder
// affect no-shows" compares rows with and without, and not the no-shows among
// themselves. A state behind "in", "for" and the like, or just before another
// side, restricts: "for express parcels", "express fees".
func (r *Request) statesAsSides(named []variable) []variable {
	if both, ok := r.statesCompared(named); ok {
		return both
	}
	sides := 0
	for _, v := range named {
		if v.value != nil {
			sides++
		}
	}
	for i, f := range r.Plan.Filters {
		if sides > 1 || sides == 1 && r.words().firstLike(relatingStems()...) < 0 {
			break
		}
		v, ok := r.stateOf(f)
		if !ok || !r.saidAsSide(f, v, named) {
			continue
		}
		if r.freeNamed(f, v, named) {
			return r.statesAsSides(named)
		}
		kept := named[:0:0]
		for _, other := range named {
			if other.value != nil && other.column != v.column { // a count of rows is no side
				kept = append(kept, other)
			}
		}
		r.Plan.Filters = slices.Delete(slices.Clone(r.Plan.Filters), i, i+1)
		r.Assume(fmt.Sprintf("Rows are compared by whether %s.", f.Text))
		return append(kept, v)
	}
	return named
}

// freeNamed drops the condition on a column that a question names as one side, "being
// insured", where another state is named as the other.
func (r *Request) freeNamed(f question.Filter, v variable, named []variable) bool {
	side := func(g question.Filter) bool {
		other, ok := r.stateOf(g)
		return ok && g.Text != f.Text && other.column != v.column && r.saidAsSide(g, other, named)
	}
	if !slices.ContainsFunc(named, func(n variable) bool { return n.column == v.column }) || !slices.ContainsFunc(r.Plan.Filters, side) {
		return false
	}
	r.Plan.Filters = slices.DeleteFunc(slices.Clone(r.Plan.Filters), func(g question.Filter) bool { return g.Text == f.Text })
	return true
}

// relatingStems begin the words that ask whether two things go together.
func relatingStems() []string {
	return append(driveStems(), "correlat", "relat", "associat", "depend", "link", "connect",
		"reduc", "increas", "lower", "rais", "prevent", "make", "lead", "matter", "do", "does", "effect", "help", "cut", "likel", "often", "prone")
}

// stateOf is whether a row is in the state of a filter: a column of yes and no
// as it is, one value of a category as yes or no.
func (r *Request) stateOf(f question.Filter) (variable, bool) {
	if len(f.Columns) != 1 {
		return variable{}, false
	}
	switch e := f.Expr.(type) {
	case query.Compare:
		if e.Op != query.Equal {
			return variable{}, false
		}
	case query.In:
	default:
		return variable{}, false
	}
	d := r.Dataset()
	c, _ := d.Column(f.Columns[0])
	v, ok := r.variableOf(c.Name)
	const both = 2
	if !ok || !v.category || c.Distinct < both {
		return variable{}, false
	}
	if c.Distinct == both && c.NullShare == 0 {
		return v, true
	}
	v.name, v.state, v.levels = f.Text, f.Text, both
	v.value = inState(f.Expr, c.Name)
	return v, true
}

// inState says in words whether a row is in a state; null where its column is.
func inState(state query.Expr, column string) query.Expr {
	return query.Case{Branches: []query.Branch{
		{When: query.IsNull{Expr: col(column)}, Then: query.Literal{Value: nil}},
		{When: state, Then: query.Literal{Value: tickYes}}}, Else: query.Literal{Value: tickNo}}
}

// saidAsSide reports whether the words of a filter stand where a side of the
// relation does.
func (r *Request) saidAsSide(f question.Filter, v variable, named []variable) bool {
	at, n, ok := r.saidState(f, v)
	if !ok {
		return false
	}
	w := r.words()
	for _, other := range named {
		d := r.Dataset()
		c, _ := d.Column(other.column)
		if from, said := r.mentioned(c); said && other.column != v.column && from == at+n {
			return false
		}
	}
	before := at - 1
	for before >= 0 && oneOf(w[before], []string{"the", "a", "an", "all", "any", "our", "my"}) {
		before--
	}
	if before < 0 {
		return true
	}
	return w[:before+1].leadsToSide()
}

// leadsToSide reports whether words lead to a side of a relation: their last one
// restricts nothing, or stands behind one that relates.
func (w askedWords) leadsToSide() bool {
	last := len(w) - 1
	behind := func(stems ...string) bool { return last > 0 && w[last-1:last].firstLike(stems...) == 0 }
	switch w[last] {
	case "is", "are":
		return last == 0 || w.any("whether", "if")
	case "with":
		return behind(append(relationStems(), oddsStems()...)...)
	case "for", "of":
		return behind(append(driveStems(), "matter", "reason", "respons", "account", "important", "effect", "correlat", "relat")...)
	case "in", "among", "within", "inside", "where", "when", "at", "from", "only", "during", "by":
		return behind(oddsStems()...) // "more likely in winter"
	}
	return true
}

// saidState is where the question says the state of a filter.
func (r *Request) saidState(f question.Filter, v variable) (at, n int, ok bool) {
	var said []string
	e := f.Expr
	if x, is := e.(query.Compare); is {
		if l, is := x.Right.(query.Literal); is {
			said = append(said, fmt.Sprint(l.Value))
		}
	}
	if x, is := e.(query.In); is {
		for _, value := range x.Values {
			said = append(said, fmt.Sprint(value))
		}
	}
	for _, m := range r.Plan.Reading.Matched {
		if m.As == v.column || m.As == f.Text || oneOf(m.As, said) {
			said = append([]string{m.Text}, said...)
		}
	}
	w := r.words()
	for _, text := range append(said, v.column) {
		whole := singular(strings.Join(nameOf(text), ""))
		for i := range w {
			for j := i + 1; j <= len(w) && whole != ""; j++ {
				if singular(strings.Join(w[i:j], "")) == whole {
					return i, j - i, true
				}
			}
		}
	}
	return 0, 0, false
}

// ratesAsStates makes a share of rows whether each row is counted in it, where
// rows are related: "what drives the late rate".
func ratesAsStates(variables []variable) []variable {
	out := slices.Clone(variables)
	const both = 2
	for i, v := range out {
		if v.value != nil || v.measure == nil {
			continue
		}
		of, ok := affirmed(*v.measure)
		if !ok {
			continue
		}
		counted := of.Expr.(query.Case).Branches[0].When
		c, ok := columnHeld(counted)
		if !ok {
			continue
		}
		out[i] = variable{name: v.name, column: c.Name, state: v.name, value: inState(counted, c.Name), category: true, levels: both}
	}
	return out
}

// columnHeld is the column that a condition holds to a value, or to one of several.
func columnHeld(e query.Expr) (query.Column, bool) {
	switch x := e.(type) {
	case query.Compare:
		c, ok := x.Left.(query.Column)
		return c, ok
	case query.In:
		c, ok := x.Expr.(query.Column)
		return c, ok
	}
	return query.Column{}, false
}

// refuseConstant refuses to relate a column that a condition holds to one value: it
// does not vary among the rows that are left, so that nothing would be found.
func (r *Request) refuseConstant(q correlationQuestion) error {
	for _, f := range r.Plan.Filters {
		v, ok := r.stateOf(f)
		if _, one := f.Expr.(query.Compare); !ok || !one {
			continue
		}
		for i, side := range q.variables {
			if side.column != v.column || len(q.variables) > 2 && i != q.target {
				continue
			}
			return domain.NewFault(domain.KindUnsupported,
				fmt.Sprintf("%s is the same in all rows where %s, so nothing can be related to it there.", v.column, f.Text),
				fmt.Sprintf("Ask without the condition: what drives %s", v.column))
		}
	}
	return nil
}
