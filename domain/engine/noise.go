package engine

import (
	"math"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// noiseShare is the size, beside the largest value of its column, below which a
// sum is what is left of amounts that cancel: a float holds 16 digits, and
// adding up many of them costs some. Only differences of amounts get there, and
// an answer shows 9 digits.
const noiseShare = 1e-12

// quiet sets to 0 what is only noise in columns of sums and their differences:
// 0.1 + 0.2 − 0.3 is 0 and not 5.6e-17. Averages, ratios and smallest values
// may truly be tiny and stay as they are. What is large is told by all columns
// of the measure, in the table and in beside, such as the totals of its rows; a
// sum that stands alone has nothing to be held against and stays too.
func quiet(p question.Plan, t, beside domain.Table) {
	for i, c := range t.Columns {
		of := addedUp(p, c.Name)
		if of == "" {
			continue
		}
		least := noiseShare * max(largest(p, t, of), largest(p, beside, of))
		for _, row := range t.Rows {
			if x, ok := row[i].(float64); ok && math.Abs(x) < least {
				row[i] = 0.0
			}
		}
	}
}

// largest is the largest absolute value of a measure's columns; 0 without any.
func largest(p question.Plan, t domain.Table, of string) float64 {
	most := 0.0
	for i, c := range t.Columns {
		if addedUp(p, c.Name) != of {
			continue
		}
		for _, row := range t.Rows {
			if x := math.Abs(number(row[i])); x > most && !math.IsInf(x, 0) {
				most = x
			}
		}
	}
	return most
}

// addedUp names the measure whose sums, or differences or running totals of
// them, a column holds; empty where it holds anything else.
func addedUp(p question.Plan, name string) string {
	for _, m := range p.Measures {
		if !m.Additive {
			continue
		}
		if name == m.Name {
			return m.Name
		}
		if p.Compare == nil {
			continue
		}
		test, control := comparedNames(p, m)
		if difference, _ := differenceNames(p, m); name == test || name == control || name == difference {
			return m.Name
		}
	}
	for _, d := range p.Derived {
		if d.Name == name && (d.Kind == question.RunningTotal || d.Kind == question.Difference) {
			return addedUp(question.Plan{Measures: p.Measures}, d.Of)
		}
	}
	return ""
}
