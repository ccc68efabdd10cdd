package question

import "strconv"

// fractionsAsPercent writes shares in words as percentages: "half of", "four
// fifths of" and "a third of" become 50%, 80% and 33.3%. Only before "of" or an
// article is such a word a share: "the last quarter" is a period.
func fractionsAsPercent(ts []token) []token {
	var out []token
	for i := 0; i < len(ts); i++ {
		if share, n := fractionAt(ts, i); n > 0 {
			text := strconv.FormatFloat(share*100, 'f', -1, 64) + "%"
			raw := ts[i].raw
			for _, t := range ts[i+1 : i+n] {
				raw += " " + t.raw
			}
			out = append(out, token{text: text, raw: raw, number: true, value: share * 100, spaced: ts[i].spaced})
			i += n - 1
			continue
		}
		out = append(out, ts[i])
	}
	return out
}

// fractionAt reads a fraction in words: its value and how many tokens it has; 0
// where there is none.
func fractionAt(ts []token, i int) (share float64, n int) {
	count, at := 1.0, i
	switch t := ts[i]; {
	case t.text == "a" || t.text == "one":
		at++
	case t.number && !t.quoted && t.value >= 2 && t.value < 10:
		count, at = t.value, i+1
	}
	if at >= len(ts) {
		return 0, 0
	}
	parts := fractionParts(ts[at].text)
	if parts == 0 || count >= parts || !sharedAfter(ts, at+1) || at == i && at > 0 && placed(ts[at-1].text) {
		return 0, 0
	}
	return count / parts, at + 1 - i
}

// placed reports whether a word says which one of several: "the second quarter of
// 2024" is a period, and so is the last one.
func placed(w string) bool {
	return w == "first" || w == "1st" || w == "last" || w == "final" || w == "this" || w == "previous" || w == "next" || placeNamed(w) > 0
}

// fractionParts is into how many parts a fraction's word divides the whole.
func fractionParts(word string) float64 {
	switch word {
	case "half":
		return 2
	case "third", "thirds", "3rd":
		return 3
	case "quarter", "quarters":
		return 4
	case "fifth", "fifths", "5th":
		return 5
	case "tenth", "tenths", "10th":
		return 10
	}
	return 0
}

// sharedAfter reports whether a share's whole follows: "of …", "the …".
func sharedAfter(ts []token, i int) bool {
	if i >= len(ts) {
		return false
	}
	switch ts[i].text {
	case "of", "the", "our", "all":
		return true
	}
	return false
}
