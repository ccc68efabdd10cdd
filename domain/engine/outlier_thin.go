package engine

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// valuesOfMember and varianceOfMember are how many values an average of a member stands
// on, and their variance.
const valuesOfMember, varianceOfMember = "_values", "_variance"

// withVariances adds how many values measures that are averages of rows have in each
// member, and how far those lie apart.
func withVariances(s *query.Select, measures []question.Measure) {
	for i, m := range measures {
		if row, ok := averaged(m); ok {
			s.Outputs = append(s.Outputs,
				query.Output{As: fmt.Sprint(valuesOfMember, i), Expr: query.Aggregate{Func: query.Count, Argument: row.Expr}},
				query.Output{As: fmt.Sprint(varianceOfMember, i), Expr: query.Aggregate{Func: query.Variance, Argument: toNumber(row.Expr)}})
		}
	}
}

// averaged is what an average is of in each row; false for other measures.
func averaged(m question.Measure) (question.Measure, bool) {
	if a, ok := m.Expr.(query.Aggregate); !ok || a.Func != query.Average || a.Where != nil {
		return m, false
	}
	return meanOfRows(m)
}

// withinChance leaves out the members that were found with a rate or an average of so
// few rows that chance makes that of one among so many (the limits of a funnel plot:
// Spiegelhalter, Statistics in Medicine 24, 2005). The spread of the others tells what
// is usual of members of their size, and not of one of nine rows.
func (run *outlierRun) withinChance(out *analysis.Outliers, t domain.Table, which int, at func(int) Member) {
	m := run.question.measures[which]
	r := rowsBehind{t: t, value: columnAt(t, rowsOfMember) - len(run.question.measures) + which}
	chance := (*rowsBehind).chanceOfShare
	if _, ok := affirmed(m); ok {
		r.rows = columnAt(t, rowsOfMember)
	} else if _, ok := averaged(m); ok {
		r.rows, r.variance = columnAt(t, fmt.Sprint(valuesOfMember, which)), columnAt(t, fmt.Sprint(varianceOfMember, which))
		chance = (*rowsBehind).chanceOfMean
	} else {
		return
	}
	var thin []string
	out.Found = slices.DeleteFunc(out.Found, func(o analysis.Outlier) bool {
		p := chance(&r, o.Index)
		if math.IsNaN(p) || p*float64(len(t.Rows)) < groupAlarms {
			return false
		}
		thin = append(thin, fmt.Sprintf("%s (%s of %s)", at(o.Index), amount(o.Value, spoken(run.Dataset(), m)), countOf(int(r.of(o.Index, r.rows)), "row")))
		return true
	})
	if len(thin) == 0 {
		return
	}
	more := ""
	if n := len(thin) - maxNamed; n > 0 {
		thin, more = thin[:maxNamed], fmt.Sprintf(" and %d more", n)
	}
	run.caveats = append(run.caveats, fmt.Sprintf("Left out, since among %s so few rows stray as far by chance: %s%s.",
		countOf(len(t.Rows), "member"), strings.Join(thin, ", "), more))
}

// rowsBehind are the members of a search with the columns of a measure, of how many rows
// it stands on and of the variance of their values.
type rowsBehind struct {
	t                     domain.Table
	value, rows, variance int
}

// of is a member's figure in a column.
func (r *rowsBehind) of(i, column int) float64 { return number(r.t.Rows[i][column]) }

// others are the rows of all members but one, and the sum of what they come to.
func (r *rowsBehind) others(but int) (n, sum float64) {
	for i := range r.t.Rows {
		if v := r.of(i, r.value); i != but && !math.IsNaN(v) {
			n, sum = n+r.of(i, r.rows), sum+v*r.of(i, r.rows)
		}
	}
	return n, sum
}

// chanceOfShare is the chance that a member's share lies as far from that of the rows of
// the others, were its own as they are.
func (r *rowsBehind) chanceOfShare(i int) float64 {
	n, said := r.others(i)
	own := r.of(i, r.rows)
	return analysis.ShareByChance(int(math.Round(r.of(i, r.value)*own)), int(own), said/n)
}

// chanceOfMean is the same of an average, by the variance within all members.
func (r *rowsBehind) chanceOfMean(i int) float64 {
	squares, freedom := 0.0, 0.0
	for k := range r.t.Rows {
		if v := r.of(k, r.variance); !math.IsNaN(v) {
			squares, freedom = squares+(r.of(k, r.rows)-1)*v, freedom+r.of(k, r.rows)-1
		}
	}
	n, sum := r.others(i)
	return analysis.MeanByChance(r.of(i, r.value)-sum/n, squares/freedom, int(r.of(i, r.rows)), freedom)
}
