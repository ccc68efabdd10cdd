package question

import "github.com/lumenore/analytics-mcp-server/domain"

// refuseTwoEnds refuses what asks for both ends of an order at once, "top 3 and
// bottom 3", "first and last", or for the date of an extreme beside it: one table
// would drop half of it.
func (g *reading) refuseTwoEnds() error {
	for t := 0; t < len(g.tokens); t++ {
		if g.endOfOrder(t) == 0 {
			continue
		}
		k := t + 1
		for k < len(g.tokens) && k <= t+2 && g.tokens[k].number {
			k++
		}
		if k >= len(g.tokens) || g.tokens[k].text != "and" && g.tokens[k].text != "&" {
			continue
		}
		k++
		if k < len(g.tokens) && g.tokens[k].text == "the" {
			k++
		}
		if k < len(g.tokens) && g.endOfOrder(t)+g.endOfOrder(k) == 0 && g.sameKind(t, k) && !g.namedByColumn(t) {
			return domain.NewFault(domain.KindCompound, "the question asks for both ends of an order, which no one table shows.",
				"Ask for the one end and for the other one after the other.")
		}
	}
	return g.refuseItsDate()
}

// sameKind reports whether two words for ends may be an order's: first and last
// are of time, top and bottom of any order.
func (g *reading) sameKind(a, b int) bool {
	inTime := func(w string) bool {
		return w == "first" || w == "last" || w == "earliest" || w == "latest" || w == "oldest" || w == "newest"
	}
	return inTime(g.tokens[a].text) == inTime(g.tokens[b].text)
}

// namedByColumn reports whether a word belongs to a column's name.
func (g *reading) namedByColumn(t int) bool {
	for _, sp := range g.spans {
		if sp.from <= t && t < sp.to {
			return sp.role == isColumn
		}
	}
	return false
}

// endOfOrder is 1 for the word of an order's upper end, −1 for that of the lower
// one, 0 for others.
func (g *reading) endOfOrder(t int) int {
	switch g.tokens[t].text {
	case "top", "last", "latest", "newest":
		return 1
	case "bottom", "first", "earliest", "oldest":
		return -1
	}
	return 0
}

// refuseItsDate refuses "… and when was it": the date of an extreme that is
// computed over groups is not in the table of the groups.
func (g *reading) refuseItsDate() error {
	for t := 0; t+2 < len(g.tokens); t++ {
		if g.tokens[t].text != "and" || g.tokens[t+1].text != "when" {
			continue
		}
		switch g.tokens[t+2].text {
		case "was", "is", "were", "did", "does":
			advice := "Ask for the record with the largest or smallest value instead, which shows its date, or for the figure by day or month."
			by, thing, when := g.quantityNamed(), g.thingNamed(), g.in.Dataset.DefaultTime
			if text := "highest " + by + " for each " + thing + " with its " + when; by != "" && thing != "" && when != "" && g.reads(text) {
				advice = "Ask for the record instead, which shows its date: " + text
			}
			return domain.NewFault(domain.KindCompound, "the question asks for a figure and for when it was, which are two questions.", advice)
		}
	}
	return nil
}

// refuseRolling refuses "rolling 7 day average" where it would be read as the
// last seven days: what rolls has a value in each period.
func (g *reading) refuseRolling() error {
	for i, sp := range g.spans {
		if first := g.tokens[sp.from].text; sp.role != isPeriod || first != "rolling" && first != "trailing" {
			continue
		}
		for k := i + 1; k < len(g.spans) && k <= i+2; k++ {
			if g.spans[k].role == isAggregate && g.spans[k].word == "average" {
				return domain.NewFault(domain.KindUnsupported, "an average that rolls along time has a value in each period, and it is not clear of which.",
					"Ask for a moving average by period, as in: 7 day moving average of "+g.exampleMeasure()+".")
			}
		}
	}
	return nil
}
