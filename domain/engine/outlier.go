package engine

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// shownOutliers is how many outliers an answer lists: who has more to look at
// needs another question. Real data have long tails.
const shownOutliers = 30

// Outlier finds what does not fit: periods, members among their peers, or
// single records.
type Outlier struct{}

// NewOutlier returns the Analyst of get_outlier_data.
func NewOutlier() Outlier { return Outlier{} }

// Name is the tool that it answers.
func (Outlier) Name() domain.Analysis { return domain.Outlier }

// outlierReply is the analysis in the contract's shape.
type outlierReply struct {
	Method         string           `json:"method"` // how it was worked out
	Shape          string           `json:"shape"`  // periods, members or records
	Observations   int              `json:"observations"`
	Checked        int              `json:"checked"`          // values, over all measures
	Found          int              `json:"found"`            // of which the first are listed
	ScoreScale     string           `json:"score_scale"`      // what a score is measured in
	FalseAlarmRate any              `json:"false_alarm_rate"` // chance of any false alarm in the whole answer; null where none can be stated
	Searches       []searchFigures  `json:"searches"`         // one a measure
	Outliers       []outlierFigures `json:"outliers"`         // the farthest out first
}

// searchFigures is how one measure was searched.
type searchFigures struct {
	Measure   string  `json:"measure"`
	Member    *Member `json:"member,omitempty"` // whose rows were searched apart
	Scale     string  `json:"scale"`            // on which the values were judged: as they are, root, logarithm
	Threshold any     `json:"threshold"`        // score from which a value stands out
	Checked   int     `json:"checked"`
	Found     int     `json:"found"`
	Method    string  `json:"method"`
}

type outlierFigures struct {
	At        Member `json:"at"` // the columns that name it
	Measure   string `json:"measure"`
	Value     any    `json:"value"`
	Expected  any    `json:"expected"`  // from the rest of the data
	Lower     any    `json:"lower"`     // what is usual; null: no bound
	Upper     any    `json:"upper"`     // the same
	Score     any    `json:"score"`     // null: all others are exactly as expected
	Direction string `json:"direction"` // high or low
	Reason    string `json:"reason"`

	score float64 // its size
}

// outlierRun is one analysis while its answer is built.
type outlierRun struct {
	*Request
	question outlierQuestion
	found    []outlierFigures
	searches []searchFigures
	observed int
	checked  int
	rate     float64 // of false alarms, over the whole answer; NaN where a search states none
	unstated string  // why none is stated
	atLeast  bool    // there may be more than were found
	sql      string
	plan     question.Plan // the rows that were looked at
	caveats  []string
	edges    []edge
	partly   string // of how many members they are, where not all were searched
	groups   string // which of few groups stand out
	shares   bool   // by a share of their rows

	besideSteps int // periods that only a lasting change of level makes seem far out
}

// Run settles the shape and searches it.
func (Outlier) Run(ctx context.Context, req Request) (*Reply, error) {
	if err := req.RefuseOthers(); err != nil {
		return nil, err
	}
	q, err := req.outlierQuestion()
	if err != nil {
		return nil, err
	}
	if len(q.measures) == 1 && q.shape != recordOutliers {
		q.measures = slices.Clone(q.measures)
		if err := req.settleRepeats(ctx, &q.measures[0]); err != nil {
			return nil, err
		}
	}
	run := &outlierRun{Request: &req, question: q, rate: math.NaN()}
	switch {
	case q.apart:
		err = run.searchApart(ctx)
	case q.shape == periodOutliers:
		if err = run.searchSeries(ctx); err == nil {
			err = run.standingRates(ctx)
		}
	case q.shape == memberOutliers:
		err = run.searchMembers(ctx)
	default:
		err = run.searchRecords(ctx)
	}
	if err != nil {
		return nil, err
	}
	run.rankFound()
	used, err := req.usage(ctx, run.plan)
	if err != nil {
		return nil, err
	}
	return run.reply(used)
}

// rankFound puts the highest scores first; where both measures are asked for,
// only what is found by each stays.
func (run *outlierRun) rankFound() {
	if run.question.both {
		by := map[string]map[string]bool{}
		for _, o := range run.found {
			key := o.At.key()
			if by[key] == nil {
				by[key] = map[string]bool{}
			}
			by[key][o.Measure] = true
		}
		run.found = slices.DeleteFunc(run.found, func(o outlierFigures) bool {
			return len(by[o.At.key()]) < len(run.question.measures)
		})
	}
	slices.SortStableFunc(run.found, func(a, b outlierFigures) int { return cmp.Compare(b.score, a.score) })
}

// record adds what one search found.
func (run *outlierRun) record(m question.Measure, out analysis.Outliers, at func(i int) Member, expectation string) {
	if run.checked == 0 || math.IsNaN(out.FalseAlarms) {
		run.rate = out.FalseAlarms
	}
	run.checked += out.Checked
	if out.Unstated != "" && run.unstated == "" {
		run.unstated = m.Name + ": " + out.Unstated
	}
	for _, o := range out.Found {
		run.found = append(run.found, figuresOfOutlier(m, spoken(run.Dataset(), m), o, at(o.Index), expectation))
	}
}

// searched notes how a measure was searched.
func (run *outlierRun) searched(m question.Measure, member *Member, out analysis.Outliers) {
	for i, s := range run.searches {
		if s.Measure == m.Name && s.Member == member {
			run.searches[i].Checked += out.Checked
			run.searches[i].Found += len(out.Found)
			return
		}
	}
	run.searches = append(run.searches, searchFigures{Measure: m.Name, Member: member, Scale: out.Scale, Threshold: PValue(out.Threshold),
		Checked: out.Checked, Found: len(out.Found), Method: out.Method})
}

// figuresOfOutlier is an outlier in the contract's shape.
func figuresOfOutlier(m question.Measure, unit string, o analysis.Outlier, at Member, expectation string) outlierFigures {
	direction, compared := "high", "above"
	if o.Score < 0 {
		direction, compared = "low", "below"
	}
	reason := fmt.Sprintf("%s is %s, %s %s", m.Name, amount(o.Value, unit), compared, amount(o.Expected, unit)+", "+expectation)
	if o.Expected > 0 && o.Value > 0 {
		const manifold = 2
		switch ratio := o.Value / o.Expected; {
		case ratio >= manifold:
			reason = fmt.Sprintf("%s is %s, %s times %s (%s)", m.Name, amount(o.Value, unit), digits3(ratio), expectation, amount(o.Expected, unit))
		default:
			reason = fmt.Sprintf("%s is %s, %s on %s (%s)", m.Name, amount(o.Value, unit), change(ratio-1), expectation, amount(o.Expected, unit))
		}
	}
	return outlierFigures{At: at, Measure: m.Name, Value: Figure(o.Value), Expected: Figure(o.Expected), Lower: Figure(o.Lower), Upper: Figure(o.Upper),
		Score: PValue(math.Abs(o.Score)), Direction: direction, Reason: reason, score: math.Abs(o.Score)}
}

// tooFewToSearch is the fault of a search among fewer values than tell what is usual.
func tooFewToSearch(err error, what string, n int, suggestion string) error {
	if !errors.Is(err, analysis.ErrTooFew) {
		return err
	}
	return domain.NewFault(domain.KindTooLittleHistory,
		fmt.Sprintf("only %s; %d needed to tell what is usual.", countOf(n, what), analysis.LeastForOutliers), suggestion).Because(err)
}
