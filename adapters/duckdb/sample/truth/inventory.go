package truth

// The product categories of the inventory, each with one behaviour.
const (
	Growing      = "Electronics" // a steady rise
	Declining    = "Media"       // a steady fall
	Seasonal     = "Toys"        // a yearly cycle without trend
	Intermittent = "Spare Parts" // most days nothing is asked for
	Featureless  = "Household"   // a stationary AR(1): nothing is to be found
	Stepping     = "Garden"      // a lasting step on one day
)

// Yearly rates of change of the demand for the growing and the declining category.
const (
	GrowingRate   = 0.18
	DecliningRate = -0.15
	RateTolerance = 0.02
)

// The seasonal category's demand in its best month (December) against its
// worst (April), and how far the years' totals may differ.
const (
	SeasonalPeakToTrough          = 3.4
	SeasonalPeakToTroughTolerance = 0.3
	SeasonalYearTolerance         = 0.03
)

// IntermittentZeroDays is the share of days without demand in the whole
// intermittent category.
const (
	IntermittentZeroDays          = 0.83
	IntermittentZeroDaysTolerance = 0.04
)

// The featureless category's daily demand, relative to its mean, is
// x(t) = φ·x(t−1) + e with this φ and this stationary standard deviation.
const (
	FeaturelessAutocorrelation          = 0.7
	FeaturelessAutocorrelationTolerance = 0.06
	FeaturelessDeviation                = 0.2
)

// The stepping category's demand is higher from this day on, by this share.
const (
	Step          = 0.35
	StepTolerance = 0.02
	StepFrom      = "2025-09-15"
)

// HeldBackLast is the last day of the demand that the generator keeps back:
// the three months after Last, as the truth for forecasts. They stand in
// testdata/demand_2026.csv, monthly by category.
const HeldBackLast = "2026-03-31"
