package sqltext

import (
	"fmt"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// selectSQL prints a Select. Rows are ordered where that can be seen: in the
// outermost, and where rows are cut.
func (p *printer) selectSQL(q query.Select, outermost bool) (string, []string, error) {
	if len(q.Outputs) == 0 {
		return "", nil, domain.Cause("a query without outputs")
	}
	source, columns, err := p.source(q)
	if err != nil {
		return "", nil, err
	}
	s := newScope(q, columns)
	outputs, names, err := p.outputs(q, s)
	if err != nil {
		return "", nil, err
	}
	where, err := p.clause(" WHERE ", q.Where, s, inSource)
	if err != nil {
		return "", nil, err
	}
	having, err := p.clause(" HAVING ", q.Having, s, inResult)
	if err != nil {
		return "", nil, err
	}
	order, err := p.orderBy(q, s, outermost)
	if err != nil {
		return "", nil, err
	}
	var sql strings.Builder
	sql.WriteString("SELECT ")
	if q.Distinct {
		sql.WriteString("DISTINCT ")
	}
	sql.WriteString(outputs + " FROM " + source)
	if s.qualified {
		sql.WriteString(" AS t")
	}
	sql.WriteString(where + groupBy(q, s) + having + order + limit(q))
	return sql.String(), names, nil
}

// source prints what a Select reads, and tells its columns.
func (p *printer) source(q query.Select) (string, map[string]domain.Type, error) {
	columns := map[string]domain.Type{}
	if q.From != nil {
		sql, names, err := p.selectSQL(*q.From, false)
		if err != nil {
			return "", nil, err
		}
		for _, name := range names {
			columns[name] = ""
		}
		return "(" + sql + ")", columns, nil
	}
	if q.Dataset != p.relation.Dataset.ID {
		return "", nil, domain.Cause("a query over two datasets")
	}
	for _, c := range p.relation.Dataset.Columns {
		columns[c.Name] = c.Type
	}
	if p.shown {
		return Identifier(p.relation.Dataset.Name), columns, nil
	}
	return p.relation.SQL, columns, nil
}

func (p *printer) outputs(q query.Select, s *scope) (string, []string, error) {
	printed := make([]string, len(q.Outputs))
	names := make([]string, len(q.Outputs))
	for i, o := range q.Outputs {
		sql, err := p.output(o, s)
		if err != nil {
			return "", nil, err
		}
		names[i] = o.As
		printed[i] = sql
		if sql != Identifier(o.As) {
			printed[i] += " AS " + Identifier(o.As)
		}
	}
	return strings.Join(printed, ", "), names, nil
}

// output prints an output's expression. A name in it may be another output,
// but not itself: there it is the column.
func (p *printer) output(o query.Output, s *scope) (string, error) {
	if o.Key || !s.grouped {
		return p.expr(o.Expr, s, inSource)
	}
	s.expanding[o.As] = true
	defer delete(s.expanding, o.As)
	return p.expr(o.Expr, s, inResult)
}

func (p *printer) clause(word string, e query.Expr, s *scope, r reading) (string, error) {
	if e == nil {
		return "", nil
	}
	sql, err := p.expr(e, s, r)
	if err != nil {
		return "", err
	}
	return word + sql, nil
}

// groupBy names the keys by their positions, which can't be taken for
// anything else.
func groupBy(q query.Select, s *scope) string {
	if !s.grouped {
		return ""
	}
	var positions []string
	for i, o := range q.Outputs {
		if o.Key {
			positions = append(positions, fmt.Sprint(i+1))
		}
	}
	if positions == nil {
		return ""
	}
	return " GROUP BY " + strings.Join(positions, ", ")
}

func limit(q query.Select) string {
	sql := ""
	if q.Limit > 0 {
		sql = fmt.Sprintf(" LIMIT %d", q.Limit)
	}
	if q.Offset > 0 {
		sql += fmt.Sprintf(" OFFSET %d", q.Offset)
	}
	return sql
}
