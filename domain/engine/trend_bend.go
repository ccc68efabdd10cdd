package engine

import (
	"fmt"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
)

// bendFigures are where the line of a series takes another slope.
type bendFigures struct {
	From        any `json:"from"`         // the period from which on the slope is another
	SlopeBefore any `json:"slope_before"` // per period
	SlopeAfter  any `json:"slope_after"`  // the same
	PValue      any `json:"p_value"`      // of one line throughout
}

// bendOf is where a series bends; nil where that can't be told from a line.
func bendOf(s analysis.Series) *analysis.Bend {
	b, ok := analysis.DetectBend(s)
	if !ok {
		return nil
	}
	return &b
}

func bendFiguresOf(set SeriesSet, b *analysis.Bend) *bendFigures {
	if b == nil {
		return nil
	}
	return &bendFigures{From: set.periodCell(set.Series[0].Series.Starts[b.At]),
		SlopeBefore: Figure(b.Before), SlopeAfter: Figure(b.After), PValue: PValue(b.PValue)}
}

// bendWords: "its line bends about December 2022 (p ≤ 0.001): by +3.1 a month before, by
// −0.1 after". Growth that levels off is no line, and its line no trend.
func bendWords(set SeriesSet, b *analysis.Bend) string {
	unit := spoken(set.Plan.Dataset, set.Measure)
	return fmt.Sprintf("its line bends about %s (%s): by %s %s before, by %s after", set.named(set.Series[0].Series.Starts[b.At]),
		pWords(b.PValue), signed(b.Before, unit), aPeriod(set.Timeline.Grain), signed(b.After, unit))
}

// bendMethod says how bends were looked for; empty where they were not.
func bendMethod(t analysis.Trend) string {
	if !analysis.SearchedForBends(t.Observations, t.Season) {
		return ""
	}
	return "; the largest bend of the line beside it, against AR(1) noise by bootstrap, at 1 %"
}

// bends reports whether an answer tells a bend: it is no step then.
func bends(reply *Reply) bool {
	out, ok := reply.Analysis.(*trendReply)
	return ok && out.Trend != nil && out.Trend.Bend != nil
}
