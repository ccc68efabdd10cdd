package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestPeriodsNamedOneByOneAreShownOneByOne(t *testing.T) {
	check(t, [][2]string{
		{"sales in 2023, 2024 and 2025",
			"grouped: show sum(Sales); by Order Date (year); in 2023-01-01..2025-12-31; order Order Date (year) up"},
		{"sales 2023 vs 2024 vs 2025",
			"grouped: show sum(Sales); by Order Date (year); in 2023-01-01..2025-12-31; order Order Date (year) up"},
		{"sales in 2024 and 2025 by region",
			"grouped: show sum(Sales); by Order Date (year), Region; in 2024-01-01..2025-12-31; order Order Date (year) up"},
		{"sales in 2024 and 2025 combined",
			"grouped: show sum(Sales); in 2024-01-01..2025-12-31"},
		{"top 2 products by sales in 2024 and 2025",
			"grouped: show sum(Sales); by Product; in 2024-01-01..2025-12-31; order Sales down; first 2"},
	})
}

func TestPickingFromSeveralPeriodsSaysThatTheyAreTakenTogether(t *testing.T) {
	p, err := question.New().Read("top 2 products by sales in 2024 and 2025", shop())
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range p.Reading.Assumptions {
		if a == "2024 and 2025 are taken together" {
			return
		}
	}
	t.Errorf("added up without a word: %q", p.Reading.Assumptions)
}

func TestOnePeriodIsSetAgainstTheSameOneOfTheYearBefore(t *testing.T) {
	for _, text := range []string{
		"YTD sales vs same period last year",
		"sales in 2025 by region against last year",
	} {
		p, err := question.New().Read(text, shop())
		if err != nil {
			t.Fatal(err)
		}
		if c := p.Compare; c == nil || c.Test.From.Year() != 2025 || c.Control.From.Year() != 2024 || c.Control.To.Year() != 2024 || p.Period != nil {
			t.Errorf("%q compares %+v in %v", text, c, p.Period)
		}
	}
}

func TestAThirdPeriodBesideAComparisonIsRefused(t *testing.T) {
	_, err := question.New().Read("sales of furniture 2024 vs 2025 in the West in 2023", shop())
	if domain.FaultFrom(err).Kind != domain.KindUnsupported {
		t.Errorf("answered or refused otherwise: %v", err)
	}
}

func TestBothIsLookedForAmongTheRowsAskedFor(t *testing.T) {
	check(t, [][2]string{
		{"which customers bought both furniture and technology in December 2025",
			"members: by Customer ID; where Customer ID with rows for each of Category Furniture, Technology in December 2025; in 2025-12-01..2025-12-31"},
		{"which customers bought furniture in both 2023 and 2024",
			"members: by Customer ID; where Customer ID with rows in 2023 and Category = 'Furniture', Customer ID with rows in 2024 and Category = 'Furniture', Category = 'Furniture'; in 2023-01-01..2024-12-31"},
		{"customers who bought furniture but not technology in 2024",
			"members: by Customer ID; where Category = 'Furniture', Customer ID without rows where Category = 'Technology' in 2024; in 2024-01-01..2024-12-31"},
	})
}

func TestTwoColumnsMakeARatioOrADifference(t *testing.T) {
	check(t, [][2]string{
		{"profit to sales ratio by region",
			"grouped: show sum(Profit) / sum(Sales); by Region; order Profit per Sales down"},
		{"difference between sales and profit by region",
			"grouped: show sum(Sales) - sum(Profit); by Region; order Sales less Profit down"},
	})
	if _, err := question.New().Read("profit ratio by region", shop()); domain.FaultFrom(err).Kind != domain.KindUnknownWord {
		t.Errorf("a ratio of one column was answered: %v", err)
	}
}

func TestThePeakDayIsTheOneWithTheLargestTotal(t *testing.T) {
	check(t, [][2]string{
		{"peak sales day in 2024",
			"grouped: show sum(Sales); by Order Date (day); in 2024-01-01..2024-12-31; order Sales down; first 1"},
		{"busiest month for sales",
			"grouped: show sum(Sales); by Order Date (month); order Sales down; first 1"},
	})
}

func TestTheYoungestAgeIsAMinimum(t *testing.T) {
	p, err := question.New().Read("youngest patient age by ward", clinic())
	if err != nil {
		t.Fatal(err)
	}
	if got, want := told(p), "grouped: show minimum(patient_age); by ward; order minimum patient_age down"; got != want {
		t.Errorf("read as %s", got)
	}
}

func TestMoneyWordsDoNotStandForTheValueOfSomethingElse(t *testing.T) {
	in := shop()
	for i := range in.Dataset.Columns {
		if c := &in.Dataset.Columns[i]; c.Name == "Sales" {
			c.Name, c.Synonyms = "Lifetime Value", nil
			in.Dataset.DefaultMeasure = c.Name
		}
	}
	refusesAs(t, in, domain.KindUnknownWord, "total income by region", "revenue by region")
}

func TestAWordOfSeveralMeasuresIsAskedBack(t *testing.T) {
	in := shop()
	for i, name := range map[int]string{9: "durable_goods", 10: "nondurable_goods", 12: "goods_producing"} {
		in.Dataset.Columns[i].Name = name
	}
	_, err := question.New().Read("goods by region", in)
	if f := domain.FaultFrom(err); f.Kind != domain.KindAmbiguous || len(f.Candidates) != 3 {
		t.Errorf("refused otherwise: %v", err)
	}
}

func TestAnotherTimeColumnThatIsNamedIsTheOneCounted(t *testing.T) {
	in := shop()
	date := in.Dataset.Columns[1]
	date.Name, date.NullShare = "Cancel Date", 0.5
	in.Dataset.Columns = append(in.Dataset.Columns, date)
	for text, want := range map[string]string{
		"orders by month of cancel date":           "grouped: show distinct count of Order ID; by Cancel Date (month); order Cancel Date (month) up",
		"how many rows have a cancel date in 2024": "grouped: show count of rows; in 2024-01-01..2024-12-31",
	} {
		p, err := question.New().Read(text, in)
		if err != nil {
			t.Fatal(err)
		}
		if got := told(p); got != want || p.Time.Column != "Cancel Date" {
			t.Errorf("%q is read as %s, by %s", text, got, p.Time.Column)
		}
	}
}

func TestThePartsOfTwoComparedPeriodsStandSideBySide(t *testing.T) {
	check(t, [][2]string{
		{"monthly sales this year vs last year",
			"grouped: show sum(Sales); by month of Order Date; 2025-01-01..2025-12-31 against 2024-01-01..2024-12-31; order month of Order Date up"},
		{"sales by quarter 2025 vs 2023",
			"grouped: show sum(Sales); by quarter of Order Date; 2025-01-01..2025-12-31 against 2023-01-01..2023-12-31; order quarter of Order Date up"},
		{"daily sales March 2025 vs February 2025",
			"grouped: show sum(Sales); by day of Order Date; 2025-03-01..2025-03-31 against 2025-02-01..2025-02-28; order day of Order Date up"},
		{"monthly sales Q1 2025 vs Q4 2024", // no month of the one is one of the other
			"grouped: show sum(Sales); by Order Date (month); 2025-01-01..2025-03-31 against 2024-10-01..2024-12-31; order Order Date (month) up"},
		{"first half of 2025 vs 2024 by region",
			"grouped: show sum(Sales); by Region; 2025-01-01..2025-06-30 against 2024-01-01..2024-06-30; order Sales down"},
	})
}
