package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestRoundaboutWordsAreReadAsThePlainOnes(t *testing.T) {
	reads(t, claims(), map[string]string{
		"how does the sum claimed differ between offices":                     "grouped: show sum(Sum Claimed); by Office; order Sum Claimed down",
		"one line per office: claims, average settled":                        "grouped: show average(Settled), count of rows; by Office; order average Settled down",
		"average settled, one row per office":                                 "grouped: show average(Settled); by Office; order average Settled down",
		`SELECT office, ROUND(AVG(settled), 2) FROM claims GROUP BY office`:   "grouped: show average(Settled); by Office; order average Settled down",
		`SELECT COUNT(*) FROM claims WHERE YEAR(lodged) = 2024`:               "grouped: show count of rows; in 2024-01-01..2024-12-31",
		`SELECT COUNT(*) FROM claims WHERE EXTRACT(YEAR FROM lodged) >= 2024`: "grouped: show count of rows; in 2024-01-01..",
		"average hours from lodged to answered by office":                     "grouped: show average(hours from Lodged to Answered At); by Office; order average hours from Lodged to Answered At down",
	})
}

func TestWhatGetsMoreFrequentIsCountedAndWhatGetsBiggerNeedsAQuantity(t *testing.T) {
	in := claims()
	in.Analysis = domain.Trend
	for text, want := range map[string]string{
		"are claims getting more frequent":     "count of rows",
		"is the sum claimed getting bigger":    "sum(Sum Claimed)",
		"is the total settled getting smaller": "sum(Settled)",
	} {
		p, err := question.New().Read(text, in)
		if err != nil || len(p.Measures) != 1 || p.Measures[0].Label != want {
			t.Errorf("%q: %v, %+v; want %s", text, err, p.Measures, want)
		}
	}
	if _, err := question.New().Read("are claims getting bigger", in); err == nil {
		t.Error("bigger claims are read as more of them")
	}
}

func TestAnAgeWithItsUnitInBracketsIsThatOfThePersons(t *testing.T) {
	in := claims()
	in.Dataset.Columns = append(in.Dataset.Columns,
		domain.Column{Name: "Client ID", Type: domain.String, Role: domain.RoleIdentifier, Distinct: 900},
		domain.Column{Name: "Client age [yrs]", Type: domain.Integer, Role: domain.RoleMeasure, Distinct: 60, Min: int64(18), Max: int64(90), Mean: 50, Deviation: 15})
	reads(t, in, map[string]string{"how many clients over 65": "grouped: show distinct count of Client ID; where Client age [yrs] > 65"})
}
