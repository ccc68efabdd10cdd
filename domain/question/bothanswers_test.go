package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestBothAnswersStandSideBySide(t *testing.T) {
	in := shop()
	in.Dataset.Columns[8].Name = "Gifted"
	in.Values = question.NewIndex()
	in.Values.Add("Gifted", []string{"yes", "no", "YES"})
	in.Values.Add("Region", []string{"West", "East", "South"})
	reads(t, in, map[string]string{
		"gifted vs ungifted: average profit":             "grouped: show average(Profit); by Gifted; order average Profit down",
		"gifted and ungifted":                            "grouped: show count of rows; by Gifted; order Count down",
		"average profit of non-gifted and gifted":        "grouped: show average(Profit); by Gifted; order average Profit down",
		"average profit, not gifted versus gifted, West": "grouped: show average(Profit); by Gifted; where Region = 'West'; order average Profit down",
		"number of order lines, gifted or not":           "grouped: show count of rows; by Gifted; order Count down",
		"average profit of gifted order lines":           "grouped: show average(Profit); where Gifted in ('yes', 'YES')",
	})
}
