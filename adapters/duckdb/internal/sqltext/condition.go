package sqltext

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

func (p *printer) compare(c query.Compare, s *scope, r reading) (string, error) {
	switch c.Op {
	case query.Equal, query.NotEqual, query.Less, query.LessEqual, query.Greater, query.GreaterEqual:
		return p.format("(%s "+string(c.Op)+" %s)", s, r, c.Left, c.Right)
	}
	return "", fmt.Errorf("%w: %q", domain.Cause("a comparison that is not known"), c.Op)
}

// in leaves nulls out of the values: nothing equals them.
func (p *printer) in(in query.In, s *scope, r reading) (string, error) {
	var values []string
	for _, v := range in.Values {
		if v == nil {
			continue
		}
		sql, err := p.literal(v)
		if err != nil {
			return "", err
		}
		values = append(values, sql)
	}
	if values == nil {
		return "FALSE", nil
	}
	return p.format("(%s IN ("+escapePercent(strings.Join(values, ", "))+"))", s, r, in.Expr)
}

func (p *printer) inSelect(in query.InSelect, s *scope, r reading) (string, error) {
	inner, names, err := p.selectSQL(in.Select, false)
	if err != nil {
		return "", err
	}
	if len(names) > 1 {
		inner = "SELECT " + Identifier(names[0]) + " FROM (" + inner + ")"
	}
	return p.format("(%s IN ("+escapePercent(inner)+"))", s, r, in.Expr)
}

// match compares in lower case; a word is found by a pattern in which the
// text is quoted, so there are no wildcards.
func (p *printer) match(m query.Match, s *scope, r reading) (string, error) {
	text := "CAST(%s AS VARCHAR)"
	if c, ok := m.Expr.(query.Column); ok && s.columns[c.Name] == domain.String {
		text = "%s"
	}
	if m.Op == query.ContainsWord {
		pattern := `(?i)(^|[^\pL\pN])` + regexp.QuoteMeta(m.Text) + `($|[^\pL\pN])`
		sql := p.place(pattern, "VARCHAR", Text(pattern))
		return p.format("regexp_matches("+text+", "+escapePercent(sql)+")", s, r, m.Expr)
	}
	function, ok := map[query.MatchOp]string{
		query.Contains: "contains", query.StartsWith: "starts_with", query.EndsWith: "ends_with",
	}[m.Op]
	if !ok {
		return "", fmt.Errorf("%w: %q", domain.Cause("a match that is not known"), m.Op)
	}
	sought := p.place(m.Text, "VARCHAR", Text(m.Text))
	return p.format(function+"(lower("+text+"), lower("+escapePercent(sought)+"))", s, r, m.Expr)
}

// escapePercent keeps a value's percent signs out of format's pattern.
func escapePercent(s string) string { return strings.ReplaceAll(s, "%", "%%") }
