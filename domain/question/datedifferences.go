package question

import "strings"

// readDateDifferences reads one date less another, "Delivered - Ordered by carrier"
// and near SQL "avg(delivered - ordered)", as the time from the one to the other.
func (g *reading) readDateDifferences() error {
	for i := 1; i+1 < len(g.spans); i++ {
		if w := g.words(g.spans[i]); w != "-" && w != "−" && w != "–" && fold(w) != "minus" || !g.temporalAt(i-1) || !g.temporalAt(i+1) {
			continue
		}
		from, to := g.temporalColumn(i+1), g.temporalColumn(i-1)
		start, end := i-1, i+1
		for g.opens(start-1) && g.closes(end+1) {
			start, end = start-1, end+1
		}
		word := "average"
		for k := start - 1; k >= 0 && among(g.spans[k].role, []role{isAggregate, isOf, isStop}); k-- {
			if g.spans[k].role == isAggregate {
				word, start = g.spans[k].word, k
			}
		}
		unit := "days"
		if n := g.after(end, isIn); g.at(n).to > 0 && strings.HasSuffix(g.words(g.at(n)), "s") && g.hasUnit(fold(g.words(g.at(n))), from, to) {
			unit, end = fold(g.words(g.at(n))), n
		}
		if from == to || !g.hasUnit(unit, from, to) {
			continue
		}
		g.timeOver(word, unit, from, to)
		g.usedColumn(i+1, from)
		g.usedColumn(i-1, to)
		for k := start; k <= end; k++ {
			g.done(k)
		}
		g.spans[i].first = isStop // "minus" denies nothing
		return nil
	}
	return nil
}

func (g *reading) opens(i int) bool  { return i >= 0 && g.words(g.at(i)) == "(" }
func (g *reading) closes(i int) bool { return i < len(g.spans) && g.words(g.at(i)) == ")" }
