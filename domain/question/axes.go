package question

// orderReach is how many phrases may lie between an axis and the word that
// tells to order by it: "sort, please, in ascending order by the x axis".
const orderReach = 4

// readAxes reads what a chart is to be ordered by where that is told by its
// axes, "sort by the y axis", or by what names the groups: "order the names
// ascending".
func (g *reading) readAxes() {
	for i := range g.spans {
		axis := g.axisAt(i)
		if axis == "" && g.namesOfGroups(i) {
			axis = "x"
		}
		if axis == "" || !g.ordersNear(i) {
			continue
		}
		g.axis = axis
		g.done(i)
		if b := g.before(i, isStop, isIn); g.at(b).role == isGroup { // "by the"
			g.done(b)
		}
	}
}

// axisAt is the axis that a span names alone, "x" or "y"; empty for the axis
// that a column is put on.
func (g *reading) axisAt(i int) string {
	sp := g.spans[i]
	w := g.tokens[sp.from].text
	if sp.role != isAxis && sp.role != isStop || w != "x" && w != "y" || among(g.at(i-1).role, []role{isColumn, isRows}) {
		return ""
	}
	if among(g.at(g.after(i, isStop)).role, []role{isColumn, isCount, isAggregate, isRows, isBin}) {
		return ""
	}
	return w
}

// namesOfGroups reports whether a span is the word "names" that only the groups
// before it can bear: no column of names was spoken of.
func (g *reading) namesOfGroups(i int) bool {
	sp := g.spans[i]
	if sp.to != sp.from+1 || g.tokens[sp.from].text != "names" || i+1 < len(g.spans) && g.spans[i+1].role == isOf {
		return false
	}
	grouped := false
	for k := 0; k < i; k++ {
		if sp.role == isColumn && g.spans[k].role == isColumn && g.spans[k].columns[0].column == sp.columns[0].column {
			return false
		}
		grouped = grouped || among(g.spans[k].role, []role{isGroup, isCount, isAggregate})
	}
	return grouped
}

// ordersNear reports whether a word that orders stands beside a span, with
// nothing between them that says something else.
func (g *reading) ordersNear(i int) bool {
	for _, step := range []int{-1, 1} {
		for k, left := i+step, orderReach; k >= 0 && k < len(g.spans) && left > 0; k, left = k+step, left-1 {
			if among(g.spans[k].role, []role{isOrder, isDirection}) {
				return true
			}
			if !among(g.spans[k].role, []role{isStop, isIn, isGroup, isA}) {
				break
			}
		}
	}
	return false
}

// orderByAxis orders the rows by what stands on the axis that was named: the
// groups on the first, what is measured on the second.
func (g *reading) orderByAxis() bool {
	p := &g.plan
	switch {
	case g.axis == "x" && p.Form == Grouped && len(p.Dimensions) > 0:
		p.Order = []Order{{By: p.Dimensions[0].Name, Desc: g.direction == "desc"}}
	case g.axis == "y" && p.Form == Grouped && len(p.Measures) > 0:
		p.Order = []Order{{By: p.Measures[0].Name, Desc: g.direction != "asc"}}
	default:
		return false
	}
	return true
}
