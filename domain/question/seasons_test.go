package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestAQuestionForTheSeasonIsReadByThePartsOfTheYear(t *testing.T) {
	in := tableOf("gate_counts", "Month", dated("Month"), text("Gate", 3), number("Fees (EUR)")).with("Gate", "North", "Pier", "Low Road").Input
	in.Analysis = domain.Trend
	readsAlike(t, in, "grouped: show sum(Fees (EUR)); by month of Month; order month of Month up",
		"is there seasonality in fees", "are fees seasonal?", "which months are usually strong for fees", "strong months for fees",
		"which months are busy for fees", "when in the year are fees highest", "at what time of year are fees lowest",
		"do drops in fees depend on the month", "do fees vary by season", "do fees repeat every year", "best month of the year for fees",
		"is there an annual cycle in fees")
	readsWith(t, in, map[string]string{
		"which quarters are typically weak for fees": "by quarter of Month",
		"seasonality of fees by quarter":             "by quarter of Month",
		"is there a weekly pattern in fees at Pier":  "by weekday of Month; where Gate = 'Pier'",
		"are fees seasonal in 2024":                  "by month of Month; in 2024-01-01..2024-12-31",
		"are fees seasonal by gate":                  "by month of Month, Gate",
		"in which months are fees usually low":       "by month of Month",
		"are fees on Low Road seasonal":              "where Gate = 'Low Road'",
	})
}

// The trend is asked for where it is named, a single month where the best of them is,
// and the course where a period stands behind "by".
func TestWhatAsksForACourseIsNotTakenForASeason(t *testing.T) {
	in := tableOf("gate_counts", "Day", dated("Day"), text("Gate", 3), number("Fees (EUR)")).Input
	in.Analysis = domain.Trend
	for _, asked := range []string{"trend and seasonality of fees", "fees by month", "how do fees vary by month", "highest month of fees",
		"which month had the highest fees", "trend of fees each quarter", "are fees rising"} {
		if p, err := question.New().Read(asked, in); err == nil && p.Season {
			t.Errorf("%q is taken for a question for the season: %s", asked, told(p))
		}
	}
}
