package question

// refusals are the passes that know what can't be taken before it is read
// further.
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
	}
}

// passes read the question, each what those before it left.
func (g *reading) passes() []func() error { return append(g.earlyPasses(), g.phrasePasses()...) }

// earlyPasses read forms of whole clauses, before the phrases in them are taken
// one by one.
func (g *reading) earlyPasses() []func() error {
	return []func() error{
		g.refuseDistinctHeads,
		g.settleEqualNames,
		g.readMethods,
		g.readMeasuredNouns,
		g.readAverageOfTotals,
		g.readGlosses,
		g.readStateGlosses,
		g.readUnderState,
		g.readHappened,
		g.readFirstWords,
		g.readSubjectsOf,
		g.refuseAmountOwed,
		g.settleRoles,
		g.refuseCountedNoun,
		g.refuseSeveralInUnit,
		g.refuseTopBySplit,
		g.readPerState,
		g.countedLater,
		g.refuseLooseAggregate,
		g.settleLengths,
		g.readTimesOfDay,
		g.readTimeTaken,
		g.readTimePassed,
		g.readDateDifferences,
		g.readDaysFromTo,    // before verbs are taken for what happened
		g.readPercentBeside, // before a state is taken for what happened
		g.readShareWithin,
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

// phrasePasses take one kind of phrase each.
func (g *reading) phrasePasses() []func() error {
	return []func() error{
		g.readChange,
		g.readPercentChange,
		g.readNamesOf,
		g.readRelation,
		g.readLastOfEach,
		g.readEdges,
		g.readDerived,
		g.readAntonyms,
		g.readShares,
		g.readOccupancies,
		g.readRates,
		g.readCostsOf,
		g.readSignedMeasures,
		g.readColumnSums,
		g.readQuotients,
		g.readAmountsPer,
		g.refusePerClock,
		g.readStateBeside,
		g.readYes,
		g.readMovement,
		g.readTools,
		g.readPieces,
		g.readDaysUntil,
		g.readInUnits,
		g.readBins,
		g.readNumberSides,
		g.readComparisons,
		g.readNulls,
		g.readTexts,
		g.readRest,
		g.readValues,
		g.readExtremePeriods,
		g.readTimeNouns,
		g.readPeriods,
		g.refuseSamePeriod,
		g.readParticiples,
		g.readRankedFields,
		g.rankThingsByNumber,
		g.readListedThings,
		g.readOrder,
		g.readOutputs,
		g.refuseNarrowing,
		g.refuseUnknown,
		g.build,
	}
}
