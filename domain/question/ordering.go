package question

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// defaultTop is how many are shown for "top products" without a number: few
// enough to read out. The answer says so.
const defaultTop = 10

// readOrder reads what is asked for first: the things listed ("which regions",
// "top 5 products"), superlatives, and the order of the rows.
func (g *reading) readOrder() error {
	g.readHeads()
	if err := g.readWhere(); err != nil {
		return err
	}
	g.readAxes()
	g.readWhen()
	g.readWhenMost()
	for i := range g.spans {
		switch g.spans[i].role {
		case isTop:
			g.topAt(i)
		case isSuper:
			g.superlativeAt(i)
		case isOrder:
			if !g.rankThingsBy(i) {
				g.orderAt(i)
			}
		case isDirection:
			if g.directedBy(i) {
				continue
			}
			g.direction, g.valued = g.spans[i].word, g.isValued(i)
			text := fold(g.words(g.spans[i]))
			g.byName = g.byName || strings.Contains(text, "alphabet") || strings.Contains(text, "lexico") || strings.Contains(text, "z to a") || strings.Contains(text, "a to z")
			g.timeOrder = g.timeOrder || strings.Contains(text, "chronolog")
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
		case "delay", "cost", "error", "churn", "defect", "complaint", "loss", "debt", "wait", "waiting", "lateness", "failure", "fault", "death", "crime", "accident", "downtime", "expense", "refund", "unemployment", "bounce":
			return true
		}
	}
	return false
}

func (g *reading) topAt(i int) {
	if g.spans[i].word == "limit" {
		g.limitAt(i)
		return
	}
	if g.rankedNoun(i) {
		return
	}
	if prev := g.at(g.before(i, isStop)); (prev.role == isFor || prev.role == isOf) && len(g.groupedWords(i)) > 0 {
		return // "for the top 3 categories": a restriction by rank, refused as untied
	}
	t := &topWish{n: int(g.spans[i].number), desc: g.spans[i].word == "desc"}
	n := g.after(i, isStop, isAll, isMark)
	if g.at(n).role == isNumber {
		t.n = int(g.spans[n].number)
		if t.n < 1 {
			return // "top 0" asks for nothing: the number is refused as untied
		}
		g.done(n)
		n = g.after(n, isStop, isAll, isOf)
	}
	if sp := g.at(n); sp.role == isSuper && isFrequency(fold(g.words(sp))) { // "top 3 busiest days"
		g.spans[n].number = float64(t.n)
		g.done(i)
		return
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
	if sp.role == isColumn && g.measureOnly(sp) && g.timeOfIt(n) { // "the 3 highest prices and their dates"
		g.picked = true
	}
	g.rowsPicked(i, n, t.n > 0)
	if g.topByKey(i, n, t) {
		return
	}
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
	g.superUsed = g.superUsed || g.timelineWhich() // "top 3 days": by what is measured
	g.done(i)
}

// rowsPicked takes what a superlative or a "top" picks for the rows themselves
// where it names them and nothing groups them: "the ten largest order lines".
func (g *reading) rowsPicked(i, n int, few bool) {
	if g.at(n).role != isRows || !g.plain() || g.counting || len(g.head) > 0 {
		return
	}
	few = few || g.singular(g.spans[n])
	for k := i + 1; k < len(g.spans); k++ {
		if among(g.spans[k].role, []role{isAggregate, isCount, isDistinct, isGrain, isDerived, isShare}) {
			return
		}
		if next := g.at(g.after(k, isStop, isAll)); g.spans[k].role == isGroup && next.role == isColumn && !g.measureOnly(next) && !few {
			return // "the heaviest penguins by species" are species; "the heaviest penguin by species" is one of each
		}
	}
	g.picked, g.rowsNamed = true, true
}

// groupedWords are the grouping words before a span, with an aggregate counted
// as one: what they group is more than the top that follows.
func (g *reading) groupedWords(i int) []int {
	var out []int
	for k := 0; k < i; k++ {
		if among(g.spans[k].role, []role{isGroup, isAggregate}) {
			out = append(out, k)
		}
	}
	return out
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
	for _, sp := range g.spans {
		if sp.first == isColumn && sp.columns[0].how != whenItHappened { // "first response minutes" has nothing to do with it
			continue
		}
		switch g.tokens[sp.from].text {
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

// readWhenMost reads "when did we have the highest sales" as the month.
func (g *reading) readWhenMost() {
	if !g.asksWhen() || g.timeline != nil || g.timeColumn() == noColumn {
		return
	}
	for _, sp := range g.spans {
		if sp.role == isSuper && len(sp.columns) == 0 {
			g.timeline = &timelineWish{grain: query.Month, which: true}
			g.assume("'when' is read as: in which month")
			return
		}
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
		o.alone = !g.measuredElsewhere(n) && !g.numeric(g.spans[n])
		o.text = g.words(g.spans[n])
		g.done(n)
	case isCount, isDistinct:
		o.count = true
		if g.counted(n) {
			g.doneAgain(n)
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
