package question_test

import (
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// contracts are rows that begin on one day and may end on another: those that
// ended have a day of it, and a flag that says the same.
func contracts() question.Input {
	in := shop()
	ended := in.Dataset.Columns[1]
	ended.Name, ended.NullShare = "cancel_date", 0.6
	ended.Max = time.Date(2026, 3, 31, 0, 0, 0, 0, time.UTC)
	paid := ended
	paid.Name = "Inspected On"
	in.Dataset.Columns[1].Name = "start_date"
	in.Dataset.Name, in.Dataset.DefaultTime = "contracts", "start_date"
	in.Dataset.Columns = append(in.Dataset.Columns, ended, paid, domain.Column{Name: "is_cancelled", Type: domain.Boolean, Role: domain.RoleDimension, Distinct: 2})
	return in
}

func TestAPastEventIsOnItsOwnDate(t *testing.T) {
	for _, c := range [][2]string{
		{"how many contracts were cancelled in 2024", "grouped: show count of rows; where is_cancelled = true; in 2024-01-01..2024-12-31 of cancel_date"},
		{"cancelled sales by month in 2025", "grouped: show sum(Sales); by cancel_date (month); where is_cancelled = true; in 2025-01-01..2025-12-31; order cancel_date (month) up of cancel_date"},
		{"cancelled contracts per region", "grouped: show count of rows; by Region; where is_cancelled = true; order Count down of cancel_date"},
		{"how many contracts inspected per region", "grouped: show count of rows; by Region; where Inspected On is not null; order Count down of Inspected On"},
		{"how many contracts were cancelled in March 2026", "grouped: show count of rows; where is_cancelled = true; in 2026-03-01..2026-03-31 of cancel_date"},
		{"number of contracts that started in 2023 and were cancelled in 2024", "grouped: show count of rows; where start_date in 2023, is_cancelled = true, cancel_date in 2024 of cancel_date"},
		{"number of cancelled contracts that started in 2024", "grouped: show count of rows; where is_cancelled = true; in 2024-01-01..2024-12-31 of start_date"},
		{"number of contracts not cancelled by region", "grouped: show count of rows; by Region; where not (is_cancelled = true); order Count down of start_date"},
		{"number of contracts that were not inspected by region", "grouped: show count of rows; by Region; where Inspected On is null; order Count down of start_date"},
		{"sales by is_cancelled", "grouped: show sum(Sales); by is_cancelled; order Sales down of start_date"},
		{"sales in 2024 by cancel date", "grouped: show sum(Sales); in 2024-01-01..2024-12-31 of cancel_date"},
		{"sales by cancel date", "grouped: show sum(Sales); by cancel_date (month); order cancel_date (month) up of cancel_date"},
		{"how many contracts were cancelled by cancel date in 2024", "grouped: show count of rows; where is_cancelled = true; in 2024-01-01..2024-12-31 of cancel_date"},
	} {
		p, err := question.New().Read(c[0], contracts())
		if err != nil {
			t.Errorf("%s: %v", c[0], err)
			continue
		}
		if got := told(p) + " of " + p.Time.Column; got != c[1] {
			t.Errorf("%s\n got %s\nwant %s", c[0], got, c[1])
		}
	}
}

func TestTheShareOfADatedEventIsRefused(t *testing.T) {
	_, err := question.New().Read("share of contracts cancelled in 2024", contracts())
	if err == nil || !strings.Contains(err.Error(), "of which rows") {
		t.Errorf("got %v", err)
	}
}

func TestAnAnalysisOfAnEventRunsAlongItsDates(t *testing.T) {
	in := contracts()
	in.Analysis = domain.Prediction
	p, err := question.New().Read("forecast cancelled contracts for the next 3 months", in)
	if err != nil || p.Time.Column != "cancel_date" {
		t.Errorf("%v, along %+v", err, p.Time)
	}
}
