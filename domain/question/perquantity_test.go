package question_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// bakery is the shop with what each row weighs, how many boxes and sold loaves it
// has, and how it was rated; some rows were not weighed.
func bakery() question.Input {
	in := shop()
	column := func(name string, t domain.Type, distinct int64) domain.Column {
		return domain.Column{Name: name, Type: t, Role: domain.RoleMeasure, Distinct: distinct, Min: 1.0, Max: 40.0, Mean: 9, Deviation: 8}
	}
	weight := column("Weight (kg)", domain.Number, 4000)
	weight.NullShare = 0.1
	boxes, rating := column("Boxes", domain.Integer, 6), column("Rating", domain.Number, 900)
	boxes.Mean, boxes.Deviation = 2, 0.9
	loaf := column("Loaf price", domain.Number, 300)
	in.Dataset.Columns = append(in.Dataset.Columns, weight, boxes, rating, column("Loaves sold", domain.Integer, 90), loaf)
	return in
}

func TestOneNumberPerAnotherIsAQuotientAndNoGrouping(t *testing.T) {
	for _, c := range [][2]string{
		{"average profit per kg by region", "sum(Profit) / sum(Weight (kg))"},
		{"profit per kg", "sum(Profit) / sum(Weight (kg))"},
		{"average profit per box by region", "sum(Profit) / sum(Boxes)"},
		{"profit per box by region", "sum(Profit) / sum(Boxes)"},
		{"average profit per quantity by region", "sum(Profit) / sum(Quantity)"},
		{"profit per loaf by region", "sum(Profit) / sum(Loaves sold)"},
		{"average loaf price by region", "average(Loaf price)"},
	} {
		p, err := question.New().Read(c[0], bakery())
		if err != nil {
			t.Errorf("%s\n refused: %v", c[0], err)
			continue
		}
		if len(p.Measures) != 1 || p.Measures[0].Label != c[1] || len(p.Dimensions) != strings.Count(c[0], " by ") {
			t.Errorf("%s\n got %s", c[0], told(p))
		}
	}
	refuses(t, bakery(), "median profit per kg by region", "average rating per kg by region")
}

func TestAQuotientIsOfTheRowsThatHaveBothNumbers(t *testing.T) {
	p, err := question.New().Read("profit per kg by region", bakery())
	if err != nil {
		t.Fatal(err)
	}
	m := p.Measures[0]
	if upper, ok := where(m.Numerator); !ok || upper == nil {
		t.Errorf("the numerator takes rows without a weight: %v", m.Numerator)
	}
	if len(m.Needs) != 2 {
		t.Errorf("the rows left out can't be told: needs %v", m.Needs)
	}
}

// where is the condition of an aggregate.
func where(e query.Expr) (query.Expr, bool) {
	a, ok := e.(query.Aggregate)
	return a.Where, ok
}
