package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestSlipsAreMendedAndWordsOfTheLanguageStandForThemselves(t *testing.T) {
	check(t, [][2]string{
		{"sales by catgory", "grouped: show sum(Sales); by Category; order Sales down"},
		{"sales by reigon", "grouped: show sum(Sales); by Region; order Sales down"},
		{"sales in Calfornia by produckt", "grouped: show sum(Sales); by Product; where State = 'California'; order Sales down"},
	})
	refusesAs(t, shop(), domain.KindUnknownWord, "sales by stage", "sales by statue")
}

// games is a table of a season's games, each with two sides.
func games() question.Input {
	in := shop()
	for i, name := range map[int]string{3: "home_club", 4: "away_club", 9: "home_points", 10: "away_points"} {
		in.Dataset.Columns[i].Name = name
	}
	in.Dataset.Name, in.Values = "season", question.NewIndex()
	return in
}

func TestATableOfTwoSidesHoldsMatches(t *testing.T) {
	p, err := question.New().Read("how many matches were played in 2024", games())
	if want := "grouped: show count of rows; in 2024-01-01..2024-12-31"; err != nil || told(p) != want {
		t.Errorf("%v\n got %s\nwant %s", err, told(p), want)
	}
}
