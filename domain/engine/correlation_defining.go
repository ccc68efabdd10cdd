package engine

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/analysis"
)

// rangeIn is a target whose values are ranges of a column.
const rangeIn analysis.DefinitionKind = "range in"

// maxClasses is how many values a number may have to be taken for steps of
// another, as a flag of 0 and 1 or a class of 1 to 5 is.
const maxClasses = 20

// leaveOut leaves out a column that the target is made of, or made into.
func (run *correlationRun) leaveOut(i int, reason string) {
	out := leftOut{run.question.variables[i].name, reason}
	run.question.left, run.defining = append(run.question.left, out), append(run.defining, out)
}

// definingWords names the columns that were left out so, in the summary: it is
// they that a reader would look for first.
func (run *correlationRun) definingWords() string {
	const maxReasons = 2
	var reasons []string
	names := map[string][]string{}
	for _, l := range run.defining {
		if names[l.Reason] == nil {
			reasons = append(reasons, l.Reason)
		}
		names[l.Reason] = append(names[l.Reason], l.Column)
	}
	var parts []string
	for _, reason := range reasons[:min(len(reasons), maxReasons)] {
		_, short, cut := strings.Cut(reason, ": ")
		if !cut {
			short = reason
		}
		parts = append(parts, fmt.Sprintf("%s (%s)", enumerate(names[reason], "and"), short))
	}
	switch more := len(reasons) - len(parts); {
	case len(parts) == 0:
		return ""
	case more > 0:
		parts = append(parts, countOf(more, "more"))
	}
	return fmt.Sprintf(" Not counted as drivers: %s.", strings.Join(parts, "; "))
}

// cutApart leaves out a column that is cut from the target at thresholds, or
// that the target is cut from: it says again what the target says. A category
// whose values merely lie in ranges apart, as the prices of a few plans do, is a
// driver, of which that is said.
func (run *correlationRun) cutApart(t domain.Table, data [][]float64, i int) bool {
	q := &run.question
	v, target := q.variables[i], q.variables[q.target]
	if steps, names, ok := classesOf(t, data, v, i); ok {
		r, _ := analysis.Bins(data[q.target], steps) // both are columns of one table, so of one length
		switch {
		case r != nil && (r.Touching || graded(names, r.Order)):
			run.leaveOut(i, definitionWords(analysis.BinsOf, target.name, []string{v.name}))
			return true
		case r != nil:
			run.apart = append(run.apart, fmt.Sprintf("The values of %s lie in ranges of %s that do not overlap: it may set %[2]s, or be set by it.",
				v.name, target.name))
			return false
		}
	}
	return run.decides(t, data, i)
}

// decides leaves out a number that the target is cut from.
func (run *correlationRun) decides(t domain.Table, data [][]float64, i int) bool {
	q := &run.question
	v, target := q.variables[i], q.variables[q.target]
	if v.category {
		return false
	}
	steps, names, ok := classesOf(t, data, target, q.target)
	if !ok {
		return false
	}
	r, _ := analysis.Bins(data[i], steps)
	if r == nil || !r.Touching && !graded(names, r.Order) {
		return false
	}
	run.leaveOut(i, definitionWords(rangeIn, target.name, []string{v.name}))
	return true
}

// deciding are the numbers that a target of categories is cut from.
func (run *correlationRun) deciding(t domain.Table, data [][]float64) map[int]bool {
	q := run.question
	out := map[int]bool{}
	for i := range q.variables {
		if q.target >= 0 && i != q.target && run.decides(t, data, i) {
			out[i] = true
		}
	}
	return out
}

// classesOf numbers the values of a category, or of a number that has few; false
// for a number that has many.
func classesOf(t domain.Table, data [][]float64, v variable, column int) (steps []int, names []string, ok bool) {
	if v.category {
		return codes(t, column), levelsIn(t, column), true
	}
	var values []float64
	for _, x := range data[column] {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			continue
		}
		if at, found := slices.BinarySearch(values, x); !found {
			if values = slices.Insert(values, at, x); len(values) > maxClasses {
				return nil, nil, false
			}
		}
	}
	steps = make([]int, len(data[column]))
	for i, x := range data[column] {
		steps[i] = -1
		if at, found := slices.BinarySearch(values, x); found {
			steps[i] = at
		}
	}
	for _, x := range values {
		names = append(names, strconv.FormatFloat(x, 'g', -1, 64))
	}
	return steps, names, true
}

// graded reports whether the names of categories have an order of their own,
// and it is the one given, or its reverse: yes and no, numbers ("18–24"), single
// letters.
func graded(names []string, order []int) bool {
	var said []string
	for _, i := range order {
		said = append(said, names[i])
	}
	if _, yes := affirming(said); yes {
		return true
	}
	var places []float64
	for _, name := range said {
		place, ok := gradeOf(name)
		if !ok {
			return false
		}
		places = append(places, place)
	}
	up := slices.IsSorted(places)
	slices.Reverse(places)
	return up || slices.IsSorted(places)
}

// gradeOf is the place of a name in an order: its first number, or the letter
// that it is.
func gradeOf(name string) (float64, bool) {
	name = strings.TrimSpace(name)
	if r := []rune(name); len(r) == 1 && unicode.IsLetter(r[0]) {
		return float64(unicode.ToUpper(r[0])), true
	}
	from := strings.IndexFunc(name, unicode.IsDigit)
	if from < 0 {
		return 0, false
	}
	digits := name[from:]
	if to := strings.IndexFunc(digits, func(r rune) bool { return !unicode.IsDigit(r) && r != '.' }); to >= 0 {
		digits = digits[:to]
	}
	place, err := strconv.ParseFloat(strings.TrimRight(digits, "."), 64)
	return place, err == nil
}

// findDefinitions finds what a target is made of, by the places of the columns.
type findDefinitions func(target int, columns []int) ([]analysis.Definition, error)

// ofValues looks at the values of rows.
func ofValues(data [][]float64) findDefinitions {
	return func(target int, columns []int) ([]analysis.Definition, error) {
		var values [][]float64
		for _, i := range columns {
			values = append(values, data[i])
		}
		return analysis.Definitions(data[target], values)
	}
}

// unequal looks at aggregates of groups: totals of large groups are large in
// everything, so that near equality says nothing.
func unequal(data [][]float64) findDefinitions {
	return func(target int, columns []int) ([]analysis.Definition, error) {
		found, err := ofValues(data)(target, columns)
		return slices.DeleteFunc(found, func(d analysis.Definition) bool { return d.Kind == analysis.SameAs }), err
	}
}

// ofSeries looks at the changes of series from period to period.
func ofSeries(series []analysis.Series) findDefinitions {
	return func(target int, columns []int) ([]analysis.Definition, error) {
		var others []analysis.Series
		for _, i := range columns {
			others = append(others, series[i])
		}
		return analysis.SeriesDefinitions(series[target], others)
	}
}
