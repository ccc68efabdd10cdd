package engine

import (
	"fmt"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// fewWithin is how many periods a search in a part of the history looks at where
// that part cuts some: fewer would leave out most of what was asked for.
const fewWithin = 3

// settleGrainWords takes "days" and the like for the grain of the search, and
// not for something to count, nor for the time column where that is called so.
func (r *Request) settleGrainWords() {
	axis, ok := axisOf(r.Plan)
	if !ok {
		return
	}
	if _, grouped := timeline(r.Plan); !grouped && axis.Grain == "" && axis.Type.Temporal() {
		if axis.Grain = r.grainSaid(); axis.Grain != "" {
			r.Plan.Time = &axis
		}
	}
	var kept []question.Measure
	for _, m := range r.Plan.Measures {
		if m.Column != axis.Column && !r.onlyItsUnitSaid(m.Column) {
			kept = append(kept, m)
		}
	}
	if len(kept) == len(r.Plan.Measures) {
		return
	}
	r.Plan.Measures = kept
	if axis.Grain == "" {
		axis.Grain = r.grainSaid()
	}
	r.Plan.Time = &axis
}

// onlyItsUnitSaid reports whether the question names a period and of a column's
// name nothing but that word: "unusual days" asks for none of "Stay Days".
func (r *Request) onlyItsUnitSaid(column string) bool {
	g, name, w := r.grainSaid(), nameOf(column), r.words()
	if g == "" || len(name) < 2 || !w.any(string(g)+"s") {
		return false
	}
	unit := false
	for _, part := range name {
		switch {
		case singular(part) == string(g):
			unit = true
		case w.any(part, singular(part)):
			return false
		}
	}
	return unit
}

// grainSaid is the grain that the question's words name, but for those of the
// period that it asks for: "unusual days in the last 3 months".
func (r *Request) grainSaid() query.Grain {
	w := r.words()
	if p := r.Plan.Period; p != nil {
		if _, _, ok := w.mention(p.Phrase); !ok {
			return ""
		}
		w = w.without(p.Phrase)
	}
	for _, c := range r.Dataset().Columns {
		if !c.Type.Temporal() && len(nameOf(c.Name)) > 1 { // "outliers in Lead Days"
			w = w.without(c.Name)
		}
	}
	return grainWord(w.uncounted())
}

// uncounted are the words but for those behind a number: "below 3 months" is a
// length of time.
func (w askedWords) uncounted() askedWords {
	var out askedWords
	for i, word := range w {
		if i == 0 || strings.Trim(w[i-1], "0123456789") != "" {
			out = append(out, word)
		}
	}
	return out
}

func grainWord(w askedWords) query.Grain {
	for _, g := range []query.Grain{query.Hour, query.Day, query.Week, query.Month, query.Quarter, query.Year} {
		if w.any(string(g), string(g)+"s") {
			return g
		}
	}
	return ""
}

// grainOfPeriod settles a grain by the period that is asked for, where the
// question names none: the weeks of "the last six weeks", and for a single day
// that day, not the month around it.
func (r *Request) grainOfPeriod(asked domain.Period) {
	axis, ok := axisOf(r.Plan)
	if _, grouped := timeline(r.Plan); !ok || grouped || axis.Grain != "" || axis.Type == domain.Integer || asked.From.IsZero() || asked.To.IsZero() {
		return
	}
	usual := r.defaultGrain()
	for _, g := range []query.Grain{query.Month, query.Week, query.Day} {
		if finer(usual, g) || !holds(g, asked) {
			continue
		}
		if g != usual {
			axis.Grain = g
			r.Plan.Time = &axis
			r.Assume(fmt.Sprintf("No grain is named, so values are taken by %s, as the period asks for.", g))
		}
		return
	}
}

// holds reports whether a period is made of whole periods of a grain, or holds
// enough of them.
func holds(g query.Grain, p domain.Period) bool {
	if period.StartOf(g, p.From).Equal(midnight(p.From)) && period.EndOf(g, p.To).Equal(midnight(p.To)) {
		return true
	}
	whole := 0
	for t := period.StartOf(g, p.From); !t.After(p.To) && whole < fewWithin; t = period.Next(g, t) {
		if !t.Before(p.From) && !period.EndOf(g, t).After(p.To) {
			whole++
		}
	}
	return whole >= fewWithin
}
