package truth

// West's share of sales in the fourth quarter of 2024, with orders that have
// no region counted in the total or not.
const (
	WestShareQ42024          = 0.31
	WestShareQ42024Tolerance = 0.003
	Regions                  = 6
)

// Pareto: this many of the products make at least this share of gross positive
// sales, and one fewer do not.
const (
	Products         = 100
	VitalFewProducts = 20
	VitalFewShare    = 0.8
)

// Growth of sales from year to year: of all sales from 2023 to 2024, and of
// sales outside East from 2024 to 2025.
const (
	YearlyGrowth          = 0.08
	YearlyGrowthTolerance = 0.01
)

// December's sales against the level of the year's other months, the growth
// within the year taken out; no other month stands out.
const (
	DecemberLevel          = 1.4
	DecemberLevelTolerance = 0.04
)

// East falls by a quarter of what it would have sold, all of it in one
// category; its other categories go on as elsewhere.
const (
	EastFall          = 0.25
	EastFallTolerance = 0.02
	EastFallFrom      = "2025-04-01"
	EastFallCategory  = "Technology"
)

// Returns (negative quantity, sales and profit) and orders without a region or
// state, each as a share of the rows.
const (
	ReturnShare     = 0.015
	NullRegionShare = 0.005
)

// Margins gives profit divided by sales for each category in 2023, 2024 and
// 2025. Each rises; the margin of all sales falls, because sales move from
// Technology to Furniture (Simpson's paradox).
func Margins() map[string][3]float64 {
	return map[string][3]float64{
		"Technology":      {0.260, 0.265, 0.270},
		"Office Supplies": {0.160, 0.165, 0.170},
		"Furniture":       {0.040, 0.045, 0.050},
	}
}

// MarginTolerance is for a category in a year: rounding to cents and returns.
const MarginTolerance = 0.001
