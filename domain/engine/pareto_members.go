package engine

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// load takes the members and their values. Rows without a member are none: what
// they hold is set apart.
func (run *paretoRun) load(t domain.Table) {
	n := len(run.plan.Dimensions)
	run.nobody = math.NaN()
	for _, row := range t.Rows {
		m, value := memberOf(run.plan.Dimensions, row, 0), number(row[n])
		if !slices.ContainsFunc(m.Values, func(v any) bool { return v != nil }) && !asksForNone(run.plan) {
			run.nobody = value
			continue
		}
		run.members, run.values = append(run.members, m), append(run.values, value)
	}
}

// all are the values of the members and of the rows without one.
func (run *paretoRun) all() []float64 {
	if math.IsNaN(run.nobody) {
		return run.values
	}
	return append(slices.Clone(run.values), run.nobody)
}

// ofMembers names what the shares are of, where rows without a member hold some
// of it: " of rows with a Rep".
func (run *paretoRun) ofMembers() string {
	if math.IsNaN(run.nobody) || run.nobody == 0 {
		return ""
	}
	return " of rows with a " + enumerate(dimensionNames(run.plan), "or")
}

// nobodyCaveat says how much the rows without a member hold.
func (run *paretoRun) nobodyCaveat() string {
	if run.ofMembers() == "" {
		return ""
	}
	held := amount(run.nobody, spoken(run.plan.Dataset, run.measure))
	if run.total > 0 && run.nobody > 0 && run.nobody <= run.total {
		held += ", " + percent(run.nobody/run.total) + " of all"
	}
	return fmt.Sprintf("Rows without %s are no member: their %s (%s) is left out of the shares.",
		strings.Join(dimensionNames(run.plan), " and "), run.measure.Name, held)
}
