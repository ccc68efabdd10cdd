package engine

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// asQuotient makes one measure of two between which the question says "per":
// too much fuel per km is neither much fuel nor many km. Of records it is the
// quotient of each row's values, of periods and members that of their sums.
func (r *Request) asQuotient(measures []question.Measure, shape string) []question.Measure {
	for _, over := range measures {
		for _, under := range measures {
			if over.Column == under.Column || !r.saidPer(over, under) {
				continue
			}
			out := question.Measure{Name: over.Column + " per " + under.Column, Type: domain.Number}
			out.Label = out.Name
			above, below := toNumber(col(over.Column)), toNumber(col(under.Column))
			if shape != recordOutliers {
				// Of the rows that have both: km without a reading of fuel are not driven for free.
				var both query.Expr
				if a, b := r.columnOf(over), r.columnOf(under); a.NullShare > 0 || b.NullShare > 0 || !a.Type.Numeric() || !b.Type.Numeric() {
					both = all(query.Not{Term: query.IsNull{Expr: col(over.Column)}}, query.Not{Term: query.IsNull{Expr: col(under.Column)}})
				} else {
					above, below = col(over.Column), col(under.Column)
				}
				above, below = query.Aggregate{Func: query.Sum, Argument: above, Where: both}, query.Aggregate{Func: query.Sum, Argument: below, Where: both}
				out.Numerator, out.Denominator, out.DenominatorLabel = above, below, under.Column
				out.Label = "sum(" + over.Column + ") / sum(" + under.Column + ")" // as in a table
			}
			out.Expr = arithmetic(query.Divide, above, below)
			r.unassumeNature(over.Column, under.Column)
			rest := []question.Measure{out}
			for _, m := range measures {
				if m.Column != over.Column && m.Column != under.Column {
					rest = append(rest, m)
				}
			}
			return rest
		}
	}
	return measures
}

func (r *Request) columnOf(m question.Measure) domain.Column {
	d := r.Dataset()
	c, _ := d.Column(m.Column)
	return c
}

// saidPer reports whether the question names one measure per the other.
func (r *Request) saidPer(over, under question.Measure) bool {
	d := r.Dataset()
	a, ok := d.Column(over.Column)
	if !ok {
		return false
	}
	b, ok := d.Column(under.Column)
	if !ok {
		return false
	}
	w := r.words()
	first, n, named := r.mentionOf(a)
	second, _, other := r.mentionOf(b)
	return named && other && second == first+n+1 && w[first+n] == "per"
}

// unassumeNature takes back how columns were to be aggregated, where they are not.
func (r *Request) unassumeNature(columns ...string) {
	r.Plan.Reading.Assumptions = slices.DeleteFunc(slices.Clone(r.Plan.Reading.Assumptions), func(s string) bool {
		return slices.ContainsFunc(columns, func(c string) bool {
			return strings.HasPrefix(s, c+" is averaged") || strings.HasPrefix(s, c+" is added up")
		})
	})
}
