package question

import "slices"

// passes read the question, each what those before it left: a phrase that one has
// marked as done is of no other. They stand in stages, by what they may take; within
// a stage the longer form of a phrase comes before the shorter one that it holds, so
// a new pass goes before the first that would take a part of its phrase.
func (g *reading) passes() []func() error {
	return slices.Concat(g.meaningPasses(), g.elapsedPasses(), g.statePasses(), g.changePasses(), g.figurePasses(),
		g.toolPasses(), g.conditionPasses(), g.periodPasses(), g.outputPasses())
}

// refusals know what can't be taken before anything is read: they may look at all
// spans and take none.
func (g *reading) refusals() []func() error {
	return []func() error{
		g.verbsAsQuantities,
		g.refuseFollowUp,
		g.refuseAbsentDays,
		g.refuseTwoEnds,
		g.refuseTableThings,
		g.refuseAllOf,
		g.refuseRolling,
		g.refusePlace,
		g.refuseTwoRankings,
		g.refuseTwoBests,
		g.refuseWorkedHours,
		g.refuseOwnDays,
		g.refuseBoundPerPeriod,
		g.refuseSecondAsk,
		g.refuseRankWithin,
		g.refuseAbsentRows,
		g.refuseForecastBound,
		g.refusePercentileBound,
		g.refusePerOfRelation,
		g.refuseCountAtEdge,
		g.refuseLevelAtEdges,
		g.refuseOpenFor,
		g.refusePaidPart,
		g.readPercentOfRows,
	}
}

// meaningPasses settle what a word of several meanings is, by its neighbours, and pass
// over words that only name what stands beside them. They change roles and take no
// column or value of their own but where a whole form says what it is.
func (g *reading) meaningPasses() []func() error {
	return []func() error{
		g.refuseDistinctHeads,
		g.readExceeded,
		g.readByHowMuch,
		g.readUntilDay,
		g.readStateNouns,
		g.readMoneyMade,
		g.readToldAmounts,
		g.readMinimumRows,
		g.settleEqualNames,
		g.readMethods,
		g.readPerNouns,
		g.readMeasuredNouns,
		g.readAverageOfTotals,
		g.readGlosses,
		g.readStateGlosses,
		g.readUnderState,
		g.readHappened,
		g.readFirstWords,
		g.readCalendarSides,
		g.readSubjectsOf,
		g.readDenials,
		g.refuseAmountOwed,
		g.settleRoles,
		g.refuseCountedNoun,
		g.refuseSeveralInUnit,
		g.refuseTopBySplit,
		g.readPerState,
		g.countedLater,
		g.refuseLooseAggregate,
		g.settleLengths,
	}
}

// elapsedPasses take times of the day and the time from one date to another, before the
// verbs in them are taken for what happened.
func (g *reading) elapsedPasses() []func() error {
	return []func() error{
		g.readTimesOfDay,
		g.readTimeTaken,
		g.readTimePassed,
		g.readDateDifferences,
		g.readDaysFromTo, // before verbs are taken for what happened
	}
}

// statePasses take what rows are said to be, to have done or not: answers of yes and no,
// dates that are there or not, the things that did something. Their words are verbs,
// participles and adjectives, whose columns later stages would group by.
func (g *reading) statePasses() []func() error {
	return []func() error{
		g.readShareClauses,
		g.readPercentBeside, // before a state is taken for what happened
		g.readShareWithin,
		g.readStanding,
		g.readDateClauses,
		g.settleDeedDates,
		g.readDeedNouns,
		g.readOneUnit,
		g.readWithAndWithout,
		g.readAnswerSides,
		g.readSplitNames,
		g.readBothAnswers,
		g.readOnlyStates,
		g.readTruths,
		g.readComparedDates,
		g.readOpenStates,
		g.refuseLeaving,
		g.readLosing,
		g.readMoreRows,
		g.readDayOf,
		g.readWhoDid,
		g.refuseHalfVersus,
		g.readBoundVerbs,
		g.readSharedThings,
		g.readDeeds,
	}
}

// changePasses take whole forms of change, relation and course: two periods compared,
// the last of each, running totals, opposites.
func (g *reading) changePasses() []func() error {
	return []func() error{
		g.readChange,
		g.readPercentChange,
		g.readNamesOf,
		g.readRelation,
		g.readLastOfEach,
		g.readEdges,
		g.readDerived,
		g.readAntonyms,
	}
}

// figurePasses take figures of several parts: shares, rates, sums and quotients of
// columns, amounts per thing. What is left of their words is not a measure any more.
func (g *reading) figurePasses() []func() error {
	return []func() error{
		g.readColumnParts,
		g.readShares,
		g.readOccupancies,
		g.readRates,
		g.readCostsOf,
		g.readWeighted,
		g.readPerMany,
		g.readFormulas,
		g.readSignedMeasures,
		g.readColumnSums,
		g.readQuotients,
		g.readAmountsPer,
		g.refusePerClock,
	}
}

// toolPasses take the words that one analysis understands, movement, and the units in
// which something is asked for.
func (g *reading) toolPasses() []func() error {
	return []func() error{
		g.readStateBeside,
		g.readYes,
		g.readMovement,
		g.readTools,
		g.readPieces,
		g.readDaysUntil,
		g.readInUnits,
	}
}

// conditionPasses take conditions: bins and sides of numbers, comparisons, missing
// values, parts of texts, values.
func (g *reading) conditionPasses() []func() error {
	return []func() error{
		g.readBins,
		g.readNumberSides,
		g.readComparisons,
		g.readNulls,
		g.readTexts,
		g.readRest,
		g.readValues,
	}
}

// periodPasses take periods and the nouns of time; the dates that a condition names are
// gone by now.
func (g *reading) periodPasses() []func() error {
	return []func() error{
		g.readExtremePeriods,
		g.readTimeNouns,
		g.readPeriods,
		g.refuseSamePeriod,
		g.readParticiples,
	}
}

// outputPasses take what is left: what is listed, measured, grouped and ordered by. Then
// whatever no pass took is refused, and the plan is built.
func (g *reading) outputPasses() []func() error {
	return []func() error{
		g.readRankedFields,
		g.rankThingsByNumber,
		g.rankCodesByAmount,
		g.readListedThings,
		g.readOrder,
		g.readOutputs,
		g.refuseNarrowing,
		g.refuseUnknown,
		g.build,
	}
}
