package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// skipNamedUnit passes over a unit of time behind a number that also names the
// column that is compared ("more than 90 minutes" of Minutes), or is said where a
// column of another unit is ("3 days" of Hours).
func (g *reading) skipNamedUnit(i, column int) bool {
	sp := g.at(i)
	if sp.role != isColumn || sp.to != sp.from+1 || !isLength(g.stems, g.column(column)) {
		return false
	}
	if _, ok := seconds(g.stems.base(g.tokens[sp.from].text)); !ok {
		return false
	}
	g.done(i)
	return true
}

// inOwnUnit brings what a comparison says in a unit of time to the unit of its
// column, and passes over the column's own name behind it ("longer than 2 days to
// close"). Where the column names no unit the number is compared as it stands,
// which is said, and refused where no value comes near: "longer than 2 hours" of
// films of 80 to 240.
func (g *reading) inOwnUnit(c *condition, unit int) error {
	word := g.tokens[g.spans[unit].from].text
	f := g.unitFactor(word, c.column)
	c.value, c.upper = c.value*f, c.upper*f
	if k := g.after(unit, isStop); k == unit+1 && g.at(k).role == isColumn && slices.ContainsFunc(g.spans[k].columns, func(r columnRef) bool { return r.column == c.column }) {
		g.done(k)
	}
	col := g.column(c.column)
	if _, ok := seconds(g.stems.base(word)); ok && !isLength(g.stems, col) && !g.unitOfTime(col) && !g.namedBefore(c.column) {
		return domain.NewFault(domain.KindUnsupported, "no column tells how long something took, so '"+g.words(span{from: g.spans[c.span].from, to: g.spans[unit].to})+"' can't be taken. "+g.measureList(), g.suggestion())
	}
	if _, ok := seconds(g.stems.base(word)); !ok || g.unitOfTime(col) {
		return nil
	}
	if low, high := toFloat(col.Min), toFloat(col.Max); high > low && (c.value < low || c.value > high) {
		return domain.NewFault(domain.KindUnsupported, "the unit of "+col.Name+" is not known, and none of its values, from "+plain(low)+" to "+plain(high)+", comes near "+plain(c.value)+" "+word+".",
			"Ask with a number in the unit of "+col.Name+", as in: number of rows where "+col.Name+" is over "+plain((low+high)/2))
	}
	g.assume("the unit of " + col.Name + " is not known; it is compared with " + plain(c.value) + " as it stands")
	return nil
}

// unitOfTime reports whether a column's name or unit says in which unit of time
// it is.
func (g *reading) unitOfTime(c domain.Column) bool {
	return slices.ContainsFunc(append(g.stems.bases(words(c.Name)), g.stems.base(fold(c.Unit))), func(w string) bool {
		_, ok := seconds(w)
		return ok || w == "month" || w == "year"
	})
}

// lengthOfOne reports whether a comparison is about how long one row is or
// takes, whoever is listed: members who stayed longer than an hour did so once.
// "In total" asks for the sum.
func (g *reading) lengthOfOne(c condition, from int) bool {
	if c.aggregate != "" || c.column == noColumn || !isLength(g.stems, g.column(c.column)) {
		return false
	}
	for _, sp := range g.spans {
		if sp.first == isAggregate {
			return false
		}
	}
	if first, _, _ := strings.Cut(fold(g.words(g.spans[c.span])), " "); tellsLength(first) {
		return true
	}
	if from < 1 {
		return false
	}
	switch g.tokens[g.spans[from].from-1].text {
	case "lasted", "lasts", "lasting", "stayed", "staying", "took", "takes", "taking", "waited", "waits", "waiting":
		return true
	}
	return false
}

// namesEvent reports whether a column of times is named by the noun of what
// happened ("Check-in"), so that its plural counts the rows: not by a word for
// time ("Day"), nor by what was done ("Opened").
func namesEvent(c domain.Column) bool {
	ws := words(c.Name)
	last := ws[len(ws)-1]
	if strings.HasSuffix(last, "ed") || len(ws) == 1 && len(last) < 5 || slices.ContainsFunc(ws, tellsTime) {
		return false
	}
	switch last {
	case "on", "at", "from", "to", "until", "by":
		return false
	}
	return true
}

// tellsTime reports whether a word of a name says no more than that it is a time.
func tellsTime(w string) bool {
	switch w {
	case "date", "day", "time", "timestamp", "datetime", "month", "year", "week", "quarter", "hour", "minute", "period", "season", "when", "moment", "start", "end", "begin", "finish", "created", "updated",
		"datum", "fecha", "data", "tag", "monat", "jahr", "jour", "mois", "annee", "dia", "mes", "ano", "giorno", "mese", "zeit", "zeitpunkt", "uhrzeit", "deadline", "schedule", "born", "birthday":
		return true
	}
	return false
}

// eventAfter takes the event behind "longest" for one of the rows: the longest
// check-in is a row, and no day.
func (g *reading) eventAfter(i int) {
	n := g.after(i, isStop)
	sp := g.at(n)
	if sp.role != isColumn || g.column(sp.columns[0].column).Role != domain.RoleTime {
		return
	}
	joined := strings.Join(texts(g.tokens[sp.from:sp.to]), "")
	if g.lexicon.events[joined] || g.lexicon.events[g.stems.base(joined)] {
		g.spans[n].role, g.spans[n].word = isRows, joined
	}
}

// namedBefore reports whether the question names a column itself.
func (g *reading) namedBefore(col int) bool {
	return slices.ContainsFunc(g.spans, func(sp span) bool {
		return sp.first == isColumn && refersTo(sp, col)
	})
}

// readOneUnit reads "longer than an hour" and "half an hour" as a number of them.
func (g *reading) readOneUnit() error {
	for i := range g.spans {
		if g.spans[i].role != isCompare && g.spans[i].role != isOver {
			continue
		}
		n := i + 1
		half := g.at(n).to == g.at(n).from+1 && n < len(g.spans) && g.tokens[g.spans[n].from].text == "half"
		a := n
		if half {
			a++
		}
		unit := g.at(a + 1)
		if g.at(a).role != isA || a+1 >= len(g.spans) || unit.to != unit.from+1 || !among(unit.role, []role{isGrain, isUnknown, isColumn}) {
			continue
		}
		if _, ok := seconds(g.tokens[unit.from].text); !ok {
			continue
		}
		if g.spans[i].role == isOver {
			g.spans[i].role, g.spans[i].word = isCompare, ">"
		}
		g.spans[a].role, g.spans[a].number = isNumber, 1
		if half {
			g.spans[a].number = 0.5
			g.done(n)
		}
	}
	return nil
}

// onlyLength is the one column that tells how long something took, where a number
// of units of time is compared with nothing that is named.
func (g *reading) onlyLength(number int) (int, bool) {
	unit := g.at(g.after(number))
	if unit.to != unit.from+1 {
		return 0, false
	}
	if _, ok := seconds(g.stems.base(g.tokens[unit.from].text)); !ok {
		return 0, false
	}
	found, n := noColumn, 0
	for k, c := range g.in.Dataset.Columns {
		if isLength(g.stems, c) && g.unitOfTime(c) {
			found, n = k, n+1
		}
	}
	return found, n == 1
}
