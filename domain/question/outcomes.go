package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// refuseLeaving refuses that persons leave where no column of the dataset tells
// that they did: of a train the word says where it goes, of persons what became of
// them, so that passing over it would count those who stay.
func (g *reading) refuseLeaving() error {
	for i, sp := range g.spans {
		if sp.role != isStop || sp.to != sp.from+1 || !slices.Contains([]string{"leave", "leaves", "leaving"}, g.tokens[sp.from].text) {
			continue
		}
		before := g.before(i, isStop, isIs, isTool)
		next := g.at(g.after(i, isStop))
		if before < 0 || !g.personsAt(before) && !personNoun(g.stems.base(g.tokens[g.spans[before].to-1].text)) || among(next.role, []role{isValue, isPart}) {
			continue
		}
		return g.unknown(g.words(sp))
	}
	return nil
}

// readMoreRows reads "more" before the things that rows are as their number,
// where a course over time is asked for: "are there more calls" is no maximum.
func (g *reading) readMoreRows() error {
	if g.in.Analysis != domain.Trend {
		return nil
	}
	for i, sp := range g.spans {
		w := g.tokens[sp.from].text
		if sp.to != sp.from+1 || w != "more" && w != "fewer" && w != "less" || !among(sp.role, []role{isSuper, isUnknown, isCompare, isTool}) {
			continue
		}
		n := g.after(i, isStop, isAll, isValue, isPart)
		for g.at(n).role == isColumn && g.saysYes(g.at(n)) { // "more returned orders"
			n = g.after(n, isStop, isAll)
		}
		if next := g.at(n); next.role == isRows || g.isThings(next) || next.role == isUnknown && g.personsAt(n) {
			g.takeDeedBefore(i)
			g.spans[i] = span{role: isCount, first: isCount, from: sp.from, to: sp.to, score: sp.score}
		}
	}
	return nil
}

// takeDeedBefore takes the verb before a number of rows for when it happens to
// them: "are we hiring more people" is along the days on which they were hired.
func (g *reading) takeDeedBefore(i int) {
	k := g.before(i, isStop)
	if sp := g.at(k); sp.role != isColumn || sp.to != sp.from+1 || sp.columns[0].how != whenItHappened || g.happened > 0 {
		return
	}
	g.happened = g.spans[k].columns[0].column + 1
	g.usedColumn(k, g.happened-1)
	g.spans[k].first, g.spans[k].columns = isStop, nil
	g.done(k)
}

// readDayOf reads the noun of a period behind a column of dates that a superlative
// stands before as that period, though it is part of a number's name too: "the
// busiest arrival day" beside Days of stay.
func (g *reading) readDayOf() error {
	for i := 2; i < len(g.spans); i++ {
		sp, dates := g.spans[i], g.spans[i-1]
		if sp.role != isColumn || sp.to != sp.from+1 || !g.numeric(sp) || grainNamed(g.stems.base(g.tokens[sp.from].text)) == "" || sp.columns[0].quality >= wholeName {
			continue
		}
		if g.temporalAt(i-1) && dates.columns[0].column == g.temporalColumn(i-1) && among(g.at(g.before(i-1, isStop, isAll)).role, []role{isSuper, isTop}) {
			g.spans[i].first, g.spans[i].columns = isStop, nil
			g.wantsPeriods(i, grainNamed(g.stems.base(g.tokens[sp.from].text)))
		}
	}
	return nil
}

// readWhoDid reads "who ordered the most" as how often: the verb tells what each
// row is, and the day on which it was done groups nothing.
func (g *reading) readWhoDid() error {
	if len(g.spans) < 3 || g.tokens[0].text != "who" || !g.tableAsked() {
		return nil
	}
	const verb = 1
	k := verb + 1
	sp := g.at(verb)
	if sp.role != isColumn || !isParticiple(g.tokens[sp.to-1].text) || len(sp.columns) == 0 || !g.column(sp.columns[0].column).Type.Temporal() {
		return nil
	}
	said := fold(g.words(g.at(k)))
	if g.at(k).role != isSuper || !slices.Contains([]string{"most", "the most", "least", "the least", "most often", "the most often"}, said) ||
		!among(g.at(k+1).role, []role{isMark, isPeriod, isIn}) {
		return nil
	}
	g.matched(sp, g.column(sp.columns[0].column).Name, whenItHappened)
	g.happened = sp.columns[0].column + 1
	g.spans[verb].first, g.spans[verb].columns = isStop, nil
	g.assume("'" + said + "' is taken to mean the number of rows")
	g.counting = true
	g.superlative(g.spans[k].word == "desc", 1, orderWish{count: true})
	g.done(verb, k)
	return nil
}

// measuredByAdjective takes the column that an adjective measures where the question
// names no other number: "unusually long stays" are those of many nights. Persons
// whose noun is but a part of a number's name ("patients" of Patient Age) are the
// rows.
func (g *reading) measuredByAdjective(i, column int) bool {
	var persons []int
	for k, sp := range g.spans {
		if k == i || sp.role != isColumn || !g.numeric(sp) {
			continue
		}
		if sp.to != sp.from+1 || !personNoun(g.stems.base(g.tokens[sp.from].text)) {
			return false
		}
		persons = append(persons, k)
	}
	for _, k := range persons {
		g.spans[k].first, g.spans[k].columns = isStop, nil
	}
	g.done(persons...)
	g.spans[i].role, g.spans[i].columns = isColumn, []columnRef{{column, likeName, "comparative"}}
	return true
}

// refuseSamePeriod refuses "the same period last year" that is set beside nothing:
// which period it is the same as is not said, and all years are no answer.
func (g *reading) refuseSamePeriod() error {
	if g.in.Analysis != domain.Query && g.in.Analysis != domain.Trend && g.in.Analysis != "" || g.compareBy == nil || g.compareBy.Shift != query.Year || g.plan.Period != nil {
		return nil
	}
	for _, sp := range g.spans {
		if among(sp.first, []role{isMoved, isShare, isVersus, isDerived}) {
			return nil
		}
	}
	for _, sp := range g.spans {
		if sp.first != isVersusTime {
			continue
		}
		for _, t := range g.tokens[sp.from:sp.to] {
			if t.text == "same" {
				break
			}
			if !slices.Contains([]string{"in", "for", "during", "of", "the"}, t.text) {
				return nil
			}
		}
		ask := g.exampleQuestion()
		if through := g.in.Calendar.DataThrough; !through.IsZero() {
			ask = g.exampleIn(through.AddDate(-1, 0, 0).Format("2006"))
		}
		return domain.NewFault(domain.KindUnsupported, "'"+g.words(sp)+"' doesn't say which period it is the same as.", "Name the period, as in: "+ask)
	}
	return nil
}

// refuseHalfVersus refuses two sides of which one is a value and the other a word
// that is none: "monthly vs single" would be about the months alone.
func (g *reading) refuseHalfVersus() error {
	for i, sp := range g.spans {
		if sp.role != isVersus || i == 0 || i+1 >= len(g.spans) {
			continue
		}
		for _, sides := range [][2]span{{g.spans[i-1], g.spans[i+1]}, {g.spans[i+1], g.spans[i-1]}} {
			value, other := sides[0], sides[1]
			w := g.tokens[other.from].text
			oneWord := among(other.role, []role{isStop, isGrain}) && other.to == other.from+1 && len(w) >= 4
			if !among(value.role, []role{isValue, isPart}) || !oneWord || standsForTheRest(w) {
				continue
			}
			return g.unknown(g.words(other))
		}
	}
	return nil
}

// standsForTheRest reports whether a word beside "versus" is of no side of its own.
func standsForTheRest(w string) bool {
	switch w {
	case "those", "that", "what", "other", "others", "rest", "everything", "everyone", "with", "without", "they":
		return true
	}
	return false
}
