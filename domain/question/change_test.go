package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

const years = "2025-01-01..2025-12-31 against 2024-01-01..2024-12-31"

func TestASuperlativeOfAMovementRanksByTheChange(t *testing.T) {
	fell, rose := "having difference < 0; order difference up", "having difference > 0; order difference down"
	check(t, [][2]string{
		{"which region had the biggest drop in sales between 2024 and 2025?", "grouped: show sum(Sales); by Region; " + years + "; " + fell + "; first 1"},
		{"which product grew the most from 2024 to 2025", "grouped: show sum(Sales); by Product; " + years + "; " + rose + "; first 1"},
		{"which region's profit fell the most between 2024 and 2025", "grouped: show sum(Profit); by Region; " + years + "; " + fell + "; first 1"},
		{"largest increase in sales by product from 2024 to 2025", "grouped: show sum(Sales); by Product; " + years + "; " + rose},
		{"top 5 biggest decreases in profit by product between 2024 and 2025", "grouped: show sum(Profit); by Product; " + years + "; " + fell + "; first 5"},
		{"the 3 biggest drops in profit by region 2025 vs 2024", "grouped: show sum(Profit); by Region; " + years + "; " + fell + "; first 3"},
		{"top 4 increases in sales by product 2025 vs 2024", "grouped: show sum(Sales); by Product; " + years + "; " + rose + "; first 4"},
		{"products with the steepest decline in sales, 2025 vs 2024", "grouped: show sum(Sales); by Product; " + years + "; " + fell},
		{"most improved region in profit 2025 vs 2024", "grouped: show sum(Profit); by Region; " + years + "; " + rose + "; first 1"},
		{"which region grew the least from 2024 to 2025", "grouped: show sum(Sales); by Region; " + years + "; order difference up; first 1"},
	})
}

func TestWordsOfPercentRankByTheRelativeChange(t *testing.T) {
	check(t, [][2]string{
		{"which product had the largest percent increase in sales from 2024 to 2025",
			"grouped: show sum(Sales); by Product; " + years + "; having difference > 0; order relative_difference down; first 1"},
		{"which region gained the most in percentage terms between 2024 and 2025",
			"grouped: show sum(Sales); by Region; " + years + "; having difference > 0; order relative_difference down; first 1"},
		{"highest growth rate by region 2025 vs 2024", "grouped: show sum(Sales); by Region; " + years + "; order relative_difference down"},
		{"fastest growing products 2025 vs 2024", "grouped: show sum(Sales); by Product; " + years + "; having difference > 0; order relative_difference down"},
		{"products ranked by percent change in sales from 2024 to 2025", "grouped: show sum(Sales); by Product; " + years + "; order relative_difference down"},
	})
}

func TestAnOrderNamedByAMovementIsThatOfTheChange(t *testing.T) {
	check(t, [][2]string{
		{"top 3 products by growth in sales from 2024 to 2025", "grouped: show sum(Sales); by Product; " + years + "; order difference down; first 3"},
		{"bottom 3 regions by sales growth 2025 vs 2024", "grouped: show sum(Sales); by Region; " + years + "; order difference up; first 3"},
		{"sort regions by change in profit from 2024 to 2025", "grouped: show sum(Profit); by Region; " + years + "; order difference down"},
		{"sales change from 2024 to 2025 by region, largest first", "grouped: show sum(Sales); by Region; " + years + "; order difference down"},
		{"top 2 regions by sales 2025 vs 2024", "grouped: show sum(Sales); by Region; " + years + "; order Sales down; first 2"},
	})
}

func TestTheLargestChangeIsThatOfTheLargestSizeEitherWay(t *testing.T) {
	p, err := question.New().Read("which category changed the most in profit from 2024 to 2025", shop())
	if err != nil || len(p.Order) != 1 || p.Order[0] != (question.Order{By: "difference", Desc: true, Size: true}) || len(p.Kept) > 0 {
		t.Errorf("ordered by %+v, kept %+v, %v", p.Order, p.Kept, err)
	}
}

func TestAMovementThatSaysWhichMembersRestrictsByTheChange(t *testing.T) {
	by := func(dimension, having string) string {
		return "grouped: show sum(Sales); by " + dimension + "; " + years + "; having " + having + "; order Sales down"
	}
	check(t, [][2]string{
		{"products whose sales fell from 2024 to 2025", by("Product", "difference < 0")},
		{"which regions grew from 2024 to 2025", by("Region", "difference > 0")},
		{"regions with falling sales 2024 to 2025", by("Region", "difference < 0")},
		{"regions where sales did not grow from 2024 to 2025", by("Region", "difference <= 0")},
		{"regions with sales growth above 8 % from 2024 to 2025", by("Region", "relative_difference > 0.08")},
		{"regions that grew by more than 8% from 2024 to 2025", by("Region", "relative_difference > 0.08")},
		{"regions with a drop in sales of at least 10 percent between 2024 and 2025", by("Region", "relative_difference <= -0.1")},
		{"regions whose sales fell by more than 500 from 2024 to 2025", by("Region", "difference < -500")},
		{"products which doubled their sales from 2024 to 2025", by("Product", "relative_difference >= 1")},
	})
}

func TestAPeriodIsRankedByItsChangeAgainstTheOneBefore(t *testing.T) {
	want := "by Order Date (month); having difference of Sales < 0; order difference of Sales up; first 1"
	check(t, [][2]string{
		{"month with the largest drop in sales versus the month before", "grouped: show sum(Sales); and difference of Sales; " + want},
		{"which month had the biggest drop in sales in 2025", "grouped: show sum(Sales); and difference of Sales; " +
			"by Order Date (month); in 2025-01-01..2025-12-31; having difference of Sales < 0; order difference of Sales up; first 1"},
	})
}

func TestARankingByChangeOfOnePeriodSaysWhatItIsSetAgainst(t *testing.T) {
	p, err := question.New().Read("top 3 regions by sales growth in 2025", shop())
	if err != nil || p.Compare == nil || p.Compare.Control.From.Year() != 2024 || len(p.Reading.Assumptions) == 0 {
		t.Errorf("compares %+v, assumes %q, %v", p.Compare, p.Reading.Assumptions, err)
	}
}

func TestAChangeOfNoMembersIsRefused(t *testing.T) {
	refusesAs(t, shop(), domain.KindUnsupported,
		"largest increase in sales from 2024 to 2025",
		"how many products declined from 2024 to 2025",
	)
}
