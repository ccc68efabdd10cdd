package question

import (
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// buildFilters turns the conditions into filters of rows and of groups.
func (g *reading) buildFilters() error {
	if err := g.joinAlternatives(); err != nil {
		return err
	}
	cycles := 0
	for _, c := range g.conditions {
		if c.recurring != nil {
			cycles++
		}
		if c.null && g.countTime != "" && g.column(c.column).Role == domain.RoleMeasure {
			return domain.NewFault(domain.KindUnsupported, "periods without any rows are not in the data, so they can't be counted.",
				"Ask for the number of rows by "+string(g.countTime)+" and look for the gaps.")
		}
	}
	if cycles > 1 && !g.opposedCycles() {
		return domain.NewFault(domain.KindUnsupported, "two calendar conditions at once can't be set side by side in one table.", "Ask by weekday or by calendar month instead.")
	}
	var rows []Filter
	for k, c := range g.conditions {
		if g.periodLacks(c) {
			c = condition{column: c.column, op: query.Equal, aggregate: "sum", countOf: noColumn, orWith: noColumn, span: c.span}
			g.conditions[k] = c
			g.assume("no " + g.column(c.column).Name + " is read as a total of 0; periods without any rows are not in the data")
		}
		if f := g.refuseThanTotals(c); f != nil {
			return f
		}
		if g.onGroups(c) {
			g.plan.Having = append(g.plan.Having, g.groupFilter(c))
			rows = append(rows, Filter{})
			continue
		}
		f := g.conditionFilter(c)
		if c.orWith >= 0 && c.orWith < len(rows) && rows[c.orWith].Expr != nil {
			first := &rows[c.orWith]
			first.Expr = query.Or{Terms: []query.Expr{first.Expr, f.Expr}}
			first.Text = "(" + first.Text + " or " + f.Text + ")"
			first.Columns = append(first.Columns, f.Columns...)
			rows = append(rows, Filter{})
			continue
		}
		rows = append(rows, f)
	}
	if thing := g.listed(); len(g.inBoth) > 0 && thing != noColumn {
		g.inEach(thing, g.inBoth)
	}
	g.inEachApart()
	g.filteredAt = map[string]int{}
	for k, f := range rows {
		if f.Expr != nil {
			g.filteredAt[f.Text] = g.conditions[k].span
			g.plan.Filters = append(g.plan.Filters, f)
		}
	}
	return nil
}

// joinAlternatives ties conditions on different columns that only "or" stands
// between: "in the Oslo office or paid more than 90,000".
func (g *reading) joinAlternatives() error {
	sort.SliceStable(g.conditions, func(i, j int) bool { return g.conditions[i].span < g.conditions[j].span })
	for i := 1; i < len(g.conditions); i++ {
		a, b := &g.conditions[i-1], &g.conditions[i]
		if a.span < 0 || a.column == b.column && a.column != noColumn && a.inTime == nil || !g.joinedByOr(max(a.span, a.last), b.span) {
			continue
		}
		if a.aggregate != "" || b.aggregate != "" {
			return domain.NewFault(domain.KindUnsupported, "'or' between a condition on rows and one on totals can't be answered in one table.", "Ask the two questions one after the other.")
		}
		a.alternative, b.alternative = true, true
		b.orWith = i - 1
		if a.orWith != noColumn {
			b.orWith = a.orWith
		}
	}
	return nil
}

// onGroups reports whether a condition is about groups: it names an aggregate
// or a count, or compares an amount where the rows are parts of what is listed
// ("products with sales over 1000").
func (g *reading) onGroups(c condition) bool {
	if c.aggregate != "" {
		return true
	}
	thing := g.listed()
	if c.alternative || c.against > 0 || c.inTime != nil || c.ofRow {
		return false
	}
	if thing == noColumn && (g.timelineWhich() || g.countTime != "") && c.column != noColumn {
		thing = g.timeColumn()
	}
	if c.column == noColumn || thing == noColumn || c.null || len(c.values) > 0 || c.match != "" || c.recurring != nil || c.notInTime != nil {
		return false
	}
	col := g.column(c.column)
	head := g.column(thing)
	manyRows := float64(head.Distinct) < 0.9*float64(g.in.Dataset.Rows)
	return manyRows && col.Role == domain.RoleMeasure && (NatureOf(col) == Amount || len(g.head) > 0 || c.than == "average" ||
		slices.Contains(g.howMany, c.column)) && head.Role != domain.RoleMeasure
}

func (g *reading) groupFilter(c condition) Filter {
	m := g.boundedMeasure(c)
	g.groupedBy = append(g.groupedBy, m)
	return Filter{Expr: g.compare(m.Expr, c), Text: m.Label + " " + comparison(c)}
}

func (g *reading) compare(e query.Expr, c condition) query.Expr {
	var out query.Expr = query.Compare{Op: c.op, Left: e, Right: g.bound(c)}
	if c.between {
		out = query.And{Terms: []query.Expr{
			query.Compare{Op: query.GreaterEqual, Left: e, Right: number(min(c.value, c.upper))},
			query.Compare{Op: query.LessEqual, Left: e, Right: number(max(c.value, c.upper))}}}
	}
	if len(c.also) > 0 {
		in := query.In{Expr: e, Values: []any{number(c.value).Value}}
		for _, v := range c.also {
			in.Values = append(in.Values, number(v).Value)
		}
		out = in
	}
	if c.negated {
		return query.Not{Term: out}
	}
	return out
}

func number(v float64) query.Literal {
	if v == float64(int64(v)) {
		return query.Literal{Value: int64(v)}
	}
	return query.Literal{Value: v}
}

func comparison(c condition) string {
	if c.between {
		return "between " + plain(c.value) + " and " + plain(c.upper)
	}
	if len(c.also) > 0 {
		all := []string{plain(c.value)}
		for _, v := range c.also {
			all = append(all, plain(v))
		}
		return map[bool]string{true: "not in (", false: "in ("}[c.negated] + strings.Join(all, ", ") + ")"
	}
	op := string(c.op)
	if c.than != "" {
		return op + " the " + c.than + " of all rows"
	}
	if c.negated {
		op = "not " + op
	}
	return op + " " + plain(c.value)
}

func plain(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func (g *reading) rowFilter(c condition) Filter {
	col := g.column(c.column)
	e := query.Column{Name: col.Name}
	f := Filter{Columns: []string{col.Name}}
	switch {
	case c.recurring != nil:
		f.Expr, f.Text = g.recurringFilter(col, c)
		return f
	case c.clock != nil:
		return g.clockFilter(col, c)
	case c.passed != nil:
		return g.passedFilter(col, c)
	case c.against > 0:
		return againstFilter(c.op, col, g.column(c.against-1))
	case c.notInTime != nil:
		return g.notInTimeFilter(col, c)
	case c.inTime != nil:
		return g.inTimeFilter(col, c)
	case c.null:
		f.Expr, f.Text = query.IsNull{Expr: e}, col.Name+" is null"
		if c.negated {
			f.Expr, f.Text = query.Not{Term: query.IsNull{Expr: e}}, col.Name+" is not null"
		}
		return f
	case c.match != "":
		f.Expr, f.Text = textFilter(col, c)
	case c.denied:
		return deniedFilter(col)
	case c.positive && col.Type == domain.Boolean:
		f.Expr, f.Text = query.Compare{Op: query.Equal, Left: e, Right: query.Literal{Value: true}}, col.Name+" = true"
	case c.positive && isZeroOne(col):
		f.Expr, f.Text = query.Compare{Op: query.Equal, Left: e, Right: query.Literal{Value: int64(1)}}, col.Name+" = 1"
	case len(c.values) > 0:
		return g.valueFilter(col, c)
	default:
		return Filter{Expr: g.compare(e, c), Text: col.Name + " " + comparison(c), Columns: f.Columns}
	}
	if c.negated {
		f.Expr, f.Text = query.Not{Term: f.Expr}, "not ("+f.Text+")"
	}
	return f
}

// valuesShown is how many values of a long list the interpretation shows.
const valuesShown = 8

func (g *reading) valueFilter(col domain.Column, c condition) Filter {
	e := query.Column{Name: col.Name}
	values := g.spellings(col, c.values)
	var quoted []string
	for _, v := range values {
		quoted = append(quoted, "'"+v+"'")
	}
	f := Filter{Columns: []string{col.Name}}
	if thing := g.listed(); len(unique(c.values)) > 1 && len(c.parts) == 0 && !c.negated && thing != noColumn && thing != c.column && g.saysBoth() {
		return g.withEach(thing, c, values)
	}
	switch {
	case len(values) == 1:
		f.Expr = query.Compare{Op: query.Equal, Left: e, Right: query.Literal{Value: values[0]}}
		f.Text = col.Name + " = " + quoted[0]
		if c.negated {
			f.Text = col.Name + " is not " + quoted[0]
		}
	default:
		in := query.In{Expr: e}
		for _, v := range values {
			in.Values = append(in.Values, v)
		}
		f.Expr = in
		list := quoted
		if len(list) > valuesShown {
			list = append(append([]string{}, quoted[:valuesShown]...), fmt.Sprintf("… (%d values)", len(values)))
		}
		f.Text = col.Name + " in (" + strings.Join(list, ", ") + ")"
		if c.shown != "" {
			f.Text = col.Name + " contains '" + c.shown + "'"
		}
		if c.negated {
			f.Text = "not " + f.Text
		}
	}
	if c.negated {
		if thing, ok := g.setOf(c); ok {
			shown := strings.TrimPrefix(strings.Replace(f.Text, " is not ", " = ", 1), "not ")
			if p := g.plan.Period; p != nil && !c.never && g.timeColumn() != noColumn { // "furniture but no technology in 2024"
				f.Expr = query.And{Terms: []query.Expr{f.Expr, Within(g.column(g.timeColumn()), *p)}}
				shown += " in " + period.Describe(p.From, p.To)
			}
			return g.withoutRows(thing, f.Expr, shown, col.Name)
		}
		f.Expr = query.Not{Term: f.Expr}
	}
	return f
}

func unique(vs []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, v := range vs {
		if !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	return out
}
