package question

// minutesBehindNumbers takes "min" behind a bound for minutes: "over 15 min". It
// stays the minimum where what it is the least of follows: "below 10 min price",
// and where the number belongs to what stands before it: "in 2024 min and max".
func (g *reading) minutesBehindNumbers() {
	for i := 2; i < len(g.tokens); i++ {
		if g.text(i) != "min" && g.text(i) != "mins" || !g.tokens[i-1].number || !isBoundWord(g.text(i-2)) {
			continue
		}
		next := g.text(i + 1)
		if next == "of" || next == "max" || next == "and" && g.text(i+2) == "max" || next != "" && len(g.lexicon.columns([]string{next})) > 0 {
			continue
		}
		g.tokens[i].text = "minutes"
	}
}

// isBoundWord reports whether a number behind a word is a bound or a length.
func isBoundWord(w string) bool {
	switch w {
	case "above", "over", "than", "under", "below", "exceeding", "exceeds", "exceed", "least", "most", "within", "to", "beyond", ">", "<", "=", "and", "of", "by":
		return true
	}
	return false
}
