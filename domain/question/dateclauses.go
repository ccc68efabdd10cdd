package question

import (
	"slices"
	"strings"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
)

// dateClause is what a question says to have happened by some time, or not to have:
// "opened by 31 March", "not closed by then".
type dateClause struct {
	verb, last int // its spans, the negation aside
	negation   int // noColumn: none
	column     int
	found      *period.Found // nil: no time is said
}

// readUntilDay reads "by 31 March" as the time up to that day. What one groups by is
// no day; that "by March" includes March is said.
func (g *reading) readUntilDay() error {
	for i, sp := range g.spans {
		if sp.role != isGroup || sp.to != sp.from+1 || g.tokens[sp.from].text != "by" || g.at(i+1).role != isPeriod {
			continue
		}
		p := &g.spans[i+1]
		f := &p.found
		listed := among(g.at(i+2).role, []role{isLogic, isVersus, isPeriod, isMark}) &&
			among(g.at(i+3).role, []role{isPeriod, isColumn, isGrain}) && g.deedSaid(g.after(i+2, isStop, isIs, isHave)) == noColumn || g.at(i+2).role == isPeriod
		if f.Kind != period.Span || len(f.Named) > 0 || len(f.Parts) > 0 || f.From.IsZero() || f.To.IsZero() || listed {
			continue
		}
		if !f.From.Equal(f.To) {
			g.assume("'by " + g.words(*p) + "' is read as up to its end, " + f.To.Format(time.DateOnly))
			g.alternative("before " + g.words(*p))
		}
		f.Kind, f.From = period.Until, time.Time{}
		g.spans[i].first = isStop
		g.done(i)
	}
	return nil
}

// readDateClauses reads what happened by one time and what had not by another: each
// clause is a condition on its own column of dates. One clause that affirms is left
// to the passes that read deeds: its period is that of the question.
func (g *reading) readDateClauses() error {
	if g.dateColumns() < 2 {
		return nil
	}
	clauses := g.dateClauses()
	columns, bounded := map[int]bool{}, false
	for _, c := range clauses {
		columns[c.column] = true
		bounded = bounded || c.negation != noColumn && c.found != nil && c.found.From.IsZero()
	}
	if len(columns) < 2 && !bounded || g.ownersSaid(clauses) {
		return nil
	}
	for _, c := range clauses {
		g.takeClause(c)
	}
	return nil
}

// ownersSaid reports whether each clause affirms that something happened at a time
// said directly behind its column: each period is that of its own column then.
func (g *reading) ownersSaid(clauses []dateClause) bool {
	return !slices.ContainsFunc(clauses, func(c dateClause) bool {
		return c.negation != noColumn || c.found == nil || g.ownerOf(c.last) != c.column && g.stateOf(g.tokens[g.spans[c.verb].from].text) == noColumn
	})
}

func (g *reading) dateColumns() int {
	n := 0
	for _, c := range g.in.Dataset.Columns {
		if c.Role == domain.RoleTime && c.Type.Temporal() {
			n++
		}
	}
	return n
}

// dateClauses are the clauses of a question that say when, or that it has not
// happened.
func (g *reading) dateClauses() []dateClause {
	var out []dateClause
	var named *period.Found
	for i := range g.spans {
		if sp := g.spans[i]; sp.role == isPeriod && datedKind(sp.found.Kind) {
			named = &g.spans[i].found
		}
		col := g.deedSaid(i)
		if col == noColumn {
			continue
		}
		c := dateClause{verb: i, last: i, negation: noColumn, column: col}
		if n := g.before(i, isStop, isIs, isHave); g.at(n).role == isNegation && n >= 0 {
			c.negation = n
		}
		n := g.after(i, isStop, isIn, isFor)
		switch sp := g.at(n); {
		case sp.role == isPeriod && datedKind(sp.found.Kind) && len(sp.found.Parts) == 0:
			f := sp.found
			c.found, c.last = &f, n
		case named != nil && !named.To.IsZero() && g.byThen(i) > 0:
			f := period.Found{Kind: period.Until, To: named.To, Grain: named.Grain, Phrase: named.Phrase}
			c.found, c.last = &f, g.byThen(i)
		case c.negation == noColumn && !g.happenedAtAll(i, col):
			continue
		}
		out = append(out, c)
	}
	return g.sharedTimes(out)
}

// sharedTimes gives a clause that says no time that of the clause it is joined to:
// "opened and closed in March".
func (g *reading) sharedTimes(cs []dateClause) []dateClause {
	for k := 1; k < len(cs); k++ {
		a, b := &cs[k-1], cs[k]
		if a.found == nil && a.negation == noColumn && b.negation == noColumn && b.found != nil && g.after(a.verb, isStop, isLogic, isIs, isHave) == b.verb {
			a.found = b.found
			g.assume("both " + g.column(a.column).Name + " and " + g.column(b.column).Name + " lie in " + period.Describe(b.found.From, b.found.To))
		}
	}
	return cs
}

// happenedAtAll reports whether a verb without a time says of things that it has
// happened to them, whenever: "orders shipped but not returned".
func (g *reading) happenedAtAll(i, col int) bool {
	apart := slices.ContainsFunc(g.spans, func(sp span) bool { return among(sp.first, []role{isGrain, isShare, isVersus}) })
	if !g.tableAsked() || apart || g.column(col).NullShare == 0 && !g.joinedDeed(i) {
		return false
	}
	prev := g.before(i, isStop, isIs, isHave, isLogic, isNegation)
	return g.thingsStandAt(prev) || g.at(prev).role == isPeriod || g.joinedDeed(i)
}

// joinedDeed reports whether a participle is one of two that are joined behind the
// things they are said of: "orders shipped but not returned". In a list of columns
// no thing stands before them.
func (g *reading) joinedDeed(i int) bool {
	next := g.after(i, isStop, isIs, isHave, isLogic, isNegation)
	prev := g.before(i, isStop, isIs, isHave, isLogic, isNegation)
	switch {
	case g.datedParticiple(next) && next > i+1:
		return g.thingsStandAt(g.before(i, isStop, isIs, isHave))
	case g.datedParticiple(prev) && prev < i-1:
		return g.thingsStandAt(g.before(prev, isStop, isIs, isHave))
	}
	return false
}

func (g *reading) datedParticiple(i int) bool {
	sp := g.at(i)
	return sp.role == isColumn && sp.to == sp.from+1 && isParticiple(g.tokens[sp.from].text) && g.onlyTimes(sp)
}

// thingsStandAt reports whether a span is what rows are called by, or by what they are
// named.
func (g *reading) thingsStandAt(i int) bool {
	sp := g.at(i)
	return i >= 0 && (g.isThings(sp) || sp.role == isColumn && len(sp.columns) > 0 && !g.numeric(sp) && !g.onlyTimes(sp))
}

func datedKind(k period.Kind) bool { return k == period.Span || k == period.Since || k == period.Until }

// deedSaid is the column of dates that one word tells of as a verb; noColumn where it
// is none.
func (g *reading) deedSaid(i int) int {
	sp := g.at(i)
	if sp.to != sp.from+1 || !among(sp.role, []role{isColumn, isUnknown, isStop, isRows}) || !isParticiple(g.tokens[sp.from].text) && sp.role != isColumn {
		return noColumn
	}
	w := g.tokens[sp.from].text
	if !isParticiple(w) && !g.verbAt(i) || g.meansColumn(i) && !g.joinedDeed(i) {
		return noColumn
	}
	if sp.role == isColumn && g.numeric(sp) {
		return noColumn
	}
	if k := g.dateOf(w); k != noColumn {
		return k
	}
	if sp.role == isStop && beginsRow(w) {
		return g.ownDay()
	}
	if sp.role == isColumn && sp.columns[0].how == whenItHappened {
		return sp.columns[0].column
	}
	return noColumn
}

// beginsRow reports whether a participle says that there came to be something,
// whatever it is.
func beginsRow(w string) bool {
	return slices.Contains(phrases("placed|made|raised|logged|reported|submitted|recorded|created|opened|started|entered|registered"), w)
}

// byThen is the last span of "by then" or "by that date" behind a verb; 0: there is
// none.
func (g *reading) byThen(i int) int {
	t := g.spans[i].to
	for _, said := range phrases("by then|then|by that time|by that date|by that day|" +
		"at that time|at that date|at that point|by that point|by this date|by the same date") {
		ws := strings.Fields(said)
		if !leadWith(g.tokens[min(t, len(g.tokens)):], ws) {
			continue
		}
		return slices.IndexFunc(g.spans, func(sp span) bool { return sp.to == t+len(ws) })
	}
	return 0
}

// takeClause makes a condition of a clause. What had not happened by a time has
// happened later or not at all.
func (g *reading) takeClause(c dateClause) {
	cond := condition{column: c.column, countOf: noColumn, orWith: noColumn, ofRow: true, span: c.verb}
	switch {
	case c.found == nil:
		cond.null, cond.negated = true, c.negation == noColumn
	case c.negation != noColumn:
		cond.notInTime = c.found
	default:
		cond.inTime = c.found
	}
	if c.found != nil && c.found.Assumption != "" {
		g.assume(c.found.Assumption)
	}
	if !cond.negated || g.column(c.column).NullShare > 0 {
		g.conditions = append(g.conditions, cond)
	}
	g.matched(g.spans[c.verb], g.column(c.column).Name, whenItHappened)
	for k := c.verb; k <= c.last; k++ {
		g.spans[k].columns, g.spans[k].first = nil, isStop
		g.done(k)
	}
	g.done(c.negation)
}
