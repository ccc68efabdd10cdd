package question

import "slices"

// readExceeded takes the comparative of two periods that are set against each other
// for the way that is asked of: "was the margin higher in 2025 than in 2024", "how
// much lower were costs in May than in April". A condition it is not.
func (g *reading) readExceeded() error {
	for i, sp := range g.spans {
		if sp.role != isVersusTime || !slices.ContainsFunc(g.tokens[sp.from:sp.to], func(t token) bool { return t.text == "than" }) {
			continue
		}
		for k := range i {
			way, ok := comparativeWay(fold(g.words(g.spans[k])))
			if !ok || g.before(i, isStop, isIn) != k && !g.followsHowMuch(k) {
				continue
			}
			g.plan.Moved = way
			g.spans[k].role = isStop
			g.done(k)
		}
	}
	return nil
}

// comparativeWay is the way that a comparative of amounts says; 0: it judges.
func comparativeWay(word string) (way int, ok bool) {
	switch word {
	case "higher", "larger", "bigger", "greater", "longer":
		return 1, true
	case "lower", "smaller", "shorter":
		return -1, true
	case "better", "worse":
		return 0, true
	}
	return 0, false
}

// followsHowMuch reports whether "how much" stands directly before a span.
func (g *reading) followsHowMuch(i int) bool {
	from := g.spans[i].from
	return from >= 2 && g.tokens[from-2].text == "how" && g.tokens[from-1].text == "much"
}

// readByHowMuch passes over the "by" of "by how much", which groups nothing.
func (g *reading) readByHowMuch() error {
	for i, sp := range g.spans {
		if sp.role == isGroup && sp.to == sp.from+1 && sp.to+1 < len(g.tokens) && g.tokens[sp.to].text == "how" && g.tokens[sp.to+1].text == "much" {
			g.spans[i].role = isStop
			g.done(i)
		}
	}
	return nil
}
