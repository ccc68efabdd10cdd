package questions_test

import (
	"slices"
	"testing"
)

// TestTheJudgeTellsRightRowsFromWrongOnes gives every gold to the judge as an
// answer, as it is and spoilt: what passes for right must be.
func TestTheJudgeTellsRightRowsFromWrongOnes(t *testing.T) {
	g := openGolds(t)
	for _, q := range load(t) {
		for _, query := range q.Gold {
			gold, counts := g.rows(t.Context(), t, query), aggregated(query)
			if len(gold.rows) == 0 {
				t.Errorf("%s: the gold has no rows: %s", q.ID, query)
				continue
			}
			if ok, why := mirrored(gold).holds(gold, q.Ordered, counts); !ok {
				t.Errorf("%s: the gold with its columns turned round is not right: %s", q.ID, why)
			}
			for name, spoilt := range map[string]grid{
				"a row short":       {gold.width, gold.rows[1:]},
				"a row twice":       {gold.width, append(slices.Clone(gold.rows), gold.rows[0])},
				"numbers off":       off(gold),
				"four columns more": wider(gold, extra+1),
			} {
				if name == "numbers off" && sameRows(spoilt.rows, gold.rows) || name == "four columns more" && !counts {
					continue // no number to be off; records may have any number of columns
				}
				if ok, _ := spoilt.holds(gold, q.Ordered, counts); ok {
					t.Errorf("%s: the gold with %s passes for right", q.ID, name)
				}
			}
			if ok, _ := backwards(gold).holds(gold, true, counts); ok && q.Ordered {
				t.Errorf("%s: the gold in the wrong order passes for right", q.ID)
			}
		}
	}
}

// mirrored is a table with its columns from right to left.
func mirrored(g grid) grid {
	out := grid{width: g.width}
	for _, row := range g.rows {
		row = slices.Clone(row)
		slices.Reverse(row)
		out.rows = append(out.rows, row)
	}
	return out
}

// backwards is a table with its rows from the last to the first.
func backwards(g grid) grid {
	rows := slices.Clone(g.rows)
	slices.Reverse(rows)
	return grid{g.width, rows}
}

// off is a table whose numbers are a thousandth too large.
func off(g grid) grid {
	out := grid{width: g.width}
	for _, row := range g.rows {
		row = slices.Clone(row)
		for i := range row {
			row[i].number *= 1.001
		}
		out.rows = append(out.rows, row)
	}
	return out
}

// wider is a table with more columns.
func wider(g grid, columns int) grid {
	out := grid{width: g.width + columns}
	for _, row := range g.rows {
		out.rows = append(out.rows, append(slices.Clone(row), make([]cell, columns)...))
	}
	return out
}
