package engine

import (
	"fmt"
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// The shapes of a search.
const (
	periodOutliers = "periods" // of a series
	memberOutliers = "members" // of a dimension, among their peers
	recordOutliers = "records" // rows, by the values of columns
)

const (
	// maxSearchedMeasures is how many measures one answer searches where the
	// question names none: each makes the others' bounds wider.
	maxSearchedMeasures = 6
	// almostUnique is the share of distinct values from which a column names one
	// row each.
	almostUnique = 0.99
)

// outlierQuestion is what a question asks to be searched.
type outlierQuestion struct {
	shape    string
	measures []question.Measure
	groups   []question.Dimension // whose members are searched, or have a series each
	within   []question.Dimension // whose rows are searched apart from the others'
	side     analysis.Side
	sides    []analysis.Side // one a measure, where they differ
	both     bool            // outlying by every measure at once
	apart    bool            // few members against each other, by a test of their means
	subject  bool            // the first group is what the question asks for: "customers with …"
}

// outlierQuestion settles the shape, the measures and the side.
func (r *Request) outlierQuestion() (outlierQuestion, error) {
	_, along := timeline(r.Plan)
	r.perMember = along && settlesPerMember(r.Plan)
	q := outlierQuestion{groups: r.Breakdown()}
	r.settleGrainWords()
	r.dropCounts()
	r.joinedNumbers(&q)
	r.countOften(&q)
	r.settleSubject(&q)
	q.shape = r.outlierShape(&q)
	if f := r.countOfOneRecord(&q); f != nil {
		return q, f
	}
	q.measures = r.asQuotient(r.unlessFiltered(r.searchedMeasures(q.shape)), q.shape)
	q.measures = r.addCounted(q.measures, q.shape)
	if len(q.measures) == 0 {
		return q, domain.NewFault(domain.KindUnsupported, "there is no number to search for outliers.",
			"Choose another dataset: get_dataset_metadata lists their measures.")
	}
	if q.shape == recordOutliers && holdsAggregate(q.measures[0].Expr) {
		return q, noRowValue(q.measures[0])
	}
	r.settleSides(&q)
	q.both = len(q.measures) > 1 && r.words().any("both")
	if len(q.measures) > 1 && !q.both {
		r.Assume("A value that is unusual by any of the measures counts.")
	}
	return q, nil
}

// dropCounts takes away a count that the question does not ask for: "unusual
// customers" is read as how many there are.
func (r *Request) dropCounts() {
	if r.countsAsked() {
		return
	}
	var kept []question.Measure
	for _, m := range r.Plan.Measures {
		if m.Aggregate != query.Count || conditional(m) {
			kept = append(kept, m)
		}
	}
	r.Plan.Measures = kept
}

// conditional reports whether a count is of the rows that a column affirms,
// which somebody asked for: "stockouts".
func conditional(m question.Measure) bool {
	a, ok := m.Expr.(query.Aggregate)
	return ok && a.Where != nil
}

func (r *Request) countsAsked() bool {
	w := r.words()
	return w.any("number", "count", "counts", "many", "often", "total", "rows", "volume", "frequency") || r.Plan.Events
}

// searchedMeasures are the plan's measures; of records, their columns as they
// are. Where the question names none, all columns of numbers, or the default.
func (r *Request) searchedMeasures(shape string) []question.Measure {
	measures := r.Plan.Measures
	if r.Plan.Inner != nil {
		measures = r.Plan.Inner.Measures
	}
	if r.perMember {
		return r.Plan.Measures
	}
	if shape == recordOutliers {
		return r.recordMeasures(measures)
	}
	if len(measures) > 0 {
		return measures
	}
	d := r.Dataset()
	var out []question.Measure
	for _, name := range r.mentionedFields() {
		if c, ok := d.Column(name); ok && c.Role == domain.RoleMeasure {
			out = append(out, r.measureOf(c))
		}
	}
	switch {
	case len(out) > 0:
		return out
	case shape == periodOutliers && r.words().askForCounts():
		return []question.Measure{CountRows()}
	case shape == periodOutliers:
		return r.unnamedMeasures()
	}
	return []question.Measure{r.Measure()}
}

// countOften counts what is done often: "which customers order suspiciously
// often" asks for the orders of each customer.
func (r *Request) countOften(q *outlierQuestion) {
	if n := len(q.groups); n < 2 || len(r.Plan.Measures) > 0 || !r.words().any("often", "frequently", "rarely") {
		return
	}
	d := r.Dataset()
	for i, g := range q.groups[1:] {
		if c, _ := d.Column(g.Column); c.Role != domain.RoleIdentifier {
			continue
		}
		q.groups = slices.Delete(slices.Clone(q.groups), i+1, i+2)
		r.Plan.Measures = []question.Measure{{Name: "distinct " + g.Column, Label: "distinct count of " + g.Column, Column: g.Column, Type: domain.Integer,
			Aggregate: query.Count, Expr: query.Aggregate{Func: query.Count, Argument: col(g.Column), Distinct: true}}}
		return
	}
}

// unlessFiltered leaves out the columns that the question only restricts by,
// where it names others: "customers with a tenure below 3 months".
func (r *Request) unlessFiltered(measures []question.Measure) []question.Measure {
	kept := slices.DeleteFunc(slices.Clone(measures), func(m question.Measure) bool {
		return m.Column != "" && slices.ContainsFunc(r.Plan.Filters, func(f question.Filter) bool { return oneOf(m.Column, f.Columns) })
	})
	if len(kept) == 0 {
		return measures
	}
	return kept
}

// recordMeasures are columns of numbers as measures of a row.
func (r *Request) recordMeasures(measures []question.Measure) []question.Measure {
	d := r.Dataset()
	var names []string
	for _, m := range measures {
		names = append(names, m.Column)
	}
	names = append(names, r.mentionedFields()...)
	out, seen := r.compositeRows(measures)
	add := func(name string) {
		c, ok := d.Column(name)
		if ok && c.Type.Numeric() && c.Role == domain.RoleMeasure && !seen[name] {
			seen[name] = true
			out = append(out, question.Measure{Name: c.Name, Label: c.Name, Column: c.Name, Expr: col(c.Name), Type: c.Type, Unit: c.Unit})
		}
	}
	for _, name := range names {
		add(name)
	}
	if len(out) > 0 || len(measures) > 0 && measures[0].Column == "" {
		if len(out) == 0 {
			return measures[:1] // a count of rows, which a row does not have
		}
		return out
	}
	for _, name := range withRole(d, domain.RoleMeasure) {
		if len(out) < maxSearchedMeasures {
			add(name)
		}
	}
	if len(out) > 0 {
		r.Assume(fmt.Sprintf("No measure is named, so %s are searched.", enumerate(measureNames(out), "and")))
	}
	return out
}

func measureNames(measures []question.Measure) []string {
	out := make([]string, len(measures))
	for i, m := range measures {
		out[i] = m.Name
	}
	return out
}

// askedSide is the side that the question's words ask for: "unusually high".
func (r *Request) askedSide(measures []question.Measure) analysis.Side {
	w := r.words()
	for _, m := range measures {
		w = w.without(m.Name, m.Column)
	}
	high, low := w.any(highWords()...), w.any(lowWords()...)
	switch {
	case high && !low:
		return analysis.High
	case low && !high:
		return analysis.Low
	}
	return analysis.BothSides
}

func highWords() []string {
	return []string{"high", "higher", "highest", "highly", "large", "larger", "big", "bigger", "huge", "above",
		"peak", "peaks", "spike", "spikes", "surge", "surges", "expensive", "much", "many", "often", "long", "longer",
		"excessive", "excessively", "best", "top"}
}

func lowWords() []string {
	return []string{"low", "lower", "lowest", "small", "smaller", "tiny", "below", "dip", "dips", "drop", "drops",
		"cheap", "little", "few", "rarely", "short", "worst", "bottom"}
}
