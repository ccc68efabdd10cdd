package question

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// refuseTopBySplit refuses "top 3 gifts by region": a column that splits ranks
// nothing. A ranking within each of its members may be meant, or one of them.
func (g *reading) refuseTopBySplit() error {
	if !g.tableAsked() {
		return nil
	}
	for i, sp := range g.spans {
		n := g.after(i, isStop, isAll, isNumber)
		by := g.after(n, isStop)
		k := g.after(by, isStop, isAll)
		thing, split := g.at(n), g.at(k)
		if sp.role != isTop || split.role != isColumn || !g.singular(split) || g.numeric(split) || g.at(by).role != isGroup || g.tokens[g.at(by).from].text != "by" ||
			!g.isThings(thing) && (thing.role != isColumn || g.numeric(thing)) || g.namesQuantity() {
			continue
		}
		c := g.column(g.groupColumn(split))
		if c.Role != domain.RoleDimension || c.Type.Numeric() || thing.role == isColumn && g.groupColumn(thing) == g.groupColumn(split) {
			continue
		}
		lead, name := g.words(span{from: 0, to: thing.to}), c.Name
		f := &domain.Fault{Kind: domain.KindAmbiguous,
			Message:    "'by " + g.words(split) + "' splits and does not rank: it is not said by what quantity, nor whether within each " + name + ".",
			Suggestion: "Ask for a ranking by a quantity, within each " + name + " or of its members.",
			Candidates: []string{lead + " by " + g.exampleMeasure() + " for each " + name}}
		if g.isThings(thing) {
			f.Candidates = append(f.Candidates, g.words(span{from: 0, to: g.spans[n-1].to})+" "+name+" by number of "+g.words(thing))
		}
		return f
	}
	return nil
}

// namesQuantity reports whether the question names a quantity, or a number of
// things, by which they may be ranked.
func (g *reading) namesQuantity() bool {
	for i, sp := range g.spans {
		if g.rankable(i) || among(sp.role, []role{isAggregate, isCount, isShare, isDerived, isMoved, isSuper, isOrder, isDistinct}) {
			return true
		}
	}
	return false
}

// rankThingsByNumber reads "hubs by parcels" as the hubs with what there is of the
// parcels: a quantity of more numbers than a scale has splits nothing.
func (g *reading) rankThingsByNumber() error {
	const scale = 10 // marks and ratings go that far, and are grouped by
	if !g.tableAsked() {
		return nil
	}
	n := g.after(-1, isStop, isAll, isList)
	by := g.after(n, isStop)
	k := g.after(by, isStop, isAll)
	thing, number := g.at(n), g.at(k)
	if thing.role != isColumn || g.isThings(thing) || g.singular(thing) || g.numeric(thing) || g.at(by).role != isGroup || !g.rankable(k) ||
		!among(g.at(g.after(k, isStop)).role, []role{isMark, isPeriod, isIn, isFor}) || g.joins(g.after(k, isStop)) {
		return nil
	}
	c := g.column(g.numericColumn(number))
	if c.Type != domain.Integer || c.Distinct <= scale || c.Distinct > maxGroupNumbers {
		return nil
	}
	g.addHead(n)
	g.usedColumn(k, g.numericColumn(number))
	how := g.defaultAggregate(g.numericColumn(number))
	if n, said := natureSaid(c); (!said || n == Amount) && !g.singular(number) { // "parcels": how many there are
		how = "sum"
	}
	g.plan.Measures = append(g.plan.Measures, g.measure(how, g.numericColumn(number)))
	g.alternative("number of rows by " + c.Name + " and " + g.column(g.groupColumn(thing)).Name)
	g.done(n, by, k)
	return nil
}

// refuseLooseAggregate refuses "by total and distance" where a column is called by
// the word for the aggregate too: it may be that column, and was dropped.
func (g *reading) refuseLooseAggregate() error {
	if !g.tableAsked() {
		return nil
	}
	for i, sp := range g.spans {
		k := g.after(g.after(i, isStop), isStop, isAll)
		if sp.role != isAggregate || sp.to != sp.from+1 || g.words(g.at(g.after(i, isStop))) != "and" || !g.rankable(k) {
			continue
		}
		for _, c := range g.in.Dataset.Columns {
			if ws := words(c.Name); c.Role == domain.RoleMeasure && len(ws) > 0 && ws[0] == g.tokens[sp.from].text && c.Name != g.column(g.numericColumn(g.at(k))).Name {
				lead := strings.TrimSpace(g.words(span{from: 0, to: sp.from}))
				return &domain.Fault{Kind: domain.KindAmbiguous,
					Message:    "'" + g.words(sp) + "' may be the column " + c.Name + ", or say how " + g.words(g.at(k)) + " is added up.",
					Suggestion: "Ask for one quantity, by its whole name.", Candidates: []string{lead + " " + c.Name, lead + " " + g.words(g.at(k))}}
			}
		}
	}
	return nil
}

// refuseAbsentRows refuses "no invoices in May" alone: rows of other times are not
// those without, and nobody is named who had none.
func (g *reading) refuseAbsentRows() error {
	i := g.after(-1, isStop, isList, isAll)
	n := g.after(i, isStop, isAll)
	p := g.after(n, isStop, isIn, isFor)
	if g.at(i).role != isNegation || fold(g.words(g.at(i))) != "no" || !g.isThings(g.at(n)) || g.at(p).role != isPeriod ||
		g.at(g.after(p, isStop)).from < len(g.tokens) && g.after(p, isStop) < len(g.spans) {
		return nil
	}
	rest := g.words(span{from: g.at(n).from, to: g.at(p).to})
	f := &domain.Fault{Kind: domain.KindAmbiguous, Message: "'no " + rest + "' does not say who or what had none.",
		Suggestion: "Name what may have had none, or ask how many there were."}
	for _, c := range g.in.Dataset.Columns {
		if c.Role == domain.RoleDimension && c.Type == domain.String && c.Distinct > 1 {
			f.Candidates = append(f.Candidates, c.Name+" with no "+rest)
			break
		}
	}
	f.Candidates = append(f.Candidates, "how many "+rest)
	return f
}

// refuseHalfShared refuses the share of what two things are said of where the plan
// takes the other one for a split or a filter: "share of visits paid and late".
func (g *reading) refuseHalfShared() error {
	p := &g.plan
	if !g.plain() || len(p.Measures) == 0 || p.Measures[0].Denominator == nil {
		return nil
	}
	shared := false
	for i, sp := range g.spans {
		shared = shared || sp.first == isShare
		if !shared || fold(g.words(sp)) != "and" {
			continue
		}
		a, b := g.stateNamed(i-1), g.stateNamed(g.beyond(i, 1, []role{isStop, isWith, isA, isIs}))
		if a == "" || b == "" || a == b || p.Measures[0].Aggregate != query.Count && !strings.Contains(p.Measures[0].Label, "count") {
			continue
		}
		if label := p.Measures[0].Label; strings.Contains(label, a) != strings.Contains(label, b) {
			return domain.NewFault(domain.KindUnsupported, "a share of the rows in two states at once, of "+a+" and of "+b+", can't be taken.",
				"Ask for how many there are of both, and of all: number of rows by "+a+" and "+b)
		}
	}
	return nil
}

// stateNamed is the column of the state that a span names; empty where it names none.
func (g *reading) stateNamed(i int) string {
	sp := g.at(i)
	switch {
	case len(sp.values) > 0 && sp.first == isValue:
		return sp.values[0].Column
	case len(sp.columns) > 0:
		c := g.column(sp.columns[0].column)
		if _, ok := g.affirmative(c); ok {
			return c.Name
		}
	}
	return ""
}
