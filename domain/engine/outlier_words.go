package engine

import (
	"fmt"
	"math"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// reply builds the answer from what was found.
func (run *outlierRun) reply(used Usage) (*Reply, error) {
	q := run.question
	reply := run.shown().NewReply(run.sql, used)
	reply.Summary = run.summary()
	if run.checked == 0 {
		return reply, nil
	}
	out := &outlierReply{Method: run.method(), Shape: q.shape, Observations: run.observed, Checked: run.checked, Found: len(run.found),
		ScoreScale: run.scoreScale(), FalseAlarmRate: PValue(run.rate), Searches: run.searches, Outliers: []outlierFigures{}}
	out.Outliers = append(out.Outliers, run.found[:min(len(run.found), shownOutliers)]...)
	reply.Analysis = out
	for _, c := range run.caveats {
		reply.Caveat(c)
	}
	reply.Caveat(run.manyCaveat())
	reply.Caveat(run.repeats.told)
	reply.Caveat(missing(run.plan, used))
	reply.FollowUps = run.FollowUps(run.followUps()...)
	said := ""
	say := func() {
		sentence := fmt.Sprintf("Only the %d with the highest scores of %s%s are listed.", len(out.Outliers), run.atLeastWords(), countOf(len(run.found), "outlier"))
		if said == "" {
			reply.Caveat(sentence)
		}
		for i, c := range reply.Caveats {
			if c == said {
				reply.Caveats[i] = sentence
			}
		}
		said = sentence
	}
	if len(out.Outliers) < len(run.found) {
		say()
	}
	return reply, reply.fit(func() bool {
		if len(out.Outliers) < 2 {
			return false
		}
		out.Outliers = out.Outliers[:len(out.Outliers)*3/4]
		say()
		return true
	})
}

// shown is the request with its plan as it was run, for the interpretation.
func (run *outlierRun) shown() *Request {
	shown := *run.Request
	shown.Plan.Form = question.Grouped
	shown.Plan.Measures, shown.Plan.Dimensions = run.question.measures, run.plan.Dimensions
	if len(run.question.measures) == 1 && len(run.plan.Measures) == 1 {
		shown.Plan.Measures = run.plan.Measures // what is repeated is taken once there
	}
	if len(run.question.within) > 0 {
		shown.Plan.Dimensions = run.question.within
	}
	shown.Plan.Fields, shown.Plan.Order, shown.Plan.Inner, shown.Plan.Derived = nil, nil, nil, nil
	return &shown
}

func (run *outlierRun) atLeastWords() string {
	if run.atLeast {
		return "at least "
	}
	return ""
}

// groupTest is how groups are told from the others.
const groupTest = "t test against the spread between the others and the error within groups, " +
	"at 5 % over all groups and measures; rows taken as independent; " +
	"less than 0.2 standard deviations apart is too little to be named"

func (run *outlierRun) method() string {
	base := "each value against the median of its peers, on every scale (as is, square root, cube root, logarithm) on which they may be symmetric"
	if w := run.question.within; len(w) > 0 {
		base = "each record against the median of those of the same " + enumerate(dimensionNames(question.Plan{Dimensions: w}), "and") +
			", on every scale (as is, square root, cube root, logarithm) on which they may be symmetric"
	}
	if run.question.shape == periodOutliers {
		base = "each period against a decomposition (STL with a season where one is found, else a loess trend) of the other periods"
	}
	switch {
	case run.question.apart:
		return "members by the mean of each, as it is and by its logarithm (" + groupTest + ")"
	case run.groups != "" && run.shares:
		base += "; groups by the angle (arcsine) of each one's share (" + groupTest + ")"
	case run.groups != "":
		base += "; groups by the mean of each, as it is and by its logarithm (" + groupTest + ")"
	}
	return base + "; " + run.rateWords()
}

func (run *outlierRun) scoreScale() string {
	unit := "robust standard deviations (1.4826 × median absolute deviation) from the median"
	if run.question.shape == periodOutliers {
		unit = "standard deviations of the residual, the period itself left out"
	}
	if run.question.apart {
		return "standard deviations of the values within a member from the mean of the others, its sign in direction"
	}
	return unit + "; the least of all scales that may be right, its sign in direction; null where the others do not vary at all"
}

// manyCaveat says that a long tail is no list of mistakes.
func (run *outlierRun) manyCaveat() string {
	const many = 0.02
	if run.question.shape == periodOutliers || len(run.found) <= max(shownOutliers/3, int(many*float64(run.checked))) {
		return ""
	}
	return fmt.Sprintf("%s of %s values: so many speak of a long tail or of two kinds of members rather than of exceptions.",
		whole(int64(len(run.found))), whole(int64(run.checked)))
}

// summary names the first outliers.
func (run *outlierRun) summary() string {
	q := run.question
	if run.checked == 0 {
		return nothing(run.plan)
	}
	joint := " or "
	if q.both {
		joint = " and "
	}
	asked := q.searchedFor(joint)
	what := run.thing()
	n := run.observed
	if q.shape != recordOutliers && len(q.measures) == 1 {
		n = run.checked // rows without a member are none; of a period that is asked for, and of every member's series
	}
	searched := fmt.Sprintf("%s searched", countOf(n, what))
	if q.apart {
		return strings.TrimSpace(run.groups) + run.edgeWords()
	}
	members := run.distinctFound()
	if members == 0 {
		return run.groups + fmt.Sprintf("No %s with %s%s: %s.", what, asked, scope(run.Plan), searched) + run.edgeWords()
	}
	var names []string
	for _, o := range run.found {
		if name := o.At.String(); len(names) < maxNamed && !oneOf(name, names) {
			names = append(names, name)
		}
	}
	more := ""
	if n := members - len(names); n > 0 {
		more = fmt.Sprintf(" and %s more", whole(int64(n)))
	}
	first := run.found[0]
	return run.groups + fmt.Sprintf("%s%s with %s%s (%s): %s%s. Furthest out: %s, where %s.%s",
		run.atLeastWords(), countOf(members, what), asked, scope(run.Plan), searched,
		strings.Join(names, "; "), more, first.At, first.Reason, run.edgeWords())
}

// sideWords say what is searched for.
func sideWords(side analysis.Side) string {
	switch side {
	case analysis.High:
		return "unusually high"
	case analysis.Low:
		return "unusually low"
	}
	return "unusual"
}

// distinctFound is how many periods, members or records were found by any
// measure. Records that share their labels (lines of one order) are told apart
// by being found more than once by the same measure.
func (run *outlierRun) distinctFound() int {
	type place struct{ at, measure string }
	by, most := map[place]int{}, map[string]int{}
	total := 0
	for _, o := range run.found {
		p := place{o.At.key(), o.Measure}
		if by[p]++; by[p] > most[p.at] {
			most[p.at] = by[p]
			total++
		}
	}
	return total
}

// thing is what is searched, in the singular.
func (run *outlierRun) thing() string {
	switch run.question.shape {
	case periodOutliers:
		if len(run.question.groups) > 0 {
			return "period"
		}
		if d, ok := timeline(run.plan); ok {
			return string(d.Grain)
		}
		return "period"
	case memberOutliers:
		return "member"
	}
	return "record"
}

// followUps suggests what carries on from outliers.
func (run *outlierRun) followUps() []Suggestion {
	q := run.question
	name := q.measures[0].Name
	var list []Suggestion
	if q.shape == periodOutliers {
		list = append(list, Suggestion{domain.Change, "when did " + name + " change", "tells a lasting change from a single exception"})
		if ds := groupings(run.Dataset()); len(ds) > 0 && len(q.groups) == 0 && len(run.found) > 0 {
			list = append(list, Suggestion{domain.Outlier, fmt.Sprintf("outliers in %s by %s and %s", name, run.defaultGrain(), ds[0].Name),
				"shows which members they come from"})
		}
		return list
	}
	if len(run.found) > 0 && !math.IsNaN(run.found[0].score) {
		if v, ok := run.found[0].At.Values[0].(string); ok {
			list = append(list, Suggestion{domain.Query, fmt.Sprintf("list records where %s is %s", run.found[0].At.Dimensions[0].Name, v),
				"shows the first one in full"})
		}
	}
	return append(list, Suggestion{domain.Correlation, "what factors correlate with " + name, "shows what usually goes along with it"})
}
