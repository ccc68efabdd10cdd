package question

// refusals are the passes that know what can't be taken before it is read
// further.
func (g *reading) refusals() []func() error {
	return []func() error{
		g.refuseFollowUp,
		g.refuseAbsentDays,
		g.refuseTwoEnds,
		g.refuseRolling,
		g.refusePlace,
		g.refuseTwoRankings,
		g.refuseTwoBests,
		g.refuseWorkedHours,
		g.refuseOwnDays,
		g.refuseBoundPerPeriod,
		g.refuseSecondAsk,
		g.refuseRankWithin,
	}
}

// passes read the question, each what those before it left.
func (g *reading) passes() []func() error {
	return []func() error{
		g.refuseDistinctHeads,
		g.refuseAmountOwed,
		g.settleRoles,
		g.refuseSeveralInUnit,
		g.settleLengths,
		g.readTimesOfDay,
		g.readTimePassed,
		g.readDaysFromTo, // before verbs are taken for what happened
		g.settleDeedDates,
		g.readOneUnit,
		g.readTruths,
		g.readComparedDates,
		g.readOpenStates,
		g.refuseLeaving,
		g.readMoreRows,
		g.readDayOf,
		g.readWhoDid,
		g.refuseHalfVersus,
		g.readDeeds,
		g.readChange,
		g.readPercentChange,
		g.readNamesOf,
		g.readRelation,
		g.readEdges,
		g.readDerived,
		g.readAntonyms,
		g.readShares,
		g.readRates,
		g.readQuotients,
		g.refusePerClock,
		g.readYes,
		g.readMovement,
		g.readTools,
		g.readPieces,
		g.readDaysUntil,
		g.readInUnits,
		g.readBins,
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
		g.readOrder,
		g.readOutputs,
		g.refuseNarrowing,
		g.refuseUnknown,
		g.build,
	}
}
