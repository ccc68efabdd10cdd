package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// A catalog may say that "Order Date" also goes by "day": the word still means
// days where it stands for periods.
func TestAWordForAGrainBeatsTheSynonymOfTheDates(t *testing.T) {
	in := shop()
	for i, c := range in.Dataset.Columns {
		if c.Name == "Order Date" {
			in.Dataset.Columns[i].Synonyms = []string{"day", "week"}
		}
	}
	for text, want := range map[string]string{
		"days with sales above 20000":   "grouped: show sum(Sales); by Order Date (day); having sum(Sales) > 20000; order Order Date (day) up",
		"weeks with sales above 20000":  "grouped: show sum(Sales); by Order Date (week); having sum(Sales) > 20000; order Order Date (week) up",
		"sales per day":                 "grouped: show sum(Sales); by Order Date (day); order Order Date (day) up",
		"sales by week":                 "grouped: show sum(Sales); by Order Date (week); order Order Date (week) up",
		"how many days had sales":       "",
		"the 3 days with highest sales": "grouped: show sum(Sales); by Order Date (day); order Sales down; first 3",
	} {
		p, err := question.New().Read(text, in)
		plain, plainErr := question.New().Read(text, shop())
		if err != nil || plainErr != nil {
			t.Errorf("%s: %v, %v", text, err, plainErr)
			continue
		}
		if got := told(p); got != told(plain) || want != "" && got != want {
			t.Errorf("%s\n got     %s\n without %s\n want    %s", text, got, told(plain), want)
		}
	}
}

func TestABoundOnAnAmountOfPeriodsIsOfTheirTotals(t *testing.T) {
	check(t, [][2]string{
		{"days with sales above 20000",
			"grouped: show sum(Sales); by Order Date (day); having sum(Sales) > 20000; order Order Date (day) up"},
		{"number of days with sales above 20000",
			"grouped: show count of days; over  of each Order Date (day); having sum(Sales) > 20000"},
		{"on how many days were sales above 20000",
			"grouped: show count of days; over  of each Order Date (day); having sum(Sales) > 20000"},
	})
}

func TestThePluralOfAPeriodAsksForSeveral(t *testing.T) {
	check(t, [][2]string{
		{"highest sales days",
			"grouped: show sum(Sales); by Order Date (day); order Sales down; first 10"},
		{"highest sales day",
			"grouped: show sum(Sales); by Order Date (day); order Sales down; first 1"},
		{"top 3 sales days",
			"grouped: show sum(Sales); by Order Date (day); order Sales down; first 3"},
		{"3 lowest sales months",
			"grouped: show sum(Sales); by Order Date (month); order Sales up; first 3"},
	})
}
