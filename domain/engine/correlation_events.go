package engine

import (
	"fmt"
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// driveStems begin the words that ask what goes along with one column.
func driveStems() []string {
	return []string{"driv", "factor", "influenc", "affect", "impact", "predict", "explain", "determin", "caus"}
}

// withEvents adds what the question says by the time of an event: whether it
// happened, as the column of yes and no that says so or, where there is none, as
// whether the time is known. A time that every row has is no side of a relation.
func (r *Request) withEvents(named []variable) ([]variable, error) {
	if len(named) > 1 || len(r.groupedBy()) > 0 {
		return named, nil
	}
	d := r.Dataset()
	for _, c := range d.Columns {
		if _, said := r.mentioned(c); !said || !c.Type.Temporal() || r.periodOf(c.Name) {
			continue
		}
		if v, ok := r.eventOf(c); ok {
			r.Plan.Filters = slices.DeleteFunc(slices.Clone(r.Plan.Filters), func(f question.Filter) bool { return slices.Equal(f.Columns, []string{c.Name}) })
			return append(named, v), nil
		}
		if len(named) == 1 && r.relatesTwo() {
			return nil, domain.NewFault(domain.KindUnsupported, fmt.Sprintf("%s says when, which is neither a number nor a category.", c.Name),
				fmt.Sprintf("Ask for the course over time instead, or what drives %s", named[0].name))
		}
	}
	return named, nil
}

// periodOf reports whether a period or a timeline of the question is by a column,
// so that it says when and not whether.
func (r *Request) periodOf(column string) bool {
	t := r.Plan.Time
	return t != nil && t.Column == column && (r.Plan.Period != nil || t.Grain != "")
}

// eventOf is whether an event happened that a column gives the time of; false
// where it has happened to every row, or to none.
func (r *Request) eventOf(c domain.Column) (variable, bool) {
	if !c.Type.Temporal() || c.NullShare <= 0 || c.NullShare >= 1 {
		return variable{}, false
	}
	d := r.Dataset()
	for _, state := range d.Columns {
		if v, ok := r.variableOf(state.Name); ok && state.Distinct == 2 && sameEvent(c.Name, state.Name) {
			r.Assume(fmt.Sprintf("Whether it happened is told by %s.", state.Name))
			return v, true
		}
	}
	const both = 2
	r.Assume(fmt.Sprintf("Whether it happened is told by whether %s is known.", c.Name))
	return variable{name: c.Name + " known", category: true, levels: both, value: knownInWords(c.Name)}, true
}

// knownInWords says yes where a column has a value and no where it has none.
func knownInWords(column string) query.Expr {
	return query.Case{Branches: []query.Branch{{When: query.IsNull{Expr: col(column)}, Then: query.Literal{Value: tickNo}}}, Else: query.Literal{Value: tickYes}}
}

// sameEvent reports whether a state and a time are named for the same event:
// "is_churned" and "churn_date".
func sameEvent(time, state string) bool {
	const stem = 4 // letters that two forms of a word share at least
	for _, a := range nameOf(time) {
		for _, b := range nameOf(state) {
			if n := min(len(a), len(b)); n >= stem && a[:n] == b[:n] && !columnName(timeWords()).has(a) {
				return true
			}
		}
	}
	return false
}

// timeWords are words of the names of times that name no event.
func timeWords() []string {
	return []string{"date", "time", "datetime", "timestamp", "when", "month", "year", "week", "hour"}
}

// relatesTwo reports whether the question asks of two things how they go
// together, rather than what goes along with one.
func (r *Request) relatesTwo() bool {
	w := r.words()
	relates := w.firstLike("correlat", "relat", "associat", "depend", "link", "connect") >= 0 && w.any("between", "to", "with", "on", "and")
	return relates && w.firstLike(driveStems()...) < 0
}

// noCountOfRows refuses the number of rows as one side of a relation: each row
// is one.
func (r *Request) noCountOfRows(v variable) error {
	return domain.NewFault(domain.KindUnsupported,
		fmt.Sprintf("of the two that are to be related only %s is a number or a category that each row has: a row counts one, and a time says when.", v.name),
		fmt.Sprintf("Name another column, or ask: what drives %s", v.column))
}

// twoSides reports whether both sides of a relation are named, "between age and
// loans", so that to find one of them is not to be asked about that one alone.
func (r *Request) twoSides() bool {
	w := r.words()
	between := slices.Index(w, "between")
	and := slices.Index(w, "and")
	return r.relatesTwo() && between >= 0 && and > between && !w.any("other", "others", "else", "all", "any", "anything", "everything", "each", "every")
}
