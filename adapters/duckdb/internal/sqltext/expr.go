package sqltext

import (
	"fmt"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// expr prints an expression. Anything that is not a name, a value or a call
// comes in parentheses, so that no precedence has to be known.
func (p *printer) expr(e query.Expr, s *scope, r reading) (string, error) {
	switch e := e.(type) {
	case query.Column:
		return p.name(e.Name, s, r)
	case query.Literal:
		return p.literal(e.Value)
	case query.Compare:
		return p.compare(e, s, r)
	case query.And:
		return p.terms(e.Terms, " AND ", "TRUE", s, r)
	case query.Or:
		return p.terms(e.Terms, " OR ", "FALSE", s, r)
	case query.Not:
		return p.format("(%s IS NOT TRUE)", s, r, e.Term)
	case query.In:
		return p.in(e, s, r)
	case query.InSelect:
		return p.inSelect(e, s, r)
	case query.Scalar:
		inner, _, err := p.selectSQL(e.Select, false)
		return "(" + inner + ")", err
	case query.Match:
		return p.match(e, s, r)
	case query.IsNull:
		return p.format("(%s IS NULL)", s, r, e.Expr)
	case query.Arithmetic:
		return p.arithmetic(e, s, r)
	case query.Call:
		return p.call(e, s, r)
	case query.Case:
		return p.branches(e, s, r)
	case query.Truncate:
		return p.truncate(e, s, r)
	case query.Extract:
		return p.extract(e, s, r)
	case query.Aggregate:
		return p.aggregate(e, s)
	case query.Window:
		return p.window(e, s, r)
	}
	return "", fmt.Errorf("%w: %T", domain.Cause("an expression of a type that is not known"), e)
}

// name prints a column, or the expression of the output that has its name.
func (p *printer) name(name string, s *scope, r reading) (string, error) {
	_, isColumn := s.columns[name]
	o, isOutput := s.outputs[name]
	outputFirst := isOutput && r == inResult && !s.expanding[name]
	switch {
	case isColumn && !outputFirst:
		return s.column(name), nil
	case isOutput && !s.expanding[name]:
		s.expanding[name] = true
		defer delete(s.expanding, name)
		if o.Key || !s.grouped {
			return p.expr(o.Expr, s, inSource)
		}
		return p.expr(o.Expr, s, r)
	}
	return "", unknownColumn(name)
}

// format prints expressions into a pattern of %s.
func (p *printer) format(pattern string, s *scope, r reading, parts ...query.Expr) (string, error) {
	printed := make([]any, len(parts))
	for i, part := range parts {
		sql, err := p.expr(part, s, r)
		if err != nil {
			return "", err
		}
		printed[i] = sql
	}
	return fmt.Sprintf(pattern, printed...), nil
}

func (p *printer) list(parts []query.Expr, s *scope, r reading) ([]string, error) {
	printed := make([]string, len(parts))
	for i, part := range parts {
		sql, err := p.expr(part, s, r)
		if err != nil {
			return nil, err
		}
		printed[i] = sql
	}
	return printed, nil
}

func (p *printer) terms(terms []query.Expr, operator, none string, s *scope, r reading) (string, error) {
	printed, err := p.list(terms, s, r)
	if err != nil {
		return "", err
	}
	switch len(printed) {
	case 0:
		return none, nil
	case 1:
		return printed[0], nil
	}
	return "(" + strings.Join(printed, operator) + ")", nil
}

func (p *printer) branches(c query.Case, s *scope, r reading) (string, error) {
	var sql strings.Builder
	sql.WriteString("CASE")
	for _, b := range c.Branches {
		branch, err := p.format(" WHEN %s THEN %s", s, r, b.When, b.Then)
		if err != nil {
			return "", err
		}
		sql.WriteString(branch)
	}
	if c.Else != nil {
		otherwise, err := p.format(" ELSE %s", s, r, c.Else)
		if err != nil {
			return "", err
		}
		sql.WriteString(otherwise)
	}
	return sql.String() + " END", nil
}
