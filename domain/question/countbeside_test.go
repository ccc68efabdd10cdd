package question_test

import (
	"errors"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestANumberBesideItsShareIsShownToo(t *testing.T) {
	const count = "distinct count of Order ID where Returned = 'Y'"
	const part = count + " / distinct count of Order ID"
	check(t, [][2]string{
		{"how many orders were returned and what share", "grouped: show " + count + ", " + part},
		{"number and share of furniture rows by region", "grouped: show count of rows where Category = 'Furniture', count of rows where Category = 'Furniture' / count of rows; by Region; order Count where Category = 'Furniture' down"},
		{"number of orders and share of returned orders by region", "grouped: show distinct count of Order ID, " + part + "; by Region; order distinct Order ID down"},
	})
}

func TestTheShareOfAStateIsComparedAndNotItsCount(t *testing.T) {
	check(t, [][2]string{
		{"change in the share of returned orders from 2024 to 2025", "grouped: show distinct count of Order ID where Returned = 'Y' / distinct count of Order ID; 2025-01-01..2025-12-31 against 2024-01-01..2024-12-31"},
		{"percentage change of returned orders from 2024 to 2025", "grouped: show distinct count of Order ID; where Returned = 'Y'; 2025-01-01..2025-12-31 against 2024-01-01..2024-12-31"},
	})
	if p, err := question.New().Read("share of sales by region in 2025 vs 2024", shop()); err == nil {
		t.Errorf("shares of two periods are dropped: %s", told(p))
	}
}

func TestAnAnswerInTwoSpellingsIsOneAnswer(t *testing.T) {
	in := shop()
	in.Dataset.Columns = append(in.Dataset.Columns, domain.Column{Name: "Gift wrapped", Type: domain.String, Role: domain.RoleDimension, Distinct: 4})
	in.Values.Add("Gift wrapped", []string{"Yes", "No", "yes", "no"})
	p, err := question.New().Read("share of gift wrapped orders by region", in)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := told(p), "grouped: show distinct count of Order ID where Gift wrapped in ('Yes', 'yes') / distinct count of Order ID; by Region; order share of distinct Order ID down"; got != want {
		t.Errorf("\n got  %s\n want %s", got, want)
	}
}

func TestPerDayIsAskedBackWhereTheRowsHaveDaysOfTheirOwn(t *testing.T) {
	in := shop()
	in.Dataset.Name = "web orders"
	const text = "profit per day by region"
	if _, err := question.New().Read(text, in); err != nil {
		t.Errorf("no days of the rows: %v", err)
	}
	in.Dataset.Columns = append(in.Dataset.Columns, domain.Column{Name: "Order days", Type: domain.Integer, Role: domain.RoleMeasure, Distinct: 25, Min: 1.0, Max: 25.0})
	_, err := question.New().Read(text, in)
	var f *domain.Fault
	if !errors.As(err, &f) || f.Kind != domain.KindAmbiguous {
		t.Fatalf("%s: %v", text, err)
	}
	for _, candidate := range f.Candidates {
		if _, err := question.New().Read(candidate, in); err != nil {
			t.Errorf("%s is suggested and refused: %v", candidate, err)
		}
	}
}
