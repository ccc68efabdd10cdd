package question

import (
	"slices"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
)

// readStanding reads what was there on a day, "tickets open on 1 March", "active
// contracts as of 31 December", "employees at the end of 2024", where rows begin by
// one column of dates and end by another: those that had begun by that day and ended
// later, or not at all. Those that began on the day are another number.
func (g *reading) readStanding() error {
	began, ended := g.ownDay(), g.endColumn()
	if !g.tableAsked() || began == noColumn || ended == noColumn || began == ended {
		return nil
	}
	state := g.stateStanding()
	at := g.periodOfState(state)
	if at == noColumn {
		return nil
	}
	day, ok := g.dayStoodAt(at)
	if !ok {
		return nil
	}
	if state == noColumn && (!g.countsThoseThere(at) || !endsStay(g.column(ended))) {
		return nil
	}
	said := g.words(g.spans[at])
	if state != noColumn {
		said = g.words(g.spans[state]) + " " + said
		g.clearSpan(state)
		if b := g.before(state, isStop); b >= 0 && slices.Contains(lastingWords(), fold(g.words(g.spans[b]))) {
			g.clearSpan(b)
		}
	} else {
		g.alternative("all that had begun by then, whether they have ended or not")
	}
	until := period.Found{Kind: period.Until, To: day, Grain: g.spans[at].found.Grain, Phrase: said}
	a, b := g.column(began).Name, g.column(ended).Name
	g.conditions = append(g.conditions,
		condition{column: began, inTime: &until, ofRow: true, countOf: noColumn, orWith: noColumn, span: at},
		condition{column: ended, notInTime: &until, ofRow: true, countOf: noColumn, orWith: noColumn, span: at})
	g.assume("'" + said + "' is taken to mean " + a + " up to " + day.Format(time.DateOnly) + " and " + b + " later or empty")
	if f := g.spans[at].found; f.Assumption != "" && f.Relative {
		g.assume(f.Assumption)
	}
	g.clearSpan(at)
	return nil
}

// periodOfState is the span of the period in which things are in a state: the first
// one behind it, or else the first one.
func (g *reading) periodOfState(state int) int {
	found := noColumn
	for i, sp := range g.spans {
		if sp.role == isPeriod && (found == noColumn || found < state && i > state) {
			found = i
		}
	}
	return found
}

func (g *reading) clearSpan(i int) {
	g.spans[i].columns, g.spans[i].first = nil, isStop
	g.done(i)
}

// dayStoodAt is the day that a period names by which things are to be there: one day,
// the edge of a period, or what stands behind "as of".
func (g *reading) dayStoodAt(i int) (time.Time, bool) {
	f := g.spans[i].found
	if last, ok := g.edgeSaid(i); ok {
		if last {
			return f.To, true
		}
		return f.From, true
	}
	switch {
	case f.Kind == period.Until && g.asOf(i):
		return f.To, true
	case f.Kind == period.Span && !f.From.IsZero() && f.From.Equal(f.To) && len(f.Parts) == 0:
		return f.To, true
	}
	return time.Time{}, false
}

// asOf reports whether a period is said as the time at which things stood.
func (g *reading) asOf(i int) bool {
	sp := g.spans[i]
	return sp.to > sp.from+1 && g.tokens[sp.from].text == "as" && slices.Contains([]string{"of", "at", "on"}, g.tokens[sp.from+1].text)
}

// stateStanding is the span that says that things are there, "open", "still active",
// "employed"; noColumn where none does.
func (g *reading) stateStanding() int {
	for i, sp := range g.spans {
		if sp.to != sp.from+1 || !among(sp.role, []role{isColumn, isUnknown, isStop}) {
			continue
		}
		w := g.tokens[sp.from].text
		begun := sp.role == isColumn && g.onlyTimes(sp)
		if sp.role == isColumn && !begun || g.at(g.before(i, isStop, isIs)).role == isNegation {
			continue
		}
		lasts := sp.from > 0 && slices.Contains(lastingWords(), g.tokens[sp.from-1].text)
		if standsNow(w) || lasts && begun {
			return i
		}
	}
	return noColumn
}

// standsNow reports whether an adjective says that something has begun and goes on.
func standsNow(w string) bool {
	return slices.Contains(phrases("open|active|employed|ongoing|unresolved|unclosed|unsolved|hospitalised|hospitalized"), w)
}

// refuseOpenFor refuses "tickets open for more than 30 days": how long something has
// been open is told by the day on which it began, and no column of hours or days is.
func (g *reading) refuseOpenFor() error {
	began, ended, state := g.ownDay(), g.endColumn(), g.stateStanding()
	if began == noColumn || ended == noColumn || state == noColumn {
		return nil
	}
	t := g.spans[state].to
	if g.text(t) == "for" {
		t++
	}
	b, ok := g.boundAt(t)
	if !ok || b.unit != "days" || g.in.Calendar.DataThrough.IsZero() {
		return nil
	}
	day := g.in.Calendar.DataThrough.AddDate(0, 0, -int(b.value))
	return domain.NewFault(domain.KindUnsupported, "how long something has been "+g.words(g.spans[state])+" is told by no column of its own.",
		"Ask by the day on which it began, as in: number of rows where "+g.column(began).Name+" is before "+day.Format(time.DateOnly)+
			" and "+g.column(ended).Name+" is missing")
}

// countsThoseThere reports whether the rows themselves are counted at a time that is
// said as one at which things stand: what happened is counted of a period.
func (g *reading) countsThoseThere(at int) bool {
	if _, edge := g.edgeSaid(at); !edge && !g.asOf(at) {
		return false
	}
	counts := false
	for i, sp := range g.spans {
		if g.deedSaid(i) != noColumn || g.tokens[sp.from].text == "new" {
			return false
		}
		if sp.role == isColumn && (g.numeric(sp) || g.column(sp.columns[0].column).Type.Temporal()) {
			return false
		}
		if sp.to == sp.from+1 && g.tokens[sp.from].text == "headcount" {
			g.spans[i].role, g.spans[i].first = isCount, isCount
			counts = true
		}
		counts = counts || among(sp.role, []role{isCount, isDistinct, isRows})
	}
	return counts
}

// endsStay reports whether a column's name says that things are there no more from
// its date on, whatever they are: what is returned or done may be there still.
func endsStay(c domain.Column) bool {
	return !slices.ContainsFunc(words(c.Name), func(w string) bool {
		return slices.Contains(phrases("returned|return|done|fixed|completed|completion|finished|finish"), w)
	})
}
