package question

// readAverageOfTotals reads "the average total fee per month" as one figure, the
// average of what the months came to: side by side, "average" and "total" would be
// two figures of each month.
func (g *reading) readAverageOfTotals() error {
	for a := range g.spans {
		s := g.after(a, isStop)
		n := g.after(s, isStop, isOf, isAll)
		per := g.after(n, isStop)
		if g.spans[a].role != isAggregate || g.spans[a].grain.Grain != "" || g.spans[a].word == "sum" || g.spans[a].word == "corr" ||
			g.at(s).role != isAggregate || g.spans[s].word != "sum" || !g.numberAt(n) || g.at(per).role != isGrain || !perPeriod(g.text(g.spans[per].from)) {
			continue
		}
		if grain := g.spans[per].grain; !grain.Calendar && grain.Grain != "" {
			g.spans[a].grain = grain
			g.spans[s].role = isStop
			g.done(s, per)
		}
	}
	return nil
}

// saysTotals reports whether the totals are named that an aggregate is of: of whatever
// the column is, these are meant.
func (g *reading) saysTotals(w wanted) bool {
	for k := w.span - 1; k >= 0 && among(g.spans[k].first, []role{isStop, isOf, isAll, isAggregate}); k-- {
		if g.spans[k].first == isAggregate && g.spans[k].word == "sum" {
			return true
		}
	}
	return false
}

func perPeriod(w string) bool { return w == "per" || w == "a" || w == "each" || w == "every" }
