package engine

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// Member is one combination of the values of dimensions. Without dimensions it
// is the total; a nil value is the member of rows that have none.
type Member struct {
	Dimensions []question.Dimension
	Values     []any // one a dimension, as the warehouse gave them
}

// MarshalJSON writes an object of dimension → value.
func (m Member) MarshalJSON() ([]byte, error) {
	var out strings.Builder
	out.WriteByte('{')
	for i, d := range m.Dimensions {
		if i > 0 {
			out.WriteByte(',')
		}
		name, err := encode(d.Name)
		if err != nil {
			return nil, err
		}
		value, err := encode(Cell(m.Values[i], d.Type))
		if err != nil {
			return nil, err
		}
		out.Write(name)
		out.WriteByte(':')
		out.Write(value)
	}
	out.WriteByte('}')
	return json.RawMessage(out.String()), nil
}

// String names the member as a person would: "West, Furniture"; "the total".
func (m Member) String() string {
	if len(m.Dimensions) == 0 {
		return "the total"
	}
	names := make([]string, len(m.Dimensions))
	for i, d := range m.Dimensions {
		names[i] = memberName(m.Values[i], d)
	}
	return strings.Join(names, ", ")
}

// key tells members apart.
func (m Member) key() string { return fmt.Sprintf("%#v", m.Values) }

// is is true on the rows of the member.
func (m Member) is() query.Expr {
	terms := make([]query.Expr, len(m.Dimensions))
	for i, d := range m.Dimensions {
		if m.Values[i] == nil {
			terms[i] = query.IsNull{Expr: d.Expr}
			continue
		}
		terms[i] = compare(query.Equal, d.Expr, lit(m.Values[i]))
	}
	return all(terms...)
}

// Ranked is the members of a breakdown, the largest by the measure first.
type Ranked struct {
	Members []Member
	Values  []float64 // of the measure over the plan's whole period
	Count   int       // how many members there are; Members may be fewer
	SQL     string
}

// Members ranks the members of a plan's dimensions by its first measure and
// returns at most so many of them. Rows without a member are one of them here: what
// is broken down has to add up.
func (r *Request) Members(ctx context.Context, p question.Plan, most int) (Ranked, error) {
	p.Order = []question.Order{{By: p.Measures[0].Name, Desc: true}}
	p.Limit = most
	t, err := r.Run(ctx, ordered(p, limited(p, computed(p, nil))))
	if err != nil {
		return Ranked{}, err
	}
	count, _ := takeGroups(&t)
	ranked := Ranked{Count: count, SQL: t.SQL}
	for _, row := range t.Rows {
		ranked.Members = append(ranked.Members, memberOf(p.Dimensions, row, 0))
		ranked.Values = append(ranked.Values, number(row[len(p.Dimensions)]))
	}
	return ranked, nil
}

// memberOf reads a member from a row that holds its values from a column on.
func memberOf(dimensions []question.Dimension, row []any, from int) Member {
	return Member{Dimensions: dimensions, Values: append([]any(nil), row[from:from+len(dimensions)]...)}
}

// only keeps the rows of these members.
func only(p question.Plan, members []Member) question.Plan {
	terms := make([]query.Expr, len(members))
	names := make([]string, len(members))
	for i, m := range members {
		terms[i], names[i] = m.is(), m.String()
	}
	filters := append([]question.Filter(nil), p.Filters...)
	p.Filters = append(filters, question.Filter{Expr: anyOf(members, terms), Text: strings.Join(names, " or ")})
	return p
}

// anyOf is true on the rows of any of the members; of one dimension without
// a null member it is a plain list.
func anyOf(members []Member, terms []query.Expr) query.Expr {
	var values []any
	for _, m := range members {
		if len(m.Values) != 1 || m.Values[0] == nil {
			return query.Or{Terms: terms}
		}
		values = append(values, m.Values[0])
	}
	if len(values) == 0 {
		return query.Or{}
	}
	return query.In{Expr: members[0].Dimensions[0].Expr, Values: values}
}

// memberColumns heads the columns of members in a grid.
func memberColumns(dimensions []question.Dimension) []Column {
	out := make([]Column, len(dimensions))
	for i, d := range dimensions {
		out[i] = Column{Name: d.Name, Type: d.Type}
		if out[i].Type == "" {
			out[i].Type = domain.String
		}
	}
	return out
}

// cells are the member's values as they stand in a grid.
func (m Member) cells() []any {
	out := make([]any, len(m.Values))
	for i, v := range m.Values {
		out[i] = Cell(v, m.Dimensions[i].Type)
	}
	return out
}
