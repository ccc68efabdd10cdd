package question_test

import "testing"

// lineItems is a table of lines of orders: each names its order, and its price is that
// of one piece.
func lineItems() spokenInput {
	order := key("Order No")
	order.Distinct = spokenRows / 3
	return tableOf("line_items", "Ordered On", order, dated("Ordered On"), text("Buyer", 900), text("Country", 4), text("Shelf", 5),
		number("Pieces"), number("Piece Price"), number("Rebate %"), empty(number("Freight")), number("Paid"))
}

func TestAProductIsThatOfEachRowAddedUp(t *testing.T) {
	in := lineItems().Input
	gross := "grouped: show sum(Pieces × Piece Price); by Country; order Pieces × Piece Price down"
	readsAlike(t, in, gross,
		"sum(pieces * piece price) by country", "pieces × piece price by country", "total pieces times piece price by country",
		"total of pieces times piece price for each country", "pieces multiplied by piece price per country",
		`SELECT country, SUM(pieces * piece_price) FROM line_items GROUP BY country`,
		"gross value = pieces * piece price by country", "gross takings (pieces times piece price) by country",
	)
	reads(t, in, map[string]string{
		"sum(pieces * piece price) / sum(pieces) by shelf": "grouped: show sum(Pieces × Piece Price) / sum(Pieces); by Shelf; " +
			"order Pieces × Piece Price / Pieces down",
		"average of pieces times piece price by shelf": "grouped: show average(Pieces × Piece Price); by Shelf; " +
			"order average Pieces × Piece Price down",
		"pieces * piece price * (1 - rebate % / 100)": "grouped: show sum(Pieces × Piece Price × (1 - Rebate % / 100))",
		"top 3 buyers by pieces * piece price in 2024": "grouped: show sum(Pieces × Piece Price); by Buyer; in 2024-01-01..2024-12-31; " +
			"order Pieces × Piece Price down; first 3",
		"pieces * piece price - paid by shelf": "grouped: show sum(Pieces × Piece Price) - sum(Paid); by Shelf; " +
			"order Pieces × Piece Price - Paid down",
	})
	refuses(t, in, "sum(pieces) * piece price by shelf", "orders where pieces * piece price > 900", "pieces * piece price - pieces / paid")
}

func TestANumberOfThingsIsCalculatedWith(t *testing.T) {
	in := lineItems().Input
	perOrder := "grouped: show sum(Paid) / distinct count of Order No; by Shelf; order Paid / distinct count of Order No down"
	readsAlike(t, in, perOrder,
		"total paid divided by the number of orders by shelf", "paid / orders by shelf", "sum(paid) / count(distinct order_no) by shelf",
		"paid divided by number of distinct orders by shelf",
	)
	reads(t, in, map[string]string{
		"number of orders divided by number of buyers by country": "grouped: show distinct count of Order No / distinct count of Buyer; by Country; " +
			"order distinct count of Order No / distinct count of Buyer down",
		"sum(paid) / count(*)":     "grouped: show sum(Paid) / count of rows",
		"pieces / orders by month": "grouped: show sum(Pieces) / distinct count of Order No; by Ordered On (month); order Ordered On (month) up",
		"count(*) / count(distinct order_no) by shelf": "grouped: show count of rows / distinct count of Order No; by Shelf; " +
			"order count of rows / distinct count of Order No down",
	})
}

func TestNumbersAndUnlikeAggregatesAreCalculatedWith(t *testing.T) {
	reads(t, lineItems().Input, map[string]string{
		"100 * paid / pieces by shelf": "grouped: show 100 × sum(Paid) / sum(Pieces); by Shelf; order 100 × Paid / Pieces down",
		"1 - sum(freight) / sum(paid)": "grouped: show 1 - sum(Freight) / sum(Paid)",
		"paid * 1.2 by shelf":          "grouped: show sum(Paid) × 1.2; by Shelf; order Paid × 1.2 down",
		"SELECT shelf, MAX(paid) - MIN(paid) FROM line_items GROUP BY shelf": "grouped: show maximum(Paid) - minimum(Paid); by Shelf; " +
			"order maximum Paid - minimum Paid down",
		"max paid divided by average paid by country": "grouped: show maximum(Paid) / average(Paid); by Country; " +
			"order maximum Paid / average Paid down",
		"paid / (pieces * piece price) by shelf": "grouped: show sum(Paid) / sum(Pieces × Piece Price); by Shelf; " +
			"order Paid / (Pieces × Piece Price) down",
	})
}

func TestMinusIsNoPluralOfMinutes(t *testing.T) {
	in := tableOf("bus_trips", "Left On", dated("Left On"), text("Route", 9), number("arr_delay_min"), number("dep_delay_min")).Input
	reads(t, in, map[string]string{
		"max arrival delay minus min departure delay by route": "grouped: show maximum(arr_delay_min) - minimum(dep_delay_min); by Route; " +
			"order maximum arr_delay_min - minimum dep_delay_min down",
	})
}
