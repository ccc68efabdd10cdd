package question

import "strings"

// role is what a span of words does in a question.
type role string

const (
	isColumn     role = "column"
	isValue      role = "value"
	isPart       role = "part" // a word or phrase inside values: matched by containing
	isPeriod     role = "period"
	isVersusTime role = "versus time"
	isGrain      role = "grain"
	isNumber     role = "number"
	isQuoted     role = "quoted"
	isAggregate  role = "aggregate"
	isDistinct   role = "distinct"
	isGroup      role = "group"       // by, per, across, for each …
	isAll        role = "all"         // of all: the whole, not its parts
	isOver       role = "over"        // over the years
	isSuper      role = "superlative" // highest, lowest, best …: word is "desc" or "asc"
	isTop        role = "top"         // top, bottom
	isOrder      role = "order"       // sorted by, ranked by
	isDirection  role = "direction"   // descending, highest first
	isCompare    role = "compare"     // more than, at least …: word is the operator
	isBetween    role = "between"
	isNegation   role = "negation" // excluding, not, other than
	isNull       role = "null"     // missing, unknown, without a
	isContains   role = "contains"
	isLogic      role = "logic" // and, or, comma
	isVersus     role = "versus"
	isShare      role = "share"
	isDerived    role = "derived" // running total, moving average, rank, growth
	isChart      role = "chart"
	isList       role = "list"  // which … exist, list, distinct values of
	isCount      role = "count" // how many, number of
	isRows       role = "rows"  // a word for the records themselves
	isHave       role = "have"
	isWith       role = "with"
	isOf         role = "of"
	isIn         role = "in"
	isFor        role = "for"
	isWhose      role = "whose"
	isWhich      role = "which"
	isIs         role = "is"
	isA          role = "a"
	isRatio      role = "ratio" // average order value and its kind
	isWhy        role = "why"
	isFollowUp   role = "follow-up"
	isBin        role = "bin"
	isAxis       role = "axis"
	isStop       role = "stop"
	isUnknown    role = "unknown"
	isMark       role = "mark"
	isMoved      role = "moved"   // grew, fell, changed: asks for two periods or a timeline
	isLoss       role = "loss"    // made a loss, unprofitable: word is the operator
	isTool       role = "tool"    // words of one analysis: "forecast", "outliers"
	isHorizon    role = "horizon" // "next 3 months"
)

// entry is what a phrase of the vocabulary means.
type entry struct {
	role role
	word string // the canonical meaning within the role
}

// vocabulary is the closed set of phrases that mean the same for any table.
// Content words (columns, values, row nouns) are not here: they come from the
// dataset.
func vocabulary() map[string]entry {
	v := map[string]entry{}
	add := func(r role, word, phrases string) {
		for _, p := range strings.Split(phrases, "|") {
			if p = strings.TrimSpace(p); v[p].role == "" { // the first meaning added stands
				v[p] = entry{role: r, word: word}
			}
		}
	}
	listed := func(list string) {
		for _, p := range phrasesOf(list) {
			add(p.role, p.word, p.text)
		}
	}
	listed(toolWords)
	listed(aggregateWords)
	listed(conditionWords)
	listed(orderWords)
	listed(groupingWords)
	listed(shapeWords)
	addComparatives(add)
	listed(comparisonWords)
	addLosses(add)
	addOrderings(add)
	listed(orderingWords)
	listed(verbWords)
	addMovements(add)
	listed(markWords)
	add(isStop, "", strings.Join(linesOf(stopWords), "|"))
	return v
}

type adder func(r role, word, phrases string)
