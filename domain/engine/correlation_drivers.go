package engine

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/analysis"
)

const (
	// leastDriverShare is the share of variance below which a significant
	// relation drives nothing that is worth naming.
	leastDriverShare = 0.01
	// shownDrivers is how many drivers are listed.
	shownDrivers = 12
)

// driverFigures is what one column says of the target.
type driverFigures struct {
	Column      string `json:"column"`
	Method      string `json:"method"` // of the coefficient: spearman, eta, …
	Coefficient any    `json:"coefficient"`
	Share       any    `json:"share"` // of the variance of the target's ranks, bias-corrected
	Added       any    `json:"added"` // of it, beyond the drivers above
	N           int    `json:"n"`
	PValue      any    `json:"p_value"`
	PAdjusted   any    `json:"p_adjusted"` // over all tests run
	Strength    string `json:"strength"`

	found        analysis.Correlation
	share, added float64
	adjusted     float64
	where        string       // it stands high: "highest for East"
	pair         *pairFigures // the pair that is this very test; nil: a test of its own
}

// rankDrivers ranks what goes along with a target of numbers, without the
// columns that it is made of.
func (run *correlationRun) rankDrivers(t domain.Table, data [][]float64) error {
	q := &run.question
	defining, err := run.definitions(ofValues(data))
	if err != nil {
		return err
	}
	var candidates []analysis.Candidate
	var of []int
	for i, v := range q.variables {
		switch {
		case i == q.target || defining[i]:
		case run.cutApart(t, data, i):
			continue
		case v.category:
			candidates, of = append(candidates, analysis.Candidate{Categories: codes(t, i)}), append(of, i)
		default:
			candidates, of = append(candidates, analysis.Candidate{Numbers: data[i]}), append(of, i)
		}
	}
	ranked, err := analysis.RankDrivers(data[q.target], candidates)
	if err != nil {
		return err
	}
	for _, d := range ranked {
		v := q.variables[of[d.Index]]
		f := driverFigures{Column: v.name, Method: etaMethod, found: d.Correlation, share: d.Share, added: d.Added}
		if !v.category {
			f.Method = spearmanMethod
			f.pair = run.pairOf(v.name, spearmanMethod)
		} else if p := run.pairOf(v.name, etaMethod); p != nil {
			f.where = p.place(false)
		}
		run.drivers = append(run.drivers, f)
	}
	return nil
}

func (run *correlationRun) pairOf(x, method string) *pairFigures {
	for _, p := range run.pairs {
		if p.X == x && p.Method == method {
			return p
		}
	}
	return nil
}

// codes numbers the values of a category in the order of their names; −1 is
// missing.
func codes(t domain.Table, column int) []int {
	names := levelsIn(t, column)
	out := make([]int, len(t.Rows))
	for i, row := range t.Rows {
		out[i] = -1
		if s, ok := row[column].(string); ok {
			out[i], _ = slices.BinarySearch(names, s)
		}
	}
	return out
}

// levelsIn are the values of a category in the order of their names.
func levelsIn(t domain.Table, column int) []string {
	var names []string
	for _, row := range t.Rows {
		if s, ok := row[column].(string); ok {
			names = append(names, s)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// definitions leaves out the numbers that the target is made of, and says so.
func (run *correlationRun) definitions(find findDefinitions) (map[int]bool, error) {
	q := &run.question
	var of []int
	for i, v := range q.variables {
		if i != q.target && !v.category {
			of = append(of, i)
		}
	}
	found, err := find(q.target, of)
	if err != nil {
		return nil, err
	}
	out := map[int]bool{}
	target := q.variables[q.target].name
	for _, d := range found {
		var names []string
		for _, i := range d.Columns {
			names = append(names, q.variables[of[i]].name)
		}
		for _, i := range d.Columns {
			out[of[i]] = true
			run.leaveOut(of[i], definitionWords(d.Kind, target, names))
		}
	}
	return out, nil
}

func definitionWords(kind analysis.DefinitionKind, target string, names []string) string {
	switch kind {
	case analysis.SumOf:
		return fmt.Sprintf("defines it: %s is a sum or difference of %s", target, enumerate(names, "and"))
	case analysis.ProductOf:
		return fmt.Sprintf("defines it: %s is a product or ratio of %s", target, enumerate(names, "and"))
	case analysis.BinsOf:
		return fmt.Sprintf("is made of it: its values are ranges of %s", target)
	case rangeIn:
		return fmt.Sprintf("decides it: the values of %s are ranges of %s", target, enumerate(names, "and"))
	}
	return fmt.Sprintf("says (nearly) the same as %s", target)
}

// driversOfGroups ranks drivers of a target by their pairs, without those that
// its aggregates are made of.
func (run *correlationRun) driversOfGroups(find findDefinitions) error {
	if run.question.target < 0 {
		return nil
	}
	defining, err := run.definitions(find)
	if err != nil {
		return err
	}
	run.rankPairs(defining)
	return nil
}

// rankPairs takes each column's pair for its part in the target, of two
// coefficients the one that is to be trusted; those that define it are left out.
func (run *correlationRun) rankPairs(defining map[int]bool) {
	q := run.question
	if q.target < 0 {
		return
	}
	target := q.variables[q.target].name
	for i, v := range q.variables {
		if i == q.target || defining[i] {
			continue
		}
		var best *pairFigures
		for _, p := range run.pairs {
			other := p.X
			if other == target {
				other = p.Y
			}
			if other == v.name && (best == nil || p.Method == spearmanMethod && farApart < math.Abs(p.found.Coefficient-best.found.Coefficient)) {
				best = p
			}
		}
		if best != nil {
			run.drivers = append(run.drivers, driverFigures{Column: v.name, Method: best.Method, found: best.found,
				share: best.share, added: math.NaN(), where: best.place(!v.category), pair: best})
		}
	}
	slices.SortStableFunc(run.drivers, func(a, b driverFigures) int { return cmp.Compare(orNone(b.share), orNone(a.share)) })
}

func orNone(share float64) float64 {
	if math.IsNaN(share) {
		return -1
	}
	return share
}

// driving are the drivers that are significant and worth naming, in the
// contract's shape.
func (run *correlationRun) driving() []driverFigures {
	out := []driverFigures{}
	for _, d := range run.drivers {
		if !(d.adjusted < significant) || !(d.share >= leastDriverShare) || len(out) == shownDrivers {
			continue
		}
		d.Coefficient, d.Share, d.Added, d.N = Figure(d.found.Coefficient), PValue(d.share), PValue(d.added), d.found.N
		d.PValue, d.PAdjusted, d.Strength = probability(d.found.PValue), probability(d.adjusted), analysis.Strength(d.found.Coefficient)
		out = append(out, d)
	}
	return out
}

// notDriving names the columns that were tested and drive nothing.
func (run *correlationRun) notDriving() []string {
	var out []string
	for _, d := range run.drivers {
		if !(d.adjusted < significant) || !(d.share >= leastDriverShare) {
			out = append(out, d.Column)
		}
	}
	return out
}

// driverWords: "Tenure Months (positive, 62 %) and Channel (19 %, highest for
// Referral)".
func driverWords(drivers []driverFigures) string {
	var names []string
	for _, d := range drivers[:min(len(drivers), maxNamed)] {
		sign := direction(d.Method, d.found.Coefficient)
		if sign != "" {
			sign += ", "
		}
		where := ""
		if d.where != "" {
			where = ", " + d.where
		}
		names = append(names, fmt.Sprintf("%s (%s%s%s)", d.Column, sign, percent(d.share), where))
	}
	return enumerate(names, "and")
}

// sharesWords says what the drivers' shares are of, and that they overlap:
// drivers go along with each other too, so that their shares may add up to more
// than the whole. What they explain together is known where each one's share
// beyond those above it is.
func sharesWords(drivers []driverFigures) string {
	if len(drivers) < 2 {
		return "share of its variance"
	}
	together := 0.0
	for _, d := range drivers {
		together += d.added
	}
	words := "each one's share of its variance by itself; they overlap, so they do not add up"
	if !math.IsNaN(together) {
		words += fmt.Sprintf(": together %s", percent(together))
	}
	return words
}
