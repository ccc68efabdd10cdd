package engine

import (
	"math"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// ofOne is the unit, in sentences only, of parts of a whole: 0.31 stands in the
// rows and is read out as 31 %.
const ofOne = "of 1"

// spoken is the unit in which a measure is read out: its own; ofOne for what is
// known to be a part of a whole by its name and by what it is computed from.
func spoken(d domain.Dataset, m question.Measure) string {
	if m.Unit != "" {
		return m.Unit
	}
	switch m.Aggregate {
	case "": // a ratio of sums or counts
		if m.Denominator != nil && nameOf(m.Name).has(partWords()...) {
			return ofOne
		}
	case query.Average, query.Median, query.Quantile, query.Minimum, query.Maximum:
		if c, ok := d.Column(m.Column); ok && isPart(c) {
			return ofOne
		}
	}
	return ""
}

// isPart reports whether a column holds parts of a whole, written 0 to 1.
func isPart(c domain.Column) bool {
	low, high := number(c.Min), number(c.Max)
	return c.Type == domain.Number && c.Unit == "" && math.Abs(low) <= 1 && high <= 1 && nameOf(c.Name).has(partWords()...)
}

// partWords name parts of a whole.
func partWords() []string {
	return []string{"margin", "margins", "rate", "rates", "share", "shares", "percent", "percentage", "pct",
		"discount", "discounts", "proportion", "fraction", "utilization", "utilisation", "probability"}
}

// unitOfColumn is the unit in which a column's values are read out.
func unitOfColumn(c domain.Column) string {
	if isPart(c) {
		return ofOne
	}
	return c.Unit
}

// changeIn is a relative change, or for parts of a whole the difference: a
// margin that falls from 20 to 18 % falls by 2 points, and "by 10 %" misleads.
func changeIn(before, after float64, unit string) string {
	if unit == ofOne && !math.IsNaN(after-before) {
		return signed(after-before, unit)
	}
	if r := relativeTo(after-before, before); !math.IsNaN(r) {
		return change(r)
	}
	return ""
}

// signed writes an amount with its sign; differences of parts of a whole are
// percentage points.
func signed(x float64, unit string) string {
	if unit == ofOne {
		return signed(hundred*x, "") + " points"
	}
	if x < 0 {
		return "−" + amount(-x, unit)
	}
	return "+" + amount(x, unit)
}

// toldName is a measure as a sentence names it: a share with what it is of, "share of
// Sales with Category = 'Technology'", since its name alone does not say.
func toldName(m question.Measure) string {
	_, of, ok := strings.Cut(m.Label, " where ")
	end := strings.LastIndex(of, " / ")
	if !ok || end < 0 || !strings.HasPrefix(m.Name, "share of ") {
		return m.Name
	}
	return m.Name + " with " + of[:end]
}

// grownBy is how much a series grew along its line, in words: of shares in points, of
// which a relative change would be taken for one.
func grownBy(g analysis.Growth, unit string) string {
	if unit == ofOne && !math.IsNaN(g.Last-g.First) {
		return " (" + signed(g.Last-g.First, unit) + ")"
	}
	return relativeWords(g.Relative)
}
