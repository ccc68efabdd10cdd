package question

import "slices"

// withoutPoints passes over "percentage points" before names of values are looked
// for, so that they are no part of the name of something called a point: a change
// of a share or a margin is told in them anyway.
func (g *reading) withoutPoints() {
	for i := 0; i+1 < len(g.tokens); i++ {
		unit := slices.Contains([]string{"percentage", "percent", "%", "pct"}, g.text(i))
		point := g.text(i+1) == "point" || g.text(i+1) == "points"
		if !unit || !point || g.tokens[i].quoted || g.tokens[i+1].quoted {
			continue
		}
		from := i
		if from > 0 && g.text(from-1) == "in" {
			from--
		}
		g.tokens = slices.Delete(g.tokens, from, i+2)
		i = from - 1
	}
}
