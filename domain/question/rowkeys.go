package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// refuseRankedInRows refuses to rank things within each row: one row holds but one of
// them, so that every row would be its own winner.
func (g *reading) refuseRankedInRows() error {
	for _, k := range g.within {
		c := g.column(k)
		if len(g.head) == 0 || containsInt(g.head, k) || !isKey(c.Name) || !g.namesRows(k) {
			continue
		}
		measure, by := g.in.Dataset.DefaultMeasure, g.column(g.head[0]).Name
		for _, o := range g.order {
			if len(o.columns) > 0 {
				measure = g.column(g.numericColumn(span{columns: o.columns})).Name
			}
		}
		return domain.NewFault(domain.KindUnsupported, "each row has a "+c.Name+" of its own, so there is nothing to rank within one.",
			"Ask for the average over the rows: average "+measure+" by "+by+".")
	}
	return nil
}

// passOverRowKeys leaves out a column that numbers the rows of what is grouped by,
// where its noun only says what is measured: "average weight per parcel by depot,
// only parcels not lost". A group for each row would be no answer. What asks for
// each of them, by "by", "each", "which" or a ranking, keeps it.
func (g *reading) passOverRowKeys() {
	p := &g.plan
	figures := len(g.perOne) > 0 || g.share != "" || slices.ContainsFunc(p.Measures, func(m Measure) bool { return m.Denominator != nil && m.Aggregate == "" })
	if !figures || g.picked || g.listing {
		return
	}
	p.Dimensions = slices.DeleteFunc(p.Dimensions, func(d Dimension) bool {
		k := g.indexOf(d.Column)
		return k != noColumn && isKey(d.Column) && g.namesRows(k) && !g.asksForKey(k)
	})
}

// asksForKey reports whether the question asks for each of what a column numbers.
func (g *reading) asksForKey(col int) bool {
	for i, sp := range g.spans {
		if sp.role != isColumn || g.groupColumn(sp) != col {
			continue
		}
		prev := g.at(g.before(i, isStop, isAll, isA))
		if g.saysKey(sp) || g.eachBefore(i) && !containsInt(g.perOne, col) || among(prev.role, []role{isWhich, isList, isTop, isSuper}) ||
			prev.role == isGroup && fold(g.words(prev)) != "per" {
			return true
		}
	}
	return false
}

// sharesNamed reports whether the groups are the members whose shares are asked
// for, so that each has its part of them all: "share of parcels sent by air, road".
func (g *reading) sharesNamed() bool {
	ds := g.plan.Dimensions
	return len(ds) == 1 && slices.ContainsFunc(g.conditions, func(c condition) bool {
		return c.column != noColumn && len(unique(c.values)) > 1 && !c.negated && g.column(c.column).Name == ds[0].Column
	})
}

// perRowOfHead reports whether "per" divides by the rows of what is listed: "which
// depots have an unusual weight per parcel". A group for each row would be no answer.
func (g *reading) perRowOfHead(i, col int) bool {
	if len(g.head) == 0 || containsInt(g.head, col) || g.saysKey(g.spans[i]) || !isKey(g.column(col).Name) || !g.namesRows(col) || g.counting {
		return false
	}
	return len(g.measures) > 0 || g.numbersNamed()
}
