package period_test

import "testing"

func TestPeriodsAreCountedFromWhatIsNamedBesideThem(t *testing.T) {
	phrases{
		"in the 30 days after 2025-03-01":         "2025-03-02..2025-03-31",
		"in the 14 days before 1 March 2025":      "2025-02-15..2025-02-28",
		"within 7 days of 2025-03-10":             "2025-03-03..2025-03-17",
		"within two weeks after May 2025":         "2025-06-01..2025-06-14",
		"the 3 months following 2024-12-31":       "2025-01-01..2025-03-31",
		"the 10 days leading up to 20 March 2025": "2025-03-10..2025-03-19",
		"within 7 days":                           "refused",
		"within 7 days of opening":                "refused",
		"3 days after delivery":                   "refused",
	}.check(t, closing())
}
