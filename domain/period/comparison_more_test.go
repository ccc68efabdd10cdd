package period_test

import "testing"

func TestASlashJoinsAPeriodToItsYear(t *testing.T) {
	comparisons{
		"q3/2025 vs q2/2025":           "refused", // one token each: the reader of questions splits them
		"q3 / 2025 vs q2 / 2025":       "2025-04-01..2025-06-30 ~ 2025-07-01..2025-09-30",
		"03 / 2025 against 02 / 2025":  "2025-02-01..2025-02-28 ~ 2025-03-01..2025-03-31",
		"h1 / 2025 minus h1 / 2024":    "2024-01-01..2024-06-30 ~ 2025-01-01..2025-06-30",
		"13 / 2025 against 12 / 2025":  "refused",
		"100 / 2000 against 10 / 2000": "refused",
	}.check(t, closing())
}

func TestAPeriodLeansOnTheOtherWithoutItsUnit(t *testing.T) {
	comparisons{
		"last 3 months against the 3 before":           "2025-07-01..2025-09-30 ~ 2025-10-01..2025-12-31",
		"last three months vs the three before that":   "2025-07-01..2025-09-30 ~ 2025-10-01..2025-12-31",
		"last 4 weeks compared with the previous 4":    "2025-11-03..2025-11-30 ~ 2025-12-01..2025-12-28",
		"last 3 months against the 2 before":           "refused",
		"last 3 months against the 3 months before it": "2025-07-01..2025-09-30 ~ 2025-10-01..2025-12-31 | it",
	}.check(t, closing())
}

func TestTheSamePeriodOfANamedYear(t *testing.T) {
	comparisons{
		"may 2025 against the same month in 2023":     "2023-05-01..2023-05-31 ~ 2025-05-01..2025-05-31",
		"q2 2025 vs the same quarter of 2024":         "2024-04-01..2024-06-30 ~ 2025-04-01..2025-06-30",
		"in february 2025 vs the same period in 2024": "2024-02-01..2024-02-29 ~ 2025-02-01..2025-02-28",
		"may 2025 against the same quarter in 2023":   "refused",
	}.check(t, closing())
}

func TestAComparativeSetsTwoPeriodsAgainstEachOther(t *testing.T) {
	comparisons{
		"was the fee higher | in 2025 than in 2024": "2024-01-01..2024-12-31 ~ 2025-01-01..2025-12-31",
		"fees | in 2025 than in 2024":               "refused",
		"changes of fees | between q1 and q2 2025":  "2025-01-01..2025-03-31 ~ 2025-04-01..2025-06-30",
		"did fees | fall in 2025 vs 2024":           "refused", // no autumn
	}.check(t, closing())
}
