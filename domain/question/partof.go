package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// withinWhole reads "as % of category" as shares within each category, where
// what follows is a column of groups and no number to divide by. What a share of
// one value is of another is refused: no one filter holds both.
func (g *reading) withinWhole(i int) (bool, error) {
	if !strings.HasPrefix(fold(g.words(g.spans[i])), "as ") {
		return false, nil
	}
	n := i + 1
	for n < len(g.spans) && among(g.spans[n].first, []role{isStop, isOf, isAll, isA}) {
		n++
	}
	sp := g.at(n)
	if among(sp.first, []role{isValue, isPart}) {
		return false, domain.NewFault(domain.KindUnsupported, "a figure of one value as a share of that of another can't be computed.",
			"Ask for the shares within the column that holds the whole, as in: share of "+g.exampleMeasure()+" by one column within another.")
	}
	if sp.role != isColumn || g.numeric(sp) || sp.columns[0].column == g.timeColumn() {
		return false, nil
	}
	g.share, g.shareOf = "parent", g.groupColumn(sp)
	g.addDimension(n, sp)
	g.done(n)
	return true, nil
}

// wholeOnly reports whether shares are wanted within groups of which no parts
// are named.
func (g *reading) wholeOnly() bool {
	return g.share == "parent" && g.shareOf != noColumn && len(g.plan.Dimensions) == 1 && g.plan.Dimensions[0].Column == g.column(g.shareOf).Name
}

// refuseNothing refuses a plan that shows nothing, or adds up what holds no
// numbers: no words that are known lead there, and none may end in a fault that
// says nothing.
func (g *reading) refuseNothing() error {
	p := &g.plan
	if g.wholeOnly() && len(p.Derived) > 0 {
		whole := g.column(g.shareOf).Name
		return domain.NewFault(domain.KindUnsupported, "shares within each "+whole+" need parts to be shares of.",
			"Name what the parts are, as in: share of "+p.Measures[0].Name+" by another column within "+whole+
				"; or ask for each "+whole+"'s own: share of "+p.Measures[0].Name+" by "+whole+".").
			Because(domain.Cause("shares within groups without parts"))
	}
	if (g.in.Analysis == "" || g.in.Analysis == domain.Query) && p.Asks == "" && g.showsNothing() {
		return domain.NewFault(domain.KindUnsupported, "the question names conditions, but nothing that could be shown for them.",
			"Ask in other words for a figure or for the rows, as in: "+g.exampleQuestion()).Because(domain.Cause("a plan that shows nothing"))
	}
	return nil
}

// showsNothing reports whether no column would be in the answer, or in the
// stage that it is computed from once the question's own groups are taken away.
func (g *reading) showsNothing() bool {
	p := &g.plan
	if p.Inner == nil {
		return len(p.Dimensions)+len(p.Measures)+len(p.Fields) == 0
	}
	for _, d := range p.Inner.Dimensions {
		if !slices.ContainsFunc(p.Dimensions, func(own Dimension) bool { return own.Name == d.Name }) {
			return false
		}
	}
	return len(p.Inner.Measures) == 0
}
