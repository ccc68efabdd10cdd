package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// buildDerived adds shares, running totals, moving averages, ranks, growth.
func (g *reading) buildDerived() {
	p := &g.plan
	if g.share != "" && (p.Compare == nil || g.sharesPart()) { // "change in the share of returned orders from 2024 to 2025"
		g.buildShare()
	}
	if len(p.Measures) == 0 {
		return
	}
	first := p.Measures[0]
	for _, d := range g.derived {
		kind := DerivedKind(d.kind)
		if p.Compare != nil && (kind == Growth || kind == Difference) { // the comparison shows both
			continue
		}
		name := map[DerivedKind]string{RunningTotal: "running total of ", MovingAverage: "moving average of ", RankOf: "rank by ", Growth: "growth of ", Difference: "difference of "}[kind] + first.Name
		if kind != RankOf && g.timeline == nil && g.plan.Time != nil && !g.hasTimeDimension() && len(p.Dimensions) == 0 {
			g.timeline = &timelineWish{}
			if dim, ok := g.timeDimension(); ok {
				p.Dimensions = append([]Dimension{dim}, p.Dimensions...)
			}
		}
		window := d.window
		if kind == MovingAverage && window == 0 {
			window = 3
			g.assume("the moving average is over 3 periods")
		}
		if kind == Growth && g.compareBy != nil && g.compareBy.Shift == query.Year {
			window = periodsAYear(p.Dimensions)
		}
		if kind != RankOf && !g.hasTimeDimension() && kind != RunningTotal {
			g.unshown = true // refused by build
			continue
		}
		p.Derived = append(p.Derived, Derived{Name: name, Kind: kind, Of: first.Name, Partition: g.partitions(kind), Window: window})
	}
}

func periodsAYear(ds []Dimension) int {
	for _, d := range ds {
		switch d.Grain {
		case query.Month:
			return 12
		case query.Quarter:
			return 4
		case query.Week:
			return 52
		case query.Day:
			return 365
		}
	}
	return 1
}

func (g *reading) hasTimeDimension() bool {
	for _, d := range g.plan.Dimensions {
		if d.Grain != "" {
			return true
		}
	}
	return false
}

// partitions are the dimensions beside the timeline: each runs for itself.
func (g *reading) partitions(kind DerivedKind) []string {
	var out []string
	if kind == RankOf {
		return nil
	}
	for _, d := range g.plan.Dimensions {
		if d.Grain == "" && !d.Calendar {
			out = append(out, d.Name)
		}
	}
	if len(out) == len(g.plan.Dimensions) {
		return nil
	}
	return out
}

// buildShare is a share of each group, or, without groups, of the rows that
// the filters let through among all.
func (g *reading) buildShare() {
	p := &g.plan
	if len(p.Measures) == 0 {
		return
	}
	m := p.Measures[0]
	if len(p.Dimensions) > 0 && (g.ownShares() || p.TopShare > 0) { // of what the top ones have, conditions only tell which rows are meant
		g.shareOfGroups(m)
		return
	}
	if g.sharePart(m) {
		return
	}
	if k := g.valueShared(); k != noColumn {
		g.shareOfFilter(m, k)
		return
	}
	if g.sharedValue() && len(p.Filters) > 0 {
		g.shareOfRows(m)
		return
	}
	if len(p.Dimensions) > 0 && !g.sharesNamed() && (g.predicate() || g.stateShared() || g.wholeOnly() && len(p.Filters) > 0) { // "of furniture as % of region": of each region's
		g.shareOfRows(m)
		return
	}
	if len(p.Dimensions) > 0 {
		g.shareOfGroups(m)
		return
	}
	g.shareOfRows(m)
}

// shareOfGroups is the part that each group has in the whole.
func (g *reading) shareOfGroups(m Measure) {
	p := &g.plan
	d := Derived{Name: shareName(m), Kind: ShareOfTotal, Of: m.Name}
	if parent := g.parentOf(p.Dimensions); parent != "" {
		d.Kind, d.Partition = ShareOfParent, []string{parent}
	}
	p.Derived = append(p.Derived, d)
	g.tellWithin()
}

// predicate reports whether a filter says something of the things whose share
// is asked for: "what percentage of days had snow in each location".
func (g *reading) predicate() bool {
	for _, c := range g.conditions {
		if c.span <= 0 || len(c.values) == 0 || c.negated {
			continue
		}
		if g.shareOfThings(c.span) {
			return true
		}
		if !g.counting && !(len(g.eachOf) > 0 && g.at(g.before(c.span, isStop)).role == isIs) && !(len(g.dimensions) > 0 && g.at(c.span-1).first == isIs) {
			continue
		}
		if next := g.at(c.span + 1); c.span > 0 && g.at(g.before(c.span, isStop, isOf, isAll, isA)).role == isStop && g.shareStart(c.span) && (next.role == isStop || g.isThings(next)) {
			return true // "percentage of female employees in each department"
		}
		for k := c.span - 1; k >= 0 && k >= c.span-3; k-- {
			switch strings.ToLower(g.words(g.spans[k])) {
			case "had", "have", "has", "were", "was", "are", "is", "involved", "involve", "got", "from", "with":
				return true
			}
		}
	}
	return false
}

// sharedValue reports whether a value stands directly after the share's words:
// "the share of technology in each region".
func (g *reading) sharedValue() bool {
	for _, c := range g.conditions {
		if len(c.values) > 0 && !c.negated && (c.span > 0 && g.shareStart(c.span) || g.sharesOwnPart(c)) {
			return true
		}
	}
	return false
}

// partFilter is the filter that makes the part: that of the value directly after
// the share's words, else the last.
func (g *reading) partFilter() int {
	if k := g.sharedState(); k != noColumn && g.stateShared() {
		if f := g.filterOf(g.conditions[k]); f != noColumn {
			return f
		}
	}
	if f := g.statedFirst(); f != noColumn {
		return f
	}
	for _, c := range g.conditions {
		if len(c.values) == 0 || !(c.span > 0 && g.shareStart(c.span) || g.sharesOwnPart(c)) {
			continue
		}
		for k, f := range g.plan.Filters {
			if len(f.Columns) > 0 && f.Columns[0] == g.column(c.column).Name {
				return k
			}
		}
	}
	return len(g.plan.Filters) - 1
}

// shareStart reports whether a share's own words, "share of the", end directly
// before a span, or before the name of its column in front of it.
func (g *reading) shareStart(i int) bool {
	for t := g.spans[g.labelled(i)].from - 1; t >= 0; t-- {
		switch w := g.tokens[t].text; {
		case w == "of", w == "the":
		default:
			return isShareWord(w)
		}
	}
	return false
}

// shareOfRows is the share of what the filter of the part lets through.
func (g *reading) shareOfRows(m Measure) {
	p := &g.plan
	agg, ok := m.Expr.(query.Aggregate)
	if !ok {
		return
	}
	if agg.Where != nil && g.shareOfThingsFirst() { // "share of visits in May from members": what is counted is the part
		all := agg
		all.Where = nil
		p.Measures[0] = Measure{Name: shareName(m), Label: m.Label + " / count of rows", Type: domain.Number, Column: m.Column,
			Expr: query.Arithmetic{Op: query.Divide, Left: agg, Right: all}, Numerator: agg, Denominator: all, DenominatorLabel: "count of rows"}
		return
	}
	if len(p.Filters) > 0 {
		g.shareOfFilter(m, g.partFilter())
	}
}

// parentOf is the dimension within which shares are taken: the one introduced
// by "each", "every", "per" or "within" where there are two or more.
func (g *reading) parentOf(ds []Dimension) string {
	if len(ds) < 2 {
		return ""
	}
	for _, d := range ds {
		if g.shareOf != noColumn && d.Column == g.column(g.shareOf).Name {
			return d.Name
		}
	}
	for i := len(g.eachOf) - 1; i >= 0; i-- {
		name := g.column(g.eachOf[i]).Name
		for k, d := range ds {
			if d.Column == name && (k > 0 || g.share == "parent" || len(g.eachOf) == 1) {
				return d.Name
			}
		}
	}
	if g.share == "parent" {
		return ds[0].Name
	}
	for _, d := range ds { // shares over time are of each period
		if d.Grain != "" {
			return d.Name
		}
	}
	return ""
}

// shareOfThings reports whether a value is the first thing said of what a
// share is of: "percentage of bookings made through the website".
func (g *reading) shareOfThings(i int) bool {
	k := i - 1
	for k >= 0 && (among(g.spans[k].first, []role{isStop, isIn, isOf, isWith, isHave, isIs, isWhose, isA, isFor}) || isVerb(g.tokens[g.spans[k].from].text)) {
		k--
	}
	return k > 0 && k < i-1 && (g.spans[k].first == isRows || g.spans[k].first == isColumn && isKey(g.column(g.spans[k].columns[0].column).Name)) &&
		(g.at(k-1).first == isShare || g.at(k-2).first == isShare)
}

// shareOfThingsFirst reports whether the first share that is asked for is one of
// the rows: "what share of visits".
func (g *reading) shareOfThingsFirst() bool {
	i := slices.IndexFunc(g.spans, func(sp span) bool { return sp.first == isShare })
	if i < 0 {
		return false
	}
	n := i + 1
	for n < len(g.spans) && among(g.spans[n].first, []role{isStop, isOf, isAll}) {
		n++
	}
	sp := g.at(n)
	return sp.first == isRows || sp.first == isColumn && len(sp.columns) > 0 && isKey(g.column(sp.columns[0].column).Name)
}
