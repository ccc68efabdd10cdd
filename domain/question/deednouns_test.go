package question_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// tenancies are rows some of which were withdrawn, on a day and for a reason.
func tenancies() question.Input {
	in := contracts()
	in.Dataset.Name = "leases"
	in.Dataset.Columns = in.Dataset.Columns[:len(in.Dataset.Columns)-2]
	in.Dataset.Columns[len(in.Dataset.Columns)-1].Name = "Withdrawal Date"
	in.Dataset.Columns = append(in.Dataset.Columns, domain.Column{Name: "Withdrawal Reason", Type: domain.String, Role: domain.RoleDimension, Distinct: 5, NullShare: 0.6})
	return in
}

func TestTheNounOfADeedCountsWhatItHappenedTo(t *testing.T) {
	for asked, want := range map[string]string{
		"how many withdrawals in 2024":        "show count of rows; in 2024-01-01..2024-12-31 of Withdrawal Date",
		"number of withdrawals per region":    "show count of rows; by Region; where Withdrawal Date is not null",
		"how many withdrawals":                "show count of rows; where Withdrawal Date is not null",
		"withdrawals by region in 2024":       "show count of rows; by Region; in 2024-01-01..2024-12-31",
		"withdrawals by month in 2025":        "by Withdrawal Date (month)",
		"withdrawals by withdrawal reason":    "show count of rows; by Withdrawal Reason",
		"number of withdrawal reasons":        "distinct count of Withdrawal Reason",
		"which region has most withdrawals":   "count of rows; by Region; where Withdrawal Date is not null",
		"top 3 regions by withdrawals":        "count of rows; by Region; where Withdrawal Date is not null",
		"average sales by region":             "show average(Sales); by Region; order",
		"number of distinct withdrawal dates": "distinct",
	} {
		p, err := question.New().Read(asked, tenancies())
		if err != nil {
			t.Errorf("%s: %v", asked, err)
			continue
		}
		if got := told(p) + " of " + p.Time.Column; !strings.Contains(got, want) {
			t.Errorf("%s\n got %s\nwant %s", asked, got, want)
		}
	}
}

func TestAnAnalysisOfDeedsCountsThemByTheirDates(t *testing.T) {
	for asked, tool := range map[string]domain.Analysis{
		"how many withdrawals next quarter":                 domain.Prediction,
		"are we losing more leases?":                        domain.Trend,
		"are we losing leases?":                             domain.Trend,
		"which regions make up 80% of withdrawals":          domain.Pareto,
		"how did withdrawals change from 2024 to 2025":      domain.Change,
		"how many leases will we lose in the next 3 months": domain.Prediction,
	} {
		in := tenancies()
		in.Analysis = tool
		p, err := question.New().Read(asked, in)
		if err != nil || p.Time.Column != "Withdrawal Date" && tool != domain.Pareto || !strings.Contains(told(p), "count of rows") {
			t.Errorf("%s: %v, %s along %+v", asked, err, told(p), p.Time)
		}
	}
}

func TestLossesWithoutADayOfLeavingAreRefused(t *testing.T) {
	in := shop()
	in.Analysis = domain.Trend
	_, err := question.New().Read("are we losing more orders?", in)
	var f *domain.Fault
	if !errors.As(err, &f) || !strings.Contains(f.Message, "losing") {
		t.Errorf("the orders that came are not those that went: %v", err)
	}
}
