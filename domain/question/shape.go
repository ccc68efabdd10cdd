package question

import (
	"slices"
	"sort"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// buildDimensions puts what is grouped by into the plan: the timeline first,
// then what is listed, then the rest in the question's order.
func (g *reading) buildDimensions() {
	if len(g.perOne) > 0 && g.rowsNamed && len(g.plan.Measures) == 0 && !g.counting { // "tickets per customer"
		g.counting = true
	}
	if len(g.perOne) > 0 { // nothing to divide: "orders per customer" groups
		g.settlePerOne()
	}
	if d, ok := g.timeDimension(); ok {
		g.plan.Dimensions = append(g.plan.Dimensions, d)
	}
	for _, b := range g.bins {
		g.plan.Dimensions = append(g.plan.Dimensions, g.binDimension(b))
	}
	for _, col := range append(append([]int{}, g.head...), g.dimensions...) {
		c := g.column(col)
		if g.alreadyTime(c.Name) {
			continue
		}
		if c.Role == domain.RoleTime && c.Type.Temporal() {
			continue
		}
		g.plan.Dimensions = append(g.plan.Dimensions, Dimension{Name: c.Name, Column: c.Name, Expr: query.Column{Name: c.Name}, Type: c.Type, Grain: g.yearGrain(c)})
	}
	if g.versus || g.comparesValues() || g.listsValues() {
		g.addVersusDimension()
	}
	if g.top != nil && g.top.n > 0 && len(g.head) > 0 && len(g.within) == 0 {
		for _, e := range g.eachOf {
			if !containsInt(g.head, e) {
				g.within = append(g.within, e)
			}
		}
	}
	if g.top != nil && g.top.n > 0 && len(g.head) > 0 && g.timeEach && g.timeline != nil && len(g.plan.Dimensions) > 1 {
		g.plan.Within = append(g.plan.Within, g.plan.Dimensions[0].Name)
	}
	for _, w := range g.within {
		g.plan.Within = append(g.plan.Within, g.column(w).Name)
	}
}

func (g *reading) yearGrain(c domain.Column) query.Grain {
	if c.Role == domain.RoleTime && c.Type == domain.Integer {
		return query.Year
	}
	return ""
}

func (g *reading) settlePerOne() {
	inner := false
	for _, w := range g.measures {
		inner = inner || len(w.columns) == 0
	}
	if g.counting && g.countOf == noColumn || inner || g.inTotals {
		return // buildInner takes it
	}
	if len(g.plan.Measures) == 1 && g.plan.Measures[0].Aggregate == query.Average {
		return
	}
	if g.counting && len(g.plan.Measures) == 0 { // "orders per customer"
		return
	}
	g.dimensions = append(g.dimensions, g.perOne...)
	g.perOne = nil
}

func (g *reading) alreadyTime(name string) bool {
	for _, d := range g.plan.Dimensions {
		if d.Column == name && d.Grain != "" {
			return true
		}
	}
	return false
}

// timeDimension is the timeline or the calendar cycle to group by.
func (g *reading) timeDimension() (Dimension, bool) {
	if g.timeline == nil || g.plan.Time == nil {
		return Dimension{}, false
	}
	t := g.plan.Time
	col := query.Column{Name: t.Column}
	switch {
	case t.Type == domain.Integer:
		t.Grain = query.Year
		return Dimension{Name: t.Column, Column: t.Column, Expr: col, Type: domain.Integer, Grain: query.Year}, true
	case g.timeline.calendar:
		part := string(g.timeline.part)
		return Dimension{Name: strings.ReplaceAll(part, "_", " ") + " of " + t.Column, Column: t.Column, Type: domain.Integer, Calendar: true,
			Expr: query.Extract{Part: g.timeline.part, Expr: col}}, true
	}
	grain := g.timeline.grain
	if grain == "" {
		grain = g.suitableGrain()
		g.assume("over time is shown by " + string(grain))
	}
	t.Grain = grain
	return Dimension{Name: t.Column + " (" + string(grain) + ")", Column: t.Column, Type: domain.Date, Grain: grain,
		Expr: query.Truncate{Grain: grain, Expr: col}}, true
}

// A timeline shows the data's own periods where they are few enough to read,
// else the grain that leaves about that many.
const readablePoints = 240

// suitableGrain is the grain of a timeline where the question names none.
func (g *reading) suitableGrain() query.Grain {
	cal := g.in.Calendar
	from, to := cal.DataFrom, cal.DataThrough
	if p := g.plan.Period; p != nil {
		if !p.From.IsZero() {
			from = p.From
		}
		if !p.To.IsZero() {
			to = p.To
		}
	}
	own := query.Day
	if c, ok := g.in.Dataset.Column(g.plan.Time.Column); ok && c.Distinct > 1 {
		own = grainOf(cal.DataThrough.Sub(cal.DataFrom).Hours() / 24 / float64(c.Distinct-1))
	}
	for _, grain := range []query.Grain{query.Day, query.Week, query.Month, query.Quarter} {
		if coarser(grain, own) >= 0 && (period.Count(grain, from, to) <= readablePoints && (grain != query.Day || period.Count(grain, from, to) <= 62)) && grain != query.Quarter && grain != query.Week || grain == own && grain != query.Day {
			return grain
		}
	}
	return query.Year
}

// grainOf is the grain whose periods are this many days apart on average.
func grainOf(days float64) query.Grain {
	switch {
	case days < 4:
		return query.Day
	case days < 20:
		return query.Week
	case days < 60:
		return query.Month
	case days < 200:
		return query.Quarter
	}
	return query.Year
}

// coarser compares the lengths of two grains: above 0 where a is longer.
func coarser(a, b query.Grain) int {
	order := []query.Grain{query.Hour, query.Day, query.Week, query.Month, query.Quarter, query.Year}
	return slices.Index(order, a) - slices.Index(order, b)
}

// comparesValues reports whether the question compares values of a column:
// "compare gold medals of the United States and Russia".
func (g *reading) comparesValues() bool {
	for _, t := range g.tokens {
		if t.text == "compare" || t.text == "comparing" || t.text == "compared" || t.text == "comparison" {
			return true
		}
	}
	return false
}

// listsValues reports whether values stand in a list joined by "and" with
// nothing else to group by: "population of India and Pakistan" shows both.
func (g *reading) listsValues() bool {
	if len(g.plan.Dimensions) > 0 || g.plan.Form == Records || len(g.plan.Measures) == 0 && !g.counting {
		return false
	}
	for _, t := range g.tokens {
		if t.text == "or" || t.text == "combined" || t.text == "together" {
			return false
		}
	}
	return true
}

// addVersusDimension groups by the column whose values are compared.
func (g *reading) addVersusDimension() {
	for _, c := range g.conditions {
		if len(unique(c.values)) < 2 || c.negated || len(c.parts) > 0 {
			continue
		}
		col := g.column(c.column)
		for _, d := range g.plan.Dimensions {
			if d.Column == col.Name {
				return
			}
		}
		g.plan.Dimensions = append(g.plan.Dimensions, Dimension{Name: col.Name, Column: col.Name, Expr: query.Column{Name: col.Name}, Type: col.Type})
	}
}

// buildForm settles what the rows are, and adds the measure that a question
// leaves unsaid.
func (g *reading) buildForm() error {
	p := &g.plan
	if g.counting && !(g.distinctList()) && len(g.counts) < 2 {
		p.Measures = append(p.Measures, g.countMeasure())
	}
	if p.Form == Records {
		g.recordFields()
		return nil
	}
	if len(p.Measures) > 0 {
		p.Form = Grouped
		return nil
	}
	defaulted := func() {
		if g.measuredByOrder() {
			p.Form = Grouped
			return
		}
		k := g.indexOf(g.in.Dataset.DefaultMeasure)
		p.Form = Grouped
		if k == noColumn || g.rowsNamed && g.top == nil {
			p.Measures = append(p.Measures, g.countMeasure())
			return
		}
		p.Measures = append(p.Measures, g.measure(g.defaultAggregate(k), k))
		g.assume("no measure was named; " + g.column(k).Name + " is the dataset's default")
		g.alternative("number of rows")
	}
	switch {
	case len(p.Having) > 0 && len(p.Dimensions) > 0:
		p.Form, p.Measures = Grouped, g.groupedBy
	case (g.which || g.listing || g.distinct) && len(p.Dimensions) > 0 && g.top == nil && g.timelineOnly() == false:
		p.Form = Members
	case g.top != nil && len(g.head) > 0, len(g.derived) > 0, g.compareBy != nil, p.Compare != nil, g.superUsed && len(p.Dimensions) > 0 && !g.orderedByColumn():
		defaulted()
	case g.share != "" && len(p.Dimensions) > 0:
		p.Form, p.Measures = Grouped, []Measure{g.countMeasure()}
	case g.share != "" && len(p.Filters) > 0:
		p.Form, p.Measures = Grouped, []Measure{g.countMeasure()}
	case g.orderedByColumn():
		p.Form = Records
		g.recordFields()
	case len(p.Dimensions) > 0:
		p.Form, p.Measures = Grouped, []Measure{g.countMeasure()}
	case len(p.Filters) > 0 || p.Period != nil || g.rowsNamed || g.listing:
		p.Form = Records
		g.recordFields()
	case g.in.Analysis != "" && g.in.Analysis != domain.Query:
		p.Form = Grouped // the tool has defaults of its own, and says which it took
	default:
		return g.nothingAsked()
	}
	return nil
}

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

func (g *reading) timelineOnly() bool { return len(g.head) == 0 && len(g.dimensions) == 0 }

func (g *reading) distinctList() bool { return g.listing && g.distinct }

func (g *reading) orderedByColumn() bool {
	for _, o := range g.order {
		if len(o.columns) > 0 && o.aggregate == "" && len(g.head) == 0 {
			return true
		}
	}
	return false
}

func (g *reading) nothingAsked() error {
	return domain.NewFault(domain.KindUnknownWord, "the question names no measure, column or value of "+g.in.Dataset.Name+". "+g.measureList(), g.suggestion())
}

// recordFields chooses the columns of records: what names them, what the
// question speaks of, and when they happened if it asks about time.
func (g *reading) recordFields() {
	var fields []string
	if k := g.namingColumn(); k != noColumn {
		fields = append(fields, g.column(k).Name)
	}
	for _, c := range g.in.Dataset.Columns {
		if c.Role == domain.RoleIdentifier && len(fields) == 0 {
			fields = append(fields, c.Name)
		}
	}
	for _, d := range g.plan.Dimensions {
		if d.Column != "" {
			fields = appendUnique(fields, d.Column)
		}
	}
	g.plan.Dimensions = nil
	for _, f := range g.plan.Fields {
		fields = appendUnique(fields, f)
	}
	for _, o := range g.order {
		if len(o.columns) > 0 {
			fields = appendUnique(fields, g.column(o.columns[0].column).Name)
		}
	}
	for _, f := range g.plan.Filters {
		for _, c := range f.Columns {
			fields = appendUnique(fields, c)
		}
	}
	if g.plan.Time != nil {
		fields = appendUnique(fields, g.plan.Time.Column)
	}
	if len(fields) < 2 {
		for _, c := range g.in.Dataset.Columns {
			fields = appendUnique(fields, c.Name)
		}
	}
	g.plan.Fields = fields
}

// nameMeasures keeps output names apart.
func (g *reading) nameMeasures() {
	seen := map[string]bool{}
	for _, d := range g.plan.Dimensions {
		seen[d.Name] = true
	}
	kept := g.plan.Measures[:0]
	for _, m := range g.plan.Measures {
		if seen[m.Label] {
			continue
		}
		seen[m.Label] = true
		for seen[m.Name] && m.Name != m.Label {
			m.Name = m.Label
		}
		seen[m.Name] = true
		kept = append(kept, m)
	}
	g.plan.Measures = kept
}

// buildOrder settles the order and the limit.
func (g *reading) buildOrder() {
	p := &g.plan
	for _, o := range g.order {
		by, ok := g.orderColumn(o)
		if !ok {
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
		g.assume("'top' without a number shows 10")
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
	if o.count {
		for _, m := range p.Measures {
			if m.Aggregate == query.Count {
				return m.Name, true
			}
		}
	}
	if len(o.columns) == 0 {
		return g.firstOrder()
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
	if !g.column(col).Type.Numeric() {
		return "", false
	}
	word := o.aggregate
	if word == "" {
		word = g.defaultAggregate(col)
	}
	m := g.measure(word, col)
	p.Measures = append(p.Measures, m)
	return m.Name, true
}

// firstOrder is what the rows are ordered by where only a direction is said.
func (g *reading) firstOrder() (string, bool) {
	p := &g.plan
	if len(p.Derived) > 0 && (p.Derived[0].Kind == Growth || p.Derived[0].Kind == ShareOfTotal) && g.top != nil {
		return p.Derived[0].Name, true
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

// tidyReading lists the stop words that say something, each once, sorted.
func (g *reading) tidyReading() {
	seen := map[string]bool{}
	for _, sp := range g.spans {
		w := strings.ToLower(g.words(sp))
		if e, ok := g.vocabulary[w]; ok && e.role == isStop && sp.to-sp.from == 1 && !seen[w] {
			seen[w] = true
			g.plan.Reading.Ignored = append(g.plan.Reading.Ignored, w)
		}
	}
	sort.Strings(g.plan.Reading.Ignored)
}
