package question

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// refuseFollowUp refuses a question that leans on an earlier one: nothing is
// kept between calls.
func (g *reading) refuseFollowUp() error {
	content, first := 0, isMark
	for _, sp := range g.spans {
		if sp.role == isStop || sp.role == isMark || sp.role == isAll {
			continue
		}
		if first == isMark {
			first = sp.role
		}
		if among(sp.role, []role{isColumn, isAggregate, isCount, isDistinct, isRows, isTop, isSuper, isWhich, isList, isValue, isPart, isChart, isShare, isNumber, isQuoted, isUnknown}) {
			content++
		}
	}
	lean := first == isFollowUp || first == isLogic
	if lean && content <= 2 || first == isGroup && content <= 1 && len(g.spans) <= 4 {
		return domain.NewFault(domain.KindNeedsContext, "the question leans on an earlier one, and nothing is kept between calls.",
			"Ask the whole question at once, as in: "+g.exampleQuestion())
	}
	return nil
}

// refuseUnknown refuses words that match nothing, since leaving one out may
// change what is asked. A noun that stands where only the rows can stand is
// taken for them, and said.
func (g *reading) refuseUnknown() error {
	for i := range g.spans {
		sp := g.spans[i]
		switch sp.role {
		case isQuoted:
			return g.unknown(g.words(sp))
		case isNumber, isNegation, isNull, isCompare, isSuper, isTop, isDirection, isShare, isAggregate, isBetween, isDerived, isOrder, isHorizon, isTool, isLoss:
			return g.untied(g.words(sp))
		case isMoved:
			if f := g.movedNothing(i); f != nil {
				return f
			}
		}
		if sp.role != isUnknown {
			continue
		}
		w := g.tokens[sp.from].text
		switch {
		case g.isVolume(i), g.takesTime(i):
		case !isWord(g.tokens[sp.from]) || isAdverb(w) || g.unitOfColumn(i) || g.kindOfColumn(i) || g.verbBeforeMost(i) || g.verbOfDataset(w) || isPlainVerb(w) && !g.isNounAt(i):
		case g.standsForRows(i):
			g.rowsNamed = true
			g.assume("'" + g.words(sp) + "' is taken to mean the rows of " + g.in.Dataset.Name)
		default:
			return g.unknown(g.words(sp))
		}
	}
	return nil
}

// unitOfColumn reports whether a word in brackets repeats the unit in the name
// of a column: "Body Mass (g)".
func (g *reading) unitOfColumn(i int) bool {
	sp := g.spans[i]
	if sp.from == 0 || g.tokens[sp.from-1].text != "(" {
		return false
	}
	for _, c := range g.in.Dataset.Columns {
		for _, w := range words(c.Name) {
			if w == g.tokens[sp.from].text {
				return true
			}
		}
	}
	return false
}

// kindOfColumn reports whether a word only says what sort of thing the column
// before it is: "weather type", "segment name".
func (g *reading) kindOfColumn(i int) bool {
	switch g.stems.base(g.tokens[g.spans[i].from].text) {
	case "date", "day":
		return i > 0 && len(g.spans[i-1].columns) > 0 && g.column(g.spans[i-1].columns[0].column).Role == domain.RoleTime
	case "type", "kind", "category", "name", "level", "status", "group", "class", "code", "label", "bucket", "time", "member", "toll", "event", "occurrence", "method", "mode", "section", "detail", "bill", "figure", "volume", "number", "amount":
		return i > 0 && len(g.spans[i-1].columns) > 0
	case "airport", "city", "town", "station", "port", "place", "location", "country", "hub", "terminal", "stop", "warehouse", "site":
		return i > 0 && len(g.spans[i-1].columns) > 0 && endOfJourney(g.column(g.spans[i-1].columns[0].column).Name)
	}
	return false
}

// endOfJourney reports whether a column's name says which end of a way its
// places are, and nothing of what sort they are: "origin".
func endOfJourney(name string) bool {
	switch fold(name) {
	case "origin", "destination", "departure", "arrival", "source", "target", "start", "end", "from", "to":
		return true
	}
	return false
}

// isVolume reports whether a word after the rows' own asks how many there are:
// "ticket volume".
func (g *reading) isVolume(i int) bool {
	switch g.tokens[g.spans[i].from].text {
	case "volume", "volumes", "numbers", "traffic":
	default:
		return false
	}
	if i == 0 {
		return false
	}
	if refs := g.spans[i-1].columns; len(refs) > 0 {
		return isKey(g.column(refs[0].column).Name)
	}
	return g.spans[i-1].role == isRows || g.lexicon.isRowWord(g.tokens[g.spans[i-1].to-1].text)
}

// verbBeforeMost reports whether an unknown word can only be a verb: between
// what is asked for and "the most", as in "which weekday brings the most
// clicks".
func (g *reading) verbBeforeMost(i int) bool {
	for t := g.spans[i].to; t < len(g.tokens) && t <= g.spans[i].to+1; t++ {
		switch g.tokens[t].text {
		case "the":
			continue
		case "most", "fewest", "highest", "lowest", "least", "largest", "biggest", "smallest":
			return g.superUsed && (g.which || g.timelineWhich())
		}
		break
	}
	return false
}

// isAdverb reports whether a word only colours a question.
func isAdverb(w string) bool {
	switch w {
	case "actually", "basically", "really", "exactly", "currently", "generally", "usually", "typically", "specifically", "especially", "particularly",
		"overly", "simply", "briefly", "roughly", "approximately", "respectively", "individually", "separately", "accordingly", "finally", "kindly",
		"possibly", "probably", "historically", "globally", "mainly", "mostly", "directly", "clearly", "fully", "quickly", "nearly", "strictly", "precisely":
		return true
	}
	return false
}

// standsForRows reports whether an unknown noun can only mean the rows: a word
// for persons in a table of persons, or what follows a value where a quantity is
// asked for ("the average price paid by voucher <users>"). Behind a value that is
// written as a name, other nouns may narrow the rows down: who asks for sales in
// East Timor is not answered with those of the East.
func (g *reading) standsForRows(i int) bool {
	if g.namesPersons(i) {
		return true
	}
	if g.counting || len(g.measures) == 0 && !g.numbersNamed() || i == 0 || !g.wasFilter(i-1) || g.unknownBefore(i) {
		return false
	}
	w := g.stems.base(g.tokens[g.spans[i].from].text)
	return personNoun(w) && !narrowsPersons(w) || goesByOneName(w) || w == "one"
}

// goesByOneName reports whether a noun is one for several things of one name.
func goesByOneName(w string) bool {
	switch w {
	case "brand", "franchise", "series", "range", "collection", "family", "chain", "group":
		return true
	}
	return false
}

// wasFilter reports whether the span before gave rise to a condition.
func (g *reading) wasFilter(i int) bool {
	for _, c := range g.conditions {
		if (c.span == i || c.last == i && i > 0) && len(c.values) > 0 {
			return true
		}
	}
	return false
}

func (g *reading) unknownBefore(i int) bool {
	for k := 0; k < i; k++ {
		if g.spans[k].role == isUnknown && isWord(g.tokens[g.spans[k].from]) {
			return true
		}
	}
	return false
}

// untied refuses a number or a negation that no rule could tie to anything:
// leaving it out would change what is asked.
func (g *reading) untied(word string) error {
	return domain.NewFault(domain.KindUnknownWord, "it is not clear what '"+word+"' belongs to. "+g.measureList(),
		"Put it beside the column or value that it is about"+g.exampleWithout())
}

// movedNothing refuses "grew" and its kind where the question sets no periods
// against each other and shows no timeline: then another tool tells.
func (g *reading) movedNothing(i int) error {
	if g.plan.Compare != nil || g.compareBy != nil || g.timeline != nil || len(g.derived) > 0 || g.plan.Why ||
		g.in.Analysis != "" && g.in.Analysis != domain.Query {
		return nil
	}
	for _, d := range g.dimensions {
		if g.column(d).Role == domain.RoleTime {
			return nil
		}
	}
	for _, b := range g.bare {
		if g.column(b.columns[0].column).Role == domain.RoleTime {
			return nil
		}
	}
	return domain.NewFault(domain.KindWrongTool, "'"+g.words(g.spans[i])+"' asks how something moved between two periods.",
		"Call get_change_data with two periods, as in: compare "+g.exampleMeasure()+" in this year with last year; or get_trend_data for the course over time.")
}

func (g *reading) exampleMeasure() string {
	if g.in.Dataset.DefaultMeasure != "" {
		return g.in.Dataset.DefaultMeasure
	}
	return "the measure"
}

func (g *reading) unknown(word string) error {
	return domain.NewFault(domain.KindUnknownWord, "'"+word+"' matches no column or value. "+g.nearestColumns(word), g.suggestion())
}

// measureList names what the dataset has, a few of each.
func (g *reading) measureList() string {
	var measures, dims []string
	for _, c := range g.in.Dataset.Columns {
		if c.Role == domain.RoleMeasure {
			measures = append(measures, c.Name)
		} else {
			dims = append(dims, c.Name)
		}
	}
	out := ""
	if len(measures) > 0 {
		out = "Measures: " + someOf(measures) + "."
	}
	if len(dims) > 0 {
		out = strings.TrimSpace(out + " Other columns: " + someOf(dims) + ".")
	}
	return out
}

// namesShown is how many names an error lists: enough to choose from, short
// enough to read.
const namesShown = 12

func someOf(names []string) string {
	if len(names) > namesShown {
		return strings.Join(names[:namesShown], ", ") + " …"
	}
	return strings.Join(names, ", ")
}

// isNounAt reports whether an unknown word stands where a noun must: after "by",
// an article, an aggregate or a count. Such a word names something that the
// dataset does not have, even where it looks like a verb ("total load").
func (g *reading) isNounAt(i int) bool {
	if i == 0 {
		return true
	}
	prev := g.spans[i-1]
	if among(prev.first, []role{isGroup, isAggregate, isCount, isDistinct, isShare, isTop, isSuper, isOf, isWith, isA, isList}) {
		return true
	}
	switch g.tokens[prev.to-1].text {
	case "the", "a", "an", "our", "their", "its", "my", "total", "average", "show", "list", "by", "per", "and":
		return prev.first != isRows && prev.first != isColumn
	}
	return false
}
