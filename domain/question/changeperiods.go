package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
)

// unequalSpans is by how much the lengths of two periods may differ, relative,
// that are set against each other unasked: months of 28 and 31 days.
const unequalSpans = 0.15

// comparesParts sets two periods that a question about changes names with time
// between them against each other: a search within what they leave of the
// history would find where they begin and end. More than two, or of unlike
// lengths, are refused. ok is false where the tool or the question is another.
func (g *reading) comparesParts(parts []domain.Period) (ok bool, fault error) {
	if g.in.Analysis != domain.Change || g.plan.Compare != nil || g.timeColumn() == noColumn {
		return false, nil
	}
	if len(parts) != 2 || !alike(parts[0], parts[1]) {
		return false, domain.NewFault(domain.KindUnsupported, "two periods are set against each other, and these are not two of one length.",
			"Name two, as in: "+g.suggestedComparison())
	}
	control, test := parts[0], parts[1]
	if test.From.Before(control.From) {
		control, test = test, control
	}
	g.comparesTwoPeriods(control, test)
	return true, nil
}

// comparesTwoPeriods sets two periods that were named against each other.
func (g *reading) comparesTwoPeriods(control, test domain.Period) {
	g.plan.Compare = &Comparison{Control: control, Test: test}
	g.assume("two periods are named, so " + period.Describe(test.From, test.To) + " is compared with " + period.Describe(control.From, control.To))
}

// versusTime takes two periods that are set against each other.
func (g *reading) versusTime(sp span) {
	if sp.found.Kind == period.Versus {
		g.compareBy = sp.found.VersusPrevious
		return
	}
	sp.other, sp.found = g.levelAtDay(sp.other), g.levelAtDay(sp.found)
	g.plan.Compare = &Comparison{Control: sp.other.Period(), Test: sp.found.Period()}
	if g.in.Analysis == domain.Change && g.asksForSteps() {
		c := g.plan.Compare
		g.comparesTwoPeriods(c.Control, c.Test)
		g.alternative("when it changed between them")
	}
	for _, f := range []period.Found{sp.other, sp.found} {
		if f.Assumption != "" {
			g.assume(f.Assumption)
		}
	}
}

// alike reports whether two closed periods are about as long.
func alike(a, b domain.Period) bool {
	if a.From.IsZero() || a.To.IsZero() || b.From.IsZero() || b.To.IsZero() {
		return false
	}
	x, y := a.To.Sub(a.From).Hours()+24, b.To.Sub(b.From).Hours()+24
	return max(x, y)-min(x, y) <= unequalSpans*max(x, y)
}

// suggestedComparison compares the last two whole years or quarters.
func (g *reading) suggestedComparison() string {
	test, control, ok := g.lastPair()
	if !ok {
		return g.exampleMeasure() + " in 2025 compared with 2024"
	}
	return "compare " + g.exampleMeasure() + " in " + period.Describe(test.From, test.To) + " with " + period.Describe(control.From, control.To)
}

// saysOr reports whether values are alternatives, whose rows are taken together:
// "for berths of class A or B".
func (g *reading) saysOr() bool {
	return slices.ContainsFunc(g.tokens, func(t token) bool { return t.text == "or" })
}
