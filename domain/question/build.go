package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// build makes the plan of what the passes found.
func (g *reading) build() error {
	return g.pass([]func() error{
		always(g.rankThings),
		g.refuseUntiedTop,
		g.refuseHours,
		always(g.buildTime),
		g.comparesPercent,
		always(g.buildMeasures),
		always(g.orderedMeasure),
		g.refuseOpposedEnds,
		always(g.countOwnGroups),
		always(g.conditionalCounts),
		always(g.setApart),
		g.refuseOpposedValue,
		g.buildFilters,
		g.refuseSomeOf,
		always(g.settleBare),
		g.refuseBins,
		always(g.countsForChart),
		always(g.rankRows),
		always(g.buildDimensions),
		always(g.tellEqualGroupings),
		always(g.searchShare),
		g.refuseRankedInRows,
		always(g.passOverRowKeys),
		g.groupBoundThings,
		g.buildForm,
		g.refuseBoundRows,
		always(g.tellCounted),
		always(g.tellSpent),
		g.refuseRateOfDeed,
		g.refuseOneOfPeriods,
		g.refuseSplit,
		always(g.relateThings),
		always(g.relateCalendar),
		always(g.onlyHappened),
		always(g.nameMeasures),
		always(g.flowsOverLevels),
		g.derive,
		g.refuseWithoutPeriods,
		g.buildChange,
		always(g.buildInner),
		always(g.buildOrder),
		g.refuseUntiedOrder,
		g.refuseNothing,
		g.refuseUnconverted,
		g.refuseUnshown,
		g.refuseHalfShared,
		g.refuseUnheard,
		g.refuseSharesDropped,
	})
}

// always is a step that can't fail.
func always(step func()) func() error {
	return func() error {
		step()
		return nil
	}
}

// orderedMeasure takes the measure that only an order names, where groups ask
// for one.
func (g *reading) orderedMeasure() {
	if len(g.plan.Measures) == 0 && !g.counting && !g.numbersNamed() && g.grouped() && !g.pickedRows() {
		g.measuredByOrder()
	}
}

// refuseUnshown refuses a plan that would order or limit its rows by what they
// do not show, or derive a column of it: no words that are known lead there, and
// none may end in a fault that says nothing. What was asked for twice is shown once.
func (g *reading) refuseUnshown() error {
	g.plan.Dimensions = once(g.plan.Dimensions, func(d Dimension) string { return d.Name })
	g.plan.Derived = once(g.plan.Derived, func(d Derived) string { return d.Name })
	for _, d := range g.plan.Derived {
		if !g.shows(d.Of) {
			return g.untied(d.Name)
		}
	}
	for _, by := range g.plan.Within {
		if !g.shows(by) {
			return g.untied(by)
		}
	}
	for _, o := range g.plan.Order {
		if by, ok := g.changeColumn(o.By == relativeColumn); ok && by == o.By {
			continue
		}
		if !g.shows(o.By) {
			return g.untied(o.By)
		}
	}
	return nil
}

// once leaves out what has the name of one before it.
func once[T any](items []T, name func(T) string) []T {
	named := map[string]bool{}
	return slices.DeleteFunc(items, func(item T) bool {
		twice := named[name(item)]
		named[name(item)] = true
		return twice
	})
}

// shows reports whether the rows of the answer have a column of that name.
func (g *reading) shows(name string) bool {
	p := &g.plan
	if p.Form == Records {
		return slices.Contains(p.Fields, name)
	}
	for _, d := range p.Dimensions {
		if d.Name == name {
			return true
		}
	}
	for _, d := range p.Derived {
		if d.Name == name {
			return true
		}
	}
	return g.isMeasure(name)
}

func (g *reading) buildTime() {
	col := g.timeColumn()
	if col == noColumn {
		return
	}
	c := g.column(col)
	g.plan.Time = &TimeAxis{Column: c.Name, Type: c.Type, Others: g.otherTimes(col)}
	if g.timeline != nil {
		g.plan.Time.Grain = g.timeline.grain
	}
	g.growthOverSpan()
	for k := range g.measures { // "average number of strikes per year"
		if w := &g.measures[k]; len(w.columns) == 0 && w.grain == "" && g.timeline != nil && g.timeline.grain != "" && len(g.perOne) == 0 {
			w.grain, g.timeline, g.plan.Time.Grain = g.timeline.grain, nil, ""
		}
	}
	g.comparedPeriod()
	g.comparesToRank()
	g.alignPeriods()
	g.splitPeriods()
	if g.compareBy == nil {
		return
	}
	shown := g.timeline != nil
	if !shown {
		grain := g.compareBy.Grain
		if grain == "" {
			grain = g.compareBy.Shift
		}
		g.timeline = &timelineWish{grain: grain}
	}
	if len(g.derived) == 0 && (!shown || g.plain()) {
		g.derived = append(g.derived, derivedWish{kind: "growth"})
	}
}

func (g *reading) buildMeasures() {
	for _, w := range g.measures {
		if len(w.columns) == 0 { // an aggregate of counts: "average number of orders per customer"
			continue
		}
		if w.aggregate == "corr" && g.pointsOf(w) {
			continue
		}
		if w.aggregate == "corr" && w.second == noColumn {
			g.bare = append(g.bare, named{columns: w.columns, span: w.span})
			continue
		}
		g.plan.Measures = append(g.plan.Measures, g.wantedMeasure(w))
	}
}

// explicit reports whether the question says what to compute.
func (g *reading) explicit() bool { return len(g.plan.Measures) > 0 || g.counting }

// grouped reports whether the question says what to group by.
func (g *reading) grouped() bool {
	return len(g.dimensions) > 0 || len(g.head) > 0 || g.timeline != nil || len(g.perOne) > 0 || len(g.restOf) > 0 || len(g.bins) > 0 && !g.binsLeft()
}

// bareMeasures makes measures of numbers named without an aggregate, unless
// the question asks for the records themselves.
func (g *reading) bareMeasures(cols []int) {
	if len(cols) == 0 {
		return
	}
	if g.saysHowMany() {
		cols = onceEach(cols) // "how many minutes of delay" names one column twice
	}
	if g.wantsRecords(cols) {
		g.plan.Form = Records
		for _, k := range cols {
			g.plan.Fields = appendUnique(g.plan.Fields, g.column(k).Name)
		}
		return
	}
	if g.binsLeft() || g.chart == "histogram" || g.chart == "distribution" || g.chart == "box" {
		g.distribution(cols)
		return
	}
	if len(g.perOne) > 0 {
		g.perThings(cols)
		return
	}
	g.addUp = len(cols) > 1 && g.anyAmount(cols)
	for _, k := range cols {
		if g.counting && g.top != nil {
			continue
		}
		g.plan.Measures = append(g.plan.Measures, g.defaultMeasure(k))
	}
}

// perThings divides amounts by the number of things: "sales per customer".
func (g *reading) perThings(cols []int) {
	for _, k := range cols {
		id := g.column(g.perOne[0])
		g.plan.Measures = append(g.plan.Measures, ratioOf(g.column(k), query.Aggregate{Func: query.Count, Argument: query.Column{Name: id.Name}, Distinct: true},
			"distinct count of "+id.Name, g.column(k).Name+" per "+id.Name))
		g.alternative(g.column(k).Name + " of each " + id.Name)
	}
	g.perOne = nil
}

// wantsRecords reports whether numbers are asked for record by record.
func (g *reading) wantsRecords(cols []int) bool {
	if g.explicit() || len(g.bins) > 0 {
		return false
	}
	if g.picked {
		return true
	}
	switch g.chart {
	case "scatter", "relation":
		return true
	case "histogram", "distribution", "box":
		return false
	}
	if len(cols) > 1 && g.onlyBareGroups() {
		return true
	}
	if g.grouped() || g.share != "" || len(g.derived) > 0 || g.plan.Compare != nil {
		return false
	}
	if g.top != nil || len(cols) > 1 || g.direction != "" || len(g.order) > 0 {
		return true
	}
	return false
}

// onlyBareGroups reports whether nothing was said to be grouped by: what could
// be grouped by was only listed beside the numbers ("budget, gross and type").
func (g *reading) onlyBareGroups() bool {
	if g.timeline != nil || len(g.head) > 0 || g.top != nil {
		return false
	}
	for _, d := range g.dimensions {
		listed := false
		for _, b := range g.bare {
			for _, r := range b.columns {
				listed = listed || r.column == d
			}
		}
		if !listed {
			return false
		}
	}
	return true
}

func appendUnique(xs []string, x string) []string {
	for _, v := range xs {
		if v == x {
			return xs
		}
	}
	return append(xs, x)
}
