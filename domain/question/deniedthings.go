package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// denial is what things named first of all are said to lack: "drivers that never had
// a refused parcel", "clients with orders in Oslo but not in Bergen". Its things are
// those without such a row; their other rows are no answer.
type denial struct {
	thing int  // the column whose members the question is about
	span  int  // of the word that denies
	ever  bool // never, without, no: whatever else they did
}

// readDenials finds the things that a denial is about, where the question begins with
// them, and passes over the rows' own noun: "with orders in …", "without parcels of …".
func (g *reading) readDenials() error {
	for k := range g.spans {
		ever, denies := g.deniesToThings(k)
		if !denies {
			continue
		}
		subject := g.deniedSubject(k)
		if subject < 0 {
			continue
		}
		if _, verb := g.deniedAt(k); verb != noColumn {
			g.done(verb)
		}
		g.denied = &denial{thing: g.spans[subject].columns[0].column, span: k, ever: ever}
		for n := subject + 1; n < len(g.spans); n++ {
			has := g.at(g.before(n, isStop, isAll, isA)).role
			if sp := g.spans[n]; g.isThings(sp) && !g.saysKey(sp) && (n > k || has == isWith || has == isHave) {
				g.done(n)
			}
		}
		return nil
	}
	return nil
}

// deniesToThings reports whether a span is a word of denial behind things, and whether
// it leaves out all that ever had such a row. A "no" before a kind of rows is one.
func (g *reading) deniesToThings(k int) (ever, denies bool) {
	sp := g.spans[k]
	if sp.role != isNegation && sp.role != isNull {
		return false, false
	}
	n, _ := g.deniedAt(k)
	kind := g.at(n).role == isValue || g.at(n).role == isColumn && g.saysYes(g.at(n))
	if !kind || g.at(n).role == isColumn && !g.isThings(g.at(g.after(n, isStop))) {
		return false, false
	}
	text := fold(g.words(sp))
	switch {
	case sp.word == "never", sp.role == isNegation && text == "without":
		return true, true
	case sp.role == isNull && g.deniesAny(text) || sp.role == isNull && deniesQuantity(text):
		if g.at(n).role == isValue { // "with no plastic parcels": the kind is denied, and no column
			g.spans[k].role, g.spans[k].first, g.spans[k].word = isNegation, isNegation, "never"
		}
		return true, true
	}
	but := g.at(g.before(k, isStop))
	return false, text == "but not" || text == "not" && but.role == isLogic && fold(g.words(but)) == "but" || text == "not in" && fold(g.words(g.at(k-1))) == "but"
}

// deniedAt is the span of what a denial is of, behind what is said to be done with it:
// "never handled a phone ticket".
func (g *reading) deniedAt(k int) (n, verb int) {
	n = g.after(k, isStop, isA, isAll, isIn, isHave, isOf, isFor)
	kind := g.after(n, isStop, isA, isIn, isFor)
	sp := g.at(n)
	verb = noColumn
	done := sp.role == isColumn && sp.to == sp.from+1 && isParticiple(g.tokens[sp.from].text) && !g.saysYes(sp)
	if done && g.spans[k].word == "never" && g.at(kind).role == isValue {
		return kind, n
	}
	return n, verb
}

// deniedSubject is the span of the things in the plural, or asked for by "which", that
// begin the question; -1 where it is about rows, a measure or groups.
func (g *reading) deniedSubject(k int) int {
	subject := -1
	for n, sp := range g.spans[:k] {
		switch {
		case subject < 0 && among(sp.role, []role{isStop, isWhich, isList, isAll, isOf, isCount, isDistinct}):
		case subject < 0 && sp.role == isColumn && !g.numeric(sp) && !g.isRowKey(sp) && !g.column(sp.columns[0].column).Type.Temporal() &&
			(!g.singular(sp) || g.at(g.before(n, isStop)).first == isWhich):
			subject = n
		case subject >= 0 && (g.isThings(sp) || sp.role == isColumn && g.numeric(sp)):
		case subject >= 0 && among(sp.role, []role{isStop, isIn, isValue, isWhose, isHave, isWith, isIs, isA, isPeriod, isLogic, isFor, isOf}):
		default:
			return -1
		}
	}
	return subject
}

// isDenied reports whether a condition is what the things are said to lack. After "but
// not" they are said to have another of the same.
func (g *reading) isDenied(c condition) bool {
	d := g.denied
	if d == nil || !c.negated || c.null || c.notInTime != nil || c.span < d.span || c.column == d.thing || c.column == noColumn {
		return false
	}
	return d.ever || slices.ContainsFunc(g.conditions, func(o condition) bool { return o.column == c.column && !o.negated && len(o.values) > 0 })
}

// deniedFilter keeps the things that have no row of what is denied: ever, or in the
// period that the question names.
func (g *reading) deniedFilter(c condition) Filter {
	c.negated, c.never = false, false
	f := g.rowFilter(c)
	inside, shown := query.And{Terms: []query.Expr{f.Expr}}, f.Text
	p := g.plan.Period
	if p == nil || g.timeColumn() == noColumn {
		return g.withoutRows(g.denied.thing, f.Expr, shown, g.column(c.column).Name)
	}
	inside.Terms = append(inside.Terms, Within(g.column(g.timeColumn()), *p))
	shown += " in " + period.Describe(p.From, p.To)
	if g.denied.ever && len(g.measures) == 0 {
		g.plan.Period = nil // of what is denied; what they did at other times says nothing of it
	}
	return g.withoutRows(g.denied.thing, inside, shown, g.column(c.column).Name)
}

// listsDenied reports whether the things that lack something are all that is asked
// for: their other rows are neither counted nor added up.
func (g *reading) listsDenied() bool {
	return g.denied != nil && g.plain() && len(g.measures) == 0 && len(g.plan.Measures) == 0 && g.top == nil && len(g.plan.Dimensions) == 1 &&
		g.plan.Dimensions[0].Grain == "" && g.indexOf(g.plan.Dimensions[0].Column) == g.denied.thing && g.column(g.denied.thing).Role != domain.RoleMeasure
}

// conditionFilter is the filter of a condition, on rows or on things.
func (g *reading) conditionFilter(c condition) Filter {
	if g.isDenied(c) {
		return g.deniedFilter(c)
	}
	return g.rowFilter(c)
}
