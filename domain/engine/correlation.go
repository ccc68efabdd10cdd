package engine

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

const (
	// significant is the level of adjusted p-values: of what is called related,
	// 5 % is not, on average.
	significant = 0.05
	// shownPairs is how many pairs an answer lists: 12 columns make 66.
	shownPairs = 40
	// smallSample is how many observations it takes to see a moderate
	// correlation (0.36) at 5 %.
	smallSample = 30
)

// Correlation tells which columns go together and what drives one of them.
type Correlation struct{}

// NewCorrelation returns the Analyst of get_correlation_data.
func NewCorrelation() Correlation { return Correlation{} }

// Name is the tool that it answers.
func (Correlation) Name() domain.Analysis { return domain.Correlation }

// correlationReply is the analysis in the contract's shape.
type correlationReply struct {
	Method         string          `json:"method"`           // how it was worked out
	UnitOfAnalysis string          `json:"unit_of_analysis"` // what one observation is: a record, a member, a period
	Observations   int             `json:"observations"`
	TestsRun       int             `json:"tests_run"`        // over all of which p_adjusted accounts
	Target         string          `json:"target,omitempty"` // what is explained; absent where all pairs are tested
	Drivers        []driverFigures `json:"drivers,omitzero"` // the target's, the largest part first; absent without a target
	Pairs          []*pairFigures  `json:"pairs"`
	Excluded       []leftOut       `json:"excluded,omitempty"` // columns that were not looked at, and why
}

// pairFigures is one test of two columns.
type pairFigures struct {
	Member      *Member `json:"member,omitempty"` // whose rows were tested apart; absent: all
	X           string  `json:"x"`
	Y           string  `json:"y"`
	Method      string  `json:"method"` // of the coefficient: spearman, pearson, cramers_v, eta
	Coefficient any     `json:"coefficient"`
	N           int     `json:"n"` // observations with both
	PValue      any     `json:"p_value"`
	PAdjusted   any     `json:"p_adjusted"` // over all tests run, by Benjamini and Hochberg
	Strength    string  `json:"strength"`   // of the coefficient, in words
	// Of series, whose changes are tested.
	Levels any `json:"levels,omitempty"` // correlation of the values themselves
	Season int `json:"season,omitempty"` // periods of the season whose usual changes were taken out
	// Of a category and a number, or a state of yes and no (whose share it then
	// is): where it stands highest and lowest beyond chance on
	// average, since an η has no sign.
	State   string        `json:"state,omitempty"`   // the answer of yes and no whose share is compared
	Highest *levelFigures `json:"highest,omitempty"` // where it stands highest beyond chance, since an eta has no sign
	Lowest  *levelFigures `json:"lowest,omitempty"`  // and lowest

	found    analysis.Correlation
	adjusted float64
	share    float64 // bias-corrected share of variance

	// Of two coefficients of the same numbers, the one to be trusted has the
	// other beside it, and that one stands behind it.
	beside, behind *pairFigures

	asked []levelFigures // the members that the question names
}

// The methods of a pair.
const (
	pearsonMethod  = "pearson"
	spearmanMethod = "spearman"
	cramersMethod  = "cramers_v"
	etaMethod      = "eta"
)

// correlationRun is one analysis while its answer is built.
type correlationRun struct {
	*Request
	question correlationQuestion
	pairs    []*pairFigures
	drivers  []driverFigures
	unit     string
	method   string
	observed int // rows, groups or periods
	sampled  int // rows that ranks were computed on, where not all; 0: all
	sql      string
	caveats  []string
	defining []leftOut // what the target is made of, or made into
	apart    []string  // of drivers whose values lie in ranges of the target that do not overlap
}

// Run settles the columns and the unit and tests every pair.
func (Correlation) Run(ctx context.Context, req Request) (*Reply, error) {
	if !req.words().any("why") {
		req.Plan.Why = false // "what drives X" is this tool's question
	}
	if err := req.RefuseOthers(); err != nil {
		return nil, err
	}
	q, err := req.correlationQuestion()
	if err != nil {
		return nil, err
	}
	if err := req.refuseConstant(q); err != nil {
		return nil, err
	}
	run := &correlationRun{Request: &req, question: q}
	if err := run.test(ctx); err != nil {
		return nil, err
	}
	run.adjust()
	used, err := req.usage(ctx, run.rowsPlan())
	if err != nil {
		return nil, err
	}
	return run.reply(used)
}

// test runs the tests on the unit of analysis.
func (run *correlationRun) test(ctx context.Context) error {
	grain, err := run.overTime(ctx)
	switch {
	case err != nil:
		return err
	case grain:
		return run.testSeries(ctx)
	case len(run.question.unit) > 0:
		return run.testGroups(ctx)
	case len(run.question.within) > 0:
		return run.testWithin(ctx)
	}
	return run.testRecords(ctx)
}

// pairsToTest are the pairs of variables: all, or those with the target.
func (q correlationQuestion) pairsToTest() [][2]int {
	var out [][2]int
	for i := range q.variables {
		for j := i + 1; j < len(q.variables); j++ {
			if q.target < 0 || i == q.target || j == q.target {
				out = append(out, [2]int{i, j})
			}
		}
	}
	return out
}

// add records a test.
func (run *correlationRun) add(i, j int, method string, c analysis.Correlation, share float64) *pairFigures {
	x, y := run.question.variables[i], run.question.variables[j]
	if j != run.question.target && i == run.question.target {
		x, y = y, x
	}
	p := &pairFigures{X: x.name, Y: y.name, Method: method, N: c.N, found: c, share: share}
	run.pairs = append(run.pairs, p)
	return p
}

// adjust corrects the p-values for all tests together, those of the drivers
// that stand beside the pairs included.
func (run *correlationRun) adjust() {
	var values []float64
	for _, p := range run.pairs {
		values = append(values, p.found.PValue)
	}
	extra := 0
	for _, d := range run.drivers {
		if d.pair == nil {
			values = append(values, d.found.PValue)
			extra++
		}
	}
	adjusted := analysis.BenjaminiHochberg(values)
	for i, p := range run.pairs {
		p.adjusted = adjusted[i]
		p.Coefficient, p.PValue, p.PAdjusted = Figure(p.found.Coefficient), probability(p.found.PValue), probability(p.adjusted)
		p.Strength = analysis.Strength(p.found.Coefficient)
	}
	next := len(adjusted) - extra
	for i := range run.drivers {
		d := &run.drivers[i]
		if d.pair != nil {
			d.adjusted = d.pair.adjusted
			continue
		}
		d.adjusted = adjusted[next]
		next++
	}
	run.chooseLeads()
	slices.SortStableFunc(run.pairs, func(a, b *pairFigures) int {
		x, y := a.leading(), b.leading()
		return cmp.Or(cmp.Compare(y.rank(), x.rank()),
			cmp.Compare(pOrOne(x.adjusted), pOrOne(y.adjusted)),
			cmp.Compare(x.pairKey(), y.pairKey()), a.order()-b.order())
	})
}

// order puts the coefficient to be trusted before the other.
func (p *pairFigures) order() int {
	if p.behind != nil {
		return 1
	}
	return 0
}

// rank puts what is significant before what is not, by size.
func (p *pairFigures) rank() float64 {
	if !(p.adjusted < significant) {
		return -1
	}
	return math.Abs(p.found.Coefficient)
}

func pOrOne(p float64) float64 {
	if math.IsNaN(p) {
		return 2 // not defined: last
	}
	return p
}

// testsRun counts the tests that could be computed.
func (run *correlationRun) testsRun() int {
	n := 0
	for _, p := range run.pairs {
		if !math.IsNaN(p.found.PValue) {
			n++
		}
	}
	for _, d := range run.drivers {
		if d.pair == nil && !math.IsNaN(d.found.PValue) {
			n++
		}
	}
	return n
}

// known is true on rows that have a value of a variable.
func (v variable) known() query.Expr { return query.Not{Term: query.IsNull{Expr: v.value}} }

// note keeps the first statement for the provenance.
func (run *correlationRun) note(sql string) {
	if run.sql == "" {
		run.sql = sql
	}
}
