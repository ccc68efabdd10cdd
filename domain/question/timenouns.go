package question

import (
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// readTimeNouns reads "days", "months" and their kind where no period phrase
// took them: counted ("how many days"), listed ("the 3 months with the highest
// sales") or as a word for rows that are such periods ("the hottest day").
func (g *reading) readTimeNouns() error {
	if g.timeColumn() == noColumn {
		return nil
	}
	for i := range g.spans {
		sp := g.spans[i]
		if g.dayAsColumn(i) {
			g.spans[i].role, sp.role = isUnknown, isUnknown
		}
		if sp.role != isUnknown {
			continue
		}
		if g.weekdayAt(i) {
			continue
		}
		grain := query.Grain(g.stems.base(g.tokens[sp.from].text))
		prev := g.at(g.before(i, isStop))
		if grain == query.Hour && (prev.role == isSuper || prev.role == isWhich) && g.timeline == nil { // "the busiest hour of the day"
			g.timeline = &timelineWish{calendar: true, part: query.HourOf, which: true}
			g.done(i)
			for k := i + 1; k < len(g.spans) && k <= i+3; k++ {
				if w := g.tokens[g.spans[k].from].text; w == "of" || w == "the" || w == "day" || w == "a" {
					g.done(k)
				}
			}
			continue
		}
		switch grain {
		case query.Day, query.Week, query.Month, query.Quarter, query.Year:
			g.timeNounAt(i, grain)
		}
	}
	return nil
}

func (g *reading) timeNounAt(i int, grain query.Grain) {
	prev := g.before(i, isStop, isOf, isAll, isNumber, isDistinct)
	with := g.at(g.after(i, isStop, isWith, isHave, isWhose))
	superBefore := g.at(prev)
	switch {
	case g.courseOf(i, grain):
	case superBefore.role == isList && prev >= 0 && i+1 < len(g.spans): // "list the days on which …"
		g.wantsPeriods(i, grain)
	case superBefore.role == isAggregate && g.anAverage(prev) && g.tokens[g.spans[i].from].text == string(grain): // "on an average day"
		g.spans[prev].grain.Grain = grain
		g.done(i)
	case g.groupedNoun(i):
		g.timeline = &timelineWish{grain: grain}
		g.done(i)
	case among(g.at(i-1).role, []role{isColumn, isRows}) && among(g.at(g.before(i-1, isStop, isNumber)).role, []role{isSuper, isTop}): // "the highest sales day", "top 3 sales days"
		g.wantsPeriods(i, grain)
		g.severalPeriods(i)
	case g.at(i-1).role == isColumn && (g.timeGrouped(i-1) || g.groupedNoun(i-1)) && g.column(g.spans[i-1].columns[0].column).Type.Temporal(): // "by closing date month", "by city and closing month"
		g.timeline = &timelineWish{grain: grain}
		g.done(i)
	case g.at(i-1).role == isColumn && g.extremeAt(g.before(i-1, isStop)): // "peak demand day"
		k := g.before(i-1, isStop)
		g.spans[k].role, g.spans[k].word = isSuper, direction(g.spans[k].word == "maximum")
		g.wantsPeriods(i, grain)
		g.severalPeriods(i)
	case superBefore.role == isSuper && len(superBefore.columns) > 0 && grain == g.ownGrain() && g.rowsArePeriods():
		g.spans[i].role = isRows
	case superBefore.role == isSuper || superBefore.role == isTop:
		g.wantsPeriods(i, grain)
		if len(superBefore.columns) > 0 { // "the wettest day" of several stations
			g.periodLimit(i, grain)
		}
	case with.role == isSuper: // "month with the lowest rainfall", "3 months with the highest"
		g.wantsPeriods(i, grain)
		g.periodLimit(i, grain)
	case among(with.role, []role{isAggregate, isColumn}) && i+1 < len(g.spans) &&
		among(g.at(g.after(i, isStop)).role, []role{isWith, isHave, isWhose, isIn}) && !g.countedBefore(i):
		g.wantsPeriods(i, grain) // "years with total sales above 1000"
	case g.boundedAmount(i) && !g.countedBefore(i): // "days with sales above 1000"
		g.wantsPeriods(i, grain)
	case g.anyOne(i) && !g.countedBefore(i): // "in a month" counts no months
	case g.temporalAt(i-1) && !g.countedBefore(i) && (g.in.Analysis == "" || g.in.Analysis == domain.Query): // a word of dates that is no period of theirs: refused
	default:
		g.counting, g.countTime = true, grain
		if prev := g.at(prev); prev.role == isShare {
			g.rowsNamed = true
		}
		g.done(i)
	}
}

// anAverage reports whether an aggregate tells of one period like the others: "a
// typical week", "an average day".
func (g *reading) anAverage(i int) bool {
	if sp := g.spans[i]; sp.word != "average" && sp.word != "median" || sp.from == 0 {
		return false
	}
	switch g.tokens[g.spans[i].from-1].text {
	case "a", "an", "the", "per", "each", "our":
		return true
	}
	return false
}

// dayAsColumn reports whether a time noun that also goes for the column of
// dates means the periods: "days with demand above 2000" where "day" is but
// another name of the "Date", "peak demand day" even where it is its own.
func (g *reading) dayAsColumn(i int) bool {
	sp := g.spans[i]
	if sp.role != isColumn || sp.to != sp.from+1 || sp.columns[0].column != g.timeColumn() || grainNamed(g.stems.base(g.tokens[sp.from].text)) == "" {
		return false
	}
	if sp.columns[0].quality < wholeName && sp.columns[0].how == "synonym" && g.column(sp.columns[0].column).Type.Temporal() {
		return true
	}
	if g.column(sp.columns[0].column).Type.Temporal() && !g.singular(sp) && g.boundedAmount(i) && !g.countedBefore(i) { // "days with more than 10 mm of rain"
		return true
	}
	k := g.before(i-1, isStop)
	return g.at(i-1).role == isColumn && g.numeric(g.spans[i-1]) && (g.extremeAt(k) || g.at(k).role == isSuper)
}

// extremeAt reports whether a span asks for a maximum or a minimum.
func (g *reading) extremeAt(i int) bool {
	sp := g.at(i)
	return sp.role == isAggregate && (sp.word == "maximum" || sp.word == "minimum")
}

// rowsArePeriods reports whether the dataset has about one row for each time:
// only then is the largest row also the day of it.
func (g *reading) rowsArePeriods() bool {
	return float64(g.column(g.timeColumn()).Distinct) >= rowShare*float64(g.in.Dataset.Rows)
}

// groupedNoun reports whether a time noun goes on a list of what to group by:
// "by category and year".
func (g *reading) groupedNoun(i int) bool {
	if g.at(g.before(i, isStop)).role != isLogic {
		return false
	}
	for k := i - 1; k >= 0; k-- {
		switch g.spans[k].role {
		case isColumn, isLogic, isStop, isMark:
		case isGroup:
			return true
		default:
			return false
		}
	}
	return false
}

// countedBefore reports whether a count or a share is asked for before a span.
func (g *reading) countedBefore(i int) bool {
	for k := 0; k < i; k++ {
		if among(g.spans[k].role, []role{isCount, isShare, isDistinct}) {
			return true
		}
	}
	return false
}

func (g *reading) wantsPeriods(i int, grain query.Grain) {
	g.timeline = &timelineWish{grain: grain, which: true}
	g.done(i)
}

// periodLimit is how many periods are asked for: the number before, one for
// the singular.
func (g *reading) periodLimit(i int, grain query.Grain) {
	n := g.before(i, isStop)
	switch {
	case g.at(n).role == isNumber:
		g.top = &topWish{n: int(g.spans[n].number)}
		g.done(n)
	case g.tokens[g.spans[i].from].text == string(grain):
		g.top = &topWish{n: 1}
	}
}

// severalPeriods shows some of the periods where the noun is a plural: "the
// highest sales days" are more than one.
func (g *reading) severalPeriods(i int) {
	if k := g.before(i-1, isStop); g.top == nil && !g.singular(g.spans[i]) && g.at(k).role == isSuper {
		g.top = &topWish{}
	}
}

// boundedAmount reports whether "with" or "whose" ties a time noun to a bound on
// what adds up over it, which is then a condition on each period's total.
func (g *reading) boundedAmount(i int) bool {
	if !among(g.at(i+1).first, []role{isWith, isHave, isWhose, isIn}) {
		return false
	}
	for _, c := range g.conditions {
		if c.span > i && c.column == noColumn && c.aggregate == "count" && c.op != "" { // "days with more than 20 orders"
			return true
		}
		if c.span > i && c.column != noColumn && len(c.values) == 0 &&
			(c.aggregate == "sum" || c.aggregate == "" && c.op != "" && NatureOf(g.column(c.column)) == Amount) {
			return true
		}
	}
	return false
}

// ownGrain is the grain of the dataset's own rows.
func (g *reading) ownGrain() query.Grain {
	c := g.column(g.timeColumn())
	if c.Distinct < 2 || g.in.Calendar.DataFrom.IsZero() {
		return query.Day
	}
	return grainOf(g.daysApart(c))
}

// anyOne reports whether a time noun speaks of one period, whichever it is: "in a
// month".
func (g *reading) anyOne(i int) bool {
	t := g.spans[i].from
	if t < 2 || !g.singular(g.spans[i]) {
		return false
	}
	switch g.tokens[t-1].text {
	case "a", "an", "any", "one", "single", "given":
		return g.tokens[t-2].text == "in" || g.tokens[t-2].text == "within"
	}
	return false
}
