package question_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// hotelStays is a table whose rows have a key, an answer of yes and no, something
// that can be missing and something that is weighed.
func hotelStays() question.Input {
	return tableOf("hotel_stays", "Arrival", key("Stay ID"), dated("Arrival"), text("Resort", 5), text("Room Class", 4), text("Prepaid", 2),
		number("Bill (EUR)"), number("Nights"), number("Luggage weight (kg)"), empty(text("Voucher", 50))).
		with("Resort", "Alpina", "Seaview", "Lakeside").with("Room Class", "Suite", "Double", "Single").with("Prepaid", "Yes", "No").Input
}

// shelterIntakes has rows without a key.
func shelterIntakes() question.Input {
	return tableOf("intakes", "Intake Date", dated("Intake Date"), text("Shelter", 4), text("Species", 3), number("Fee")).
		with("Shelter", "North", "Harbour").with("Species", "Dog", "Cat", "Rabbit").Input
}

// A scope of the rows reads in the analyses as it does in a plain question.
func TestTheScopeOfAnAnalysisIsReadWithIt(t *testing.T) {
	for _, c := range []struct {
		tool          domain.Analysis
		in            question.Input
		asked, wanted string
	}{
		{domain.Correlation, hotelStays(), "correlation between bill and nights for stays that are not prepaid", "where Prepaid is not 'Yes'"},
		{domain.Correlation, hotelStays(), "is the bill related to nights where the stay isn't prepaid", "where Prepaid is not 'Yes'"},
		{domain.Correlation, hotelStays(), "is the bill related to nights for stays which are not prepaid", "where Prepaid is not 'Yes'"},
		{domain.Trend, hotelStays(), "trend of the bill of stays with a voucher by month", "by Arrival (month); where Voucher is not null"},
		{domain.Query, hotelStays(), "total bill of stays with a voucher by week", "by Arrival (week); where Voucher is not null"},
		{domain.Prediction, hotelStays(), "how will the bill develop for stays with a voucher over the next 3 months", "where Voucher is not null"},
		{domain.Prediction, hotelStays(), "how will the number of stays develop over the next 2 quarters for stays whose nights are above 5", "where Nights > 5"},
		{domain.Prediction, hotelStays(), "what will the total bill be next month for stays with nights of at least 3", "where Nights >= 3"},
		{domain.Prediction, hotelStays(), "will the bill be more than 5000 next month", string(domain.KindUnsupported)},
		{domain.Outlier, hotelStays(), "which resorts have an unusually high bill per stay", "show sum(Bill (EUR)) / distinct count of Stay ID; by Resort"},
		{domain.Trend, hotelStays(), "which resorts are growing fastest in bill per stay", "show sum(Bill (EUR)) / distinct count of Stay ID; by Resort"},
		{domain.Change, hotelStays(), "which room classes drove the change in bill per stay from 2024 to 2025", "show sum(Bill (EUR)) / distinct count of Stay ID; by Room Class"},
		{domain.Pareto, hotelStays(), "what share of the number of stays in room class Suite do the top 20% of resorts account for", "show count of rows; and share of rows; by Resort; where Room Class = 'Suite'"},
		{domain.Pareto, hotelStays(), "which resorts made up half of the bill in the third quarter of 2024", "in 2024-07-01..2024-09-30"},
		{domain.Pareto, hotelStays(), "which resorts make up 80% of the luggage weight", "show sum(Luggage weight (kg))"},
		{domain.Change, hotelStays(), "did the average bill change significantly from January to April 2025?", "in 2025-01-01..2025-04-30"},
		{domain.Change, hotelStays(), "when did the average bill change from March to April 2025?", "in 2025-03-01..2025-04-30"},
		{domain.Change, hotelStays(), "by how much did the average bill change from January to April 2025?", "2025-04-01..2025-04-30 against 2025-01-01..2025-01-31"},
		{domain.Trend, hotelStays(), "is the bill of stays with a voucher rising?", "where Voucher is not null"},
		{domain.Trend, hotelStays(), "what is the long-term trend of the nights by resort", "by Resort"},
		{domain.Change, hotelStays(), "why did the total bill change in 2025 compared with 2024 for stays whose room class is Suite or Double?",
			"show sum(Bill (EUR)); where Room Class in ('Suite', 'Double'); 2025-01-01..2025-12-31 against"},
		{domain.Change, hotelStays(), "how did the total bill of Alpina and Seaview change in 2025 compared with 2024?", "by Resort; where Resort in ('Alpina', 'Seaview')"},
		{domain.Pareto, hotelStays(), "how many resorts does it take to reach 80% of the number of stays in room class Suite",
			"show count of rows; by Resort; where Room Class = 'Suite'"},
		{domain.Pareto, hotelStays(), "how many room classes make up 70% of stays", "show count of rows; by Room Class"},
		{domain.Outlier, shelterIntakes(), "find unusual weeks in the number of intakes of species Dog", "show count of rows; where Species = 'Dog'"},
		{domain.Outlier, shelterIntakes(), "were there months with an unusual count of intakes", "show count of rows"},
	} {
		c.in.Analysis = c.tool
		p, err := question.New().Read(c.asked, c.in)
		got := told(p)
		if err != nil {
			got = string(domain.FaultFrom(err).Kind) + ": " + err.Error()
		}
		if !strings.Contains(got, c.wanted) {
			t.Errorf("%s | %s\n got  %s\n want %s", c.tool, c.asked, got, c.wanted)
		}
	}
}
