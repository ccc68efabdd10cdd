package question

import (
	"slices"
	"strings"
	"unicode"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// spellOut reads a description by what spells it out beside it: of "the load factor,
// meaning tons divided by places", "price = sum(paid) / sum(kg)" and "on-time trips
// (delay <= 15)" the formula or the condition is what is asked. The description is
// passed over, and that is stated.
func (g *reading) spellOut() {
	const most = 4 // descriptions in one question
	for range most {
		if !slices.ContainsFunc([]func() bool{g.spellBrackets, g.spellEquals, g.spellMeaning}, func(spell func() bool) bool { return spell() }) {
			return
		}
		g.spans = g.segmented()
	}
}

// spellBrackets puts the content of brackets in the place of what they describe.
func (g *reading) spellBrackets() bool {
	for open := 1; open < len(g.spans); open++ {
		closed := g.bracketed(open)
		for closed >= 0 && g.opensWithin(open, closed) {
			next := slices.IndexFunc(g.spans[closed+1:], func(sp span) bool { return g.words(sp) == ")" })
			if next < 0 {
				return false
			}
			closed += 1 + next // "(sum(paid) / sum(kg))"
		}
		if closed < 0 {
			continue
		}
		if g.spellRatio(open, closed) || g.spellShare(open, closed) || g.spellPair(open, closed) || g.spellState(open, closed) || g.spellColumn(open, closed) {
			return true
		}
	}
	return false
}

// opensWithin reports whether more brackets open than close between two spans.
func (g *reading) opensWithin(open, closed int) bool {
	said := g.words(span{from: g.spans[open].from, to: g.spans[closed].to})
	return strings.Count(said, "(") > strings.Count(said, ")")
}

// spellRatio is of a name before "(fuel divided by hours)".
func (g *reading) spellRatio(open, closed int) bool {
	from := g.nameBefore(open)
	if from == open || !g.isFormula(open+1, closed) {
		return false
	}
	in := g.tokensOf(open+1, closed)
	if g.arithmeticAt(closed+1) != "" { // "margin (sales - cost) / sales"
		in = g.tokensOf(open, closed+1)
	}
	g.putSpelled(from, open, closed+1, in)
	return true
}

// spellShare is of a name before "(status = open divided by all tickets)".
func (g *reading) spellShare(open, closed int) bool {
	from := g.nameBefore(open)
	if from == open && fold(g.words(g.at(open-1))) == "rate" &&
		g.at(open-2).role == isColumn && g.at(open+1).role == isColumn && refersTo(g.at(open-2), g.at(open + 1).columns[0].column) {
		from = open - 2 // "damage rate (damaged = yes divided by all trips)"
	}
	col, value, by := g.at(open+1), g.at(open+3), g.at(open+4)
	rows := g.after(open+4, isStop, isAll)
	if from == open || col.role != isColumn || !equals(g.words(g.at(open+2))) || value.role != isValue ||
		!divides(g.words(by)) || rows+1 != closed || !g.isThings(g.at(rows)) {
		return false
	}
	in := plainTokens("share of rows where")
	in = append(in, g.tokensOf(open+1, open+2)...)
	in = append(in, plainTokens("is")...)
	g.putSpelled(from, open, closed+1, append(in, g.tokensOf(open+3, open+4)...))
	return true
}

// spellPair is of "routes (combination of origin and port)".
func (g *reading) spellPair(open, closed int) bool {
	k := open + 1
	for k < closed && !slices.ContainsFunc(strings.Fields(fold(g.words(g.spans[k]))), func(w string) bool {
		return !slices.Contains([]string{"combination", "combinations", "pair", "pairs", "of", "each"}, w)
	}) {
		k++
	}
	from := open - 1
	if k == open+1 || closed-k < 3 || g.at(from).role != isUnknown || g.titled(from) {
		return false
	}
	for i, sp := range g.spans[k:closed] {
		if i%2 == 0 && (sp.role != isColumn || g.numeric(sp)) || i%2 == 1 && sp.role != isLogic && g.words(sp) != "," {
			return false
		}
	}
	g.putSpelled(from, open, closed+1, g.tokensOf(k, closed))
	return true
}

// spellState is of "for private members (kind P)": whose rows are meant. Where they are
// counted, it is the members that are.
func (g *reading) spellState(open, closed int) bool {
	col, value := g.at(open+1), g.at(closed-1)
	k := open + 2
	if equals(g.words(g.at(k))) || g.at(k).role == isIs {
		k++
	}
	if col.role != isColumn || k+1 != closed || value.role != isValue || len(value.values) != 1 ||
		!refersTo(col, g.indexOf(value.values[0].Column)) || g.countedNear(open) {
		return false
	}
	from := open
	if things := g.at(from - 1); g.isThings(things) || things.role == isColumn && refersTo(things, g.indexOf(value.values[0].Column)) {
		from--
	}
	if g.at(from-1).role != isUnknown || g.titled(from-1) || g.at(from-2).role == isUnknown {
		return false
	}
	g.putSpelled(from-1, open, closed+1, g.tokensOf(open+1, closed))
	return true
}

// spellColumn is of "refusal reasons (ref_reason)" and, where a Pareto asks for
// contributors, of "members (member_no)".
func (g *reading) spellColumn(open, closed int) bool {
	col, named := g.at(open+1), g.at(open-1)
	if closed != open+2 || col.role != isColumn || col.columns[0].quality < wholeName {
		return false
	}
	own := named.role == isColumn && refersTo(named, col.columns[0].column)
	from := open - 1
	switch {
	case own && g.at(from-1).role == isUnknown && !g.titled(from-1) && g.at(from-2).role != isUnknown:
		from--
	case g.in.Analysis == domain.Pareto && (own || named.role == isUnknown || named.role == isRows) && !g.numeric(col):
	default:
		return false
	}
	g.putSpelled(from, open, closed+1, g.tokensOf(open+1, closed))
	return true
}

// spellEquals is of "price per kg = sum(paid) / sum(kg) by shop".
func (g *reading) spellEquals() bool {
	for k := 1; k < len(g.spans); k++ {
		from := g.nameBefore(k)
		if !equals(g.words(g.spans[k])) || from == k || !g.formulaAt(k+1) {
			continue
		}
		g.putSpelled(from, k, k+1, nil)
		return true
	}
	return false
}

// spellMeaning is of "the load factor, meaning tons divided by places, by ship".
func (g *reading) spellMeaning() bool {
	for k := 1; k < len(g.spans); k++ {
		to := k
		switch {
		case fold(g.words(g.spans[k])) == "meaning":
		case fold(g.words(g.spans[k])) == "defined" && fold(g.words(g.at(k+1))) == "as":
			to++
		default:
			continue
		}
		end := k
		if g.words(g.spans[end-1]) == "," {
			end--
		}
		from := g.nameBefore(end)
		if from == end || !g.formulaAt(to+1) {
			continue
		}
		g.putSpelled(from, end, to+1, nil)
		return true
	}
	return false
}

// putSpelled puts other tokens in the place of the spans [from, past), of which those
// before to are the description.
func (g *reading) putSpelled(from, to, past int, by []token) {
	said := strings.TrimSpace(g.words(span{from: g.spans[from].from, to: g.spans[to].from}))
	end := len(g.tokens)
	if past < len(g.spans) {
		end = g.spans[past].from
	}
	beside := "what stands behind it"
	if g.words(g.spans[to]) == "(" {
		beside = "what stands in brackets: " + strings.TrimSpace(g.words(span{from: g.spans[to].to, to: g.spans[past-1].from}))
	}
	g.assume("'" + said + "' is " + beside)
	g.tokens = slices.Concat(g.tokens[:g.spans[from].from], by, g.tokens[end:])
}

// nameBefore is the first span of the name of a figure that ends before a span: words
// that are in no table, numbers' columns and "per" between them. The span itself: none.
func (g *reading) nameBefore(end int) int {
	from := end
	for k := end - 1; k >= 0; k-- {
		sp := g.spans[k]
		word := sp.role == isUnknown && !g.titled(k) || sp.role == isColumn && g.numeric(sp) ||
			slices.Contains([]string{"rate", "factor", "ratio", "index"}, fold(g.words(sp))) || g.namesFigure(sp) ||
			k == end-1 && slices.Contains([]string{"amount", "value", "percentage", "percent", "%"}, fold(g.words(sp)))
		switch {
		case word:
			from = k
		case k+1 == from && from < end && g.joinsName(k):
		case sp.role == isGrain && k+1 == from && g.at(k-1).role == isUnknown:
		default:
			if among(sp.role, []role{isGroup, isValue, isPart, isCompare, isNumber, isNegation, isTop, isCount, isShare, isColumn, isRows}) {
				return end
			}
			return from
		}
	}
	return from
}

// namesFigure reports whether a span is the name of a figure of several parts:
// "margin", "conversion rate".
func (g *reading) namesFigure(sp span) bool {
	return sp.role == isRatio && slices.Contains([]string{"order value", "margin", "clicks", "cost click", "cost conversion", "conversion", "return"}, sp.word)
}

// joinsName reports whether a span joins the words of a name: "price per kg",
// "litres in store".
func (g *reading) joinsName(k int) bool {
	w := fold(g.words(g.spans[k]))
	return (w == "per" || w == "in" || w == "of") && (g.at(k-1).role == isUnknown || g.at(k-1).role == isColumn && g.numeric(g.at(k-1)))
}

// isFormula reports whether the spans [from, to) are one formula and nothing else.
func (g *reading) isFormula(from, to int) bool {
	_, r, ok := g.formulaFrom(from)
	return ok && r.next == to
}

// formulaAt reports whether a formula begins at a span.
func (g *reading) formulaAt(from int) bool {
	if from >= len(g.spans) {
		return false
	}
	_, _, ok := g.formulaFrom(from)
	return ok
}

func divides(w string) bool { return w == "/" || fold(w) == "divided by" }

func equals(w string) bool { return w == "=" }

// countedNear reports whether things are counted right before what ends at a span.
func (g *reading) countedNear(end int) bool {
	return slices.ContainsFunc(g.spans[max(0, end-4):end], func(sp span) bool { return among(sp.role, []role{isCount, isDistinct}) })
}

// titled reports whether a word within a question is written as a name: "Berlin".
func (g *reading) titled(k int) bool {
	raw := []rune(g.tokens[g.spans[k].from].raw)
	return g.spans[k].from > 0 && len(raw) > 1 && unicode.IsUpper(raw[0]) && unicode.IsLower(raw[1])
}

func (g *reading) tokensOf(from, to int) []token {
	return slices.Clone(g.tokens[g.spans[from].from:g.spans[to].from])
}

// plainTokens are words as tokens.
func plainTokens(s string) []token {
	var out []token
	for _, w := range strings.Fields(s) {
		out = append(out, token{text: w, raw: w, spaced: true})
	}
	return out
}
