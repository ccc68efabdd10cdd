package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// valueColumn decides which column a value belongs to: the one named beside
// it, the one whose value was named just before, the only one; several
// dimensions with the same value are an ambiguity that the asker must settle.
func (g *reading) valueColumn(i, last int) (int, error) {
	sp := g.spans[i]
	var cands []int
	if sp.role == isPart {
		for _, p := range sp.parts {
			cands = append(cands, g.indexOf(p.column))
		}
	} else {
		for _, v := range sp.values {
			if k := g.indexOf(v.Column); !containsInt(cands, k) {
				cands = append(cands, k)
			}
		}
	}
	if k, ok := g.byDirection(i, cands); ok {
		return k, nil
	}
	for _, at := range []int{g.labelBefore(i), g.labelAfter(i)} {
		if n := g.at(at); n.role == isColumn {
			for _, r := range n.columns {
				if containsInt(cands, r.column) {
					return r.column, nil
				}
			}
		}
	}
	if last >= 0 && len(g.conditions) > 0 && g.chained(last, i) {
		if prev := g.conditions[len(g.conditions)-1]; containsInt(cands, prev.column) {
			return prev.column, nil
		}
	}
	if len(cands) == 1 {
		return cands[0], nil
	}
	if sp.role == isPart {
		if k, ok := g.bySharedWord(cands); ok {
			return k, nil
		}
		return cands[0], nil
	}
	if k, ok := g.bySharedWord(cands); ok {
		return k, nil
	}
	return g.settleValue(i, cands)
}

// bySharedWord settles a value of two columns by a word of their names that the
// question says: with "home score" a team is the home team.
func (g *reading) bySharedWord(cands []int) (int, bool) {
	said := map[string]bool{}
	for _, t := range g.tokens {
		said[t.text] = true
	}
	found, n := 0, 0
	for _, k := range cands {
		for _, w := range words(g.column(k).Name) {
			if said[w] && !g.inAll(w, cands) {
				found, n = k, n+1
				break
			}
		}
	}
	return found, n == 1
}

func (g *reading) inAll(word string, cols []int) bool {
	for _, k := range cols {
		if !slices.Contains(words(g.column(k).Name), word) {
			return false
		}
	}
	return true
}

// labelBefore is the span before a value and the words that join it to its
// column: "region is not the West".
func (g *reading) labelBefore(i int) int {
	k := i - 1
	for ; k >= 0; k-- {
		switch w := strings.ToLower(g.words(g.spans[k])); {
		case among(g.spans[k].role, []role{isIs, isNegation, isCompare, isOf, isHave}):
		case strings.HasSuffix(w, "not") || slices.Contains([]string{"the", "in", "a", "either", "=", ":", "(", "value", "named", "called"}, w):
		default:
			return k
		}
	}
	return k
}

// labelAfter is the span after a value and the words that join it to its
// column: "with gold as their plan".
func (g *reading) labelAfter(i int) int {
	k := i + 1
	for ; k < len(g.spans); k++ {
		switch strings.ToLower(g.words(g.spans[k])) {
		case "as", "as their", "as its", "as the", "their", "its", "the", "as a", "his", "her":
		default:
			return k
		}
	}
	return k
}

// byDirection settles a value of two columns by the preposition before it:
// "from" an origin, "to" a destination.
func (g *reading) byDirection(i int, cands []int) (int, bool) {
	towards := ""
	for t := g.spans[i].from - 1; t >= 0 && t >= g.spans[i].from-3 && towards == ""; t-- {
		switch g.tokens[t].text {
		case "from", "leaving", "out":
			towards = "from"
		case "to", "into", "towards", "reaching", "reach":
			towards = "to"
		}
	}
	found, n := 0, 0
	for _, k := range cands {
		for _, w := range words(g.column(k).Name) {
			switch w {
			case "origin", "from", "source", "start", "departure", "sender", "seller":
				if towards == "from" {
					found, n = k, n+1
				}
			case "destination", "dest", "to", "target", "end", "arrival", "receiver", "buyer":
				if towards == "to" {
					found, n = k, n+1
				}
			}
		}
	}
	return found, n == 1
}

func (g *reading) settleValue(i int, cands []int) (int, error) {
	var dims []int
	for _, k := range cands {
		if g.column(k).Role == domain.RoleDimension {
			dims = append(dims, k)
		}
	}
	if len(dims) == 1 {
		return dims[0], nil
	}
	if len(dims) == 0 {
		dims = cands
	}
	return 0, g.ambiguousValue(i, dims)
}

// takeLabel passes over the column's own name beside its value: "West region",
// "region is West".
func (g *reading) takeLabel(i, col int) {
	left, right := g.labelBefore(i), g.labelAfter(i)
	for _, at := range []int{left, right} {
		n := g.at(at)
		if n.role != isColumn || at == left && g.groupedAt(at) && left != i-1 {
			continue
		}
		for _, r := range n.columns {
			if r.column == col {
				if at == left {
					for k := left + 1; k < i; k++ {
						if g.spans[k].role == isCompare {
							g.done(k)
						}
					}
				}
				if at == right && g.countsOthers(i, at, col) {
					return
				}
				g.done(at)
				return
			}
		}
	}
}
