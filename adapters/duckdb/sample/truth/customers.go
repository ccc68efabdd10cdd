package truth

// Customers is the number of customers, one row each.
const Customers = 4500

// AgeGroups lists the age groups from the youngest to the oldest.
func AgeGroups() []string { return []string{"18-24", "25-34", "35-44", "45-54", "55+"} }

// AverageOrderValues gives Σ Order Value / Σ Orders in USD, by age group in the
// order of AgeGroups: it rises with age. The mean of each customer's own
// average falls with age, so a mean of means ranks the groups the wrong way.
func AverageOrderValues() []float64 { return []float64{98, 101, 104, 107, 110} }

// AverageOrderValueTolerance is in USD: values are rounded to cents.
const AverageOrderValueTolerance = 0.05

// VeryGoodCustomers lists the customers with long tenure whose orders, order
// value and lifetime value all lie far above the rest.
func VeryGoodCustomers() []string {
	return []string{"C-10412", "C-11087", "C-11893", "C-12520", "C-13306", "C-14211"}
}

// HighValueSuspects lists the customers who spent very much within their first
// month; HighFrequencySuspects those who placed hundreds of tiny orders within
// their first two. Together they are the four suspicious customers.
func HighValueSuspects() []string { return []string{"C-10958", "C-13777"} }

// HighFrequencySuspects lists the others: see HighValueSuspects.
func HighFrequencySuspects() []string { return []string{"C-12164", "C-14392"} }

// Orders and order values are lognormal. Counted in robust standard deviations
// (1.4826 × MAD) of their logarithms, each planted customer lies above
// PlantedScore in one or both, and nobody else above OrdinaryScore.
const (
	PlantedScore  = 6.0
	OrdinaryScore = 4.0
)

// What lifetime value depends on. It is base × tenure^exponent × the channel's
// factor × noise: age has no part in it.
const (
	LifetimeValueBase           = 60.0
	LifetimeValueTenureExponent = 0.7
	LifetimeValueNoise          = 0.3  // standard deviation of its logarithm
	LifetimeValueAgeCorrelation = 0.05 // at most, in absolute value (Spearman)
)

// ChannelFactors gives each channel's factor of lifetime value.
func ChannelFactors() map[string]float64 {
	return map[string]float64{"Referral": 1.6, "Email": 1.25, "Organic": 1, "Paid Search": 0.8, "Social": 0.65}
}
