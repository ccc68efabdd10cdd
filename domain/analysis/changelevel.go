package analysis

const (
	// changeSignificance is the level of each test. The estimate of the
	// autocorrelation lets noise that remembers alarm up to a fifth more often
	// than the nominal level, and 5 % is what is stated.
	changeSignificance = 0.045
	// shortSignificance is the level up to shortSearch observations, of which the
	// autocorrelation is estimated worse, so that tests of the largest of all
	// places alarm too often (Diebold and Chen, Journal of Econometrics 70, 1996):
	// by simulation (3,000 series each), at 3 % in 4.5 to 6.3 % of series of 24 to
	// 33 with and without a season, of all these in 5.2 %. From there it rises to
	// changeSignificance at longSearch.
	shortSignificance       = 0.03
	shortSearch, longSearch = 33, 36
	// familyReserve: far out in the tail, where a search among many tests, the
	// estimate of the autocorrelation lets noise that remembers alarm about
	// twice as often as the nominal level. By simulation; at half of it, which two
	// tests need, it does not.
	familyReserve, withoutReserve = 2, 2
)

// levelOf is the level of a test by itself.
func levelOf(observations int) float64 {
	share := float64(observations-shortSearch) / (longSearch - shortSearch)
	return shortSignificance + (changeSignificance-shortSignificance)*min(max(share, 0), 1)
}

// family is what the level of one test is divided by where there are more.
func family(tests int) float64 {
	if tests < 2 {
		return 1
	}
	if tests <= withoutReserve {
		return float64(tests)
	}
	return familyReserve * float64(tests)
}

// AdjustChange is the p-value of a change point for the whole family of series
// that was searched: at most 1, and below 4.5 % where DetectChangesAmong finds it.
func AdjustChange(p float64, tests int) float64 { return min(1, p*family(tests)) }
