package engine

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

const (
	// maxContributors is how many members are ranked: each costs about a
	// hundred bytes while the shares are computed. More are records, not members.
	maxContributors = 200_000
	// shownContributors is how many of them are rows before the long tail.
	shownContributors = 100
)

// Pareto tells which few members make up most of a whole.
type Pareto struct{}

// NewPareto returns the Analyst of get_pareto_data.
func NewPareto() Pareto { return Pareto{} }

// Name is the tool that it answers.
func (Pareto) Name() domain.Analysis { return domain.Pareto }

// paretoReply is the analysis in the contract's shape.
type paretoReply struct {
	Method        string               `json:"method"` // how it was worked out
	Observations  int                  `json:"observations"`
	VitalFew      vitalFewFigures      `json:"vital_few"`     // the members that make the share asked for
	Concentration concentrationFigures `json:"concentration"` // not defined, so null, where values are negative
	Negatives     negativesFigures     `json:"negatives"`     // members below zero, outside the shares
}

type vitalFewFigures struct {
	Count          int `json:"count"`
	Of             int `json:"of"`               // all members with a value, those at or below zero too
	ShareOfMembers any `json:"share_of_members"` // count / of
	Share          any `json:"share"`            // that they make
	Target         any `json:"target"`           // the share asked for
	// what the target is a share of: the value, or the members where the question
	// asks what the top 20 % of them make
	TargetOf string `json:"target_of"`
}

type concentrationFigures struct {
	Gini any `json:"gini"` // 0: all equal; near 1: one has all
	HHI  any `json:"hhi"`  // Herfindahl–Hirschman: the sum of squared shares
}

type negativesFigures struct {
	Count int `json:"count"`
	Sum   any `json:"sum"`
}

// paretoRun is one analysis while its answer is built.
type paretoRun struct {
	plan    question.Plan
	measure question.Measure
	members []Member
	values  []float64
	figures analysis.Pareto
	few     analysis.VitalFew
	top     *analysis.VitalFew // the members that a question says make the target; nil: none said
	total   float64            // the measure over everything, negatives and rows without a member included
	nobody  float64            // what rows without a member have of it; NaN where there are none
}

// Run ranks the members by an additive measure.
func (Pareto) Run(ctx context.Context, req Request) (*Reply, error) {
	if err := req.RefuseOthers(); err != nil {
		return nil, err
	}
	req.settleNumbered()
	m, err := req.additiveMeasure()
	if err != nil {
		return nil, err
	}
	dimensions, err := req.contributorDimensions(m)
	if err != nil {
		return nil, err
	}
	run := &paretoRun{plan: req.Settled(m, dimensions...), measure: m}
	run.plan.Target, run.plan.TopShare = req.Plan.Target, req.Plan.TopShare
	run.plan.Limit = req.Plan.Limit
	run.plan.Order = []question.Order{{By: m.Name, Desc: true}}
	run.plan.Reading = req.Plan.Reading
	req.Plan = run.plan
	told, err := run.takeOnce(ctx, &req)
	if err != nil {
		return nil, err
	}
	sql, err := req.rankContributors(ctx, run)
	if err != nil {
		return nil, err
	}
	used, err := req.usage(ctx, run.plan)
	if err != nil {
		return nil, err
	}
	reply := req.NewReply(sql, used)
	reply.Caveat(told)
	return reply, run.answer(&req, reply, used)
}

// additiveMeasure is the measure whose parts make a whole; KindUnsupported for
// averages and rates, of which no member makes a share.
func (r *Request) additiveMeasure() (question.Measure, error) {
	if r.Plan.Inner == nil && len(r.Plan.Measures) == 0 {
		d := r.Dataset()
		if c, ok := d.Column(d.DefaultMeasure); !ok || question.NatureOf(c) != question.Amount {
			if len(r.Plan.Fields) == 0 {
				r.Assume("No measure is named and none adds up, so rows are counted.")
				return CountRows(), nil
			}
		}
	}
	m := r.Measure()
	if (m.Additive || m.Aggregate == query.Count) && r.Plan.Inner == nil { // whether distinct things add up is seen by their sum
		return m, nil
	}
	return m, r.notAdditive(m, "")
}

func (r *Request) notAdditive(m question.Measure, why string) error {
	return domain.NewFault(domain.KindUnsupported,
		fmt.Sprintf("%s does not add up over members%s, so none of them makes a share of it.", m.Name, why), r.additiveSuggestion())
}

// additiveSuggestion asks the same of something that adds up.
func (r *Request) additiveSuggestion() string {
	d := r.Dataset()
	what := "the number of rows"
	for _, c := range d.Columns {
		if c.Role == domain.RoleMeasure && question.NatureOf(c) == question.Amount && (what == "the number of rows" || c.Name == d.DefaultMeasure) {
			what = c.Name
		}
	}
	by := "members"
	if names := r.candidateDimensions(); len(names) > 0 {
		by = names[0]
	}
	if len(r.Plan.Dimensions) > 0 {
		by = r.Plan.Dimensions[0].Name
	} else if c, ok := r.spokenOf(); ok {
		by = c.Name
	}
	return fmt.Sprintf("Ask: which %s make up 80%% of %s", question.Plural(by), what)
}

// rankContributors loads every member's value and computes the shares.
func (r *Request) rankContributors(ctx context.Context, run *paretoRun) (sql string, err error) {
	everyone := run.plan
	everyone.Limit = 0 // it only says how many are asked of
	q := compile(everyone)
	q.Limit = maxContributors + 1
	t, err := r.Run(ctx, q)
	if err != nil {
		return "", err
	}
	if len(t.Rows) > maxContributors {
		return "", domain.NewFault(domain.KindTooBig, fmt.Sprintf("more than %s members contribute.", whole(maxContributors)),
			r.additiveSuggestion()+", or add a filter.")
	}
	run.load(t)
	if run.total, err = r.whole(ctx, run.plan); err != nil {
		return "", err
	}
	if !run.measure.Additive && !addsTo(run.all(), run.total) {
		return "", r.notAdditive(run.measure, ": some are counted in several of them")
	}
	run.figures, err = analysis.NewPareto(run.values, analysis.ParetoOptions{Target: run.plan.Target})
	switch {
	case errors.Is(err, analysis.ErrNoPositive):
		return t.SQL, nil // nothing contributes: a result that says so
	case errors.Is(err, analysis.ErrShare):
		return "", domain.NewFault(domain.KindInvalid, "the share asked for must lie between 0 and 100 %.", r.additiveSuggestion()).Because(err)
	case err != nil:
		return "", err
	}
	run.few = run.figures.VitalFew
	if n := run.plan.Limit; n > 0 && n < run.few.Of && run.plan.Target == 0 && run.plan.TopShare == 0 { // "the top 10 products"
		run.plan.TopShare = float64(n) / float64(run.few.Of)
	}
	if run.plan.TopShare > 0 {
		top, err := run.figures.Top(run.plan.TopShare)
		if err != nil {
			return "", err
		}
		if run.plan.Target > 0 {
			run.top = &top
		} else {
			run.few = top
		}
	}
	return t.SQL, nil
}

// whole is the measure over everything that the filters let through.
func (r *Request) whole(ctx context.Context, p question.Plan) (float64, error) {
	t, err := r.Run(ctx, ungrouped(p))
	if err != nil || len(t.Rows) == 0 {
		return math.NaN(), err
	}
	return number(t.Rows[0][0]), nil
}

// answer fills in the reply.
func (run *paretoRun) answer(r *Request, reply *Reply, used Usage) error {
	if len(run.figures.Contributors) == 0 {
		reply.Summary = nothing(run.plan)
		if len(run.members) > 0 {
			reply.Summary = fmt.Sprintf("No %s has %s above 0%s, so nothing makes up a share of it.",
				strings.Join(dimensionNames(run.plan), ", "), run.measure.Name, scope(run.plan))
		}
		reply.Grid = run.grid(0)
		return nil
	}
	shown := min(shownContributors, len(run.figures.Contributors))
	if r.Plan.Limit > 0 {
		shown = min(shown, r.Plan.Limit)
	}
	reply.Summary = run.summary()
	reply.Analysis = run.analysis()
	reply.Grid = run.grid(shown)
	reply.Grid.Totals = map[string]any{run.measure.Name: Figure(run.total)}
	for _, c := range run.caveats() {
		reply.Caveat(c)
	}
	reply.Caveat(missing(run.plan, used))
	reply.FollowUps = r.FollowUps(run.followUps(r)...)
	return reply.fit(func() bool {
		shown = shown * 3 / 4
		totals := reply.Grid.Totals
		reply.Grid = run.grid(shown)
		reply.Grid.Totals = totals
		return shown > 1
	})
}
