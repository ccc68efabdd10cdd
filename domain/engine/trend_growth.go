package engine

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// maxRankedTrends is how many members are looked at where they are ranked by
// their growth, since the fastest need not be among the largest. Each costs a
// few milliseconds.
const maxRankedTrends = 200

// growthOrder is the order of growth in which a question wants members.
type growthOrder struct {
	up    bool // growing ones are asked for, else shrinking ones
	least bool // the slowest first
}

// growthRanking reads "which region grows fastest", "which products are
// declining"; false where the members are only to be shown.
func (r *Request) growthRanking() (growthOrder, bool) {
	if len(r.Breakdown()) == 0 {
		return growthOrder{}, false
	}
	var names []string
	for _, c := range r.Dataset().Columns {
		names = append(names, c.Name)
	}
	w := r.words().without(names...)
	up := w.firstLike("grow", "grew", "rise", "rising", "rose", "increas", "expand", "climb", "improv", "gain", "surg") >= 0
	down := w.firstLike("declin", "shrink", "shrank", "fall", "fell", "decreas", "drop", "worsen", "sink", "losing") >= 0
	least := w.any("slowest", "least", "slowly")
	most := w.any("fastest", "quickest", "most", "strongest", "steepest", "highest", "biggest", "rapidly", "quickly", "best", "worst")
	if up == down || !least && !most && !w.any("which", "what", "who") {
		return growthOrder{}, false
	}
	return growthOrder{up: up, least: least}, true
}

// compare puts the growth that was asked for first; what has none is last.
func (o growthOrder) compare(a, b float64) int {
	if math.IsNaN(a) || math.IsNaN(b) {
		return cmp.Compare(boolRank(math.IsNaN(a)), boolRank(math.IsNaN(b)))
	}
	if o.up != o.least {
		return cmp.Compare(b, a)
	}
	return cmp.Compare(a, b)
}

// standing puts the members that go the way asked for beyond chance before those
// that may do so by chance, and rows without a member last: they are none.
func (o growthOrder) standing(s MemberSeries, t analysis.Trend) int {
	switch {
	case slices.Contains(s.Member.Values, nil):
		return 2
	case t.Direction == analysis.TooFew, o.sure(t):
		return 0
	}
	return 1
}

// sure reports whether a member goes the way asked for beyond chance.
func (o growthOrder) sure(t analysis.Trend) bool {
	return t.Direction == analysis.Up && o.up || t.Direction == analysis.Down && !o.up
}

// rankByGrowth orders the series by their growth along the line, in relation to
// its mean, so that small members count as large ones do; of too few periods
// for a line, from the first to the last value.
func rankByGrowth(o growthOrder, set *SeriesSet, trends []analysis.Trend) []analysis.Trend {
	for i := range trends {
		if t := &trends[i]; t.Direction == analysis.TooFew {
			t.Growth = endsOf(set.Series[i].Series)
		}
	}
	order := make([]int, len(trends))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(o.standing(set.Series[a], trends[a])-o.standing(set.Series[b], trends[b]),
			o.compare(relativeToMean(trends[a].Growth), relativeToMean(trends[b].Growth)))
	})
	series, ranked := make([]MemberSeries, len(order)), make([]analysis.Trend, len(order))
	for i, k := range order {
		series[i], ranked[i] = set.Series[k], trends[k]
	}
	set.Series = series
	return ranked
}

// endsOf is the growth from the first to the last value of a series.
func endsOf(s analysis.Series) analysis.Growth {
	nan := math.NaN()
	g := analysis.Growth{First: nan, Last: nan, Relative: nan, YearOnYear: nan, CAGR: nan}
	if s.Len() < 2 {
		return g
	}
	g.First, g.Last = s.Values[0], s.Values[s.Len()-1]
	if g.First > 0 {
		g.Relative = g.Last/g.First - 1
	}
	return g
}

// summarizeGrowth names the members in the order that was asked for, and how
// many of them really go that way.
func summarizeGrowth(o growthOrder, set SeriesSet, trends []analysis.Trend) string {
	if len(trends) == 0 || set.Series[0].Series.Observed() == 0 {
		return nothing(set.Plan)
	}
	s := set.Series[0].Series
	by := enumerate(dimensionNames(set.Plan)[1:], "and")
	head := fmt.Sprintf("%s by %s%s, growth from %s to %s",
		capital(toldName(set.Measure)), by, filterContext(set.Plan), set.named(s.Starts[0]), set.named(s.Starts[s.Len()-1]))
	var sure, rest []string
	few, against, unit := 0, 0, spoken(set.Plan.Dataset, set.Measure)
	for i, t := range trends {
		name := set.Series[i].Member.String() + growthWords(t, unit)
		switch {
		case slices.Contains(set.Series[i].Member.Values, nil):
		case o.sure(t):
			sure = append(sure, name)
		case t.Direction != analysis.TooFew && t.Slope > 0 != o.up:
			against++
		case !math.IsNaN(relativeToMean(t.Growth)):
			rest = append(rest, name)
		}
		if t.Direction == analysis.TooFew {
			few++
		}
	}
	going := map[bool]string{true: "rising", false: "falling"}[o.up]
	order := map[growthOrder]string{{up: true}: "fastest", {up: true, least: true}: "slowest", {}: "steepest", {least: true}: "least steep"}[o]
	switch {
	case len(sure)+len(rest) == 0 && against > 0:
		return fmt.Sprintf("%s: none of %s is %s: the lines of all go the other way or stay level.", head, countOf(len(trends), "member"), going)
	case len(sure)+len(rest) == 0:
		return head + ": none can be told, since the values are 0 or below."
	case few == len(trends):
		return fmt.Sprintf("%s, %s first: %s. %s are too few to tell this from chance.",
			head, order, firstOf(rest), countOf(s.Observed(), string(set.Timeline.Grain)))
	case len(sure) == 0:
		return fmt.Sprintf("%s: none of %s is %s beyond chance (5 %% level%s); nearest to it: %s.",
			head, countOf(len(trends), "member"), going, adjustedWords(len(trends)), firstOf(rest))
	}
	return fmt.Sprintf("%s: %d of %s %s %s beyond chance (5 %% level%s), %s first: %s.", head, len(sure), countOf(len(trends), "member"), isAre(len(sure)), going,
		adjustedWords(len(trends)), order, firstOf(sure))
}

// adjustedWords says that the level is that of all tests.
func adjustedWords(n int) string {
	if n < manyTests {
		return ""
	}
	return ", adjusted for all"
}

// relativeToMean is the growth along a line in relation to the line's mean. It
// orders members as growth in relation to the start does, and goes on where the
// line begins at 0 or below; NaN where the mean is not above 0.
func relativeToMean(g analysis.Growth) float64 {
	const ends = 2
	if !(g.First+g.Last > 0) {
		return math.NaN()
	}
	return (g.Last - g.First) * ends / (g.First + g.Last)
}

// firstOf names the first ones.
func firstOf(names []string) string { return enumerate(names[:min(len(names), maxNamed)], "and") }

// growthWords is a member's growth with its p-value among all; a line that falls
// below 0 has lost all, and one that begins there has no growth to put a number
// to.
func growthWords(t analysis.Trend, unit string) string {
	g := change(max(t.Growth.Relative, -1))
	switch {
	case unit == ofOne && !math.IsNaN(t.Growth.Last-t.Growth.First):
		g = signed(t.Growth.Last-t.Growth.First, unit)
	case math.IsNaN(t.Growth.Relative):
		g = "from about 0"
	}
	if math.IsNaN(t.Adjusted) {
		return " (" + g + ")"
	}
	return fmt.Sprintf(" (%s, %s)", g, pWords(t.Adjusted))
}

func isAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// growthPlan shows the order of the members in the interpretation.
func growthPlan(o growthOrder, p question.Plan) question.Plan {
	p.Order = []question.Order{{By: "growth", Desc: o.up != o.least}}
	return p
}

// rankedTrend fills in the answer of members ranked by growth: the first ones
// of all that were looked at.
func rankedTrend(reply *Reply, o growthOrder, set *SeriesSet, trends []analysis.Trend) {
	looked, summary := len(trends), summarizeGrowth(o, *set, trends)
	shown := min(looked, maxTrendMembers)
	members := set.Members
	set.Series, set.Members = set.Series[:shown], shown
	membersTrend(reply, *set, trends[:shown])
	set.Members = members
	for i, c := range reply.Caveats {
		if c == severalTests(shown) {
			reply.Caveats[i] = severalTests(looked)
		}
	}
	reply.Summary, reply.Groups = summary, members
	if out, ok := reply.Analysis.(*trendReply); ok {
		out.Method += "; members by their growth along the line from the first to the last period in relation to its mean, which orders them as growth.relative does"
	}
	if looked < members {
		reply.Caveat(fmt.Sprintf("Of %s the %d largest were looked at.", countOf(members, "member"), looked))
	}
	if shown < looked {
		reply.Caveat(fmt.Sprintf("Only the first %d of the %d ranked are listed.", shown, looked))
	}
}
