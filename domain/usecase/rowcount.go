package usecase

import (
	"slices"
	"strconv"
)

// The contract's names for the rows of an answer and for how many are returned.
const (
	rowsKey     = "rows"
	rowCountKey = `"row_count"`
)

// restateRowCount keeps row_count true where rows were cut: it says how many
// are returned. (total_rows, how many there were, stays.) The new number is
// never longer than the old one, so the budget holds.
func restateRowCount(data []byte, cuts []cut) []byte {
	for _, c := range cuts {
		if !c.hasPath || c.path != rowsKey || c.keep == c.count {
			continue
		}
		if from, to, ok := member(data, rowCountKey); ok && string(data[from:to]) == strconv.Itoa(c.count) {
			return slices.Concat(data[:from], []byte(strconv.Itoa(c.keep)), data[to:])
		}
	}
	return data
}

// member finds a member's value in an object of compact JSON, by the key as
// written, quotes included.
func member(data []byte, key string) (from, to int, ok bool) {
	if data[0] != '{' {
		return 0, 0, false
	}
	for i := 1; data[i] != '}'; i = to {
		if data[i] == ',' {
			i++
		}
		colon := skipString(data, i)
		from, to = colon+1, skipValue(data, colon+1)
		if string(data[i:colon]) == key {
			return from, to, true
		}
	}
	return 0, 0, false
}
