package question

import (
	"math"
	"strconv"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// percents are the numbers of a question that are shares, from 0 to 100 %, each
// with the span that its words end in.
func (g *reading) percents() (at, end []int) {
	for i, sp := range g.spans {
		if sp.role != isNumber || sp.number <= 0 || sp.number >= 100 || !g.percentAt(i) {
			continue
		}
		last := i
		if n := g.at(i + 1); n.role == isShare || n.role == isUnknown || n.role == isMark {
			if w := g.tokens[n.from].text; w == "percent" || w == "per" || w == "%" {
				last = i + 1
			}
		}
		at, end = append(at, i), append(end, last)
	}
	return at, end
}

func (g *reading) percentAt(i int) bool {
	sp := g.spans[i]
	if strings.HasSuffix(g.tokens[sp.to-1].text, "%") {
		return true
	}
	w := ""
	if sp.to < len(g.tokens) {
		w = g.tokens[sp.to].text
	}
	return w == "percent" || w == "%"
}

// readShares reads a share of the whole that is asked for: "which products make
// 80% of sales"; its converse, "the top 20% of customers"; and both at once, "do
// 20% of the customers bring 80% of the revenue".
func (g *reading) readShares() error {
	for i, sp := range g.spans {
		if sp.role == isNumber && sp.number == 80 && g.at(i+2).role == isNumber && g.at(i+2).number == 20 && g.words(g.at(i+1)) == "/" {
			g.plan.Target = ruleOfEighty // "80/20 analysis"
			g.done(i, i+1, i+2)
		}
	}
	at, end := g.percents()
	for k, i := range at {
		g.numberedContributors(i)
		n := g.after(end[k], isOf, isStop, isAll, isPeriod)
		next, before := g.at(n), g.before(i, isStop)
		prev, share := g.at(before), g.spans[i].number/100
		switch {
		case n == end[k]+1 && g.inPercents(next): // "a 30% discount"
			continue
		case g.in.Analysis == domain.Pareto && (prev.role == isTop || prev.role == isSuper) && prev.word == "asc":
			return domain.NewFault(domain.KindUnsupported, "the vital few are counted from the top, and the question asks for the bottom.",
				"Ask which members make up "+percentText(1-share)+": the members after them make the rest.")
		case prev.role == isTop || prev.role == isSuper:
			g.plan.TopShare = share
			g.done(before)
			g.shareHead(n)
		case g.in.Analysis == domain.Pareto && g.ofMembers(next) && (k+1 < len(at) || g.asksTheirShare()):
			g.plan.TopShare = share
			g.shareHead(n)
		case next.role == isColumn && (g.numeric(next) || g.saysYes(next)) || next.role == isRows || next.role == isAggregate || next.role == isCount:
			g.plan.Target = share
			if g.in.Analysis == domain.Pareto && next.role == isColumn {
				g.numberedThings(i)
			}
			g.sharesRows(n)
		case g.in.Analysis == domain.Pareto && g.ofMembers(next) && g.otherThings(n):
			g.plan.Target = share
			g.countThings(n)
		case g.in.Analysis == domain.Pareto && g.ofMembers(next) && g.numberedThings(n):
			g.plan.Target = share
			g.countThings(n)
		case g.in.Analysis == domain.Pareto && (next.role == isMark || g.keptAt(n)):
			g.plan.Target = share
		case g.in.Analysis == domain.Pareto && g.namesTheRows(next):
			g.plan.Target = share
			g.counting = true
			g.assume("'" + g.words(next) + "' is taken to mean the rows of " + g.in.Dataset.Name)
			g.done(n)
		default:
			if f := g.unknownContributors(i); f != nil {
				return f
			}
			continue
		}
		for s := i; s <= end[k]; s++ {
			g.done(s)
		}
	}
	g.countKept()
	g.readMajority()
	g.readRanking()
	return nil
}

// asksTheirShare reports whether the question goes on to ask what the members
// of a share make: "20 % of customers account for how much of the sales".
func (g *reading) asksTheirShare() bool {
	text := " " + strings.TrimRight(fold(g.words(span{from: 0, to: len(g.tokens)})), " ?") + " "
	for _, words := range []string{"how much", "what share", "what percentage", "what percent", "what part", "what proportion"} {
		if strings.Contains(text, " "+words+" ") {
			return true
		}
	}
	return false
}

func percentText(share float64) string {
	return strconv.FormatFloat(math.Round(100*share), 'f', -1, 64) + "%"
}

// readMajority takes "the majority of sales" at its word: more than half.
func (g *reading) readMajority() {
	if g.in.Analysis != domain.Pareto || g.plan.Target > 0 || g.plan.TopShare > 0 {
		return
	}
	for _, sp := range g.spans {
		if w := fold(g.words(sp)); sp.role == isTool && strings.Contains(w, "majority") {
			g.plan.Target = majority
			g.assume("'" + w + "' is half")
		}
	}
}

// majority is the share that "the majority" asks for.
const majority = 0.5

// rankThings lists the things of which nothing but their name is said: "Pareto
// analysis of customers" ranks them and does not count them.
func (g *reading) rankThings() {
	if g.in.Analysis != domain.Pareto {
		return
	}
	if g.asked > 0 && g.top == nil { // "which 5 states bring the most profit"
		g.top = &topWish{n: g.asked, desc: true}
	}
	if len(g.bare) != 1 || len(g.head) > 0 || len(g.dimensions) > 0 || len(g.measures) > 0 || g.counting || g.timeline != nil {
		return
	}
	if col := g.bare[0].columns[0].column; isKey(g.column(col).Name) {
		g.usedColumn(g.bare[0].span, col)
		g.head, g.bare = []int{col}, nil
	}
}

// ruleOfEighty is the share that "80/20" asks for.
const ruleOfEighty = 0.8

// shareHead lists the things of which a share of members is asked for.
func (g *reading) shareHead(i int) {
	if sp := g.at(i); sp.role == isColumn && g.groupable(sp) {
		g.addHead(i)
	}
}

// ofMembers reports whether a share is one of members: of things that rows
// belong to, or of the rows.
func (g *reading) ofMembers(sp span) bool {
	return sp.role == isRows || sp.role == isColumn && (!g.numeric(sp) || isKey(g.column(sp.columns[0].column).Name)) && g.groupable(sp)
}

// otherThings reports whether something else to rank is named before a span:
// "which products cause 80% of the tickets" counts the tickets.
func (g *reading) otherThings(i int) bool {
	for _, sp := range g.spans[:i] {
		if len(g.head) > 0 && g.head[0] != g.spans[i].columns[0].column ||
			sp.role == isColumn && g.groupable(sp) && sp.columns[0].column != g.spans[i].columns[0].column {
			return true
		}
	}
	return false
}

// namesTheRows reports whether a word without a column is the plainest noun for
// what happened, whatever a table's rows are. "Incidents" would be rows of their
// own.
func (g *reading) namesTheRows(sp span) bool {
	return sp.role == isUnknown && isEventNoun(g.stems.base(g.tokens[sp.from].text))
}

// countThings counts the things that a span names.
func (g *reading) countThings(i int) {
	g.counting, g.countOf = true, g.keyOfSpan(g.spans[i])
	g.done(i)
}

// mostOf reports whether words lead to what is counted: "which agents handle
// most tickets".
func mostOf(words string) bool {
	switch words {
	case "most", "the most", "most of", "most of the", "majority of", "the majority of", "bulk of", "handle", "handles", "handled", "cause", "causes", "caused":
		return true
	}
	return false
}

// readRanking passes over words for the largest where a ranking is asked for
// anyway: "which customers bring the most revenue" wants no maximum of it.
func (g *reading) readRanking() {
	if g.in.Analysis != domain.Pareto {
		return
	}
	for i, sp := range g.spans {
		if n := g.after(i, isStop, isOf, isAll); sp.first != isStop && mostOf(fold(g.words(sp))) && g.isThings(g.at(n)) && g.at(n).role == isColumn && g.otherThings(n) {
			g.countThings(n)
		}
		if len(sp.columns) == 0 && sp.number == 0 && g.at(i+1).role != isNumber && (sp.role == isSuper && sp.word == "desc" || sp.role == isTop) {
			g.done(i)
		}
	}
}

// ranksBy reports whether a quantity after "by" is what members are ranked by,
// and not something to group by: "ABC analysis of products by quantity". A few
// numbers that kinds of rows are told apart by ("tickets by satisfaction") are
// groups.
func (g *reading) ranksBy(i, col int) bool {
	c := g.column(col)
	if g.in.Analysis != domain.Pareto || c.Role != domain.RoleMeasure || !c.Type.Numeric() {
		return false
	}
	if len(g.measures) > 0 || g.counting || g.numbersNamed() || g.numbersAhead(i) || len(g.plan.Measures) > 0 {
		return false
	}
	return c.Distinct > maxGroupNumbers || !g.rowsNamed && !(g.keyNamed() && g.bare[0].columns[0].column != noColumn && g.eachRow(g.bare[0].columns[0].column))
}

// eachRow reports whether a column tells each row from all others.
func (g *reading) eachRow(col int) bool { return g.column(col).Distinct >= g.in.Dataset.Rows }
