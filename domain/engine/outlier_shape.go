package engine

import (
	"fmt"
	"path"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// outlierShape is the shape that the question speaks of, else the one that the
// data suggest: rows that are things by themselves (each has a name of its
// own) are searched one by one, a flow of rows by period.
func (r *Request) outlierShape(q *outlierQuestion) string {
	_, grouped := timeline(r.Plan)
	axis, timed := axisOf(r.Plan)
	w := r.words()
	saysTime := w.any("when", "trend", "period", "periods", "history", "historical", "timeline", "spike", "spikes", "dip", "dips", "seasonal")
	overTime := timed && (grouped || axis.Grain != "" || saysTime || w.any("time") && w.any("over") || r.grainSaid() != "")
	identifier, unique := r.identifier()
	counted := r.onlyOfRows()
	switch {
	case q.subject && !(timed && (grouped || axis.Grain != "" || r.grainSaid() != "")):
		return r.groupedShape(q, timed, unique)
	case overTime || counted && timed && len(q.groups) == 0:
		return periodOutliers
	case len(q.groups) == 1 && q.groups[0].Column == identifier && unique:
		q.groups = nil
		if counted && timed {
			return periodOutliers
		}
		return recordOutliers
	case len(q.groups) > 0 && w.any("within", "inside") && !counted:
		q.within, q.groups = q.groups, nil
		return recordOutliers
	case len(q.groups) > 0:
		return r.groupedShape(q, timed, unique)
	case identifier != "" && !unique && r.identifierAsked(identifier):
		d := r.Dataset()
		c, _ := d.Column(identifier)
		q.groups = []question.Dimension{{Name: c.Name, Column: c.Name, Expr: col(c.Name), Type: c.Type}}
		r.Assume(fmt.Sprintf("The rows of each %s are taken together.", c.Name))
		return memberOutliers
	case r.Plan.Form == question.Records, unique, !timed, r.rowsAsked(w):
		return recordOutliers
	}
	if m := r.peekMeasure(); !m || axis.Type == domain.Integer {
		return recordOutliers
	}
	r.Assume("The question does not say of what, so periods are searched.")
	r.Plan.Reading.Alternatives = append(append([]string(nil), r.Plan.Reading.Alternatives...), "single records", "members of a dimension")
	return periodOutliers
}

// rowsAsked reports whether the question asks for single rows: by a word for
// them ("records with unusual X"), or by the name of the dataset, asked for
// ("which earthquakes had …") or told by what they have ("deliveries with …").
func (r *Request) rowsAsked(w askedWords) bool {
	if w.any("records", "rows", "entries", "single", "individual") {
		return true
	}
	d := r.Dataset()
	name := path.Base(d.Name)
	at, n, ok := w.mention(name)
	if last := nameOf(name); !ok && len(last) > 1 { // "appointments" of clinic_appointments
		at, n, ok = w.mention(last[len(last)-1])
	}
	if !ok {
		return false
	}
	before := at > 0 && w[at-1] == "which"
	return before || at+n < len(w) && oneOf(w[at+n], []string{"with", "where", "whose", "having", "that"})
}

// groupedShape is the shape of a search by groups: the groups against each
// other; where they are too few for that and not what is asked for, what lies within
// each: its rows where they are things by themselves, else its periods.
func (r *Request) groupedShape(q *outlierQuestion, timed, rowsAreThings bool) string {
	d := r.Dataset()
	most := int64(1)
	for _, g := range q.groups {
		c, _ := d.Column(g.Column)
		most *= max(c.Distinct, 1)
	}
	counted := r.onlyOfRows()
	if most >= analysis.LeastForOutliers || !timed && counted {
		return memberOutliers
	}
	if timed && r.rowsOrMembers(q) {
		q.within, q.groups = q.groups, nil
		return recordOutliers
	}
	if r.membersApart(q) {
		q.apart = true
		return memberOutliers
	}
	names := enumerate(dimensionNames(question.Plan{Dimensions: q.groups}), "and")
	few := fmt.Sprintf("%s has fewer than %d members, so ", names, analysis.LeastForOutliers) // says nothing of a test of their means, which may be made beside
	if !timed || rowsAreThings && !counted {
		r.Assume(few + "each record is held against those of its own.")
		q.within, q.groups = q.groups, nil
		return recordOutliers
	}
	r.Assume(few + "the periods of each are searched.")
	return periodOutliers
}

// rowsOrMembers reports whether a word names the rows as well as few members of theirs,
// "are there shifts with an abnormal handling time" of a table of call shifts with a column
// of three (a table that is called as the members are has them in many rows): then the rows are searched, each beside those of its member, and the members held
// against each other.
func (r *Request) rowsOrMembers(q *outlierQuestion) bool {
	if !q.subject || len(q.groups) != 1 || r.Plan.Inner != nil || r.onlyOfRows() || !r.rowsAsked(r.words()) {
		return false
	}
	d := r.Dataset()
	name := nameOf(path.Base(d.Name))
	own := nameOf(q.groups[0].Column)
	if len(name) < 2 || len(own) == 0 || singular(name[len(name)-1]) != singular(own[len(own)-1]) {
		return false
	}
	r.Assume(fmt.Sprintf("'%s' are the rows as well as the members of %s, so both are searched: each row beside those of its %s, and the members by their averages.",
		name[len(name)-1], q.groups[0].Name, q.groups[0].Name))
	return true
}

// peekMeasure reports whether what is asked for adds up, so that a period has
// a value of its own.
func (r *Request) peekMeasure() bool {
	if len(r.Plan.Measures) > 0 {
		return r.Plan.Measures[0].Additive
	}
	d := r.Dataset()
	c, ok := d.Column(d.DefaultMeasure)
	return ok && question.NatureOf(c) == question.Amount
}

// identifier is the column that names rows, the one that the plan asks for
// first; unique tells whether it names one row each.
func (r *Request) identifier() (name string, unique bool) {
	d := r.Dataset()
	try := append([]string(nil), r.Plan.Fields...)
	for _, g := range r.Breakdown() {
		try = append([]string{g.Column}, try...)
	}
	for _, c := range d.Columns {
		try = append(try, c.Name)
	}
	first := ""
	for _, name := range try {
		c, _ := d.Column(name)
		if c.Role != domain.RoleIdentifier {
			continue
		}
		if first == "" {
			first = name
		}
		if _, ok := r.mentioned(c); ok {
			first = name
			break
		}
	}
	c, ok := d.Column(first)
	return first, ok && uniqueness(c, d.Rows) >= almostUnique
}

func (r *Request) identifierAsked(name string) bool {
	d := r.Dataset()
	c, _ := d.Column(name)
	_, ok := r.mentioned(c)
	return ok
}
