package question

import "github.com/lumenore/analytics-mcp-server/domain"

// searchedBy reports whether a measure behind "by" or "of" is what is searched for
// the unusual: "which products stand out by quantity". Its numbers may be few and
// whole, yet they are groups only where something else is named to be searched in
// them: "unusual sales by quantity".
func (g *reading) searchedBy(w *outputs, i, col int) bool {
	c := g.column(col)
	if g.in.Analysis != domain.Outlier || c.Role != domain.RoleMeasure || !c.Type.Numeric() {
		return false
	}
	if g.counting && !g.searchesPeriods() || len(g.plan.Measures)+len(g.measures) > 0 || g.share != "" {
		return false
	}
	for _, b := range g.bare {
		if b.span < w.listFrom && g.measureSpan(g.spans[b.span]) {
			return false
		}
	}
	for k := i + 1; k < len(g.spans); k++ {
		if sp := g.spans[k]; sp.role == isCount || sp.role == isColumn && g.measureSpan(sp) && !g.listedWith(i, k) {
			return false
		}
	}
	return true
}

// searchesPeriods reports whether periods are named as what is searched rather than
// counted: "unusual months of admissions".
func (g *reading) searchesPeriods() bool {
	return g.in.Analysis == domain.Outlier && g.counting && g.countTime != "" && g.countOf == noColumn && !g.countedBefore(len(g.spans))
}

// searchesCount takes the rows for what is counted in the periods that are searched,
// and not the periods: "unusual weeks in the number of referrals".
func (g *reading) searchesCount(counted span) {
	if g.in.Analysis == domain.Outlier && counted.first == isCount {
		g.countTime = ""
	}
}

// listedWith reports whether nothing but a list's words stands between two spans:
// "by quantity and sales".
func (g *reading) listedWith(from, to int) bool {
	for k := from + 1; k < to; k++ {
		if !among(g.spans[k].role, []role{isLogic, isStop, isMark, isColumn}) {
			return false
		}
	}
	return true
}

// measureSpan reports whether a span can be a measure.
func (g *reading) measureSpan(sp span) bool {
	for _, r := range sp.columns {
		if c := g.column(r.column); c.Role == domain.RoleMeasure && c.Type.Numeric() {
			return true
		}
	}
	return false
}
