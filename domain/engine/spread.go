package engine

import (
	"context"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// maxRankedRows is how many rows are read to be ranked: above it about so many
// of them, drawn evenly, on which a correlation is known to ± 0.006.
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

// spread reads the rows of a query over a dataset: all up to maxRankedRows,
// above that about so many, drawn by what a row holds: the same ones each time,
// none of them for what its values are. total is how many there are.
func (r *Request) spread(ctx context.Context, q query.Select) (t domain.Table, total int, err error) {
	count, err := r.count(ctx, q)
	if err != nil {
		return domain.Table{}, 0, err
	}
	if count > maxRankedRows {
		draw := query.Call{Function: query.Uniform, Arguments: r.tellingApart()}
		q.Where = all(q.Where, compare(query.Less, draw, lit(float64(maxRankedRows)/float64(count))))
	}
	for _, o := range q.Outputs {
		q.OrderBy = append(q.OrderBy, query.Order{By: col(o.As)})
	}
	t, err = r.Run(ctx, q)
	return t, count, err
}

// tellingApart are columns by which rows differ: one that names a row each
// where there is one, else all, so that only rows equal in everything are drawn
// together.
func (r *Request) tellingApart() []query.Expr {
	d := r.Dataset()
	var out []query.Expr
	for _, c := range d.Columns {
		if c.Role == domain.RoleIdentifier && c.NullShare == 0 && uniqueness(c, d.Rows) >= almostUnique {
			return []query.Expr{col(c.Name)}
		}
		out = append(out, col(c.Name))
	}
	return out
}
