package engine

import (
	"context"
	"reflect"
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// result is what a plan's own query answers.
type result struct {
	grid   *Grid
	table  domain.Table // as the warehouse gave it, without hidden columns
	totals domain.Table // one row of measures, computed ungrouped; empty without measures
	// furthest holds the rows of which a comparison names the one that moved most.
	furthest domain.Table
}

// run answers a plan: its rows, as many as could ever be delivered, its totals
// and how many groups and rows there are.
func (r *Request) run(ctx context.Context, p question.Plan) (result, error) {
	q := compile(p)
	most := r.maxRows(len(q.Outputs))
	fetch := q
	if q.Limit == 0 || q.Limit > most {
		fetch.Limit = most + 1
	}
	t, err := r.Run(ctx, fetch)
	if err != nil {
		return result{}, err
	}
	groups, counted := takeGroups(&t)
	total := len(t.Rows)
	if total > most {
		if total, err = r.count(ctx, q); err != nil {
			return result{}, err
		}
		t.Rows = t.Rows[:most]
		if q.Limit > 0 {
			total = min(total, q.Limit)
		}
	}
	if !counted {
		groups = total
	}
	if p.Form == question.Records && p.Limit > 0 {
		if groups, err = r.count(ctx, q); err != nil {
			return result{}, err
		}
	}
	out := result{table: t}
	if out.totals, err = r.totalsBeside(ctx, p, q, t, total); err != nil {
		return result{}, err
	}
	quiet(p, out.totals, out.table)
	quiet(p, out.table, out.totals)
	out.grid = gridOf(p, t, total, groups)
	out.grid.cut = len(t.Rows) < total
	out.grid.Totals = totalsOf(out.totals)
	return out, nil
}

// totals computes the plan's measures ungrouped.
func (r *Request) totals(ctx context.Context, p question.Plan) (domain.Table, error) {
	if p.Form != question.Grouped || len(p.Measures) == 0 {
		return domain.Table{}, nil
	}
	return r.Run(ctx, ungrouped(p))
}

// totalsBeside are the totals of a plan whose own table was read already: where
// that says them, the data are not read again. total is how many rows the table
// has in all.
func (r *Request) totalsBeside(ctx context.Context, p question.Plan, q query.Select, t domain.Table, total int) (domain.Table, error) {
	if len(p.Dimensions) == 0 && p.Form == question.Grouped && len(t.Rows) == 1 {
		q.OrderBy, q.Limit = nil, 0
		if reflect.DeepEqual(q, ungrouped(p)) {
			return copied(t), nil
		}
	}
	if added, ok := addedRows(p, t); ok && len(t.Rows) == total {
		return added, nil
	}
	return r.totals(ctx, p)
}

// addedRows adds up the groups of a plan that shows all of them and nothing but
// measures that add up; false for any other.
func addedRows(p question.Plan, t domain.Table) (domain.Table, bool) {
	grouped := p.Form == question.Grouped && len(p.Measures) > 0 && len(p.Dimensions) > 0
	narrowed := len(p.Having) > 0 || p.Limit > 0
	if !grouped || narrowed || len(p.Derived) > 0 || p.Compare != nil || p.Inner != nil {
		return domain.Table{}, false
	}
	first := len(p.Dimensions)
	out := domain.Table{Columns: t.Columns[first:], Rows: [][]any{make([]any, len(p.Measures))}}
	for i, m := range p.Measures {
		if !m.Additive || !m.Type.Numeric() {
			return domain.Table{}, false
		}
		sum, ok := addCells(t.Rows, first+i)
		if !ok {
			return domain.Table{}, false
		}
		out.Rows[0][i] = sum
	}
	return out, true
}

// addCells adds up a column, null where no row has a value; false where whole
// numbers outgrow 64 bits.
func addCells(rows [][]any, column int) (any, bool) {
	var sum any
	for _, row := range rows {
		switch x := row[column].(type) {
		case int64:
			before, _ := sum.(int64)
			after := before + x
			if (after > before) != (x > 0) && x != 0 {
				return nil, false
			}
			sum = after
		case float64:
			before, _ := sum.(float64)
			sum = before + x
		}
	}
	return sum, true
}

// copied is a table that can be changed without the one that it is of.
func copied(t domain.Table) domain.Table {
	rows := make([][]any, len(t.Rows))
	for i, row := range t.Rows {
		rows[i] = slices.Clone(row)
	}
	return domain.Table{Columns: t.Columns, Rows: rows, SQL: t.SQL}
}

func totalsOf(t domain.Table) map[string]any {
	if len(t.Rows) == 0 {
		return nil
	}
	totals := map[string]any{}
	for i, c := range t.Columns {
		totals[c.Name] = Cell(t.Rows[0][i], c.Type)
	}
	return totals
}

// takeGroups drops the hidden count of groups from a table and returns it.
func takeGroups(t *domain.Table) (groups int, ok bool) {
	last := len(t.Columns) - 1
	if last < 0 || t.Columns[last].Name != groupsColumn {
		return 0, false
	}
	groups = int(integerAt(domain.Table{Rows: t.Rows}, last))
	t.Columns = t.Columns[:last]
	for i := range t.Rows {
		t.Rows[i] = t.Rows[i][:last]
	}
	return groups, true
}

func gridOf(p question.Plan, t domain.Table, total, groups int) *Grid {
	g := &Grid{Columns: make([]Column, len(t.Columns)), Rows: make([][]any, len(t.Rows)), RowCount: len(t.Rows), TotalRows: total, Groups: groups}
	for i, c := range t.Columns {
		g.Columns[i] = Column{Name: c.Name, Type: c.Type, Unit: unitOf(p, c.Name)}
	}
	for i, row := range t.Rows {
		cells := make([]any, len(row))
		for j, v := range row {
			cells[j] = Cell(v, t.Columns[j].Type)
		}
		g.Rows[i] = cells
	}
	return g
}

// unitOf is the unit of an output column: that of the measure or the field
// that it shows. Shares, ranks and relative changes have none.
func unitOf(p question.Plan, name string) string {
	for _, m := range p.Measures {
		if name == m.Name {
			return m.Unit
		}
		if p.Compare == nil {
			continue
		}
		test, control := comparedNames(p, m)
		if difference, _ := differenceNames(p, m); name == test || name == control || name == difference {
			return m.Unit
		}
	}
	for _, d := range p.Derived {
		if d.Name != name {
			continue
		}
		switch d.Kind {
		case question.RunningTotal, question.MovingAverage, question.Difference:
			return unitOf(question.Plan{Measures: p.Measures, Dataset: p.Dataset}, d.Of)
		}
		return ""
	}
	if p.Form == question.Records || p.Form == question.Members {
		c, _ := p.Dataset.Column(name)
		return c.Unit
	}
	return ""
}
