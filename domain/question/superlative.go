package question

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

func (g *reading) superlativeAt(i int) {
	if g.rankChange(i) || g.rankedNoun(i) || g.pickRecord(i) || g.lostMost(i) || g.largestOne(i) || g.moreOf(i) || g.rankByState(i) {
		return
	}
	sp := g.spans[i]
	desc := sp.word == "desc"
	n := g.after(i, isStop, isAll, isOf, isNumber)
	next := g.at(n)
	if len(sp.columns) > 0 { // "lightest", "most expensive"
		g.ranksByOther(i, n)
		g.superlativeAdjective(i, n)
		return
	}
	if next.role == isColumn && g.numeric(next) && g.tokenAfter(n) == "first" { // "biggest profit first": an order
		g.order = append(g.order, orderWish{columns: next.columns, desc: desc, said: true})
		g.done(i, n, n+1)
		return
	}
	g.superlativeOf(i, n)
}

// superlativeOf settles what "most", "highest" and their kind are of.
func (g *reading) superlativeOf(i, n int) {
	sp, next := g.spans[i], g.at(n)
	desc := sp.word == "desc"
	switch text := fold(g.words(sp)); {
	case len(g.head) == 0 && g.linkedBefore(i) && g.headBefore(i):
		g.superlativeOfHead(desc, n)
	case len(g.head) > 0 && g.howOften(text): // "which product is out of stock most often"
		g.mostOften(i, desc)
	case isFrequency(text) && !(text == "peak" && next.role == isColumn): // "peak sales day" is of sales
		g.mostFrequent(i, n, desc)
	case (len(g.head) > 0 || g.timelineWhich()) && g.isThings(next) && !strings.HasSuffix(text, "er"): // "the most orders"
		if !desc && g.fewestInState(i, n) {
			break
		}
		g.counting, g.countOf = true, g.keyOfSpan(next)
		g.superlative(desc, 1, orderWish{count: true})
		g.done(n)
	case (len(g.head) > 0 || g.timelineWhich()) && next.role == isUnknown && (text == "most" || text == "fewest" || text == "the most" || text == "the fewest") && g.personsAt(n):
		g.counting = true // "the most passengers"
		g.superlative(desc, 1, orderWish{count: true})
	case next.role == isGrain || g.timelineWhich():
		g.superlative(desc, 1, orderWish{})
	case (len(g.head) > 0 || g.timelineWhich()) && next.role == isColumn && g.countYes(n):
		g.superlative(desc, 1, orderWish{count: true})
	case (len(g.head) > 0 || g.timelineWhich()) && (text == "most" || text == "the most" || text == "least" || text == "the least") && next.role == isColumn && g.numeric(next) && !surelyRate(g.column(g.numericColumn(next))):
		g.superlative(desc, 1, orderWish{columns: []columnRef{{column: g.numericColumn(next), quality: wholeName}}, aggregate: "sum"}) // "the most weight" is all of it
		g.usedColumn(n, g.numericColumn(next))
		g.done(n)
	case g.mostMembers(i, n):
		g.countMost(desc, n)
	case len(g.head) > 0 || g.which && g.rowsBefore(i):
		g.superlative(desc, 1, orderWish{})
		if !g.which {
			g.top = nil
		}
	case next.role == isColumn && g.groupable(next) && !g.numeric(next):
		g.superlativeThings(n, desc)
	case g.headBefore(i):
		g.superlative(desc, 0, orderWish{})
	case next.role == isColumn && g.measureOnly(next) && g.timeOfIt(n): // "the highest price with its date": a record
		g.superlative(desc, 1, orderWish{columns: []columnRef{{column: g.numericColumn(next), quality: wholeName}}})
		g.picked = true
	case next.role == isAggregate || next.role == isCount:
		g.superlative(desc, 0, orderWish{})
		g.top = nil
	default: // "the highest price": the maximum
		g.spans[i].role, g.spans[i].word = isAggregate, map[bool]string{true: "maximum", false: "minimum"}[desc]
		return
	}
	g.done(i)
}

// superlativeOfHead orders what is listed by what follows the superlative:
// "regions with the most returns".
func (g *reading) superlativeOfHead(desc bool, n int) {
	next := g.at(n)
	switch {
	case next.role == isColumn && g.countYes(n):
		g.superlative(desc, 0, orderWish{count: true})
	case g.isThings(next):
		g.counting, g.countOf = true, g.keyOfSpan(next)
		g.superlative(desc, 0, orderWish{count: true})
		g.done(n)
	default:
		g.superlative(desc, 0, orderWish{})
	}
}

// mostOften counts what is done: "which customers order most often".
func (g *reading) mostOften(i int, desc bool) {
	g.counting = true
	for k := g.before(i, isStop); k > 0 && k > i-3; k-- {
		if g.spans[k].role == isColumn && isKey(g.column(g.spans[k].columns[0].column).Name) && g.singular(g.spans[k]) {
			g.countOf = g.spans[k].columns[0].column
			g.done(k)
		}
	}
	g.superlative(desc, 1, orderWish{count: true})
}

// isFrequency reports whether a superlative is one of how many there are.
func isFrequency(text string) bool {
	switch text {
	case "most popular", "most common", "most frequent", "busiest", "quietest", "peak", "least common", "least popular", "rarest", "least frequent":
		return true
	}
	return false
}

// mostFrequent counts the rows of what follows: "the most common ship mode".
func (g *reading) mostFrequent(i, n int, desc bool) {
	sp, next := g.spans[i], g.at(n)
	count := 1
	if next.role == isColumn && !g.measureOnly(next) {
		switch {
		case sp.number > 0:
			count = int(sp.number)
		case !g.singular(next):
			count = defaultTop
		}
		g.addHead(n)
	}
	if g.busyWith(i, n, count) {
		return
	}
	g.counting = true
	g.superlative(desc, count, orderWish{count: true})
}

// howOften reports whether a superlative asks how often something is so, which
// is a count of rows.
func (g *reading) howOften(text string) bool {
	return strings.HasSuffix(text, "often") || strings.HasSuffix(text, "frequently") || strings.HasSuffix(text, "commonly")
}

// timeOfIt reports whether the date of what a superlative picks is asked for
// with it: "with its date", "and their dates".
func (g *reading) timeOfIt(i int) bool {
	for k := i + 1; k < len(g.spans); k++ {
		sp := g.spans[k]
		if sp.role != isColumn || !g.column(sp.columns[0].column).Type.Temporal() || sp.from < 2 {
			continue
		}
		owner, with := g.tokens[sp.from-1].text, g.tokens[sp.from-2].text
		return (owner == "its" || owner == "their") && (with == "with" || with == "and")
	}
	return false
}

func (g *reading) timelineWhich() bool { return g.timeline != nil && g.timeline.which }

func (g *reading) rowsBefore(i int) bool {
	for k := 0; k < i; k++ {
		if g.spans[k].role == isRows {
			return true
		}
	}
	return false
}

// linkedBefore reports whether "with", "that has" or their kind leads to a
// superlative.
func (g *reading) linkedBefore(i int) bool {
	return among(g.at(g.before(i, isStop)).role, []role{isWith, isHave, isWhose})
}

// headBefore takes "regions with the highest sales": a thing, then a
// superlative about it.
func (g *reading) headBefore(i int) bool {
	b := g.before(i, isStop, isAll, isWith, isHave, isWhose, isIs, isMark)
	if b == i-1 && g.at(b).role != isColumn && g.at(b).role != isRows {
		return false
	}
	sp := g.at(b)
	linked := false
	for k := b + 1; k < i; k++ {
		linked = linked || among(g.spans[k].role, []role{isWith, isHave, isWhose})
	}
	n := 0
	if g.at(g.before(b, isStop)).role == isNumber {
		n = int(g.spans[g.before(b, isStop)].number)
		g.done(g.before(b, isStop))
	}
	if !linked || sp.role != isColumn || !g.groupable(sp) || g.groupedAt(b) {
		return linked && sp.role == isRows
	}
	one := g.singular(sp)
	g.addHead(b)
	switch {
	case n > 0:
		g.top = &topWish{n: n}
	case one:
		g.top = &topWish{n: 1}
	}
	return true
}

func (g *reading) superlative(desc bool, n int, o orderWish) {
	o.desc, o.said = desc, true
	for _, other := range g.order {
		g.opposed = g.opposed || other.said && other.desc != desc
	}
	g.order = append(g.order, o)
	g.superUsed = true
	if g.asked > 0 {
		n = g.asked
	}
	switch {
	case g.top == nil && n > 0:
		g.top = &topWish{n: n, desc: desc}
	case g.top != nil:
		g.top.desc = desc
	}
}

func (g *reading) superlativeAdjective(i, n int) {
	n = g.pastParticiple(i, n)
	sp, next := g.spans[i], g.at(n)
	if c := g.column(sp.columns[0].column); c.Type.Temporal() && g.asksWhen() {
		word := map[bool]string{true: "maximum", false: "minimum"}[sp.word == "desc"]
		g.measures = append(g.measures, wanted{aggregate: word, columns: sp.columns, span: i, second: noColumn})
		g.rowsNamed = true
		g.done(i)
		return
	}
	if next.role == isColumn && next.columns[0].column == sp.columns[0].column && sp.number == 0 && g.at(i+1).role != isNumber &&
		g.singular(next) && g.tokenAfter(n) != "first" && len(g.head) == 0 && !g.linkedBefore(i) { // "youngest age by region": the least of it
		g.spans[i].role, g.spans[i].word = isAggregate, map[bool]string{true: "maximum", false: "minimum"}[sp.word == "desc"]
		return
	}
	if g.recordEver(i, n) {
		return
	}
	if sp.number == 0 && (len(g.head) > 0 && g.which && next.role == isRows || g.namedByKey(n)) && g.singular(next) { // "which region had the deepest quake": that of the one row
		g.picked, g.rowsNamed = true, true
		g.dimensions, g.head, g.which = append(g.dimensions, g.head...), nil, false
		g.superlative(sp.word == "desc", 1, orderWish{columns: sp.columns})
		g.done(i, n)
		return
	}
	count := int(sp.number)
	if count == 0 && g.at(i+1).role == isNumber {
		count = int(g.spans[i+1].number)
		g.done(i + 1)
	}
	if g.tokenAfter(i) == "first" { // "cheapest first": an order, no limit
		g.order = append(g.order, orderWish{columns: sp.columns, desc: sp.word == "desc", said: true})
		g.done(i, i+1)
		return
	}
	if next.role == isColumn && next.columns[0].column == sp.columns[0].column { // "lowest weight"
		g.done(n)
	} else if next.role == isColumn && g.column(sp.columns[0].column).Type.Temporal() && g.column(next.columns[0].column).Role == domain.RoleMeasure && g.plain() && len(g.head) == 0 { // "the most recent unit price": of the last record
		g.picked, g.rowsNamed = true, true
	} else if next.role == isColumn && g.groupable(next) {
		g.addHead(n)
	}
	if count == 0 {
		count = defaultTop
		if g.which || next.role == isRows && g.singular(next) || next.role == isColumn && g.singular(next) || next.role == isMark || n >= len(g.spans) {
			count = 1
		}
	}
	g.rowsPicked(i, n, sp.number > 0 || g.at(i-1).role == isNumber)
	g.matched(sp, g.column(sp.columns[0].column).Name, "superlative")
	o := orderWish{columns: sp.columns, aggregate: g.edgeOf(sp)}
	if said := fold(g.words(sp)); judgesEach(said) {
		o.each = said
	}
	g.superlative(sp.word == "desc", count, o)
	g.done(i)
}

func (g *reading) tokenAfter(i int) string {
	if k := g.spans[i].to; k < len(g.tokens) {
		return g.tokens[k].text
	}
	return ""
}
