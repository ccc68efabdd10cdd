package question

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// defaultTop is how many are shown for "top products" without a number: few
// enough to read out. The answer says so.
const defaultTop = 10

// readOrder reads what is asked for first: the things listed ("which regions",
// "top 5 products"), superlatives, and the order of the rows.
func (g *reading) readOrder() error {
	g.readHeads()
	g.readWhen()
	for i := range g.spans {
		switch g.spans[i].role {
		case isTop:
			g.topAt(i)
		case isSuper:
			g.superlativeAt(i)
		case isOrder:
			g.orderAt(i)
		case isDirection:
			g.direction, g.valued = g.spans[i].word, g.isValued(i)
			g.done(i)
		}
	}
	return nil
}

// isValued reports whether a direction judges: "worst first" depends on what is
// good.
func (g *reading) isValued(i int) bool {
	text := fold(g.words(g.spans[i]))
	return strings.Contains(text, "worst") || strings.Contains(text, "best")
}

// badIsHigh reports whether high values of a column are bad news.
func (g *reading) badIsHigh(name string) bool {
	for _, m := range g.plan.Measures {
		if m.Name == name {
			name = m.Column
		}
	}
	c, ok := g.in.Dataset.Column(name)
	if !ok {
		return false
	}
	if c.Good != "" {
		return c.Good == "down"
	}
	for _, w := range g.stems.bases(words(c.Name)) {
		switch w {
		case "delay", "cost", "error", "churn", "defect", "complaint", "loss", "debt", "wait", "waiting", "duration", "lateness", "failure", "fault", "death", "crime", "accident", "downtime", "expense", "refund", "return", "hour", "minute", "unemployment", "bounce":
			return true
		}
	}
	return false
}

// readHeads finds what a question that starts with "which" or "list" lists.
func (g *reading) readHeads() {
	for i := range g.spans {
		switch g.spans[i].role {
		case isWhich, isList:
			if g.spans[i].role == isList {
				g.listing = true
			}
			n := g.after(i, isStop, isAll, isOf, isDistinct, isMark, isA, isIs, isList, isWhich)
			sp := g.at(n)
			switch {
			case sp.role == isColumn && g.groupable(sp) && !g.groupedAt(n) && !(g.spans[i].role == isWhich && g.measureOnly(sp)):
				g.which = true
				g.addHead(n)
			case sp.role == isRows:
				g.which = g.which || g.spans[i].role == isWhich
			}
		}
	}
	if g.timeline != nil && g.timeline.which {
		g.which = true
	}
}

// measureOnly reports whether a span can only be a quantity: "what sales …"
// asks for an amount, "which year …" for a member.
func (g *reading) measureOnly(sp span) bool {
	c := g.column(sp.columns[0].column)
	return c.Role == domain.RoleMeasure && c.Type.Numeric() && c.Distinct > maxGroupNumbers
}

// maxGroupNumbers is how many distinct numbers a column may have for its
// numbers to be thought of as kinds ("cylinders", "rooms") rather than sizes.
const maxGroupNumbers = 30

func (g *reading) groupable(sp span) bool {
	c := g.column(sp.columns[0].column)
	return c.Role != domain.RoleMeasure || c.Type == domain.Integer && c.Distinct <= maxGroupNumbers
}

func (g *reading) addHead(i int) {
	sp := g.spans[i]
	col := g.groupColumn(sp)
	if !containsInt(g.head, col) {
		g.head = append(g.head, col)
	}
	g.usedColumn(i, col)
	g.done(i)
}

// groupColumn picks the reading of a span that rows can be grouped by.
func (g *reading) groupColumn(sp span) int {
	for _, want := range []domain.Role{domain.RoleDimension, domain.RoleTime, domain.RoleIdentifier} {
		for _, r := range sp.columns {
			if g.column(r.column).Role == want {
				return g.nameOf(r.column, sp)
			}
		}
	}
	return sp.columns[0].column
}

// nameOf exchanges a key for the name of the same thing where each key has a
// name of its own: people read names.
func (g *reading) nameOf(col int, sp span) int {
	if !isKey(g.column(col).Name) {
		return col
	}
	for _, r := range sp.columns {
		if c := g.column(r.column); !isKey(c.Name) && c.Type == domain.String && c.Distinct == g.column(col).Distinct {
			return r.column
		}
	}
	return col
}

func (g *reading) topAt(i int) {
	if g.spans[i].word == "limit" {
		g.limitAt(i)
		return
	}
	t := &topWish{n: int(g.spans[i].number), desc: g.spans[i].word == "desc"}
	n := g.after(i, isStop, isAll, isMark)
	if g.at(n).role == isNumber {
		t.n = int(g.spans[n].number)
		g.done(n)
		n = g.after(n, isStop, isAll, isOf)
	}
	if g.at(n).role == isSuper { // "top 5 highest", "top 3 windiest"
		if s := g.spans[n]; len(s.columns) > 0 {
			t.desc = s.word == "desc"
			g.order = append(g.order, orderWish{columns: s.columns, desc: t.desc, said: true})
		}
		g.done(n)
		n = g.after(n, isStop, isAll, isOf)
	}
	sp := g.at(n)
	switch {
	case sp.role == isColumn && (g.groupable(sp) || g.column(g.groupColumn(sp)).Role != domain.RoleMeasure):
		if t.n == 0 && g.singular(sp) {
			t.n = 1
		}
		g.addHead(n)
	case sp.role == isRows, sp.role == isColumn, sp.role == isGrain, t.n > 0:
	default:
		g.done(i)
		return
	}
	if g.top == nil {
		g.top = t
	}
	g.done(i)
}

// asksWhen reports whether the question asks for a date.
func (g *reading) asksWhen() bool { return len(g.tokens) > 0 && g.tokens[0].text == "when" }

// readWhen reads "when does the data begin": the first or the last date.
func (g *reading) readWhen() {
	k := g.indexOf(g.in.Dataset.DefaultTime)
	if !g.asksWhen() || k == noColumn || len(g.measures) > 0 {
		return
	}
	word := ""
	for _, t := range g.tokens {
		switch t.text {
		case "begin", "begins", "began", "start", "starts", "started", "first":
			word = "minimum"
		case "end", "ends", "ended", "stop", "stopped", "last":
			word = "maximum"
		}
	}
	if word != "" {
		g.measures = append(g.measures, wanted{aggregate: word, columns: []columnRef{{column: k, quality: wholeName}}, second: noColumn})
	}
}

// limitAt reads "limit 5": how many rows, in whatever order was asked for.
func (g *reading) limitAt(i int) {
	n := g.after(i, isStop, isMark, isTop)
	g.done(i)
	if g.at(n).role != isNumber {
		return
	}
	if g.top == nil {
		g.top = &topWish{desc: true}
	}
	g.top.n = int(g.spans[n].number)
	g.done(n)
}

// singular reports whether a noun asks for one thing.
func (g *reading) singular(sp span) bool {
	w := g.tokens[sp.to-1].text
	return g.stems.base(w) == w
}

func (g *reading) superlativeAt(i int) {
	sp := g.spans[i]
	desc := sp.word == "desc"
	n := g.after(i, isStop, isAll, isOf, isNumber)
	next := g.at(n)
	if len(sp.columns) > 0 { // "lightest", "most expensive"
		g.superlativeAdjective(i, n)
		return
	}
	switch text := fold(g.words(sp)); {
	case len(g.head) == 0 && g.linkedBefore(i) && g.headBefore(i):
		if g.isThings(next) {
			g.counting, g.countOf = true, g.keyOfSpan(next)
			g.superlative(desc, 0, orderWish{count: true})
			g.done(n)
			break
		}
		g.superlative(desc, 0, orderWish{})
	case text == "most popular" || text == "most common" || text == "most frequent" || text == "busiest" || text == "least common" || text == "least popular" || text == "rarest" || text == "least frequent":
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
		g.counting = true
		g.superlative(desc, count, orderWish{count: true})
	case (len(g.head) > 0 || g.timelineWhich()) && g.isThings(next) && !strings.HasSuffix(text, "er"): // "the most orders"
		g.counting, g.countOf = true, g.keyOfSpan(next)
		g.superlative(desc, 1, orderWish{count: true})
		g.done(n)
	case next.role == isGrain || g.timelineWhich():
		g.superlative(desc, 1, orderWish{})
	case len(g.head) > 0 || g.which && g.rowsBefore(i):
		g.superlative(desc, 1, orderWish{})
		if !g.which {
			g.top = nil
		}
	case next.role == isColumn && g.groupable(next) && !g.numeric(next):
		one := 0
		if g.singular(next) {
			one = 1
		}
		g.addHead(n)
		g.superlative(desc, one, orderWish{})
	case g.headBefore(i):
		g.superlative(desc, 0, orderWish{})
	case next.role == isAggregate || next.role == isCount:
		g.superlative(desc, 0, orderWish{})
		g.top = nil
	default: // "the highest price": the maximum
		g.spans[i].role, g.spans[i].word = isAggregate, map[bool]string{true: "maximum", false: "minimum"}[desc]
		return
	}
	g.done(i)
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
	g.order = append(g.order, o)
	g.superUsed = true
	switch {
	case g.top == nil && n > 0:
		g.top = &topWish{n: n, desc: desc}
	case g.top != nil:
		g.top.desc = desc
	}
}

func (g *reading) superlativeAdjective(i, n int) {
	sp, next := g.spans[i], g.at(n)
	if c := g.column(sp.columns[0].column); c.Type.Temporal() && g.asksWhen() {
		word := map[bool]string{true: "maximum", false: "minimum"}[sp.word == "desc"]
		g.measures = append(g.measures, wanted{aggregate: word, columns: sp.columns, span: i, second: noColumn})
		g.rowsNamed = true
		g.done(i)
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
	} else if next.role == isColumn && g.groupable(next) {
		g.addHead(n)
	}
	if count == 0 {
		count = defaultTop
		if g.which || next.role == isRows && g.singular(next) || next.role == isColumn && g.singular(next) || next.role == isMark || n >= len(g.spans) {
			count = 1
		}
	}
	g.matched(sp, g.column(sp.columns[0].column).Name, "superlative")
	g.superlative(sp.word == "desc", count, orderWish{columns: sp.columns})
	g.done(i)
}

func (g *reading) tokenAfter(i int) string {
	if k := g.spans[i].to; k < len(g.tokens) {
		return g.tokens[k].text
	}
	return ""
}

// orderAt reads "sorted by total sales descending".
func (g *reading) orderAt(i int) {
	o := orderWish{}
	n := g.after(i, isStop, isAll, isMark, isIn, isGroup, isSuper)
	if sup := g.at(g.after(i, isStop, isAll, isIn)); sup.role == isSuper {
		o.desc, o.said = sup.word == "desc", true
		g.done(g.after(i, isStop, isAll, isIn))
	}
	if g.at(n).role == isAggregate {
		o.aggregate = g.spans[n].word
		k := g.after(n, isStop, isAll, isOf)
		if g.at(k).role == isColumn {
			g.done(n)
		}
		n = k
	}
	switch g.at(n).role {
	case isColumn:
		o.columns = g.spans[n].columns
		if g.measuredElsewhere(n) || g.numeric(g.spans[n]) {
			g.done(n)
		}
	case isCount, isDistinct:
		o.count = true
		if g.counted(n) {
			g.done(n)
		}
	}
	g.order = append(g.order, o)
	g.done(i)
}

// measuredElsewhere reports whether the column of a span is also named
// elsewhere, or may serve for the order alone.
func (g *reading) measuredElsewhere(n int) bool {
	for k := range g.spans {
		if k != n && g.spans[k].role == isColumn && g.spans[k].columns[0].column == g.spans[n].columns[0].column {
			return true
		}
	}
	return containsInt(g.head, g.spans[n].columns[0].column)
}

func (g *reading) counted(n int) bool {
	for k := range g.spans {
		if k != n && among(g.spans[k].role, []role{isCount, isDistinct}) {
			return true
		}
	}
	return false
}
