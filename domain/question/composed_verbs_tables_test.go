package question_test

// doingTable is a table of what things did, with the verbs for it.
type doingTable struct {
	spokenTable
	row      string
	persons  string // the column of the persons who do it; empty: none
	rowVerbs []string
	sums     []doneAmount
	means    []doneAmount
	rate     doneAmount // by its name and its label
	deeds    []deedNoun
}

type doneAmount struct {
	column, noun string
	verbs        []string
	told         bool // only the verb tells which amount it is
	unsure       bool // its column does not say that it adds up
}

// deedNoun is a noun for the rows of a state: "cancellations".
type deedNoun struct {
	spokenState
	free bool // may be asked back
}

func doing() []doingTable {
	return []doingTable{
		{spokenTable: spokenTable{in: tableOf("press_batches", "run_date", key("batch_no"), dated("run_date"), text("Shift", 3), text("Line", 4), text("Operator", 18), number("Units"), number("Rejects"), number("Downtime (min)"), number("Quality Score")).
			with("Shift", "Early", "Late", "Night").with("Line", "P1", "P2", "R1", "R4").with("Operator", "Ana Lopes", "Kofi Boateng", "Mei Tan").Input,
			rows: "batches", key: "batch_no",
			dims: []spokenDim{{"Shift", "shift", "shifts", []string{"Early", "Late", "Night"}}, {"Line", "line", "lines", []string{"P1", "P2", "R1", "R4"}}, {"Operator", "operator", "operators", []string{"Ana Lopes", "Kofi Boateng", "Mei Tan"}}}},
			row: "batch", persons: "Operator", rowVerbs: []string{"made", "produced", "handled", "had", "recorded", "processed"},
			sums:  []doneAmount{{"Units", "units", []string{"made", "produced", "had", "handled", "generated"}, false, false}, {"Rejects", "rejects", []string{"had", "produced", "generated", "recorded"}, false, true}, {"Downtime (min)", "downtime", []string{"had", "recorded"}, false, false}},
			means: []doneAmount{{"Quality Score", "quality score", nil, false, false}}},
		{spokenTable: spokenTable{in: tableOf("van_deliveries", "delivery_date", key("delivery_id"), dated("delivery_date"), text("truck", 40), text("driver", 30), text("depot", 5), text("status", 3), number("parcels_in"), number("parcels_lost"), number("fuel_cost_eur"), number("rating")).
			with("depot", "North", "South", "East").with("status", "Delivered", "Failed", "Delayed").with("truck", "T-01", "T-02").with("driver", "Ilse Bran", "Omar Said").Input,
			rows: "deliveries", key: "delivery_id",
			dims:   []spokenDim{{"truck", "truck", "trucks", []string{"T-01", "T-02"}}, {"driver", "driver", "drivers", []string{"Ilse Bran", "Omar Said"}}, {"depot", "depot", "depots", []string{"North", "South", "East"}}},
			states: []spokenState{{"status", "Failed", "failed"}, {"status", "Delayed", "delayed"}}},
			row: "delivery", persons: "driver", rowVerbs: []string{"made", "handled", "had", "recorded"},
			sums:  []doneAmount{{"parcels_lost", "parcels", []string{"lost"}, true, false}, {"parcels_lost", "lost parcels", []string{"had", "recorded"}, false, true}, {"fuel_cost_eur", "fuel cost", []string{"had", "generated", "recorded"}, false, false}},
			means: []doneAmount{{"rating", "rating", nil, false, false}}},
		{spokenTable: spokenTable{in: tableOf("shop_orders", "order_date", key("order_id"), dated("order_date"), text("customer", 900), text("product", 60), text("category", 5), text("seller", 25), text("status", 4), number("quantity"), number("amount"), number("rating")).
			with("category", "Toys", "Books", "Garden").with("status", "Shipped", "Cancelled", "Returned", "Pending").with("seller", "Acme", "Borel", "Cato").with("product", "Kite", "Atlas").Input,
			rows: "orders", key: "order_id",
			dims:   []spokenDim{{"product", "product", "products", []string{"Kite", "Atlas"}}, {"category", "category", "categories", []string{"Toys", "Books", "Garden"}}, {"seller", "seller", "sellers", []string{"Acme", "Borel", "Cato"}}},
			states: []spokenState{{"status", "Cancelled", "cancelled"}, {"status", "Returned", "returned"}, {"status", "Pending", "pending"}}},
			row: "order", rowVerbs: []string{"had", "handled", "received", "generated", "brought in"},
			sums:  []doneAmount{{"quantity", "units", []string{"sold"}, false, false}, {"quantity", "quantity", []string{"sold", "had"}, false, false}, {"amount", "revenue", []string{"generated", "made", "brought in", "earned", "had"}, false, false}},
			means: []doneAmount{{"rating", "rating", nil, false, false}},
			deeds: []deedNoun{{spokenState{"status", "Cancelled", "cancellations"}, false}}},
		{spokenTable: spokenTable{in: tableOf("qc_lots", "checked_on", key("lot_no"), dated("checked_on"), text("supplier", 14), text("inspector", 6), text("plant", 3), text("verdict", 3), number("units_inspected"), number("units_rejected"), number("cost")).
			with("plant", "Lyon", "Graz").with("supplier", "Boral", "Denso").with("inspector", "Ruth Ames", "Paolo Neri").with("verdict", "Passed", "Reworked", "Scrapped").Input,
			rows: "lots", key: "lot_no",
			dims:   []spokenDim{{"supplier", "supplier", "suppliers", []string{"Boral", "Denso"}}, {"inspector", "inspector", "inspectors", []string{"Ruth Ames", "Paolo Neri"}}, {"plant", "plant", "plants", []string{"Lyon", "Graz"}}},
			states: []spokenState{{"verdict", "Reworked", "reworked"}, {"verdict", "Scrapped", "scrapped"}}},
			row: "lot", persons: "inspector", rowVerbs: []string{"handled", "had", "processed", "recorded"},
			sums:  []doneAmount{{"units_inspected", "units", []string{"inspected"}, true, false}, {"units_rejected", "units", []string{"rejected"}, true, false}, {"units_rejected", "rejected units", []string{"had", "recorded"}, false, false}, {"cost", "cost", []string{"had", "generated", "recorded"}, false, false}},
			means: []doneAmount{{"cost", "cost", nil, false, false}}, rate: doneAmount{"sum(units_rejected) / sum(units_inspected)", "reject rate", nil, false, false}},
		{spokenTable: spokenTable{in: tableOf("flights", "flight_date", key("flight_no"), dated("flight_date"), text("airline", 5), text("origin", 9), text("status", 3), number("delay_min"), number("pax"), number("fuel_kg")).
			with("airline", "Norwing", "Skybridge", "Vesta").with("status", "On time", "Cancelled", "Diverted").with("origin", "AMS", "LHR").Input,
			rows: "flights", key: "flight_no",
			dims:   []spokenDim{{"airline", "airline", "airlines", []string{"Norwing", "Skybridge", "Vesta"}}, {"origin", "origin", "origins", []string{"AMS", "LHR"}}},
			states: []spokenState{{"status", "Cancelled", "cancelled"}, {"status", "Diverted", "diverted"}}},
			row: "flight", rowVerbs: []string{"made", "handled", "had", "operated", "recorded"},
			sums:  []doneAmount{{"fuel_kg", "fuel", []string{"used", "had"}, false, false}, {"pax", "pax", []string{"had", "carried", "handled"}, false, false}},
			means: []doneAmount{{"delay_min", "delay", nil, false, false}},
			deeds: []deedNoun{{spokenState{"status", "Cancelled", "cancellations"}, false}, {spokenState{"status", "Diverted", "diversions"}, false}}},
	}
}
