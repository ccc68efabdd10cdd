package question

import (
	"slices"
	"strings"
)

// inPlainWords rewrites what people say in a roundabout way into the words that
// the passes know: "one line per queue" is per queue, "how do queues differ in
// wait" is wait by queue, what gets more frequent grows.
func (g *reading) inPlainWords() {
	g.tokens = fallDue(casesAsShares(withoutFunctions(g.tokens)))
	g.inFullWords()
	g.sharesOfAll()
	g.rankGraded()
	g.inBracketsWithout()
	g.onceForBoth()
	g.dropLinePer()
	g.byWhatDiffers()
	g.growsOrShrinks()
	g.minutesBehindNumbers()
	g.withoutPoints()
	g.takeNamesInBrackets()
	g.spellPercentiles()
}

// dropLinePer reads "one line per queue: calls, average wait" and "…, one row per
// agent" as by each of those: it is how the answer is to look, as it does anyway.
func (g *reading) dropLinePer() {
	for i := 0; i+2 < len(g.tokens); i++ {
		one := g.text(i) == "one" || g.text(i) == "a" || g.text(i) == "1"
		line := slices.Contains([]string{"line", "row", "record", "entry"}, g.text(i+1))
		per := g.text(i+2) == "per" || g.text(i+2) == "for" && g.text(i+3) == "each"
		if one && line && per && (g.text(i) == "one" || len(g.lexicon.columns([]string{g.text(i + 1)})) == 0) {
			g.tokens = slices.Delete(g.tokens, i, i+2)
			g.byBehindList(i)
			return
		}
	}
}

// byBehindList puts what a list is to be shown by behind the list: "per queue:
// number of calls, average wait".
func (g *reading) byBehindList(i int) {
	colon := slices.IndexFunc(g.tokens, func(t token) bool { return t.text == ":" && !t.quoted })
	if i > 0 || colon < 2 || colon+1 >= len(g.tokens) {
		return
	}
	var out []token
	list := g.tokens[colon+1:]
	for k, t := range list {
		alone := (k == 0 || list[k-1].text == ",") && (k+1 == len(list) || list[k+1].text == ",")
		if alone && g.namesRowsAt(t) { // "calls" in a list of figures are how many
			out = append(out, token{text: "number", raw: "number", spaced: true}, token{text: "of", raw: "of", spaced: true})
		}
		out = append(out, t)
	}
	out = append(out, token{text: "by", raw: "by", spaced: true})
	g.tokens = append(out, g.tokens[1:colon]...)
}

// namesRowsAt reports whether a word names the rows, by themselves or their key.
func (g *reading) namesRowsAt(t token) bool {
	refs := g.lexicon.columns([]string{t.text})
	return len(refs) == 0 && g.lexicon.isRowWord(t.text) || len(refs) > 0 && isKey(g.column(refs[0].column).Name)
}

// byWhatDiffers reads "how do weekdays differ in incidents" and "how does the wait
// differ between queues" as the one by the other.
func (g *reading) byWhatDiffers() {
	at := slices.IndexFunc(g.tokens, func(t token) bool { return !t.quoted && (t.text == "differ" || t.text == "differs") })
	if at < 3 || g.text(0) != "how" || g.text(1) != "do" && g.text(1) != "does" || at+2 >= len(g.tokens) {
		return
	}
	before, after := g.tokens[2:at], g.tokens[at+2:]
	by := token{text: "by", raw: "by", spaced: true}
	switch g.text(at + 1) {
	case "by", "between", "across", "among", "per":
		g.tokens = append(append(slices.Clone(before), by), after...)
	case "in":
		if after[0].number || !g.namesThings(after) {
			return
		}
		g.tokens = append(append(slices.Clone(after), by), before...)
	}
}

// namesThings reports whether one of some words names a column or the rows.
func (g *reading) namesThings(ts []token) bool {
	return slices.ContainsFunc(ts, func(t token) bool {
		return g.lexicon.isRowWord(t.text) || len(g.lexicon.columns([]string{t.text})) > 0
	})
}

// growsOrShrinks reads "getting more frequent" as growing, and "getting bigger" too
// where a quantity is named: bigger orders are not more of them.
func (g *reading) growsOrShrinks() {
	for i := 0; i+1 < len(g.tokens); i++ {
		if !slices.Contains([]string{"getting", "becoming"}, g.text(i)) {
			continue
		}
		n, word := 1, ""
		switch said := g.text(i+1) + " " + g.text(i+2); {
		case said == "more frequent", said == "more common", said == "more numerous":
			n, word = 2, "growing"
		case said == "less frequent", said == "less common":
			n, word = 2, "shrinking"
		case strings.HasPrefix(said, "rarer "):
			word = "shrinking"
		case !g.numberNamed():
		case g.text(i+1) == "bigger" || g.text(i+1) == "larger" || g.text(i+1) == "higher":
			word = "growing"
		case g.text(i+1) == "smaller" || g.text(i+1) == "lower":
			word = "shrinking"
		}
		if word == "" {
			continue
		}
		g.tokens = slices.Replace(g.tokens, i, i+1+n, token{text: word, raw: word, spaced: true})
		if of := g.text(0) == "is" || g.text(0) == "are"; of && !g.numberNamed() && g.namesThings(g.tokens[1:i]) { // how frequent, not how much
			g.tokens = slices.Insert(g.tokens, 1, token{text: "number", raw: "number", spaced: true}, token{text: "of", raw: "of", spaced: true})
		}
		return
	}
}

// numberNamed reports whether a word of the question names a column of numbers.
func (g *reading) numberNamed() bool {
	return slices.ContainsFunc(g.tokens, func(t token) bool {
		refs := g.lexicon.columns([]string{t.text})
		return !t.quoted && len(refs) > 0 && g.numeric(span{role: isColumn, columns: refs})
	})
}
