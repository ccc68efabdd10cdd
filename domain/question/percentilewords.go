package question

import (
	"slices"
	"strconv"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// spellPercentiles writes "p90 wait", "wait p90" and "P50 and P95 of the wait" as
// the percentiles they are short for: "percentile 90 of wait". A code that the
// table holds, a phone P30 or a column P50, stays what it is, and a percentile of
// nothing is a word that is not known.
func (g *reading) spellPercentiles() {
	var out []token
	for i, t := range g.tokens {
		at, ok := percentileOf(t)
		switch {
		case !ok || strings.HasPrefix(g.text(i+1), "percentile"):
		case g.holdsWord(t.text):
			t.number = false
		default:
			out = g.percentileAt(out, i, at)
			continue
		}
		out = append(out, t)
	}
	g.tokens = out
}

// percentileAt puts a percentile behind the words before it: of what follows it,
// else of the number that was named just before.
func (g *reading) percentileAt(before []token, i int, at float64) []token {
	t := g.tokens[i]
	number := strconv.FormatFloat(at, 'f', -1, 64)
	word := func(w string) token { return token{text: w, raw: w, spaced: true} }
	said := []token{word("percentile"), {text: number, raw: number, number: true, value: at, spaced: true}}
	next := i + 1
	for next < len(g.tokens) && slices.Contains([]string{"of", "the", "and", "or", ","}, g.text(next)) {
		next++
	}
	_, more := percentileOf(token{text: g.text(next)})
	switch of := g.text(i+1) == "of"; {
	case of || more:
		return append(before, said...)
	case g.numbersFrom(next) > 0:
		return append(append(before, said...), word("of"))
	}
	end := len(before)
	for end > 0 && slices.Contains([]string{"and", ",", "or"}, before[end-1].text) {
		end--
	}
	for n := min(maxPhraseSize, end); n > 0; n-- {
		name := before[end-n : end]
		refs := g.lexicon.columns(texts(name))
		if len(refs) == 0 || refs[0].quality < headOfName || !g.numeric(span{role: isColumn, columns: refs}) {
			continue
		}
		said = append(append(said, word("of")), name...)
		if end < len(before) { // "average wait and p90"
			return append(before, said...)
		}
		return append(slices.Clone(before[:end-n]), said...)
	}
	t.number = false
	return append(before, t)
}

// numbersFrom is how many tokens from one on name a number; 0: none.
func (g *reading) numbersFrom(i int) int {
	for n := min(maxPhraseSize, len(g.tokens)-i); n > 0; n-- {
		refs := g.lexicon.columns(texts(g.tokens[i : i+n]))
		if len(refs) > 0 && g.numeric(span{role: isColumn, columns: refs}) {
			return n
		}
	}
	return 0
}

// percentileOf is the percentile that a word such as "p90" or "P99" is short for.
func percentileOf(t token) (float64, bool) {
	digits, ok := strings.CutPrefix(t.text, "p")
	if !ok || t.quoted || len(digits) == 0 || len(digits) > 2 {
		return 0, false
	}
	at, err := strconv.Atoi(digits)
	return float64(at), err == nil && at > 0
}

// holdsWord reports whether a word stands in the name of a column or in a value.
func (g *reading) holdsWord(w string) bool {
	for _, c := range g.in.Dataset.Columns {
		if slices.Contains(words(c.Name), w) {
			return true
		}
	}
	return len(g.in.Values.byWord[w]) > 0 || len(g.in.Values.exact[w]) > 0
}

// refusePercentileBound refuses a bound on a percentile, "queues with p90 wait
// over 300": of groups only other aggregates can be bounded, and the number
// itself would be taken for what is bounded.
func (g *reading) refusePercentileBound() error {
	for i, sp := range g.spans {
		if sp.role != isAggregate || sp.word != "percentile" {
			continue
		}
		k := g.after(i, isStop, isOf, isNumber, isA)
		if g.at(k).role != isColumn || !among(g.at(g.after(k, isStop, isIs)).role, []role{isCompare, isOver, isBetween}) {
			continue
		}
		if n := g.after(k, isStop, isIs); g.spans[n].role == isOver && g.at(g.after(n, isStop)).role != isNumber {
			continue
		}
		name := g.column(g.spans[k].columns[0].column).Name
		return domain.NewFault(domain.KindUnsupported, "a bound on a percentile of "+name+" can't be computed.",
			"Ask for the percentile of each, and leave out the bound; or bound the median, as in: median "+name+" over a number.")
	}
	return nil
}
