package engine

import (
	"fmt"
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// correlationQuestion is what a question asks to be correlated.
type correlationQuestion struct {
	variables []variable
	target    int // the variable that the others may drive; -1: none
	// unit is whose aggregates are correlated; empty: rows.
	unit []question.Dimension
	// within is whose rows are correlated apart from the others'.
	within []question.Dimension
	left   []leftOut // columns that are not looked at, and why
	asked  []string  // the members that are asked to be higher or lower
}

// leftOut is a column that is not looked at.
type leftOut struct {
	Column string `json:"column"`
	Reason string `json:"reason"`
}

// correlationQuestion settles the columns, the target and the unit.
func (r *Request) correlationQuestion() (correlationQuestion, error) {
	q := correlationQuestion{target: -1}
	groups := r.groupedBy()
	if members, ok, err := r.twoMembers(); ok {
		q.variables = members
		if _, grouped := timeline(r.Plan); grouped {
			q.unit = groups
		}
		return q, err
	}
	named, onlyRows := r.withoutSaidOf(r.namedVariables())
	if onlyRows {
		return r.compareAll(q)
	}
	groups, cycle, err := r.calendarSide(groups, named)
	if err != nil {
		return q, err
	}
	if r.differsAmong(groups, named) {
		groups = nil
	}
	if len(groups) == 0 {
		named = r.statesAsSides(ratesAsStates(named))
	}
	if cycle != nil {
		named = append(named, *cycle)
	}
	if named, err = r.withEvents(named); err != nil {
		return q, err
	}
	for _, v := range named {
		if !among(v.column, groups) {
			q.variables = append(q.variables, v)
		}
	}
	if len(groups) > 0 {
		if w := r.words(); w.any("within", "inside") || w.any("each", "every") && !w.any("across") || r.tooFewMembers(groups, q.variables) {
			q.within = groups
		} else {
			q.unit = groups
		}
	}
	if t := r.Plan.Time; len(q.unit) == 0 && (t == nil || t.Grain == "") {
		if err := r.leaveCounts(&q); err != nil {
			return q, err
		}
	}
	r.againstOthers(&q)
	r.nameAsked(&q)
	if len(q.variables) == 0 && r.words().any("best", "valuable", "top", "value") {
		if v, ok := r.variableOf(r.Dataset().DefaultMeasure); ok {
			r.Assume(fmt.Sprintf("The best are told by %s.", v.name))
			q.variables = append(q.variables, v)
		}
	}
	if len(q.variables) == 0 {
		return r.compareAll(q)
	}
	if len(q.variables) == 1 {
		named := q.variables[0]
		if r.twoSides() {
			return q, r.noCountOfRows(named)
		}
		r.Assume(fmt.Sprintf("Only %s is named, so the other columns are tested as its drivers.", named.name))
		r.allVariables(&q)
		q.aimAt(named)
		return q, q.enough(r)
	}
	q.target = r.targetAmong(q.variables)
	return q, q.enough(r)
}

// compareAll looks at every column where none is named.
func (r *Request) compareAll(q correlationQuestion) (correlationQuestion, error) {
	r.Assume("No column is named, so all columns are compared with each other.")
	r.allVariables(&q)
	return q, q.enough(r)
}

// leaveCounts takes counts away where there are no groups to count in: many a
// question is read so that only asks about rows.
func (r *Request) leaveCounts(q *correlationQuestion) error {
	var kept []variable
	for _, v := range q.variables {
		if v.value != nil {
			kept = append(kept, v)
		}
	}
	if len(kept) == 1 && len(kept) < len(q.variables) && r.relatesTwo() {
		return r.noCountOfRows(kept[0])
	}
	if len(kept) == 0 && (len(q.variables) > 0 || r.words().firstLike(driveStems()...) >= 0) {
		kept = r.filteredVariable()
	}
	q.variables = kept
	return nil
}

// filteredVariable is what a question that counts rows asks about: "what
// factors influence stockouts" is read as counting the rows with Stockout.
func (r *Request) filteredVariable() []variable {
	d := r.Dataset()
	for i, f := range r.Plan.Filters {
		if len(f.Columns) != 1 {
			continue
		}
		c, _ := d.Column(f.Columns[0])
		if _, named := r.mentioned(c); !named {
			continue
		}
		v, ok := r.variableOf(c.Name)
		if !ok {
			v, ok = r.eventOf(c)
		}
		if ok {
			r.Plan.Filters = append(append([]question.Filter(nil), r.Plan.Filters[:i]...), r.Plan.Filters[i+1:]...)
			r.Assume(fmt.Sprintf("Rows are compared by whether %s.", f.Text))
			return []variable{v}
		}
	}
	return nil
}

// aimAt makes a variable the target; one that is not among the others joins them.
func (q *correlationQuestion) aimAt(named variable) {
	for i, v := range q.variables {
		if v.column == named.column && v.name == named.name {
			q.target = i
			return
		}
	}
	kept := q.variables[:0]
	for _, v := range q.variables {
		if v.column != named.column {
			kept = append(kept, v)
		}
	}
	q.variables = append(kept, named)
	q.target = len(q.variables) - 1
}

func (q *correlationQuestion) enough(r *Request) error {
	if len(q.variables) > 1 {
		return nil
	}
	names := append(withRole(r.Dataset(), domain.RoleMeasure), withRole(r.Dataset(), domain.RoleDimension)...)
	return domain.NewFault(domain.KindUnsupported, "a correlation needs two columns of numbers or categories.",
		fmt.Sprintf("Name two of these columns: %s.", strings.Join(names, ", ")))
}

// groupedBy is what the question groups by: the timeline, and the dimensions
// that it names after "by", "across" and the like.
func (r *Request) groupedBy() []question.Dimension {
	if t, ok := timeline(r.Plan); ok {
		return []question.Dimension{t}
	}
	var out []question.Dimension
	byWord := r.words().any("by", "across", "per", "each", "every", "within", "inside")
	for _, d := range r.Plan.Dimensions {
		if d.Calendar || byWord && r.follows(d.Column) || len(r.Plan.Measures) > 1 {
			out = append(out, d)
		}
	}
	if len(out) > 0 || !byWord {
		return out
	}
	d := r.Dataset()
	for _, name := range r.Plan.Fields {
		c, _ := d.Column(name)
		_, named := r.mentioned(c)
		if named && c.Role != domain.RoleMeasure && !c.Type.Temporal() && r.follows(name) {
			out = append(out, question.Dimension{Name: c.Name, Column: c.Name, Expr: col(c.Name), Type: c.Type})
		}
	}
	return out
}

// differsAmong reports whether a question asks whether one figure differs among the
// members of a dimension, "different across segments", which is then its other side.
func (r *Request) differsAmong(groups []question.Dimension, named []variable) bool {
	const both = 2
	return len(groups) == 1 && groups[0].Grain == "" && !groups[0].Calendar && len(named) == both && r.words().firstLike("differ", "vary", "varies") >= 0 &&
		slices.ContainsFunc(named, func(v variable) bool { return v.column == groups[0].Column })
}

// follows reports whether the question names a column after a word that
// groups, or after another column so named ("by region and segment").
func (r *Request) follows(column string) bool {
	d := r.Dataset()
	c, _ := d.Column(column)
	at, ok := r.mentioned(c)
	if !ok {
		// A name that the reader found in its own way: any word that groups will do.
		return true
	}
	const reach = 4
	w := r.words()
	for i := at - 1; i >= 0 && i >= at-reach; i-- {
		switch w[i] {
		case "by", "across", "per", "each", "every", "within", "inside":
			return true
		case "of", "between", "is", "are", "do", "does", "with", "to", "how", "for":
			return false
		}
	}
	return false
}

func among(column string, dimensions []question.Dimension) bool {
	for _, d := range dimensions {
		if d.Column == column {
			return true
		}
	}
	return false
}

// targetAmong is which of the named columns the question asks to have
// explained; -1 where it asks of all alike.
func (r *Request) targetAmong(variables []variable) int {
	w := r.words()
	drives := w.firstLike("drive", "driving", "determin", "influenc", "affect", "impact")
	if nouns := w.firstLike("factor", "driver", "predictor"); nouns >= 0 && (drives < 0 || drives == nouns) {
		drives = max(nouns, w.firstLike("correlat", "relat", "associat", "explain"))
	}
	depends := w.firstLike("depend")
	if len(variables) < 3 || drives < 0 && depends < 0 {
		return -1
	}
	best, bestAt := -1, 0
	for i, v := range variables {
		d := r.Dataset()
		c, _ := d.Column(v.column)
		at, ok := r.mentioned(c)
		switch {
		case !ok:
		case depends >= 0 && at < depends && (best < 0 || at > bestAt),
			depends < 0 && at > drives && (best < 0 || at < bestAt):
			best, bestAt = i, at
		}
	}
	return best
}
