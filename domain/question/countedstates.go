package question

import "slices"

// countsListed reports whether rows are counted of several members that "and"
// joins, with nothing picked of them: "how many active and closed accounts per
// plan" asks for the one and for the other.
func (g *reading) countsListed() bool {
	if !g.counting || g.top != nil || g.superUsed || g.timeline != nil || len(g.plan.Dimensions) > 1 {
		return false
	}
	for _, c := range g.conditions {
		if len(unique(c.values)) > 1 && !c.negated && len(c.parts) == 0 {
			return g.tokens[g.spans[c.span].to].text == "and"
		}
	}
	return false
}

// pastMembers is the span after members that "and" or "or" joins before what is
// counted: "how many open and closed orders".
func (g *reading) pastMembers(n int) int {
	for g.at(n).role == isLogic && g.wasFilter(n+1) {
		n = g.after(n, isStop, isAll, isOf)
	}
	return n
}

// countsOthers leaves the noun after a value for what is counted, where it names
// another column as well as the value's own: "how many private customers" are
// customers and no rows, though a column "Customer Type" holds "private".
func (g *reading) countsOthers(value, noun, col int) bool {
	sp := &g.spans[noun]
	if g.at(g.before(value, isStop, isAll)).role != isCount || g.singular(*sp) {
		return false
	}
	others := slices.DeleteFunc(slices.Clone(sp.columns), func(r columnRef) bool {
		return r.column == col || g.numeric(span{columns: []columnRef{r}})
	})
	if len(others) == 0 {
		return false
	}
	sp.columns = others
	return true
}

// saysHowMany reports whether the question asks how many there are of something.
func (g *reading) saysHowMany() bool {
	for k := 0; k+1 < len(g.tokens); k++ {
		if g.tokens[k].text == "how" && g.tokens[k+1].text == "many" {
			return true
		}
	}
	return false
}

// onceEach keeps each of the columns once.
func onceEach(cols []int) []int {
	var out []int
	for _, k := range cols {
		if !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	return out
}
