package engine

import (
	"fmt"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// maxBreakdownCandidates is how many dimensions a refusal offers.
const maxBreakdownCandidates = 4

// contributorDimensions is whose members contribute: what the question groups
// by; the things that it speaks of, where each row or its name is one; the only
// dimension there is; else a fault that offers some.
func (r *Request) contributorDimensions(m question.Measure) ([]question.Dimension, error) {
	if len(r.Plan.Dimensions) > 0 {
		return r.Plan.Dimensions, nil
	}
	if c, ok := r.spokenOf(); ok {
		return []question.Dimension{{Name: c.Name, Column: c.Name, Expr: col(c.Name), Type: c.Type}}, nil
	}
	names := r.candidateDimensions()
	if len(names) == 0 {
		return nil, domain.NewFault(domain.KindUnsupported, "this dataset has no column to group by.", "Choose another dataset: get_dataset_metadata lists them.")
	}
	if len(names) == 1 {
		d := r.Dataset()
		c, _ := d.Column(names[0])
		r.Assume(fmt.Sprintf("Nothing is named to group by, so %s is taken.", c.Name))
		return []question.Dimension{{Name: c.Name, Column: c.Name, Expr: col(c.Name), Type: c.Type}}, nil
	}
	f := domain.NewFault(domain.KindAmbiguous, "the question does not say whose contribution is meant.", "Ask the user which.")
	for _, n := range names[:min(len(names), maxBreakdownCandidates)] {
		f.Candidates = append(f.Candidates, fmt.Sprintf("which %s make up 80%% of %s", question.Plural(n), m.Name))
	}
	f.Suggestion = "Ask the user which, as in: " + f.Candidates[0]
	return nil, f
}

// candidateDimensions are the columns that a whole could be divided by, those
// with more members first: concentration shows among many.
func (r *Request) candidateDimensions() []string {
	var names []string
	groups := worthGrouping(groupings(r.Dataset()))
	for i := len(groups) - 1; i >= 0; i-- {
		names = append(names, groups[i].Name)
	}
	return names
}

// spokenOf is the column that names the things a question speaks of: of
// "customers" the Customer ID, of the rows of a table of movies what names each.
func (r *Request) spokenOf() (domain.Column, bool) {
	d, w := r.Dataset(), r.words()
	for _, c := range d.Columns {
		if c.Role != domain.RoleIdentifier {
			continue
		}
		name := nameOf(c.Name)
		for _, said := range []columnName{name.withoutID(), name.withoutName()} {
			if _, _, ok := w.mention(strings.Join(said, " ")); ok {
				return c, true
			}
		}
	}
	if _, _, ok := w.mention(d.Name); ok {
		if name, unique := r.identifier(); unique {
			return d.Column(name)
		}
	}
	return domain.Column{}, false
}

// withoutID are the words of a name but for a last one that says that it is an
// identifier.
func (n columnName) withoutID() []string {
	if len(n) > 1 && n.endsIn(idWords()...) {
		return n[:len(n)-1]
	}
	return n
}

// withoutName are the words of a name but for a last one that says that it is a
// name: "customers" are named by "customer_name".
func (n columnName) withoutName() []string {
	if len(n) > 1 && n.endsIn("name", "title") {
		return n[:len(n)-1]
	}
	return n
}
