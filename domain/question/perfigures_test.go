package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// parishes is a table of what parishes report for each year.
func parishes() question.Input {
	return tableOf("parish_reports", "Reported On", dated("Reported On"), text("Parish", 60), text("County", 4),
		number("Population"), number("Burglaries"), number("Fires"), empty(number("Area ha")), number("Roads km")).
		with("County", "Avon", "Devon", "Kent", "Powys").Input
}

func TestAnAmountPerSoManyIsARatioTimesTheNumber(t *testing.T) {
	per := "grouped: show sum(Burglaries) × 1000 / sum(Population); by County; order Burglaries per 1,000 Population down"
	readsAlike(t, parishes(), per, "burglaries per 1,000 population by county", "burglaries per 1000 people by county", "burglaries per 1k inhabitants by county",
		"burglaries per thousand residents for each county", "burglaries per 1,000 by county", "total burglaries per 1,000 population by county",
		"burglaries rate per 1000 people by county")
	reads(t, parishes(), map[string]string{
		"burglaries per capita by county": "grouped: show sum(Burglaries) / sum(Population); by County; order Burglaries per Population down",
		"burglaries per person by county": "grouped: show sum(Burglaries) / sum(Population); by County; order Burglaries per Population down",
		"fires per 100 km by county in 2024": "grouped: show sum(Fires) × 100 / sum(Roads km); by County; in 2024-01-01..2024-12-31; " +
			"order Fires per 100 Roads km down",
		"fires per million people": "grouped: show sum(Fires) × 1000000 / sum(Population)",
		"top 3 counties by fires per 100k people": "grouped: show sum(Fires) × 100000 / sum(Population); by County; " +
			"order Fires per 100,000 Population down; first 3",
		"counties with fires per 1,000 people above 5": "grouped: show sum(Fires) × 1000 / sum(Population); by County; " +
			"having sum(Fires) × 1000 / sum(Population) > 5; order Fires per 1,000 Population down",
	})
	refusesAs(t, parishes(), domain.KindUnknownWord, "burglaries per 1,000 cows by county")
	refusesAs(t, lineItems().Input, domain.KindUnknownWord, "total paid per person by shelf", "paid per capita by shelf")
}

func TestAnAverageIsWeightedByAColumn(t *testing.T) {
	weighted := "grouped: show sum(Piece Price × Pieces) / sum(Pieces); by Shelf; order average Piece Price weighted by Pieces down"
	readsAlike(t, lineItems().Input, weighted, "average piece price weighted by pieces by shelf", "weighted average of piece price by pieces for each shelf",
		"pieces-weighted average piece price by shelf", "mean piece price weighted by pieces per shelf")
	refusesAs(t, lineItems().Input, domain.KindUnsupported, "weighted average piece price by shelf")
}

func TestOneColumnIsAPartOfAnother(t *testing.T) {
	in := tableOf("fund_books", "Awarded", dated("Awarded"), text("Fund", 5), number("Grant EUR"), number("Claimed EUR")).Input
	part := "grouped: show sum(Claimed EUR) / sum(Grant EUR); by Fund; order share of Claimed EUR in Grant EUR down"
	readsAlike(t, in, part, "percentage of grant claimed by fund", "share of claimed in grant by fund", "claimed as share of grant by fund",
		"total claimed as a proportion of total grant by fund")
	reads(t, in, map[string]string{"claimed by fund as share of total": "grouped: show sum(Claimed EUR); and share of Claimed EUR; by Fund; " +
		"order Claimed EUR down"})
}

func TestPerOrderIsPerOneOfTheKeyInItsShortForm(t *testing.T) {
	short := key("ord_id")
	short.Distinct = spokenRows / 3
	in := tableOf("exp_lines", "ord_dt", short, dated("ord_dt"), text("rgn", 4), number("qty"), number("rev_usd")).Input
	reads(t, in, map[string]string{
		"qty per order by month":   "grouped: show sum(qty) / distinct count of ord_id; by ord_dt (month); order ord_dt (month) up",
		"rev_usd per order by rgn": "grouped: show sum(rev_usd) / distinct count of ord_id; by rgn; order rev_usd per ord_id down",
	})
	refusesAs(t, parishes(), domain.KindUnknownWord, "fires per order by county")
}

func TestAMarginIsWhatIsLeftOfSalesAfterTheirCosts(t *testing.T) {
	in := tableOf("stall_sales", "Sold On", dated("Sold On"), text("Stall", 5), number("Revenue"), number("Total Cost"), number("Fuel Cost")).Input
	readsAlike(t, in, "grouped: show (sum(Revenue) - sum(Total Cost)) / sum(Revenue); by Stall; "+
		"order margin down", "profit margin by stall", "gross margin by stall")
	in = tableOf("stall_sales", "Sold On", dated("Sold On"), text("Stall", 5), number("Revenue"), number("Fuel Cost")).Input
	refuses(t, in, "profit margin by stall")
}
