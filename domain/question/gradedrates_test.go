package question_test

import "testing"

func TestAHighRateIsNoValue(t *testing.T) {
	in := shop()
	for i, c := range in.Dataset.Columns {
		if c.Name == "State" {
			in.Dataset.Columns[i].Name = "Urgency"
		}
	}
	in.Values.Add("Urgency", []string{"High", "Low", "Medium"})
	reads(t, in, map[string]string{
		"which region has a high return rate":            "grouped: show share of rows where Returned = 'Y'; by Region; order return rate down; first 1",
		"which regions have a low return rate":           "grouped: show share of rows where Returned = 'Y'; by Region; order return rate up",
		"regions with a high share of returned orders":   "grouped: show distinct count of Order ID where Returned = 'Y' / distinct count of Order ID; by Region; order share of distinct Order ID down",
		"regions with a large number of returned orders": "grouped: show distinct count of Order ID; by Region; where Returned = 'Y'; order distinct Order ID down",
		"share of high urgency orders by region":         "grouped: show distinct count of Order ID where Urgency = 'High' / distinct count of Order ID; by Region; order share of distinct Order ID down",
	})
	refuses(t, in, "is there a high return rate on the weekend", "is there a region with a high return rate")
}
