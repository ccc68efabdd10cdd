package engine

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// reply builds the answer from the tests.
func (run *correlationRun) reply(used Usage) (*Reply, error) {
	q := run.question
	if run.observed == 0 {
		run.observed = int(used.Used)
	}
	out := &correlationReply{Method: run.method + "; p-values adjusted for all tests (Benjamini–Hochberg)",
		UnitOfAnalysis: run.unit, Observations: run.observed, TestsRun: run.testsRun(), Pairs: []*pairFigures{}, Excluded: q.left}
	if q.target >= 0 {
		out.Target = q.variables[q.target].name
		out.Drivers = run.driving()
		out.Method += "; drivers by the bias-corrected share of the variance of the target's ranks, added: beyond the drivers above it"
		if len(run.drivers) > 0 && math.IsNaN(run.drivers[0].added) {
			out.Method = run.method + "; p-values adjusted for all tests (Benjamini–Hochberg); drivers by the bias-corrected share of variance"
		}
	}
	shown := min(len(run.pairs), shownPairs)
	out.Pairs = append(out.Pairs, run.pairs[:shown]...)
	reply := run.shown().NewReply(run.sql, used)
	reply.Analysis = out
	reply.Summary = run.summary(out)
	for _, c := range append(run.caveats, run.calendarCaveat(), run.panelCaveat(), run.sameCaveat(), run.extremesCaveat(), run.sizeCaveat(), run.sampleCaveat()) {
		reply.Caveat(c)
	}
	for _, c := range append(run.missingLevels(), run.apart...) {
		reply.Caveat(c)
	}
	if out.TestsRun > 0 {
		reply.Caveat("That two columns go together does not say that one causes the other; curves that rise and fall again are not seen.")
	}
	reply.Caveat(missing(run.rowsPlan(), used))
	reply.FollowUps = run.FollowUps(run.followUps(out)...)
	said := ""
	say := func() {
		sentence := fmt.Sprintf("Only the first %d of %s are listed, the significant and strongest ones first; tests_run counts all.",
			len(out.Pairs), countOf(len(run.pairs), "test"))
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
	if shown < len(run.pairs) {
		say()
	}
	return reply, reply.fit(func() bool {
		if len(out.Pairs) < 2 {
			return false
		}
		out.Pairs = out.Pairs[:len(out.Pairs)*3/4]
		say()
		return true
	})
}

// shown is the request with its plan as it was run, for the interpretation.
func (run *correlationRun) shown() *Request {
	shown := *run.Request
	p := &shown.Plan
	p.Form, p.Fields, p.Order, p.Inner, p.Derived = question.Grouped, nil, nil, nil, nil
	p.Measures = nil
	for _, v := range run.question.variables {
		m := question.Measure{Name: v.name, Label: v.name}
		if v.measure != nil && len(run.question.unit) > 0 {
			m = *v.measure
		}
		p.Measures = append(p.Measures, m)
	}
	p.Dimensions = append(append([]question.Dimension(nil), run.question.unit...), run.question.within...)
	return &shown
}

// panelCaveat says that rows of the same thing or day are not independent.
func (run *correlationRun) panelCaveat() string {
	d := run.Dataset()
	if _, unique := run.identifier(); unique || d.DefaultTime == "" || len(run.question.unit) > 0 || !strings.HasPrefix(run.unit, "records") {
		return ""
	}
	return "Rows of the same day or thing are not independent, so p-values are too small and only sizes tell: ask by month or across a dimension to compare those."
}

// sameShare is the coefficient from which two columns say the same.
const sameShare = 0.99

func (p *pairFigures) same() bool { return math.Abs(p.found.Coefficient) >= sameShare }

// sameCaveat names the pairs of which one column decides the other.
func (run *correlationRun) sameCaveat() string {
	var names []string
	for _, p := range run.pairs {
		if name := p.X + " and " + p.Y; p.same() && p.N >= smallSample && len(names) < maxNamed && !oneOf(name, names) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return fmt.Sprintf("Of these one column decides the other, or says the same: %s.", strings.Join(names, "; "))
}

// sizeCaveat says that few observations show only strong correlations.
func (run *correlationRun) sizeCaveat() string {
	least := math.MaxInt
	for _, p := range run.pairs {
		least = min(least, p.N)
	}
	switch {
	case len(run.pairs) == 0 || least >= smallSample:
		return ""
	case least < analysis.LeastForCorrelation:
		return fmt.Sprintf("Some pairs have fewer than %d observations, so that nothing can be said of them.", analysis.LeastForCorrelation)
	}
	return fmt.Sprintf("As few as %d observations: only a strong relation can be seen, and one of them can make or hide it.", least)
}

func (run *correlationRun) sampleCaveat() string {
	if run.sampled == 0 {
		return ""
	}
	return fmt.Sprintf("Ranks (Spearman, drivers) are from %s of %s, evenly spread; all else is over all of them.",
		whole(int64(run.sampled)), countOf(run.observed, "row"))
}

// summary says what goes together, in one or two sentences.
func (run *correlationRun) summary(out *correlationReply) string {
	if out.TestsRun == 0 {
		if run.observed == 0 {
			return nothing(run.rowsPlan())
		}
		return fmt.Sprintf("No correlation can be computed%s: too few values, gaps between them, or they do not vary.", scope(run.Plan))
	}
	if out.Target != "" {
		return run.driversSummary(out)
	}
	var names []string
	found := 0
	for _, p := range run.pairs {
		if p.rank() < 0 || p.behind != nil || p.same() && len(run.question.variables) > 2 {
			continue
		}
		if found++; found <= maxNamed {
			names = append(names, p.words())
		}
	}
	if found == 0 {
		return run.noneSummary(out)
	}
	s := capital(enumerate(names, "and")) + scope(run.Plan) + "."
	if found > maxNamed {
		s = fmt.Sprintf("%d pairs go together%s, most closely: %s.", found, scope(run.Plan), enumerate(names, "and"))
	}
	return s
}

// noneSummary says that nothing is significant, and of a single pair how far
// from it.
func (run *correlationRun) noneSummary(out *correlationReply) string {
	least := 1.0
	var leads []*pairFigures
	for _, p := range run.pairs {
		least = min(least, pOrOne(p.adjusted))
		if p.behind == nil {
			leads = append(leads, p)
		}
	}
	if len(leads) == 1 {
		return fmt.Sprintf("No significant correlation%s. %s.", scope(run.Plan), leads[0].words())
	}
	if least < significant {
		return fmt.Sprintf("No correlation to be trusted%s among %s: "+
			"the one that is significant (adjusted %s) is of the values alone, which a few extreme ones or groups that differ can make, "+
			"and the ranks tell of none.",
			scope(run.Plan), countOf(out.TestsRun, "test"), pWords(least))
	}
	return fmt.Sprintf("No significant correlation%s among %s (smallest adjusted %s).", scope(run.Plan), countOf(out.TestsRun, "test"), pWords(least))
}

func (run *correlationRun) driversSummary(out *correlationReply) string {
	small := run.smallDrivers()
	none := slices.DeleteFunc(run.notDriving(), func(name string) bool {
		return slices.ContainsFunc(small, func(s smallDriver) bool { return s.Column == name })
	})
	rest := smallWords(small)
	none, open := run.tellLittle(none)
	if len(open) > 0 {
		rest += fmt.Sprintf(" Not told from chance: %s.", listed(open))
	}
	if len(none) > 0 {
		rest += fmt.Sprintf(" Next to no part in it: %s.", listed(none))
	}
	if len(out.Drivers) == 0 {
		nothing := "Nothing"
		if len(run.defining) > 0 {
			nothing = "Nothing else"
		}
		if len(small) > 0 {
			most := percent(run.mostExplained(small))
			return fmt.Sprintf("%s tested explains more than %s of how %s%s varies (%s).%s", nothing, most,
				out.Target, scope(run.Plan), countOf(out.TestsRun, "test"), rest+run.definingWords())
		}
		return fmt.Sprintf("%s tested goes along with %s%s (%s).%s", nothing, out.Target, scope(run.Plan), countOf(out.TestsRun, "test"), rest+run.definingWords())
	}
	var alone, along []driverFigures
	for _, d := range out.Drivers {
		if d.added < leastDriverShare {
			along = append(along, d)
			continue
		}
		alone = append(alone, d)
	}
	s := fmt.Sprintf("%s%s goes along with %s; %s.", out.Target, scope(run.Plan), driverWords(alone), sharesWords(out.Drivers))
	if len(along) > 0 {
		s += fmt.Sprintf(" %s also, but only through those.", driverWords(along))
	}
	return s + rest + run.definingWords()
}

// followUps suggests what carries on from correlations.
func (run *correlationRun) followUps(out *correlationReply) []Suggestion {
	var list []Suggestion
	d := run.Dataset()
	if out.Target != "" {
		if c, ok := d.Column(out.Target); !ok || c.Role != domain.RoleMeasure {
			return nil
		}
		for _, found := range out.Drivers {
			if c, ok := d.Column(found.Column); ok && found.Method == etaMethod {
				list = append(list, Suggestion{domain.Query, fmt.Sprintf("average %s by %s", out.Target, c.Name), "shows which members stand high"})
				break
			}
		}
		list = append(list, Suggestion{domain.Outlier, fmt.Sprintf("outliers in %s", out.Target), "finds what does not follow"})
		return list
	}
	for _, p := range run.pairs {
		if p.rank() >= 0 {
			c, _ := d.Column(p.Y)
			if c.Role == domain.RoleMeasure {
				return append(list, Suggestion{domain.Correlation, fmt.Sprintf("what factors drive %s", p.Y), "looks for whatever else goes along with it"})
			}
		}
	}
	return list
}
