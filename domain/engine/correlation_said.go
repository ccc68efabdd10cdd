package engine

import "github.com/lumenore/analytics-mcp-server/domain/query"

// withoutSaidOf leaves out the categories that only say what a filter's value is said
// of: "for Animation films" asks of the rows of that genre, and not for the titles of
// the films. onlyRows: nothing else is named, and the rows are those "for" a value.
func (r *Request) withoutSaidOf(named []variable) (kept []variable, onlyRows bool) {
	d := r.Dataset()
	for _, v := range named {
		c, _ := d.Column(v.column)
		at, said := r.mentioned(c)
		if !said || !v.category || !r.saysValueBefore(at, v.column) {
			kept = append(kept, v)
		}
	}
	return kept, len(kept) == 0 && len(named) > 0 && r.words().any("for", "among", "within")
}

// saysValueBefore reports whether the words before a position are a value that a
// filter on another column asks for.
func (r *Request) saysValueBefore(at int, column string) bool {
	w := r.words()
	for _, f := range r.Plan.Filters {
		if oneOf(column, f.Columns) {
			continue
		}
		for _, value := range valuesOf(f.Expr) {
			words := nameOf(value)
			if n := len(words); n > 0 && n <= at && sameWords(w[at-n:at], words) {
				return true
			}
		}
	}
	return false
}

// valuesOf are the texts that a condition holds a column against.
func valuesOf(e query.Expr) []string {
	var held []any
	switch x := e.(type) {
	case query.In:
		held = x.Values
	case query.Compare:
		if l, ok := x.Right.(query.Literal); ok && x.Op == query.Equal {
			held = []any{l.Value}
		}
	}
	var out []string
	for _, v := range held {
		if s, ok := v.(string); ok {
			out = append(out, s)
		}
	}
	return out
}
