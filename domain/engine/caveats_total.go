package engine

import (
	"context"
	"fmt"
	"math"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// totalRow is a caveat of a row that holds the total of all others, as a sheet's
// last line does: every sum counts the data twice. It is told in the answers,
// not only in the log at import, because who reads a sum does not read the log.
// Empty where there is no such row.
func (e *Engine) totalRow(ctx context.Context, d domain.Dataset, index *question.Index) (string, error) {
	measures := withRole(d, domain.RoleMeasure)
	for _, c := range d.Columns {
		for _, v := range index.Values(c.Name) {
			if !oneOf(strings.ToLower(strings.TrimSpace(v)), totalWords()) || len(measures) == 0 {
				continue
			}
			is := query.Compare{Op: query.Equal, Left: col(c.Name), Right: query.Literal{Value: v}}
			s := query.Select{Dataset: d.ID, Outputs: []query.Output{{As: "rows", Expr: query.Aggregate{Func: query.Count, Where: is}}}}
			for i, m := range measures {
				s.Outputs = append(s.Outputs,
					query.Output{As: fmt.Sprintf("all%d", i), Expr: query.Aggregate{Func: query.Sum, Argument: col(m)}},
					query.Output{As: fmt.Sprintf("row%d", i), Expr: query.Aggregate{Func: query.Sum, Argument: col(m), Where: is}})
			}
			t, err := e.warehouse.Run(ctx, s)
			switch {
			case ctx.Err() != nil:
				return "", err
			case err != nil:
				continue // a caveat is not worth an answer
			}
			if integerAt(t, 0) != 1 || d.Rows < fewObservations {
				continue
			}
			for i := range measures {
				whole, row := number(t.Rows[0][1+2*i]), number(t.Rows[0][2+2*i])
				if row != 0 && math.Abs(whole-2*row) <= sameTotal*math.Abs(whole) {
					return fmt.Sprintf("The row where %s is '%s' holds the total of all others: sums over all rows count them twice. "+
						"Leave it out with a condition, or take it out of the file.",
						c.Name, v), nil
				}
			}
		}
	}
	return "", nil
}

// sameTotal is how near a row must come to the sum of the others, in relation to
// it: totals in files are rounded.
const sameTotal = 1e-6

func totalWords() []string { return []string{"total", "totals", "grand total", "sum", "overall"} }
