package engine

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
)

const (
	// stated is the coverage that the backtest's is held against.
	stated = 0.95
	// farShare of the median is far above 0, if no period lies lower in as many
	// periods as show a level.
	farShare = 0.25
)

// farAboveZero reports whether a series of sums never came near 0, so that its
// bounds may end there though single rows lie below it.
func farAboveZero(values []float64) bool {
	var observed []float64
	for _, v := range values {
		if !math.IsNaN(v) {
			observed = append(observed, v)
		}
	}
	if len(observed) < analysis.LeastForChanges {
		return false
	}
	slices.Sort(observed)
	return observed[0] > 0 && observed[0] >= farShare*observed[len(observed)/2]
}

// all are the forecasts of the total and of the members, in this order.
func (p *predictionRun) all() []seriesForecast {
	return append([]seriesForecast{p.whole}, p.parts...)
}

// levelCaveats say of each change of level when, how large and what was made of
// it; of many the surest first.
func (p *predictionRun) levelCaveats() []string {
	type found struct {
		text string
		p    float64
	}
	said := map[bool][]found{}
	for _, f := range p.all() {
		for _, s := range f.Steps {
			said[f.Levelled] = append(said[f.Levelled], found{p.stepWords(f, s), s.PValue})
		}
	}
	var out []string
	for _, levelled := range []bool{true, false} {
		steps := said[levelled]
		if len(steps) == 0 {
			continue
		}
		slices.SortStableFunc(steps, func(a, b found) int { return cmp.Compare(a.p, b.p) })
		var texts []string
		for _, s := range steps[:min(len(steps), maxNamed)] {
			texts = append(texts, s.text)
		}
		if more := len(steps) - len(texts); more > 0 {
			texts = append(texts, countOf(more, "more change"))
		}
		made := "; the history is forecast as it is, since a change of the slope explains it about as well, " +
			"or bringing it to the new level had not clearly done better in several rolling forecasts: " +
			"season and trend are learnt across the change."
		if levelled {
			made = "; the history before is brought to the new level, and the intervals allow for no further change of level."
		}
		out = append(out, "Lasting change of level: "+strings.Join(texts, "; ")+made)
	}
	return out
}

// stepWords: "East by −21 % in April 2025 (p = 0.008)".
func (p *predictionRun) stepWords(f seriesForecast, s analysis.LevelStep) string {
	size := signed(s.Difference, p.unit())
	if !math.IsNaN(s.RelativeDifference) && p.unit() != ofOne {
		size = change(s.RelativeDifference)
	}
	name := ""
	if len(p.parts) > 0 {
		name = f.Member.String() + " "
	}
	return fmt.Sprintf("%s%s in %s (%s)", name, size, p.total.named(s.At), pWords(s.PValue))
}

// narrowCaveat names the series of which the backtest's intervals held clearly
// fewer values than they should.
func (p *predictionRun) narrowCaveat() string {
	var narrow []seriesForecast
	for _, f := range p.all() {
		if f.Backtest.CoverageAtMost() < stated {
			narrow = append(narrow, f)
		}
	}
	if len(narrow) == 0 {
		return ""
	}
	var texts []string
	for _, f := range narrow[:min(len(narrow), maxNamed)] {
		text := fmt.Sprintf("%s of the values", percent(f.Backtest.Coverage95))
		if len(p.parts) > 0 {
			text += " for " + f.Member.String()
		}
		texts = append(texts, text)
	}
	if more := len(narrow) - len(texts); more > 0 {
		texts = append(texts, fmt.Sprintf("too few for %s", countOf(more, "more member")))
	}
	b := narrow[0].Backtest
	text := fmt.Sprintf("In the backtest the 95 %% intervals held %s, clearly less than 95 %% (%s at most by the one-sided bound of Clopper and Pearson over %s)",
		enumerate(texts, "and"), percent(b.CoverageAtMost()), countOf(b.Windows, "rolling forecast"))
	if slices.ContainsFunc(narrow, func(f seriesForecast) bool { return len(f.Steps) > 0 }) {
		return text + ": a change of level that no earlier value foretold lies in it."
	}
	return text + ": take the intervals for too narrow."
}

// floorCaveat says why bounds end at 0 where rows may lie below it.
func (p *predictionRun) floorCaveat() string {
	for _, f := range p.all() {
		ends := slices.ContainsFunc(f.Points, func(at analysis.ForecastPoint) bool { return at.Lower95 == 0 })
		if f.floored && ends {
			return fmt.Sprintf("Bounds end at 0: single rows are below it, but no %s of the history came near it.", p.horizon.timeline.Grain)
		}
	}
	return ""
}
