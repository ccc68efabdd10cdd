package query

import "github.com/lumenore/analytics-mcp-server/domain"

// Select is one query. The zero Limit means no limit.
type Select struct {
	Dataset  domain.SchemaID // what it reads, unless From is set
	From     *Select         // a query it reads instead of a dataset
	Outputs  []Output
	Distinct bool // no two equal rows come back
	Where    Expr // nil: all rows
	Having   Expr // over groups; may hold aggregates
	OrderBy  []Order
	Limit    int
	Offset   int
}

// Output is one column that comes back, named As: unique within its Select.
type Output struct {
	As   string
	Expr Expr
	Key  bool // a grouping key
}

// Order sorts by an expression: usually Column{Name: an output's name}.
// Nulls come last, whichever the direction.
type Order struct {
	By   Expr
	Desc bool
}

// Root is the dataset that the query reads in the end.
func (s Select) Root() domain.SchemaID {
	for s.From != nil {
		s = *s.From
	}
	return s.Dataset
}
