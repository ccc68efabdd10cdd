package engine

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// askedSides are the sides that the question asks for, one a measure: "unusually
// low stock or unusually high demand" asks for another one of each. A word for a
// side belongs to the measure behind it, else to the one before it, in its own part
// between "or" and "and"; a measure without one has that of the measure before.
// A measure that the question names in other words is searched on both sides.
func (r *Request) askedSides(measures []question.Measure) []analysis.Side {
	all := r.askedSide(measures)
	sides := slices.Repeat([]analysis.Side{all}, len(measures))
	w := r.words()
	at, ends := r.placesOf(measures)
	if len(measures) < 2 || slices.Contains(at, -1) {
		return sides
	}
	said := make([]bool, len(measures))
	for i, word := range w {
		side, is := sideOfWord(word)
		if !is || slices.ContainsFunc(at, func(a int) bool { return i >= a && i < ends[slices.Index(at, a)] }) {
			continue
		}
		if m := besideMeasure(w, i, at, ends); m >= 0 {
			sides[m], said[m] = side, true
		}
	}
	if !slices.Contains(said, true) {
		return sides
	}
	order := make([]int, len(measures))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return at[a] - at[b] })
	for k, m := range order {
		if k > 0 && !said[m] {
			sides[m] = sides[order[k-1]]
		}
	}
	return sides
}

// sideOfWord is the side that a word asks for by itself.
func sideOfWord(word string) (analysis.Side, bool) {
	switch {
	case slices.Contains(highWords(), word):
		return analysis.High, true
	case slices.Contains(lowWords(), word):
		return analysis.Low, true
	case oneOf(word, []string{"unusual", "odd", "strange", "abnormal", "anomalous", "suspicious", "extreme"}):
		return analysis.BothSides, true
	}
	return analysis.BothSides, false
}

// placesOf is where the question names each measure, from its first word to behind
// the last; -1 where it does not.
func (r *Request) placesOf(measures []question.Measure) (at, ends []int) {
	w := r.words()
	for _, m := range measures {
		from, to := -1, -1
		names := []string{m.Column, m.Name}
		for _, match := range r.Plan.Reading.Matched {
			if match.As == m.Column && m.Column != "" {
				names = append([]string{match.Text}, names...)
			}
		}
		d := r.Dataset()
		if c, ok := d.Column(m.Column); ok {
			names = append(names, c.Synonyms...)
		}
		for _, name := range names {
			if k, n, ok := w.mention(name); ok && from < 0 && !slices.Contains(at, k) {
				from, to = k, k+n
			}
		}
		if from < 0 && strings.Contains(m.Label, "count of ") { // "number of orders", "order frequency"
			if k := slices.IndexFunc(w, isTallyWord); k >= 0 {
				from, to = k, k+1
			}
		}
		at, ends = append(at, from), append(ends, to)
	}
	return at, ends
}

func isTallyWord(word string) bool {
	return oneOf(word, []string{"number", "numbers", "count", "counts", "frequency", "volume", "rows"})
}

// besideMeasure is the measure that a word at i says something of: the next one,
// else the last before it, without "or" or "and" between; -1 where there is none.
func besideMeasure(w askedWords, i int, at, ends []int) int {
	next, last := -1, -1
	for m := range at {
		if at[m] > i && !w[i:at[m]].any("or", "and", "but") && (next < 0 || at[m] < at[next]) {
			next = m
		}
		if ends[m] <= i && !w[ends[m]:i].any("or", "and", "but") && (last < 0 || at[m] > at[last]) {
			last = m
		}
	}
	if next >= 0 {
		return next
	}
	return last
}

// settleSides settles the side of each measure, and says them where they differ.
func (r *Request) settleSides(q *outlierQuestion) {
	q.side = r.askedSide(q.measures)
	sides := r.askedSides(q.measures)
	if len(sides) == 0 || !slices.ContainsFunc(sides, func(s analysis.Side) bool { return s != sides[0] }) {
		if len(sides) > 0 {
			q.side = sides[0]
		}
		return
	}
	q.side, q.sides = analysis.BothSides, sides
	r.Assume("Each measure is searched on its own side: " + q.searchedFor(", ") + ".")
}

// sideOf is the side on which a measure is searched.
func (q outlierQuestion) sideOf(m question.Measure) analysis.Side {
	for i, side := range q.sides {
		if own := q.measures[i]; own.Name == m.Name || m.Column != "" && own.Column == m.Column {
			return side
		}
	}
	return q.side
}

// searchedFor are the sides and the measures, as words.
func (q outlierQuestion) searchedFor(joint string) string {
	if len(q.sides) == 0 {
		return sideWords(q.side) + " " + strings.Join(measureNames(q.measures), joint)
	}
	var parts []string
	for i, m := range q.measures {
		parts = append(parts, sideWords(q.sides[i])+" "+m.Name)
	}
	return strings.Join(parts, joint)
}
