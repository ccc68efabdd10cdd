package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestAComparativeOfTwoPeriodsAsksWhichWayItWent(t *testing.T) {
	readsFor(t, domain.Change, map[string]string{
		"was profit higher in 2025 than in 2024":                   "grouped: show sum(Profit); " + years,
		"how much lower were sales in 2025 than in 2024 by region": "grouped: show sum(Sales); by Region; " + years + "; order Sales down",
		"by how much did profit grow in 2025 over 2024":            "grouped: show sum(Profit); " + years,
		"by how much did sales fall in 2025 compared with 2024":    "grouped: show sum(Sales); " + years,
		"sales 2025 minus 2024":                                    "grouped: show sum(Sales); " + years,
	})
	in := shop()
	in.Analysis = domain.Change
	for asked, way := range map[string]int{"was profit higher in 2025 than in 2024": 1, "was profit lower in 2025 than in 2024": -1} {
		if p, err := question.New().Read(asked, in); err != nil || p.Moved != way {
			t.Errorf("%q: %d, %v; want %d", asked, p.Moved, err, way)
		}
	}
}

func TestChangesOfTwoPeriodsAreThoseOfTheOneAgainstTheOther(t *testing.T) {
	quarters := "2025-04-01..2025-06-30 against 2025-01-01..2025-03-31"
	readsFor(t, domain.Change, map[string]string{
		"detect changes in profit between Q1 and Q2 2025":               "grouped: show sum(Profit); " + quarters,
		"significant changes in profit Q2/2025 vs Q1/2025":              "grouped: show sum(Profit); " + quarters,
		"changes of sales between Q2 2024 and Q2 2025":                  "grouped: show sum(Sales); 2025-04-01..2025-06-30 against 2024-04-01..2024-06-30",
		"when did profit change between Q1 and Q2 2025":                 "grouped: show sum(Profit); in 2025-01-01..2025-06-30",
		"significant changes in sales between January and October 2025": "grouped: show sum(Sales); in 2025-01-01..2025-10-31",
		"what changed in profit in Q3/2025":                             "grouped: show sum(Profit); in 2025-07-01..2025-09-30",
		"profit since October 2025 against the same period last year":   "grouped: show sum(Profit); 2025-10-01..2025-12-31 against 2024-10-01..2024-12-31",
	})
}

func TestMoreThanTwoPeriodsAreNotSetAgainstEachOther(t *testing.T) {
	in := shop()
	in.Analysis = domain.Change
	refusesAs(t, in, domain.KindUnsupported, "sales 2025 vs 2024 vs 2023", "compare profit in Q1, Q2 and Q3 2025 by region")
}

func TestTheContributionToAChangeIsNoShare(t *testing.T) {
	want := "grouped: show sum(Sales); by Region; " + years + "; order Sales down"
	in := shop()
	in.Analysis = domain.Change
	readsAlike(t, in, want, "contribution of each region to the change in sales from 2024 to 2025", "contribution to the change in sales from 2024 to 2025 by region",
		"contributions of the regions to the fall in sales from 2024 to 2025")
}
