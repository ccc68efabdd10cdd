package analysis

const (
	// changeSignificance is the level of a test of longSearch observations and more:
	// the largest of all places beside an estimated autocorrelation alarms more often
	// than the nominal level (Diebold and Chen, Journal of Econometrics 70, 1996), and
	// 5 % is what is stated. shortSignificance is that up to shortSearch, of which the
	// autocorrelation is estimated worse, above all beside a season. With them noise
	// with autocorrelation 0.5 alarms in 2.9 to 4.8 % of series of 20 to 120
	// observations, most often at 30 with a season of 12 and at 72 without. Between
	// them the level rises in a line.
	changeSignificance      = 0.038
	shortSignificance       = 0.033
	shortSearch, longSearch = 48, 60
	// familyReserve divides the level of each of more tests than withoutReserve once
	// more: far out in the tail noise that remembers may alarm up to twice as often as
	// the nominal level.
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
// that was searched: at most 1, and below levelOf its observations where DetectAmong finds it.
func AdjustChange(p float64, tests int) float64 { return min(1, p*family(tests)) }
