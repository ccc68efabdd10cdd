package engine

import (
	"context"
	"math"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// maxRankedRows is how many rows are read to be ranked: above it an evenly
// spread part of them, on which a correlation is known to ± 0.006.
const maxRankedRows = 100_000

// columnsOf are the columns of a table as numbers; NaN where there is none.
func columnsOf(t domain.Table) [][]float64 {
	out := make([][]float64, len(t.Columns))
	for j := range out {
		out[j] = make([]float64, len(t.Rows))
		for i, row := range t.Rows {
			out[j][i] = number(row[j])
		}
	}
	return out
}

// spread reads the rows of a query: all up to maxRankedRows, above that every
// so many of them in the order of their values. total is how many there are.
func (r *Request) spread(ctx context.Context, q query.Select) (t domain.Table, total int, err error) {
	const place = "_row"
	count, err := r.count(ctx, q)
	if err != nil {
		return domain.Table{}, 0, err
	}
	if count > maxRankedRows {
		step := math.Ceil(float64(count) / maxRankedRows)
		inner := q
		inner.Outputs = append(append([]query.Output(nil), q.Outputs...), query.Output{As: place, Expr: query.Window{Func: query.RowNumber}})
		outer := wrap(inner)
		outer.Outputs = outer.Outputs[:len(q.Outputs)]
		part := arithmetic(query.Divide, col(place), lit(step))
		outer.Where = compare(query.Equal, part, query.Call{Function: query.Floor, Arguments: []query.Expr{part}})
		q = outer
	}
	t, err = r.Run(ctx, q)
	return t, count, err
}
