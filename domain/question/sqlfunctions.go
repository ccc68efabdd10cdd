package question

import "slices"

// withoutFunctions takes the functions of SQL that only dress a figure or take the
// year of a date out of a question: "ROUND(AVG(fee), 2)" is "AVG(fee)", and
// "YEAR(sent) = 2025" is "sent in 2025".
func withoutFunctions(ts []token) []token {
	out := slices.Clone(ts)
	for i := 0; i < len(out); i++ {
		args, end, ok := argumentsAt(out, i)
		if !ok {
			continue
		}
		switch {
		case out[i].text == "round" && len(args) > 0 && len(args) <= 2:
			out = slices.Replace(out, i, end, args[0]...)
			i-- // what stands in it may be dressed too
		case out[i].text == "year" && len(args) == 1:
			out = ofYear(out, i, end, args[0])
		case out[i].text == "extract" && len(args) == 1 && len(args[0]) > 2 && args[0][0].text == "year" && args[0][1].text == "from":
			out = ofYear(out, i, end, args[0][2:])
		}
	}
	return out
}

// argumentsAt returns the arguments of a function whose name stands at a token,
// and the token behind its closing bracket.
func argumentsAt(ts []token, i int) (args [][]token, end int, ok bool) {
	if i+1 >= len(ts) || ts[i].quoted || ts[i+1].text != "(" || ts[i+1].spaced {
		return nil, i, false
	}
	depth, from := 1, i+2
	for k := i + 2; k < len(ts); k++ {
		if ts[k].quoted {
			continue
		}
		switch ts[k].text {
		case "(":
			depth++
		case ")":
			depth--
		}
		if depth == 0 || depth == 1 && ts[k].text == "," {
			args, from = append(args, slices.Clone(ts[from:k])), k+1
		}
		if depth == 0 {
			return args, k + 1, len(args[0]) > 0
		}
	}
	return nil, i, false
}

// ofYear puts a column and a period in the place of its year compared with a
// number; other uses of the year stay as they are.
func ofYear(ts []token, at, end int, column []token) []token {
	op := ""
	after := end
	for after < len(ts) && after < end+2 && slices.Contains([]string{"=", ">", "<", ">=", "<="}, ts[after].text) {
		op += ts[after].text
		after++
	}
	words := map[string]string{"=": "in", "==": "in", ">": "after", ">=": "since", "<": "before", "<=": "until"}
	word, known := words[op]
	if !known || after >= len(ts) || !ts[after].number || len(ts[after].raw) != 4 {
		return ts
	}
	return slices.Replace(ts, at, after, append(slices.Clone(column), token{text: word, raw: word, spaced: true})...)
}
