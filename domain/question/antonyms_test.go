package question_test

import (
	"slices"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// members is a table of contracts, some of which have ended, and of checks that
// were passed or not.
func members() question.Input {
	in := shop()
	in.Dataset.Columns[8].Name = "Passed?"
	in.Values = question.NewIndex()
	in.Values.Add("Passed?", []string{"OK", "NOK"})
	in.Values.Add("Region", []string{"West", "East", "South"})
	day := func(y int) time.Time { return time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC) }
	in.Dataset.Columns = append(in.Dataset.Columns,
		domain.Column{Name: "is_churned", Type: domain.Boolean, Role: domain.RoleDimension, Distinct: 2},
		domain.Column{Name: "churn_date", Type: domain.Date, Role: domain.RoleTime, Distinct: 400, NullShare: 0.6, Min: day(2023), Max: day(2025)})
	return in
}

func TestAStateIsReadFromItsContraryAndItsRate(t *testing.T) {
	reads(t, members(), map[string]string{
		"churn rate by region":                 "grouped: show share of rows where is_churned = true; by Region; order churn rate down",
		"total sales of active customers":      "grouped: show sum(Sales); where not (is_churned = true)",
		"pass rate by region":                  "grouped: show share of rows where Passed? = 'OK'; by Region; order pass rate down",
		"fail rate by region":                  "grouped: show share of rows where Passed? = 'NOK'; by Region; order fail rate down",
		"number of failed orders by region":    "grouped: show distinct count of Order ID; by Region; where Passed? = 'NOK'; order distinct Order ID down",
		"average time to churn by region":      "grouped: show average(days from Order Date to churn_date); by Region; order average days from Order Date to churn_date down",
		"median days until churn":              "grouped: show median(days from Order Date to churn_date)",
		"average days between order and churn": "grouped: show average(days from Order Date to churn_date)",
	})
	p, _ := question.New().Read("total sales of active customers", members())
	if !slices.Contains(p.Reading.Assumptions, "'active' is taken to mean not (is_churned = true)") {
		t.Errorf("a contrary that is not said: %q", p.Reading.Assumptions)
	}
}

func TestWhatSaysNothingOfAStateIsRefused(t *testing.T) {
	trend := members()
	trend.Analysis = domain.Trend
	if p, err := question.New().Read("trend of churn rate", trend); domain.FaultFrom(err).Kind != domain.KindUnsupported {
		t.Errorf("a trend of 100 %%: %v %s", err, told(p))
	}
	for asked, kind := range map[string]domain.Kind{
		"churn rate in 2024":                  domain.KindUnsupported, // 100 % of those who churned then
		"churn rate by month":                 domain.KindUnsupported,
		"total sales of active pharmaceutics": domain.KindUnknownWord,
		"passed vs failed orders by region":   domain.KindUnknownWord,
	} {
		if p, err := question.New().Read(asked, members()); domain.FaultFrom(err).Kind != kind {
			t.Errorf("%s: %v %s", asked, err, told(p))
		}
	}
}
