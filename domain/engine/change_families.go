package engine

import (
	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// families are how many series are searched for changes, by grain each: those of
// the total, and those of members. They are two families of tests: what the total
// did is one question and which members did something another, so members that
// nobody asked for cost the total nothing (families apart: Benjamini and
// Bogomolov, Journal of the Royal Statistical Society B 76, 2014). Within each,
// any false alarm has a chance of about 5 %.
type families struct{ total, members int }

func familiesOf(sets []SeriesSet) families {
	var out families
	for _, set := range sets {
		for _, s := range set.Series {
			switch {
			case s.Series.Observed() < analysis.LeastForChanges:
			case isTotal(s):
				out.total++
			default:
				out.members++
			}
		}
	}
	return out
}

func isTotal(s MemberSeries) bool { return len(s.Member.Dimensions) == 0 }

func (f families) all() int { return f.total + f.members }

// of is how many series are in the family of one.
func (f families) of(s MemberSeries) int {
	if isTotal(s) {
		return f.total
	}
	return f.members
}

// thinShare of the periods of a total without a value, or more, make its grain too
// thin to be searched by itself: what it has rests on a row or two a period.
const thinShare = 0.05

// searchedSets is how many of the grains are searched by themselves, the coarser
// first: all but a thin finer one.
func (run *changeRun) searchedSets() int {
	if len(run.sets) < 2 || run.sets[0].Series[0].Series.Observed() < analysis.LeastForChanges {
		return len(run.sets)
	}
	if finest := run.sets[1].Series[0].Series; float64(finest.Len()-finest.Observed()) >= thinShare*float64(finest.Len()) {
		return 1
	}
	return len(run.sets)
}

// movedMembers are the members that changes were found of.
func movedMembers(found []foundChange) map[string]bool {
	out := map[string]bool{}
	for _, f := range found {
		out[f.series.Member.key()] = true
	}
	return out
}

// once keeps of one change that two grains show the finer: it says when more
// closely, and a month in which the level changes shows as two steps. What a grain
// alone shows that is finer than those searched is no finding: it was asked only
// for the date.
func once(searched query.Grain, found []foundChange) []foundChange {
	var out []foundChange
	for _, f := range found {
		covered, covers := false, false
		for _, g := range found {
			covered = covered || f.coveredBy(g)
			covers = covers || g.coveredBy(f)
		}
		if finer(f.set.Timeline.Grain, searched) && !covers || covered {
			continue
		}
		out = append(out, f)
	}
	return out
}

// coveredBy reports whether a change is the same as one of a finer grain.
func (f foundChange) coveredBy(g foundChange) bool {
	if !finer(g.set.Timeline.Grain, f.set.Timeline.Grain) || g.series.Member.key() != f.series.Member.key() || (f.Difference > 0) != (g.Difference > 0) {
		return false
	}
	slack := analysis.Shift(f.set.Timeline.Grain, f.from(), -1)
	return !g.at().Before(slack) && !g.at().After(f.to())
}
