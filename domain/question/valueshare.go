package question

import "slices"

// labelled is the span of the column's name that stands directly before its value,
// "channel Web"; the value's own where none does.
func (g *reading) labelled(i int) int {
	if i > 0 && g.spans[i-1].first == isColumn {
		for _, v := range g.spans[i].values {
			if slices.ContainsFunc(g.spans[i-1].columns, func(r columnRef) bool { return g.column(r.column).Name == v.Column }) {
				return i - 1
			}
		}
	}
	return i
}

// sharesOwnPart reports whether a value is said to have the share, "Web's share of
// the fees by year", or an amount to come from it before the periods are named,
// "share of fees from channel Web by year": it is the value's part of each group's
// total, and not how its own amount is spread over the groups.
func (g *reading) sharesOwnPart(c condition) bool {
	if c.span < 0 || c.null || g.spans[c.span].first != isValue {
		return false
	}
	k := c.span + 1
	if g.at(k).first == isColumn && containsInt(columnsOf(g.at(k)), c.column) { // "the Web channel's share"
		k++
	}
	if g.at(k).first == isStop || g.tokens[g.at(k).from].text == "s" {
		k++
	}
	if g.at(k).first == isShare {
		return true
	}
	if len(g.plan.Filters) != 1 || slices.ContainsFunc(g.plan.Dimensions, func(d Dimension) bool { return d.Grain == "" }) {
		return false
	}
	from := g.spans[g.labelled(c.span)].from
	if from == 0 || g.tokens[from-1].text != "from" && g.tokens[from-1].text != "through" && g.tokens[from-1].text != "via" {
		return false
	}
	share := slices.IndexFunc(g.spans, func(sp span) bool { return sp.first == isShare })
	group := slices.IndexFunc(g.spans, func(sp span) bool { return sp.first == isGroup })
	return share >= 0 && share < c.span && (group < 0 || group > c.span)
}

// periodNoun reports whether a word is one for a length of time that rows are
// grouped by.
func periodNoun(w string) bool {
	return slices.Contains([]string{"hour", "day", "week", "month", "quarter", "year"}, singular(w))
}
