package question

import "strings"

// asWritten keeps the values that stand in the data just as they were written,
// where others differ by their capitals: "ORD" is the code, not the town "Ord".
// What is written without any capitals tells nothing apart.
func asWritten(vals []Value, ts []token) []Value {
	raws := make([]string, len(ts))
	for i, t := range ts {
		raws[i] = t.raw
	}
	text := strings.Join(raws, " ")
	var same []Value
	for _, v := range vals {
		if v.Text == text {
			same = append(same, v)
		}
	}
	if len(same) == 0 || text == strings.ToLower(text) {
		return vals
	}
	return same
}
