package question

// readBins reads "in 20 minute bands", "bin width of 500", "in 10 buckets".
func (g *reading) readBins() error {
	for i := range g.spans {
		if g.spans[i].role != isBin {
			continue
		}
		var b *binWish
		for _, k := range []int{g.after(i, isOf, isStop, isMark, isIs), i - 1, i - 2} {
			if sp := g.at(k); sp.role == isNumber {
				b = &binWish{column: noColumn, width: sp.number}
				g.done(k)
				break
			}
		}
		if b == nil {
			continue
		}
		if g.countsBins(i) {
			b.count, b.width = int(b.width), 0
		}
		for k := i - 2; k < i; k++ { // the unit between: "20 minute bands"
			if g.at(k).role == isUnknown || g.at(k).role == isGrain {
				g.done(k)
			}
		}
		if len(g.bins) == 0 {
			g.bins = append(g.bins, *b)
		}
		g.done(i)
		g.dropAxisLimits(i)
	}
	return nil
}

// countsBins reports whether the number says how many bins there are: "10
// buckets", but not "bins of 10" and not "20 minute bands".
func (g *reading) countsBins(i int) bool {
	sp := g.spans[i]
	last := g.tokens[sp.to-1].text
	return (last == "bins" || last == "buckets" || last == "intervals") && sp.to-sp.from == 1 && i > 0 && g.tokens[sp.from-1].number
}

// dropAxisLimits passes over limits of a chart's axis, which hide no data.
func (g *reading) dropAxisLimits(i int) {
	for k := i + 1; k < len(g.spans); k++ {
		if g.spans[k].role == isNumber || g.spans[k].role == isAxis || g.spans[k].role == isAggregate {
			if g.spans[k].role == isAggregate && g.at(g.after(k, isStop)).role != isAxis && g.at(k+1).role != isAxis {
				continue
			}
			g.done(k)
		}
	}
}
