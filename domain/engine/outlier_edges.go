package engine

import (
	"fmt"
	"math"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// edge is the highest and the lowest value of one measure that was searched.
type edge struct {
	measure        question.Measure
	high, low      float64
	highAt, lowAt  Member
	manyHigh, many bool // several share the highest, the lowest
}

// noteEdges keeps the highest and lowest of some values of a measure: who asks
// for extreme ones is told of these where none is out of the ordinary.
func (run *outlierRun) noteEdges(m question.Measure, values []float64, at func(i int) Member) {
	var e *edge
	for i := range run.edges {
		if run.edges[i].measure.Name == m.Name {
			e = &run.edges[i]
		}
	}
	if e == nil {
		run.edges = append(run.edges, edge{measure: m, high: math.Inf(-1), low: math.Inf(1)})
		e = &run.edges[len(run.edges)-1]
	}
	for i, v := range values {
		if math.IsNaN(v) {
			continue
		}
		if v > e.high {
			e.high, e.highAt, e.manyHigh = v, at(i), false
		} else if v == e.high {
			e.manyHigh = true
		}
		if v < e.low {
			e.low, e.lowAt, e.many = v, at(i), false
		} else if v == e.low {
			e.many = true
		}
	}
}

// edgeWords name the ends on which nothing was found, of those asked for.
func (run *outlierRun) edgeWords() string {
	const most = 2 // measures
	if len(run.edges) == 0 || len(run.edges) > most {
		return ""
	}
	found := map[string]bool{}
	for _, o := range run.found {
		found[o.Measure+o.Direction] = true
	}
	var names []string
	for _, e := range run.edges {
		unit := spoken(run.Dataset(), e.measure)
		if e.high <= e.low {
			continue
		}
		side := run.question.sideOf(e.measure)
		if side != analysis.Low && !found[e.measure.Name+"high"] {
			names = append(names, fmt.Sprintf("the highest %s is %s%s", e.measure.Name, amount(e.high, unit), edgeOf(e.highAt, e.manyHigh)))
		}
		if side != analysis.High && !found[e.measure.Name+"low"] && (len(run.found) == 0 || side == analysis.Low) {
			names = append(names, fmt.Sprintf("the lowest %s is %s%s", e.measure.Name, amount(e.low, unit), edgeOf(e.lowAt, e.many)))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return fmt.Sprintf(" Within what is usual%s: %s.", run.partly, strings.Join(names, ", "))
}

func edgeOf(at Member, shared bool) string {
	if shared {
		return " (of several)"
	}
	return fmt.Sprintf(" (%s)", at)
}
