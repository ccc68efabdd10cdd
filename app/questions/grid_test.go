package questions_test

import (
	"fmt"
	"regexp"
	"slices"
)

// grid is a table by its values.
type grid struct {
	width int
	rows  [][]cell
}

func (g *grid) add(values []any) {
	row := make([]cell, g.width)
	for i := range row {
		if i < len(values) {
			row[i] = cellOf(values[i])
		}
	}
	g.rows = append(g.rows, row)
}

// column is a column as it stands, and as the first days of the periods that it
// names, where it names nothing else.
func (g grid) column(i int) (plain, days []cell) {
	dated := true
	for _, row := range g.rows {
		plain = append(plain, row[i])
		day, ok := row[i].first()
		if dated = dated && (ok || row[i].is == 0); dated {
			days = append(days, day)
		}
	}
	if !dated {
		days = nil
	}
	return plain, days
}

// match is a column of the answer that holds the values of one of the gold,
// both as they were read.
type match struct {
	column      int
	gold, given []cell
}

// extra is how many columns an answer may have beside an aggregated gold's, so
// that none holds every aggregate that could be meant; records may have any number.
const extra = 3

// aggregated tells golds that compute something from those that show records.
func aggregated(query string) bool {
	return regexp.MustCompile(`(?i)\bGROUP BY\b|\b(count|sum|avg|min|max|median|corr)\(`).MatchString(query)
}

// holds reports whether some choice of the answer's columns is the gold, and
// why not.
func (g grid) holds(gold grid, ordered, aggregated bool) (bool, string) {
	switch {
	case len(g.rows) != len(gold.rows):
		return false, fmt.Sprintf("%d rows instead of %d", len(g.rows), len(gold.rows))
	case g.width < gold.width:
		return false, fmt.Sprintf("%d columns instead of %d", g.width, gold.width)
	case aggregated && g.width-gold.width > extra:
		return false, fmt.Sprintf("%d columns beside the %d asked for", g.width-gold.width, gold.width)
	}
	choices := make([][]match, gold.width)
	for i := range choices {
		if choices[i] = g.matches(gold, i); len(choices[i]) == 0 {
			return false, fmt.Sprintf("no column holds the values of the gold's column %d", i+1)
		}
	}
	if !chosen(choices, nil, ordered) {
		return false, "the right columns with the wrong rows or in the wrong order"
	}
	return true, ""
}

// matches are the columns that hold the values of a gold's column, in any order.
func (g grid) matches(gold grid, i int) []match {
	var found []match
	plain, days := gold.column(i)
	for j := range g.width {
		given, givenDays := g.column(j)
		switch {
		case sameRows(single(plain), single(given)):
			found = append(found, match{j, plain, given})
		case days != nil && givenDays != nil && sameRows(single(days), single(givenDays)):
			found = append(found, match{j, days, givenDays})
		}
	}
	return found
}

// chosen walks the choices of a column for each of the gold's.
func chosen(choices [][]match, taken []match, ordered bool) bool {
	if len(taken) < len(choices) {
		for _, m := range choices[len(taken)] {
			free := !slices.ContainsFunc(taken, func(t match) bool { return t.column == m.column })
			if free && chosen(choices, append(slices.Clone(taken), m), ordered) {
				return true
			}
		}
		return false
	}
	last := taken[len(taken)-1]
	var gold, given [][]cell
	for r := range last.gold {
		var a, b []cell
		for _, m := range taken {
			a, b = append(a, m.gold[r]), append(b, m.given[r])
		}
		gold, given = append(gold, a), append(given, b)
	}
	return sameRows(gold, given) && (!ordered || inOrder(last.gold, last.given))
}

func single(column []cell) [][]cell {
	out := make([][]cell, len(column))
	for i, c := range column {
		out[i] = []cell{c}
	}
	return out
}
