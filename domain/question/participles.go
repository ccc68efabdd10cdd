package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// readParticiples passes over the name of a column of times that only says what
// was done with what stands before it: "amount delivered per route" wants no
// course over the days of delivery. Which column of times is meant stays known,
// for its periods. It is one to show things by only where it is told so: "by
// delivered", "per delivered date", in a list of columns.
func (g *reading) readParticiples() error {
	for i, sp := range g.spans {
		if sp.role == isColumn && g.onlyTimes(sp) && g.isDeed(sp) && g.saysWhatWasDone(i) {
			g.done(i)
			g.doneInState(i)
		}
	}
	return nil
}

// doneInState reads a column of yes and no behind a participle as how it was
// done: "delivered late" restricts the rows to those.
func (g *reading) doneInState(i int) {
	n := g.after(i, isStop)
	sp := g.at(n)
	if sp.role != isColumn || sp.to != sp.from+1 || !among(g.at(n+1).first, []role{isMark, isGroup, isIn, isPeriod, isFor}) {
		return
	}
	yes, ok := g.affirmative(g.column(sp.columns[0].column))
	if !ok {
		return
	}
	g.conditions = append(g.conditions, condition{column: sp.columns[0].column, positive: true, values: []string{yes},
		countOf: noColumn, orWith: noColumn, span: n})
	g.usedColumn(n, sp.columns[0].column)
	g.done(n)
}

// onlyTimes reports whether a span of one word names a column of dates and can
// be no number.
func (g *reading) onlyTimes(sp span) bool {
	c := g.column(sp.columns[0].column)
	return sp.to == sp.from+1 && c.Role == domain.RoleTime && c.Type.Temporal() && !g.numeric(sp)
}

// isDeed reports whether the word of a span is a verb: "delivered", and of the
// same column "did we deliver".
func (g *reading) isDeed(sp span) bool {
	return isParticiple(g.tokens[sp.to-1].text) || sp.columns[0].how == whenItHappened && g.plan.Period == nil && g.saysHowMuch()
}

// isParticiple reports whether a word has the form of a verb that tells what was
// done.
func isParticiple(w string) bool {
	return len(w) > 4 && strings.HasSuffix(w, "ed") ||
		slices.Contains([]string{"sold", "sent", "paid", "made", "built", "bought", "taken", "given", "seen", "left", "won",
			"lost", "met", "held", "begun", "done", "written", "shown", "spent", "drawn"}, w)
}

// saysWhatWasDone reports whether a participle belongs to what is asked for: to
// the amount, the things or the value before it, or to "how much was".
func (g *reading) saysWhatWasDone(i int) bool {
	if next := g.spans[i].to; next < len(g.tokens) {
		switch g.tokens[next].text {
		case "date", "dates", "day", "days", "week", "weeks", "month", "months", "quarter", "quarters", "year", "years", "time", "times":
			return false
		}
	}
	k := g.before(i, isStop, isIs, isHave)
	switch prev := g.at(k); prev.first {
	case isColumn, isRows, isValue, isPart, isCount, isUnknown:
		return k >= 0 && !g.listedBeside(i)
	case isAggregate:
		return prev.word != "minimum" && prev.word != "maximum"
	}
	return k < 0 && g.saysHowMuch() || k > 0 && g.relativePronoun(k)
}

// relativePronoun reports whether a word leads to a verb of the things before
// it: "employees who submitted expenses".
func (g *reading) relativePronoun(k int) bool {
	switch fold(g.words(g.spans[k])) {
	case "who", "that", "which":
		return among(g.at(g.before(k, isStop)).first, []role{isColumn, isRows})
	}
	return false
}

// listedBeside reports whether a comma or "and" joins a span to another column,
// where both are to be shown.
func (g *reading) listedBeside(i int) bool {
	first := slices.IndexFunc(g.spans, func(sp span) bool { return sp.first != isStop })
	return first >= 0 && g.spans[first].first == isList && g.at(i+1).role == isLogic && g.at(g.after(i+1, isStop)).role == isColumn
}
