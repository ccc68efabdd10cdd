package question_test

import (
	"slices"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestAnAveragePerMemberIsOfWhatEachCameTo(t *testing.T) {
	in := shop()
	for k := range in.Dataset.Columns {
		if in.Dataset.Columns[k].Name == "Product" {
			in.Dataset.Columns[k].Distinct = 300
		}
	}
	p, err := question.New().Read("average sales per product by region", in)
	if err != nil || told(p) != "grouped: show average of sum(Sales) per Product; by Region; over sum(Sales) of each Product, Region; order average Sales per Product down" {
		t.Fatalf("%v: %s", err, told(p))
	}
	if !slices.Contains(p.Reading.Assumptions, "the average is of what each Product came to") || !slices.Contains(p.Reading.Alternatives, "average Sales of the rows") {
		t.Errorf("it isn't said which average: %q, %q", p.Reading.Assumptions, p.Reading.Alternatives)
	}
	if p, err := question.New().Read("average sales per category by region", in); err != nil || told(p) != "grouped: show average(Sales); by Category, Region; order average Sales down" {
		t.Errorf("few categories are groups: %v, %s", err, told(p))
	}
	if p, err := question.New().Read("average sales per product by month", in); err != nil || len(p.Dimensions) != 1 || p.Measures[0].Label != "average of sum(Sales) per Product" {
		t.Errorf("periods are groups too: %v, %s", err, told(p))
	}
	for _, text := range []string{"average sales per category by region", "average sales per category", "average sales per product"} {
		p, err := question.New().Read(text, in)
		member := "Category"
		if text == "average sales per product" {
			member = "Product"
		}
		if err != nil || !slices.Contains(p.Reading.Assumptions, "the average is of the rows of each "+member) || !slices.Contains(p.Reading.Alternatives, "average of what each "+member+" came to") {
			t.Errorf("%q: it isn't said which average: %v, %q, %q", text, err, p.Reading.Assumptions, p.Reading.Alternatives)
		}
	}
	if p, err := question.New().Read("average unit price per product by region", in); err != nil || len(p.Dimensions) != 2 {
		t.Errorf("a price has no total: %v, %s", err, told(p))
	}
}
