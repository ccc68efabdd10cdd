package engine

import (
	"fmt"
	"math"

	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// ranking is a grouped result seen by its first measure.
type ranking struct {
	plan    question.Plan
	measure question.Measure
	column  int // of the measure
	res     result
}

func rank(p question.Plan, res result) ranking {
	m := p.Measures[0]
	for _, candidate := range p.Measures {
		if len(p.Order) > 0 && candidate.Name == p.Order[0].By {
			m = candidate
		}
	}
	return ranking{plan: p, measure: m, column: columnAt(res.table, m.Name), res: res}
}

func (k ranking) value(row int) float64 { return number(k.res.table.Rows[row][k.column]) }

// butFor says that a row without a member is more extreme than the member that
// is named: without it, the answer would seem to contradict its first row.
// lowest tells which end is named.
func (k ranking) butFor(named int, lowest bool) string {
	for i := range k.res.table.Rows {
		if !k.nameless(i) || lowest && !(k.value(i) < k.value(named)) || !lowest && !(k.value(i) > k.value(named)) {
			continue
		}
		var without []string
		for j, d := range k.plan.Dimensions {
			if k.res.table.Rows[i][j] == nil {
				without = append(without, d.Name)
			}
		}
		return fmt.Sprintf(" (apart from rows without %s: %s)", enumerate(without, "and"), k.shown(i))
	}
	return ""
}

// outermost names a row and, where rows without a member lie beyond it, these.
func (k ranking) outermost(row int, lowest bool) string {
	return k.named(row) + k.butFor(row, lowest)
}

func (k ranking) named(row int) string {
	return rowName(k.plan, k.res.table.Rows[row]) + " (" + k.shown(row) + ")"
}

func (k ranking) shown(row int) string {
	return measureValue(k.res.table.Rows[row][k.column], k.measure, spoken(k.plan.Dataset, k.measure))
}

// total is the measure over everything that the filters let through.
func (k ranking) total() float64 {
	i := columnAt(k.res.totals, k.measure.Name)
	if i < 0 || len(k.res.totals.Rows) == 0 {
		return math.NaN()
	}
	return number(k.res.totals.Rows[0][i])
}

// extremes returns the rows with the highest and the lowest value; -1 without any.
func (k ranking) extremes() (high, low int) {
	high, low = -1, -1
	for i := range k.res.table.Rows {
		v := k.value(i)
		if math.IsNaN(v) || k.nameless(i) {
			continue
		}
		if high < 0 || v > k.value(high) {
			high = i
		}
		if low < 0 || v < k.value(low) {
			low = i
		}
	}
	return high, low
}

// nameless reports whether a row is of rows without a value to group by: it
// is shown, but it neither leads nor trails the members.
func (k ranking) nameless(row int) bool {
	for i := range k.plan.Dimensions {
		if k.res.table.Rows[row][i] == nil {
			return true
		}
	}
	return false
}

// summarizeGroups names the leader, and its share where parts add up.
func summarizeGroups(p question.Plan, res result) string {
	k := rank(p, res)
	high, low := k.extremes()
	if high < 0 {
		return k.unmeasured()
	}
	if len(p.Having) > 0 {
		return fmt.Sprintf("%s%s with %s: the highest is %s.",
			countOf(res.grid.Groups, groupNoun(p)), scope(p), enumerate(texts(p.Having), "and"), k.outermost(high, false))
	}
	if len(p.Order) > 0 && p.Order[0].By == k.measure.Name && !p.Order[0].Desc {
		return k.lowestFirst(high, low)
	}
	if len(p.Dimensions) > 1 || len(p.Within) > 0 {
		return k.crossed(high)
	}
	if total := k.total(); k.sharesMeanSomething(total) {
		return k.led(high, total)
	}
	s := fmt.Sprintf("%s%s was highest for %s", capital(k.measure.Name), scope(p), k.outermost(high, false))
	if high != low && k.complete() {
		s += " and lowest for " + k.outermost(low, true)
	}
	return s + k.overall() + "."
}

// unmeasured is of groups whose values are no numbers, such as the first day of each.
func (k ranking) unmeasured() string {
	head := fmt.Sprintf("%s by %s%s", capital(k.measure.Name), enumerate(dimensionNames(k.plan), "and"), scope(k.plan))
	for i, row := range k.res.table.Rows {
		if row[k.column] != nil && !k.nameless(i) {
			return fmt.Sprintf("%s: %s, the first is %s (%s).", head, countOf(len(k.res.table.Rows), "row"), rowName(k.plan, row), k.shown(i))
		}
	}
	return head + ": no values."
}

// groupNoun is what a row of a grouped plan is, in the singular: a period, or a group.
func groupNoun(p question.Plan) string {
	if t, ok := timeline(p); ok && len(p.Dimensions) == 1 {
		return string(t.Grain)
	}
	return "group"
}

// crossed is of combinations of dimensions: no single share says much there.
func (k ranking) crossed(high int) string {
	if k.plan.Limit > 0 && len(k.plan.Within) > 0 {
		return k.firstOfEach(high)
	}
	s := fmt.Sprintf("%s by %s%s", capital(k.measure.Name), enumerate(dimensionNames(k.plan), "and"), scope(k.plan))
	s += fmt.Sprintf(": %s, the highest is %s", countOf(len(k.res.table.Rows), "row"), k.outermost(high, false))
	if total := k.total(); k.measure.Additive && k.plan.Inner == nil && !math.IsNaN(total) {
		return s + fmt.Sprintf("; all together came to %s.", amount(total, spoken(k.plan.Dataset, k.measure)))
	}
	return s + k.overall() + "."
}

// led: "Sales in Q4 2024 came to 1.42 M, led by West (441 K, 31 %)."
func (k ranking) led(high int, total float64) string {
	s := fmt.Sprintf("%s came to %s%s, led by %s",
		capital(k.measure.Name), amount(total, spoken(k.plan.Dataset, k.measure)), scope(k.plan), k.share(high, total)+k.butFor(high, false))
	if second := k.next(high); second >= 0 {
		s += " and " + k.share(second, total)
	}
	return s + "."
}

func (k ranking) share(row int, total float64) string {
	return fmt.Sprintf("%s (%s, %s)", rowName(k.plan, k.res.table.Rows[row]), k.shown(row), percent(k.value(row)/total))
}

// next is the row with the second highest value; -1 if there is none.
func (k ranking) next(high int) int {
	second := -1
	for i := range k.res.table.Rows {
		v := k.value(i)
		if i != high && !math.IsNaN(v) && !k.nameless(i) && (second < 0 || v > k.value(second)) {
			second = i
		}
	}
	return second
}

// sharesMeanSomething: parts add up to a total and none is negative.
func (k ranking) sharesMeanSomething(total float64) bool {
	if !k.measure.Additive || k.plan.Inner != nil || !(total > 0) {
		return false
	}
	for i := range k.res.table.Rows {
		if k.value(i) < 0 {
			return false
		}
	}
	return true
}

func (k ranking) lowestFirst(high, low int) string {
	s := fmt.Sprintf("%s%s was lowest for %s", capital(k.measure.Name), scope(k.plan), k.outermost(low, true))
	if high != low && k.complete() {
		s += " and highest for " + k.outermost(high, false)
	}
	return s + "."
}

// complete reports whether the rows are all the groups there are.
func (k ranking) complete() bool { return len(k.res.table.Rows) == k.res.grid.Groups }

func (k ranking) overall() string {
	total := k.total()
	if math.IsNaN(total) || len(k.res.table.Rows) == 1 {
		return ""
	}
	return "; overall it was " + amount(total, spoken(k.plan.Dataset, k.measure))
}

// summarizeTimeline names the first, the last and the highest period.
func summarizeTimeline(p question.Plan, res result) string {
	k := rank(p, res)
	high, low := k.extremes()
	first, last := 0, len(res.table.Rows)-1
	if len(p.Order) > 0 && p.Order[0].By == k.measure.Name {
		return summarizeGroups(p, res)
	}
	for last > 0 && res.table.Rows[last][0] == nil { // rows without a time come last
		last--
	}
	if len(p.Order) > 0 && p.Order[0].Desc {
		first, last = last, first
	}
	if high < 0 || first == last {
		return fmt.Sprintf("%s%s: %s.", capital(k.measure.Name), scope(p), k.named(first))
	}
	s := fmt.Sprintf("%s went from %s in %s to %s in %s", capital(k.measure.Name),
		k.shown(first), rowName(p, res.table.Rows[first]), k.shown(last), rowName(p, res.table.Rows[last]))
	if len(res.table.Rows) > 2 {
		s += fmt.Sprintf("; the highest was %s, the lowest %s", k.named(high), k.named(low))
	}
	return s + filterContext(p) + "."
}

func filterContext(p question.Plan) string {
	p.Period = nil
	return scope(p)
}

func moved(before, after float64) string {
	switch {
	case after > before:
		return "rose"
	case after < before:
		return "fell"
	}
	return "went"
}
