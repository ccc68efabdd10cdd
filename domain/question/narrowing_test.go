package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// persons are rows of members, with their age.
func persons() question.Input {
	in := shop()
	in.Dataset.Name = "shop"
	in.Dataset.Columns = append(in.Dataset.Columns, domain.Column{Name: "Age", Type: domain.Integer, Role: domain.RoleMeasure, Distinct: 70, Min: int64(5), Max: int64(90)},
		domain.Column{Name: "Member Name", Type: domain.String, Role: domain.RoleDimension, Distinct: 9000})
	return in
}

func TestANounForSomeOfThePersonsIsNotTakenForAllRows(t *testing.T) {
	refusesAs(t, persons(), domain.KindUnknownWord,
		"how many girls and boys are there",
		"average age of kids",
		"how many readers are there",
		"average sales by weather",
		"total sales of others",
	)
	if _, err := question.New().Read("how many people are there", persons()); err != nil {
		t.Error(err)
	}
}

func TestWithoutANumberDeniesNoPeriod(t *testing.T) {
	for _, c := range [][2]string{
		{"orders without profit in 2024", "grouped: show distinct count of Order ID; where Profit = 0; in 2024-01-01..2024-12-31"},
		{"how many orders were not returned in 2024", "grouped: show distinct count of Order ID; where Returned is not 'Y'; in 2024-01-01..2024-12-31"},
		{"sales not in 2024", "grouped: show sum(Sales); where Order Date not in 2024"},
	} {
		p, err := question.New().Read(c[0], shop())
		got := told(p)
		if err != nil {
			got = "refused"
		}
		if got != c[1] {
			t.Errorf("%s\n got %s\nwant %s", c[0], got, c[1])
		}
	}
}
