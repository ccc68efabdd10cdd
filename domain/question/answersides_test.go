package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestBothAnswersSaidOfAColumnAreItsTwoSides(t *testing.T) {
	in := shop()
	in.Dataset.Columns[5].Name = "Gift wrapped"
	in.Values = question.NewIndex()
	in.Values.Add("Returned", []string{"N", "Y"})
	in.Values.Add("Gift wrapped", []string{"Yes", "No"})
	in.Values.Add("Region", []string{"West", "East", "South"})
	in.Dataset.Columns[9].Name, in.Dataset.Columns[9].Max, in.Dataset.Columns[9].Distinct = "Lined", 1.0, 2
	const wrapped = "grouped: show average(Profit); by Gift wrapped; order average Profit down"
	const returned = "grouped: show average(Profit); by Returned; order average Profit down"
	reads(t, in, map[string]string{
		"average profit for Gift wrapped = Yes versus Gift wrapped = No":                                  wrapped,
		"Gift wrapped = Yes vs. Gift wrapped = No: average profit":                                        wrapped,
		"average profit where gift wrapped is yes vs where gift wrapped is no":                            wrapped,
		"average profit for order lines with gift wrapped = yes versus no":                                wrapped,
		"gift wrapped: yes vs no, average profit":                                                         wrapped,
		"Compare the average profit of order lines gift wrapped (Yes) with those which were not (No).":    wrapped,
		"average profit of order lines gift wrapped and those not":                                        wrapped,
		"Compare the average profit of returned order lines (Y) with those that were not (N)":             returned,
		"average profit of returned order lines (Y) compared to order lines that were not":                returned,
		"average profit for lined = 1 versus lined = 0":                                                   "grouped: show average(Profit); by Lined; order average Profit down",
		"number of order lines, returned = Y vs returned = N, by region":                                  "grouped: show count of rows; by Region, Returned; order Count down",
		"average profit for returned order lines with gift wrapped = no":                                  "grouped: show average(Profit); where Returned = 'Y', Gift wrapped = 'No'",
		"average profit of order lines with returned = Y and gift wrapped = No versus gift wrapped = Yes": "grouped: show average(Profit); by Gift wrapped; where Returned = 'Y'; order average Profit down",
	})
}
