package sqltext

import (
	"fmt"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// orderBy prints the order with its tie-break, so that equal queries give
// equal rows in equal order.
func (p *printer) orderBy(q query.Select, s *scope, outermost bool) (string, error) {
	if !outermost && q.Limit == 0 && q.Offset == 0 {
		return "", nil
	}
	var terms []string
	used := map[string]bool{}
	for _, o := range q.OrderBy {
		if c, ok := o.By.(query.Column); ok && s.isOutput(c.Name) {
			used[c.Name] = true
			terms = append(terms, s.outputTerm(c.Name)+direction(o))
			continue
		}
		sql, err := p.expr(o.By, s, inResult)
		if err != nil {
			return "", err
		}
		terms = append(terms, sql+direction(o))
	}
	for _, o := range s.tieBreak() {
		if !used[o.As] {
			terms = append(terms, s.outputTerm(o.As)+" NULLS LAST")
		}
	}
	if len(terms) == 0 {
		return "", nil
	}
	return " ORDER BY " + strings.Join(terms, ", "), nil
}

func (s *scope) isOutput(name string) bool {
	_, ok := s.outputs[name]
	return ok
}

// outputTerm names an output in ORDER BY: by its name, or by its position
// where names differ in case alone.
func (s *scope) outputTerm(name string) string {
	if s.folded[strings.ToLower(name)] == 1 {
		return Identifier(name)
	}
	for i, o := range s.order {
		if o.As == name {
			return fmt.Sprint(i + 1)
		}
	}
	return Identifier(name)
}

// tieBreak is what tells rows apart: the keys of groups, else every output.
func (s *scope) tieBreak() []query.Output {
	if s.grouped {
		return s.keys()
	}
	return s.order
}

func direction(o query.Order) string {
	if o.Desc {
		return " DESC NULLS LAST"
	}
	return " NULLS LAST"
}
