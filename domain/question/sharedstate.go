package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// sharedState is the place of the condition whose share of the rows is asked
// for: a state of yes and no named behind a word for a share, or directly before
// it ("percent of deliveries late, by route", "late delivery percentage per
// route"). Its share is a rate within each group, not how those in the state are
// spread over the groups. noColumn where there is none, where the number of all
// of them is what is shared, or where the groups are named first ("share of
// orders by region that were returned").
func (g *reading) sharedState() int {
	found := noColumn
	for k, c := range g.conditions {
		if c.null && c.span > 0 && g.shareReaches(c.span) && c.orWith == noColumn {
			found = k
			continue
		}
		if c.span < 0 || c.column == noColumn || c.span == 0 && g.at(0).first != isColumn {
			continue
		}
		if len(c.values) > 1 || c.countOf != noColumn || c.inTime != nil || c.notInTime != nil {
			continue
		}
		if _, ok := g.affirmative(g.column(c.column)); (ok || g.kindShared(c)) && g.shareReaches(c.span) {
			if found == noColumn || !g.saidOfShared(g.conditions[found].span) || c.span < g.conditions[found].span {
				found = k
			}
		}
	}
	return found
}

// kindShared reports whether a condition says which kind of the things counted
// their share is of, rather than where they are looked for: "share of class I by
// year", and not "share of the orders in the West by category".
func (g *reading) kindShared(c condition) bool {
	return g.countsRows() && c.span > 0 && !c.negated && !among(g.at(g.before(c.span, isStop, isA, isAll)).first, []role{isIn, isFor, isLogic, isVersus, isCompare})
}

// shareReaches reports whether a word for a share stands before a span with
// nothing to group by between, or behind it with no more than the things between.
func (g *reading) shareReaches(i int) bool {
	for k := i + 1; k <= i+2; k++ {
		if g.at(k).first == isShare && (k == i+1 || g.isThings(span{role: g.at(i + 1).first, columns: g.at(i + 1).columns})) {
			return true
		}
	}
	for k := i - 1; k >= 0; k-- {
		switch g.spans[k].first {
		case isShare:
			to := g.spans[k].to
			return !slices.ContainsFunc(g.tokens[to:min(to+2, len(g.tokens))], func(t token) bool { return t.text == "all" || t.text == "total" })
		case isGroup:
			if !g.predicated(k, i) {
				return false
			}
		}
	}
	return false
}

// predicated reports whether the state at a span is what is said of each of the
// groups named before it, "of the orders in each region have come late", and not
// what only tells which rows are meant, "that have come late".
func (g *reading) predicated(group, i int) bool {
	said := false
	for _, t := range g.tokens[g.spans[group].to:g.spans[i].to] {
		switch t.text {
		case "that", "who", "which", "whose", "where", "with", "for":
			return false
		case "have", "has", "had", "is", "are", "was", "were", "got":
			said = true
		}
	}
	return said
}

// filterOf is the place of the filter that a condition made; noColumn where it
// made none.
func (g *reading) filterOf(c condition) int {
	return slices.IndexFunc(g.plan.Filters, func(f Filter) bool {
		return len(f.Columns) > 0 && f.Columns[0] == g.column(c.column).Name
	})
}

// stateShared reports whether it is a state whose share of the rows is asked for:
// of what is counted, or of the rows where a value is missing.
func (g *reading) stateShared() bool {
	k := g.sharedState()
	return k != noColumn && (g.countsRows() || g.conditions[k].null && !g.numbersNamed())
}

// countsRows reports whether a number of rows or of things is what is measured.
func (g *reading) countsRows() bool {
	return g.counting || len(g.plan.Measures) > 0 && g.plan.Measures[0].Aggregate == query.Count
}

// ownShares reports whether the shares are said to be a column's or a period's own:
// "each line's share of late trips" is how these are spread over the lines.
func (g *reading) ownShares() bool {
	i := slices.IndexFunc(g.spans, func(sp span) bool { return sp.first == isShare })
	if i <= 0 {
		return false
	}
	k := g.spans[i].from - 1
	return k >= 0 && (g.tokens[k].text == "s" || g.tokens[k].text == "'s") &&
		slices.ContainsFunc(g.spans[:i], func(sp span) bool { return (sp.first == isColumn || sp.first == isGrain) && sp.to == k })
}
