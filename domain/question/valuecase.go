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

// toldByMarks keeps the values that are written just so, where others differ by their
// marks alone: 'O-' is not O+.
func toldByMarks(vals []Value, raw string) []Value {
	var same []Value
	for _, v := range vals {
		if strings.EqualFold(v.Text, raw) {
			same = append(same, v)
		}
	}
	if len(same) == 0 {
		return vals
	}
	return same
}

// endsInMarks is how many marks right behind a value's words belong to it, and the values
// that they leave of several: "O- donors" are not those of O+.
func (s *segmenter) endsInMarks(i, n int, vals []Value) (marks int, told []Value) {
	const most = 3
	if k := i + n; k >= len(s.tokens) || isWord(s.tokens[k]) || s.tokens[k].spaced {
		return 0, nil
	}
	raws := make([]string, n)
	for k := range raws {
		raws[k] = s.tokens[i+k].raw
	}
	text := strings.Join(raws, " ")
	for k := i + n; k < len(s.tokens) && k < i+n+most && !isWord(s.tokens[k]) && !s.tokens[k].spaced; k++ {
		text += s.tokens[k].raw
		if k+1 < len(s.tokens) && isWord(s.tokens[k+1]) && !s.tokens[k+1].spaced { // "O-negative"
			return 0, nil
		}
		var same []Value
		for _, v := range vals {
			if strings.EqualFold(v.Text, text) {
				same = append(same, v)
			}
		}
		if len(same) > 0 {
			return k + 1 - i - n, same
		}
	}
	return 0, nil
}
