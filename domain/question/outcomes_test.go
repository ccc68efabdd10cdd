package question_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// joiners are persons with a day on which each joined.
func joiners() question.Input {
	in := shop()
	in.Dataset.Name = "members"
	in.Dataset.Columns[1].Name, in.Dataset.DefaultTime = "signup_date", "signup_date"
	return in
}

func TestThatPersonsLeaveIsNoPlace(t *testing.T) {
	for _, analysis := range []domain.Analysis{domain.Query, domain.Prediction, domain.Trend} {
		in := joiners()
		in.Analysis = analysis
		if p, err := question.New().Read("how many members will leave in the next 3 months", in); err == nil || !strings.Contains(err.Error(), "'leave'") {
			t.Errorf("%s: %s, %v; want it refused, since nothing says who left", analysis, told(p), err)
		}
	}
	in := contracts()
	in.Analysis = domain.Prediction
	in.Dataset.Columns[1].Name, in.Dataset.DefaultTime = "signup_date", "signup_date"
	in.Dataset.Columns = in.Dataset.Columns[:len(in.Dataset.Columns)-1]
	if p, err := question.New().Read("how many customers will leave in the next 3 months", in); err != nil || p.Time.Column != "cancel_date" {
		t.Errorf("%v, along %+v; want it along the day of leaving", err, p.Time)
	}
}

func TestMoreRowsAreTheirNumber(t *testing.T) {
	for text, want := range map[string]string{
		"are there more orders":           "distinct count of Order ID",
		"are we getting fewer orders":     "distinct count of Order ID",
		"are there more returned orders":  "count of rows where Returned",
		"are there more events in Region": "",
	} {
		in := shop()
		in.Analysis = domain.Trend
		p, err := question.New().Read(text, in)
		if got := told(p); want != "" && (err != nil || !strings.Contains(got, want)) || strings.Contains(got, "maximum") {
			t.Errorf("%s: %s, %v; want the %s", text, got, err, want)
		}
	}
}

func TestWhoDidMostIsCounted(t *testing.T) {
	in := contracts()
	in.Dataset.Columns = in.Dataset.Columns[:len(in.Dataset.Columns)-1]
	p, err := question.New().Read("who cancelled the most", in)
	if got := told(p); err == nil && (strings.Contains(got, "(day)") || !strings.Contains(got, "count of rows")) {
		t.Errorf("%s; want the members by their cancelled rows", got)
	}
}

func TestTheSamePeriodAsNoneIsRefused(t *testing.T) {
	for _, analysis := range []domain.Analysis{domain.Query, domain.Trend} {
		in := shop()
		in.Analysis = analysis
		p, err := question.New().Read("sales in the same period last year", in)
		f := domain.FaultFrom(err)
		if err == nil || !strings.Contains(f.Suggestion, " in 20") {
			t.Errorf("%s: %s, %v; want it refused with a period", analysis, told(p), err)
			continue
		}
		_, ask, _ := strings.Cut(f.Suggestion, "as in: ")
		if _, err := question.New().Read(ask, in); err != nil {
			t.Errorf("the suggestion %q: %v", ask, err)
		}
	}
	accepts(t, shop(),
		"sales vs same period last year",
		"sales growth vs the same month last year",
		"sales in Q4 2025 vs same period last year",
	)
}

func TestASideThatIsNoValueIsRefused(t *testing.T) {
	refuses(t, shop(), "West vs single orders", "West vs weekly orders")
}

func TestTheBusiestDayOfAColumnOfDates(t *testing.T) {
	in := loans()
	in.Dataset.Columns = append(in.Dataset.Columns, domain.Column{Name: "Loan days", Type: domain.Integer, Role: domain.RoleMeasure, Distinct: 40, Min: 1.0, Max: 40.0})
	p, err := question.New().Read("busiest handed in day", in)
	if got := told(p); err != nil || got != "grouped: show count of rows; by Handed in (day); order Count down; first 1" {
		t.Errorf("%s, %v; want the day with the most rows", got, err)
	}
}

func TestWhatBecameOfTheRowsThatAreCountedIsNoSum(t *testing.T) {
	in := contracts()
	in.Dataset.Columns = in.Dataset.Columns[:len(in.Dataset.Columns)-1]
	settled := in.Dataset.Columns[len(in.Dataset.Columns)-2]
	settled.Name = "Settled date"
	amount := domain.Column{Name: "Settled", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 900, Min: 0.0, Max: 900.0}
	in.Dataset.Columns = append(in.Dataset.Columns, settled, amount)
	p, err := question.New().Read("how many contracts were settled in 2024", in)
	if got := told(p); err != nil || got != "grouped: show count of rows; in 2024-01-01..2024-12-31" || p.Time.Column != "Settled date" {
		t.Errorf("%s along %v, %v; want them counted by the day", got, p.Time, err)
	}
}
