package question_test

import "testing"

func TestARateOfAMemberIsThatOfItsRows(t *testing.T) {
	in := tableOf("batches", "Made On", key("Batch No"), dated("Made On"), text("Line", 3), text("Product", 3), text("Scrapped", 2), number("Cost")).
		with("Line", "L1", "L2", "L3").with("Product", "Gearbox", "Engine", "Valve").with("Scrapped", "Yes", "No").Input
	reads(t, in, map[string]string{
		"scrap rate of Gearbox":            "grouped: show share of rows where Scrapped = 'Yes'; where Product = 'Gearbox'",
		"scrap rate of Line L3":            "grouped: show share of rows where Scrapped = 'Yes'; where Line = 'L3'",
		"scrap rate of Gearbox by month":   "grouped: show share of rows where Scrapped = 'Yes'; by Made On (month); where Product = 'Gearbox'; order Made On (month) up",
		"rate of scrapped batches by line": "grouped: show share of rows where Scrapped = 'Yes'; by Line; order scrapped rate down",
	})
}
