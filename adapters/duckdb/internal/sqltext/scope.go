package sqltext

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// scope is what the names of one Select mean.
type scope struct {
	columns   map[string]domain.Type // of what is read; the type is empty where unknown
	outputs   map[string]query.Output
	folded    map[string]int // how many outputs have a name, case ignored
	order     []query.Output
	grouped   bool
	quantiles []quantiles
	qualified bool // a column was printed with the alias
	expanding map[string]bool
}

// reading says where an expression stands.
type reading int

const (
	inSource reading = iota // names are columns of what is read
	inResult                // names are outputs first
)

func newScope(q query.Select, columns map[string]domain.Type) *scope {
	s := &scope{
		columns: columns, order: q.Outputs,
		outputs: map[string]query.Output{}, folded: map[string]int{}, expanding: map[string]bool{},
	}
	for _, o := range q.Outputs {
		s.outputs[o.As] = o
		s.folded[strings.ToLower(o.As)]++
		s.grouped = s.grouped || holdsAggregate(o.Expr)
	}
	s.grouped = s.grouped || q.Having != nil
	for _, o := range q.OrderBy {
		s.grouped = s.grouped || holdsAggregate(o.By)
	}
	s.quantiles = gatherQuantiles(q)
	return s
}

// column prints a column of what is read. It is qualified where an output of
// another meaning has its name, since the engine would look there too.
func (s *scope) column(name string) string {
	if o, ok := s.outputs[name]; ok && o.Expr == query.Expr(query.Column{Name: name}) && s.folded[strings.ToLower(name)] == 1 {
		return Identifier(name)
	}
	if s.folded[strings.ToLower(name)] == 0 {
		return Identifier(name)
	}
	s.qualified = true
	return "t." + Identifier(name)
}

// keys are the outputs that the rows are grouped by.
func (s *scope) keys() []query.Output {
	var keys []query.Output
	for _, o := range s.order {
		if o.Key {
			keys = append(keys, o)
		}
	}
	return keys
}

// holdsAggregate reports whether rows must be grouped to compute e.
func holdsAggregate(e query.Expr) bool {
	found := false
	walk(e, func(e query.Expr) bool {
		if _, ok := e.(query.Aggregate); ok {
			found = true
		}
		return !found
	})
	return found
}

// holdsWindow reports whether e looks at other rows of the result.
func holdsWindow(e query.Expr) bool {
	found := false
	walk(e, func(e query.Expr) bool {
		if _, ok := e.(query.Window); ok {
			found = true
		}
		return !found
	})
	return found
}
