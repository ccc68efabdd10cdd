package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// inspections are rows that somebody made, of a table that also says whether they
// were passed.
func inspections() question.Input {
	in := shop()
	in.Dataset.Name = "inspections"
	in.Dataset.Columns = append(in.Dataset.Columns,
		domain.Column{Name: "Inspector", Type: domain.String, Role: domain.RoleDimension, Distinct: 8},
		domain.Column{Name: "Units Inspected", Type: domain.Integer, Role: domain.RoleMeasure, Distinct: 300, Min: int64(1), Max: int64(500)},
		domain.Column{Name: "Passed?", Type: domain.String, Role: domain.RoleDimension, Distinct: 2})
	in.Values.Add("Inspector", []string{"Diaz", "Okafor", "Lind"})
	in.Values.Add("Passed?", []string{"OK", "NOK"})
	return in
}

func TestWhoDidSomethingIsTheColumnOfItsDoers(t *testing.T) {
	p, err := question.New().Read("who inspected the most units", inspections())
	if err != nil || len(p.Dimensions) != 1 || p.Dimensions[0].Column != "Inspector" || p.Limit != 1 || len(p.Measures) != 1 {
		t.Errorf("%s %v", told(p), err)
	}
}

func TestADenialIsOfTheVerbBesideItAndNotOfThePeriod(t *testing.T) {
	checkIn(t, inspections(), [][2]string{
		{"how many inspections did not pass in 2025", "grouped: show count of rows; where Passed? is not 'OK'; in 2025-01-01..2025-12-31"},
		{"inspections that did not pass in 2025 by region", "grouped: show count of rows; by Region; where Passed? is not 'OK'; in 2025-01-01..2025-12-31; order Count down"},
		{"how many inspections passed in 2025", "grouped: show count of rows; where Passed? = 'OK'; in 2025-01-01..2025-12-31"},
		{"number of inspections not in 2025", "grouped: show count of rows; where Order Date not in 2025"},
		{"inspections per day on average in 2025", "grouped: show count of rows / 365 days; in 2025-01-01..2025-12-31"},
	})
}

func TestASecondQuestionAboutWhatTheFirstFindsIsRefused(t *testing.T) {
	refusesAs(t, shop(), domain.KindCompound,
		"what was the lowest profit in West, and who got it?", "maximum unit price and when", "which region had the most orders and what was its main category",
		"top 5 products by sales in 2024 and their sales in 2023",
	)
	if _, err := question.New().Read("top 5 products and their sales", shop()); err != nil {
		t.Error(err)
	}
}

func TestARankWithinEachIsRefused(t *testing.T) {
	if p, err := question.New().Read("rank category by sales within region", shop()); err == nil || domain.FaultFrom(err).Kind != domain.KindUnsupported {
		t.Errorf("%s %v", told(p), err)
	}
}

func TestAnAdjectiveThatTellsWhichIsNotDropped(t *testing.T) {
	refusesAs(t, shop(), domain.KindUnknownWord,
		"new customers by month in 2025",
		"live customers by region",
		"average unit price of available products",
		"business sales in 2025",
		"number of existing customers",
		"sales of new products in 2025",
	)
	accepts(t, shop(), "orders opened in May 2025", "sales of all our products", "which products are available")
}
