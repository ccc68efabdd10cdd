package engine

import (
	"fmt"
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// asksOdds reports whether a question asks where a state is found more often than
// elsewhere: "are members from abroad more likely to cancel".
func (w askedWords) asksOdds() bool { return w.firstLike(oddsStems()...) >= 0 }

// oddsStems begin the words for how often a state is found.
func oddsStems() []string { return []string{"likel", "often", "frequent", "prone"} }

// statesCompared takes what a question about odds names as its two sides: the
// kind of rows that it speaks of and the state that they may be in. A measure
// taken by default is neither. False where they are not two.
func (r *Request) statesCompared(named []variable) ([]variable, bool) {
	if !r.words().asksOdds() {
		return nil, false
	}
	d := r.Dataset()
	var sides []variable
	for _, v := range named {
		c, _ := d.Column(v.column)
		if _, said := r.mentioned(c); said && v.value != nil {
			sides = append(sides, v)
		}
	}
	const two = 2
	kept := slices.Clone(r.Plan.Filters)
	var said []string
	for _, f := range r.Plan.Filters {
		v, ok := r.stateOf(f)
		if !ok || !r.saidAsSide(f, v, sides) {
			continue
		}
		if !slices.ContainsFunc(sides, func(s variable) bool { return s.column == v.column }) {
			if len(sides) == two {
				continue
			}
			sides = append(sides, v)
		}
		said = append(said, f.Text)
		kept = slices.DeleteFunc(kept, func(k question.Filter) bool { return k.Text == f.Text })
	}
	if len(sides) != two || len(said) == 0 {
		return nil, false
	}
	r.Plan.Filters = kept
	r.Assume(fmt.Sprintf("Rows are compared by whether %s.", enumerate(said, "and by whether")))
	return sides, true
}

const (
	// leastMembers is how many members a correlation of their aggregates takes:
	// with fewer than 10 only one beyond 0.63 would show.
	leastMembers = 10
	// rowsOfEach is how many rows each member has on average where those are
	// correlated instead.
	rowsOfEach = 10
)

// tooFewMembers reports whether a question relates columns of numbers "by" things
// so few that their aggregates tell nothing, while the rows of each do: "sugar
// against acid by variety". Aggregates that it asks for by name stay.
func (r *Request) tooFewMembers(groups []question.Dimension, sides []variable) bool {
	if w := r.words(); w.any("across", "average", "averages", "mean", "means", "median", "total", "totals", "sum", "number", "count", "rate", "share") {
		return false
	}
	numbers := 0
	for _, v := range sides {
		if v.value == nil || v.category {
			return false
		}
		numbers++
	}
	d, members := r.Dataset(), int64(1)
	for _, g := range groups {
		c, ok := d.Column(g.Column)
		if !ok || g.Calendar || g.Grain != "" {
			return false
		}
		members *= c.Distinct
	}
	if numbers < 2 || members < 1 || members >= leastMembers || d.Rows < members*rowsOfEach {
		return false
	}
	r.Assume(fmt.Sprintf("The rows of each %s are taken: aggregates of %d would be too few; for those, say 'across'.",
		enumerate(dimensionNames(question.Plan{Dimensions: groups}), "and"), members))
	return true
}
