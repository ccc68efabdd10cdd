package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// measuredByOrder makes measures of the columns that the rows are ordered by:
// "which species is the heaviest on average".
func (g *reading) measuredByOrder() bool {
	for _, o := range g.order {
		if len(o.columns) > 0 && !o.count {
			g.plan.Form = Grouped
			g.orderColumn(o)
		}
	}
	return len(g.plan.Measures) > 0
}

func (g *reading) orderedByColumn() bool {
	for _, o := range g.order {
		if len(o.columns) > 0 && o.aggregate == "" && len(g.head) == 0 {
			return true
		}
	}
	return false
}

// buildOrder settles the order and the limit.
func (g *reading) buildOrder() {
	p := &g.plan
	if g.byName {
		g.orderByName()
	}
	byAxis := g.orderByAxis()
	for _, o := range g.order {
		if (g.byName || byAxis) && len(o.columns) == 0 {
			continue
		}
		if o.change {
			if by, ok := g.changeOrder(); ok {
				p.Order = append(p.Order, by)
			}
			continue
		}
		by, ok := g.orderColumn(o)
		if !ok || slices.ContainsFunc(p.Order, func(have Order) bool { return have.By == by }) {
			continue
		}
		desc := o.desc
		if !o.said {
			desc = g.directionOr(g.isMeasure(by) && g.direction == "")
			if g.top != nil && g.direction == "" {
				desc = g.top.desc
			}
		}
		p.Order = append(p.Order, Order{By: by, Desc: desc})
	}
	if g.timeOrder {
		p.Order = nil
		for _, d := range p.Dimensions {
			if d.Grain != "" || d.Calendar {
				p.Order = append(p.Order, Order{By: d.Name, Desc: g.direction == "desc"})
			}
		}
	}
	if len(p.Order) == 0 && (g.top != nil || g.direction != "") {
		if by, ok := g.firstOrder(); ok {
			desc := g.direction != "asc"
			if g.valued && g.badIsHigh(by) {
				desc = !desc
			}
			if g.top != nil && g.direction == "" {
				desc = g.top.desc
			}
			p.Order = append(p.Order, Order{By: by, Desc: desc})
		}
	}
	g.misjudged = g.judgeOrder()
	if len(p.Order) > 0 {
		g.unordered = ""
	}
	g.buildLimit()
	if len(p.Order) == 0 && p.Form == Grouped {
		g.naturalOrder()
	}
	g.tidyReading()
}

func (g *reading) buildLimit() {
	if g.top == nil {
		return
	}
	p := &g.plan
	p.Limit = g.top.n
	if p.Limit == 0 {
		p.Limit = defaultTop
		g.assume("no number is said, so 10 are shown")
	}
}

func (g *reading) directionOr(fallback bool) bool {
	if g.direction != "" {
		return g.direction == "desc"
	}
	return fallback
}

func (g *reading) isMeasure(name string) bool {
	for _, m := range g.plan.Measures {
		if m.Name == name {
			return true
		}
	}
	return false
}

// orderColumn finds the output that an order speaks of, adding a measure for a
// column that is not among the outputs yet.
func (g *reading) orderColumn(o orderWish) (string, bool) {
	p := &g.plan
	if o.measure != "" {
		return o.measure, g.isMeasure(o.measure)
	}
	if o.count {
		for _, m := range p.Measures {
			if m.Aggregate == query.Count {
				return m.Name, true
			}
		}
	}
	if len(o.columns) == 0 {
		if by, ok := g.rankedBeside(); ok {
			return by, true
		}
		return g.firstOrder()
	}
	if o.alone && p.Form != Records && len(p.Dimensions) > 0 && genericWord(g.stems.base(fold(o.text))) { // "order the names ascending": of what is grouped by
		return p.Dimensions[0].Name, true
	}
	col := o.columns[0].column
	name := g.column(col).Name
	if p.Form == Records {
		p.Fields = appendUnique(p.Fields, name)
		return name, true
	}
	for _, m := range p.Measures {
		if m.Column == name {
			return m.Name, true
		}
	}
	for _, d := range p.Dimensions {
		if d.Column == name {
			return d.Name, true
		}
	}
	plain := g.in.Analysis == "" || g.in.Analysis == domain.Query // not "grows fastest"
	if plain && g.column(col).Type.Temporal() && g.timeline == nil && len(g.head)+len(g.dimensions) > 0 {
		return g.orderByEdge(o), true
	}
	if !g.column(col).Type.Numeric() {
		g.unordered = o.text
		return "", false
	}
	m := g.measure(g.judgedAggregate(o, col), col)
	p.Measures = append(p.Measures, m)
	return m.Name, true
}

// firstOrder is what the rows are ordered by where only a direction is said.
func (g *reading) firstOrder() (string, bool) {
	p := &g.plan
	if by, ok := g.changeColumn(false); ok && g.moved && p.Compare != nil && len(p.Dimensions) > 0 {
		return by, true
	}
	if len(p.Derived) > 0 && (p.Derived[0].Kind == Growth || p.Derived[0].Kind == ShareOfTotal) && g.top != nil {
		return p.Derived[0].Name, true
	}
	if by, ok := g.rankedByAggregate(); ok {
		return by, true
	}
	if len(p.Measures) > 0 && p.Form == Grouped {
		return p.Measures[len(p.Measures)-1].Name, len(p.Measures) == 1 || true
	}
	if p.Form == Records {
		for _, b := range g.bare {
			if c := g.column(b.columns[0].column); c.Type.Numeric() {
				return c.Name, true
			}
		}
		for i := len(p.Fields) - 1; i >= 0; i-- {
			if c, ok := p.Dataset.Column(p.Fields[i]); ok && (c.Type.Numeric() || c.Type.Temporal()) {
				return c.Name, true
			}
		}
		return p.Fields[0], true
	}
	if len(p.Dimensions) > 0 {
		return p.Dimensions[0].Name, true
	}
	return "", false
}

// naturalOrder is the order of rows where the question asks for none: time
// forward, else the largest first.
func (g *reading) naturalOrder() {
	p := &g.plan
	for _, d := range p.Dimensions {
		if d.Grain != "" || d.Calendar || strings.Contains(d.Name, "(bins of") {
			p.Order = append(p.Order, Order{By: d.Name})
		}
	}
	if len(p.Order) == 0 && len(p.Dimensions) > 0 && len(p.Measures) > 0 {
		p.Order = append(p.Order, Order{By: p.Measures[0].Name, Desc: true})
	}
}

// orderedApart reports whether members are to be ordered by a column that is
// not among what is listed.
func (g *reading) orderedApart() bool {
	for _, o := range g.order {
		if !o.alone || len(o.columns) == 0 {
			continue
		}
		found := false
		for _, d := range g.plan.Dimensions {
			found = found || d.Column == g.column(o.columns[0].column).Name
		}
		if !found && !genericWord(g.stems.base(fold(o.text))) {
			return true
		}
	}
	return false
}

// orderByName puts the rows into the order of the alphabet of the first text
// among them.
func (g *reading) orderByName() {
	for _, o := range g.order {
		if len(o.columns) > 0 {
			return
		}
	}
	p, by := &g.plan, ""
	for _, d := range p.Dimensions {
		if by == "" && d.Type == domain.String {
			by = d.Name
		}
	}
	for _, name := range p.Fields {
		if c, ok := p.Dataset.Column(name); by == "" && ok && c.Type == domain.String && !isKey(name) {
			by = name
		}
	}
	if by != "" {
		p.Order = append(p.Order, Order{By: by, Desc: g.direction == "desc"})
	}
}
