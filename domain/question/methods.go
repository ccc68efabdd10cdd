package question

import (
	_ "embed"
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
)

//go:embed words/methods.txt
var methodWords string

// methods are the names of methods by the tool that is asked for them.
func methods() map[domain.Analysis]map[string]bool {
	out := map[domain.Analysis]map[string]bool{}
	for _, p := range phrasesOf(methodWords) {
		of := domain.Analysis(p.word)
		if out[of] == nil {
			out[of] = map[string]bool{}
		}
		out[of][p.text] = true
	}
	return out
}

// readMethods passes over the method that a question names, "robust z-score", and over
// a bound in units of the spread, "beyond 3 sigma": how far out a value must lie, and by
// which model is forecast, each tool settles itself. That the words chose nothing is said.
func (g *reading) readMethods() error {
	for i, sp := range g.spans {
		if sp.role == isTool && g.methods[g.in.Analysis][g.folded(sp)] {
			g.assume("the method is the tool's own, '" + g.words(sp) + "' chooses none: `method` says which it is")
			g.done(i)
			g.boundOfMethod(i)
		}
	}
	if g.in.Analysis != domain.Outlier {
		return nil
	}
	for i, sp := range g.spans {
		if sp.role != isNumber || !g.isSpread(i+1) {
			continue
		}
		from, to := i, i+1
		if k := g.before(i, isStop); k >= 0 && (g.spans[k].role == isCompare || g.boundsSpread(k)) {
			from = k
		}
		if g.folded(g.spans[to]) == "standard" { // "standard deviations"
			if to++; !g.isSpread(to) {
				continue
			}
		}
		said := g.words(span{from: g.spans[from].from, to: g.spans[to].to})
		g.assume("how far out a value must lie is the tool's own rule, not '" + said + "': `threshold` says it")
		for k := from; k <= to; k++ {
			g.done(k)
		}
		g.spreadBound = true
		g.awayFromMiddle(to)
	}
	return nil
}

// boundOfMethod passes over the bound that is put on the score of a method, "z-score
// above 3", "the 1.5 IQR rule": it is none on the column that is searched.
func (g *reading) boundOfMethod(i int) {
	if g.in.Analysis != domain.Outlier {
		return
	}
	from, to := i, g.after(i, isStop, isIs, isOf, isHave)
	if g.at(to).role == isCompare || to < len(g.spans) && g.boundsSpread(to) {
		to = g.after(to, isStop)
	}
	if g.at(to).role != isNumber {
		if from, to = g.before(i, isStop), i; g.at(from).role != isNumber {
			return
		}
	}
	said := g.words(span{from: g.spans[from].from, to: g.spans[to].to})
	g.assume("how far out a value must lie is the tool's own rule, not '" + said + "': `threshold` says it")
	g.spreadBound = true
	for k := from; k <= to; k++ {
		g.done(k)
	}
}

// awayFromMiddle passes over what a bound in units of the spread is counted from, "3
// sigma above the mean": the rows on that side alone would tell another spread.
func (g *reading) awayFromMiddle(i int) {
	t := g.spans[i].to
	from := t
	for slices.Contains([]string{"above", "below", "away", "from", "of", "over", "under", "around", "the", "its", "their"}, g.text(t)) {
		t++
	}
	if t == from || !slices.Contains([]string{"mean", "average", "median"}, g.text(t)) {
		return
	}
	for k, sp := range g.spans {
		if sp.from >= from && sp.from <= t {
			g.done(k)
		}
	}
}

// dropSlopes drops the word from "slope per month": a trend's answer has it, and what
// stands behind says by which periods.
func (g *reading) dropSlopes() {
	if g.in.Analysis != domain.Trend || len(g.lexicon.columns([]string{"slope"})) > 0 {
		return
	}
	var kept []token
	for i, t := range g.tokens {
		if t.text == "slope" && i+1 < len(g.tokens) && g.tokens[i+1].text == "per" {
			continue
		}
		kept = append(kept, t)
	}
	g.tokens = kept
}

// folded is a span as the lists of words write it.
func (g *reading) folded(sp span) string {
	out := ""
	for _, t := range g.tokens[sp.from:sp.to] {
		out += " " + t.text
	}
	return out[min(1, len(out)):]
}

// isSpread reports whether a span is a unit in which is told how far values lie apart.
func (g *reading) isSpread(i int) bool {
	sp := g.at(i)
	if sp.role == isColumn || sp.role == isValue {
		return false
	}
	switch g.folded(sp) {
	case "sigma", "sigmas", "σ", "sd", "sds", "stdev", "stdevs", "std", "standard deviation", "standard deviations", "iqr", "iqrs",
		"standard", "deviation", "deviations": // the words one by one, where nothing joins them
		return true
	}
	return false
}

// boundsSpread reports whether a span is a word for lying beyond a bound.
func (g *reading) boundsSpread(k int) bool {
	switch g.folded(g.spans[k]) {
	case "outside", "beyond", "outside of", "exceeding", "exceeds", "exceed", "past":
		return true
	}
	return false
}
