package engine

import (
	"fmt"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

const (
	// askedContributors of a dimension that the question names are shown;
	// leadContributors of the first two that it does not name, and others of the rest.
	askedContributors, leadContributors, otherContributors = 30, 5, 3
	// leadDimensions are shown with more members.
	leadDimensions = 2
	// unevenDays is by how much the lengths of two periods may differ, relative,
	// without a word: two months of a year.
	unevenDays = 0.02
)

// comparisonReply is the analysis in the contract's shape.
type comparisonReply struct {
	Method       string               `json:"method"`               // how it was worked out
	Observations int64                `json:"observations"`         // rows in both periods
	Comparison   comparisonFigures    `json:"comparison"`           // the measure in both periods
	Dimensions   []dimensionFigures   `json:"dimensions,omitempty"` // whose members are listed; parts add up within one of them only
	Contributors []contributorFigures `json:"contributors"`         // the largest ones first; empty where the measure has no parts
}

type comparisonFigures struct {
	Control    periodFigures `json:"control"`             // the period compared with
	Test       periodFigures `json:"test"`                // the period asked about
	Difference any           `json:"difference"`          // test − control
	Relative   any           `json:"relative_difference"` // to the control; null where that is 0
}

type periodFigures struct {
	From  *string `json:"from"` // first day
	To    *string `json:"to"`   // last day
	Value any     `json:"value"`
}

// dimensionFigures says of how many members the contributors are; the parts
// add up within a dimension only.
type dimensionFigures struct {
	Dimension string `json:"dimension"`
	Members   int    `json:"members"`           // that there are
	Shown     int    `json:"shown"`             // that are listed
	PValue    any    `json:"p_value,omitempty"` // of its most telling member's move by chance, where a dimension is sought
}

type contributorFigures struct {
	Member       Member `json:"member"`
	Control      any    `json:"control"` // the member in the control period
	Test         any    `json:"test"`    // and in the test period
	Difference   any    `json:"difference"`
	Relative     any    `json:"relative_difference"`
	Contribution any    `json:"contribution"` // its share of the whole's difference: 1 over a dimension; null where parts do not add up
	*sumFigures
	*ratioFigures
}

type sumFigures struct {
	Unexpected any `json:"unexpected_difference"` // of sums: test − control × the change ratio of all others; null where their control is 0
}

type ratioFigures struct {
	RateEffect any `json:"rate_effect"` // of ratios and averages: what the member's own ratio moved the whole by
	MixEffect  any `json:"mix_effect"`  // and what its share of the denominator moved it by
}

// answer builds the reply from the comparison.
func (run *comparisonRun) answer(used Usage) (*Reply, error) {
	plan := run.plan
	plan.Dimensions, plan.Reading = run.req.Breakdown(), run.req.Plan.Reading
	shown := *run.req
	shown.Plan = plan
	reply := shown.NewReply(run.sql, used)
	out := run.analysis(used)
	reply.Analysis = out
	reply.Summary = run.summary(used)
	for _, c := range append(run.caveats, run.remarks()...) {
		reply.Caveat(c)
	}
	reply.Caveat(run.req.repeats.told)
	reply.Caveat(missing(plan, used))
	reply.FollowUps = shown.FollowUps(run.followUps()...)
	return reply, reply.fit(run.dropContributors(reply, out))
}

func (run *comparisonRun) analysis(used Usage) *comparisonReply {
	d := run.test - run.control
	out := &comparisonReply{Method: run.method(), Observations: used.Used, Contributors: []contributorFigures{}, Comparison: comparisonFigures{
		Control:    periodFigures{From: day(run.Control.From), To: day(run.Control.To), Value: Figure(run.control)},
		Test:       periodFigures{From: day(run.Test.From), To: day(run.Test.To), Value: Figure(run.test)},
		Difference: Figure(d), Relative: PValue(relativeTo(d, run.control)),
	}}
	if run.cell != nil {
		out.Contributors = append(out.Contributors, run.figures(*run.cell))
	}
	for i, b := range run.breakdowns {
		shown := run.firstOf(b, run.shownOf(i))
		for _, s := range shown {
			out.Contributors = append(out.Contributors, run.figures(s))
		}
		d := dimensionFigures{Dimension: strings.Join(namesOf(b), " × "), Members: len(b.segments), Shown: len(shown)}
		if run.told {
			d.PValue = PValue(b.telling.PValue)
		}
		out.Dimensions = append(out.Dimensions, d)
	}
	return out
}

func (run *comparisonRun) method() string {
	apart := "; each dimension apart, the largest move beyond the change of all first: parts add up within one dimension only"
	if run.direction != 0 {
		apart = fmt.Sprintf("; each dimension apart, those first that made it %s beyond the change of all, "+
			"then what moved against that: parts add up within one dimension only", wayWord(run.direction))
	}
	switch {
	case run.additive() || run.distinct():
		return "difference of two periods by member; unexpected_difference = test − control × change ratio of all others" + apart
	case run.ratio():
		return "difference of two periods by member, split exactly into the change of each member's own rate " +
			"and of its share of the denominator (symmetric Kitagawa split)" + apart
	}
	return "difference of two periods"
}

func (run *comparisonRun) shownOf(i int) int {
	switch {
	case len(run.req.Breakdown()) > 0:
		return askedContributors
	case i < leadDimensions:
		return leadContributors
	}
	return otherContributors
}

func (run *comparisonRun) figures(s segment) contributorFigures {
	out := contributorFigures{Member: s.member, Control: Figure(s.control), Test: Figure(s.test), Difference: Figure(s.difference),
		Relative: PValue(s.relative), Contribution: PValue(s.contribution)}
	switch {
	case run.additive() || run.distinct():
		out.sumFigures = &sumFigures{Unexpected: Figure(s.unexpected)}
	case run.ratio():
		out.ratioFigures = &ratioFigures{RateEffect: Figure(s.rate), MixEffect: Figure(s.mix)}
	}
	return out
}

func orWord(word, otherwise string) string {
	if word == "" {
		return otherwise
	}
	return word
}

func namesOf(b breakdown) []string {
	names := make([]string, len(b.dimensions))
	for i, d := range b.dimensions {
		names[i] = d.Name
	}
	return names
}

// summary: "Sales fell from … to … (−4 %). By Region, East moved most …".
func (run *comparisonRun) summary(used Usage) string {
	m := run.measure
	if used.Used == 0 {
		return fmt.Sprintf("Nothing fits: no rows in %s or %s%s.", periodName(run.Control), periodName(run.Test), filterContext(run.plan))
	}
	s := fmt.Sprintf("%s%s %s from %s in %s to %s in %s", capital(m.Name), filterContext(run.plan), run.movedWords(), amount(run.control, run.unit()),
		periodName(run.Control), amount(run.test, run.unit()), periodName(run.Test))
	if w := run.changeWords(run.control, run.test); w != "" {
		s += " (" + w + ")"
	}
	s += "." + run.membersWords()
	if usual := run.usual(); usual != "" {
		s += " " + usual
	}
	var leads []string
	asides := ""
	for _, b := range run.breakdowns[:min(len(run.breakdowns), leadDimensions)] {
		leads = append(leads, run.leadWords(b))
		asides += run.asideWords(b)
	}
	if len(leads) > 0 && leads[0] != "" {
		s += " " + capital(strings.Join(leads, "; ")) + "." + asides
	}
	s += run.tellingWords()
	if run.cell != nil {
		last := len(run.cell.member.Values) - 1
		s += fmt.Sprintf(" %s of what %s moved beyond that is %s.", percent(min(run.cellShare, 1)), run.breakdowns[0].segments[0].member,
			memberName(run.cell.member.Values[last], run.cell.member.Dimensions[last]))
	}
	return s
}

// unit is the one in which the measure is read out.
func (run *comparisonRun) unit() string { return spoken(run.req.Dataset(), run.measure) }

// changeWords says by how much a value changed; empty where that has no meaning.
func (run *comparisonRun) changeWords(before, after float64) string {
	return changeIn(before, after, run.unit())
}

// followUps suggests what carries on from a comparison.
func (run *comparisonRun) followUps() []Suggestion {
	name := run.measure.Name
	var out []Suggestion
	if run.other != nil {
		out = append(out, Suggestion{domain.Change, compareText(name, run.Test, *run.other), "holds it against the other period"})
	}
	if len(run.breakdowns) > 0 {
		s := run.mover(run.breakdowns[0])
		if v, ok := s.member.Values[0].(string); ok {
			out = append(out, Suggestion{domain.Change, compareText(name, run.Test, run.Control) + " for " + v, "looks within the member that moved most"},
				Suggestion{domain.Trend, fmt.Sprintf("trend of %s for %s by month", name, v), "shows its course"})
		}
	}
	return append(out, Suggestion{domain.Change, fmt.Sprintf("when did %s change by month", name), "finds lasting changes of level"})
}

// dropContributors takes out the last ones of the longest dimension until the
// answer fits.
func (run *comparisonRun) dropContributors(reply *Reply, out *comparisonReply) func() bool {
	said := ""
	return func() bool {
		longest := -1
		for i, d := range out.Dimensions {
			if d.Shown > 1 && (longest < 0 || d.Shown > out.Dimensions[longest].Shown) {
				longest = i
			}
		}
		if longest < 0 {
			return false
		}
		at := 0
		if run.cell != nil {
			at = 1
		}
		for _, d := range out.Dimensions[:longest] {
			at += d.Shown
		}
		d := &out.Dimensions[longest]
		keep := d.Shown * 3 / 4
		out.Contributors = append(out.Contributors[:at+keep:at+keep], out.Contributors[at+d.Shown:]...)
		d.Shown = keep
		reply.Caveats = unsaid(reply.Caveats, said)
		said = "Contributors are cut for length, those that moved least first; name a dimension or a filter for more."
		reply.Caveat(said)
		return true
	}
}
