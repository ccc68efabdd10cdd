package question_test

import (
	"slices"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestHowManyOfAnArticleCountsItsPieces(t *testing.T) {
	check(t, [][2]string{
		{"how many desk lamps", "grouped: show sum(Quantity); where Product = 'Desk Lamp'"},
		{"how many desk lamps were sold in West", "grouped: show sum(Quantity); where Product = 'Desk Lamp', Region = 'West'"},
		{"number of standing desks sold by region", "grouped: show sum(Quantity); by Region; where Product = 'Standing Desk'; order Quantity down"},
		{"total office chairs by region", "grouped: show sum(Quantity); by Region; where Product = 'Office Chair'; order Quantity down"},
		{"how many office chair orders", "grouped: show distinct count of Order ID; where Product = 'Office Chair'"},
		{"number of rows where Product is Desk Lamp", "grouped: show count of rows; where Product = 'Desk Lamp'"},
	})
	refuses(t, shop(), "average number of desk lamps per order", "average desk lamps per day")
	p, err := question.New().Read("how many desk lamps", shop())
	if err != nil || !slices.Contains(p.Reading.Assumptions, "'desk lamps' are counted by Quantity") || !slices.Contains(p.Reading.Alternatives, "number of rows") {
		t.Errorf("it is not said how they are counted: %+v %v", p.Reading, err)
	}
	in := shop()
	in.Dataset.Columns = append(in.Dataset.Columns, domain.Column{Name: "Repaired", Type: domain.Integer, Role: domain.RoleMeasure, Distinct: 9, Min: int64(0), Max: int64(12)})
	if p, err := question.New().Read("how many desk lamps were repaired", in); err != nil || told(p) != "grouped: show sum(Repaired); where Product = 'Desk Lamp'" {
		t.Errorf("what was done is not counted by its own column: %s %v", told(p), err)
	}
	in = shop()
	in.Dataset.Columns = slices.DeleteFunc(in.Dataset.Columns, func(c domain.Column) bool { return c.Name == "Quantity" })
	if p, err := question.New().Read("number of desk lamps sold", in); err != nil || told(p) != "grouped: show count of rows; where Product = 'Desk Lamp'" {
		t.Errorf("without a column of pieces: %s %v", told(p), err)
	}
}

func TestAnUnknownNounBehindAValueIsNotTheRows(t *testing.T) {
	refuses(t, shop(),
		"furniture recalls",
		"sales of furniture recalls",
		"average sales of furniture complaints",
		"total furniture recalls",
		"profit on west contracts",
		"how many furniture recalls",
	)
}

func TestTheDifferenceBetweenTwoMembersSetsThemSideBySide(t *testing.T) {
	check(t, [][2]string{
		{"difference in sales between West and East", "grouped: show sum(Sales); by Region; where Region in ('West', 'East'); order Sales down"},
		{"difference between West and East", "grouped: show sum(Sales); by Region; where Region in ('West', 'East'); order Sales down"},
		{"difference between Furniture and Technology in profit by year", "grouped: show sum(Profit); by Order Date (year), Category; where Category in ('Furniture', 'Technology'); order Order Date (year) up"},
		{"difference of average profit between West and South in 2024", "grouped: show average(Profit); by Region; where Region in ('West', 'South'); in 2024-01-01..2024-12-31; order average Profit down"},
	})
}
