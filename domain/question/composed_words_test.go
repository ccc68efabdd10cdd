package question_test

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// wordedTable is a table whose columns are spoken of in several ways.
type wordedTable struct {
	spokenTable
	plain  map[string][]string // ways to speak of a column that must be understood
	loose  map[string][]string // ways that are understood or asked back, never taken for another column
	states []wordedState
	dates  []wordedDate // columns of dates beside the default one
	codes  string       // a column of codes, by the letters that its values begin with
	yes    string       // a numeric column of 0 and 1
	yesIs  string       // how rows with 1 are spoken of
}

// wordedState is one of several values by which rows are spoken of.
type wordedState struct{ column, value, phrase string }

// wordedDate is a column of dates by its noun ("check-in") and its verb ("booked").
type wordedDate struct{ column, noun, verb string }

// worded are tables as exports have them: abbreviations in snake case, units in the
// names, states with several values, codes, 0 and 1, names that share words.
func worded() []wordedTable {
	return []wordedTable{
		{spokenTable: spokenTable{in: tableOf("hotel_bookings_export", "booked_on", key("booking_ref"), dated("booked_on"), dated("check_in"), text("hotel_cd", 4),
			text("chnl", 4), text("cust_cls", 3), text("agent", 14), text("status", 4), number("nights"), number("occupants"), number("rate_eur_night"), number("bill_eur"), flag("is_direct")).
			with("hotel_cd", "AMS1", "AMS2", "BRU1", "LIS3").with("chnl", "Web", "Phone", "Walk-in", "Partner Desk").with("cust_cls", "Gold", "Silver", "Basic").
			with("agent", "Ines Prado", "Tom Ferrer", "Lea Winkler", "Omar Said").with("status", "Confirmed", "Cancelled", "Checked out", "Waitlisted").Input,
			rows: "bookings", key: "booking_ref", amounts: []string{"bill_eur", "nights"}, levels: []string{"rate_eur_night"}, counts: []string{"nights", "occupants"},
			dims: []spokenDim{{"chnl", "channel", "channels", []string{"Web", "Phone", "Walk-in", "Partner Desk"}},
				{"cust_cls", "customer class", "customer classes", []string{"Gold", "Silver", "Basic"}},
				{"agent", "agent", "agents", []string{"Ines Prado", "Tom Ferrer", "Lea Winkler", "Omar Said"}},
				{"hotel_cd", "hotel_cd", "hotels", []string{"AMS1", "AMS2", "BRU1", "LIS3"}}}},
			plain:  map[string][]string{"bill_eur": {"bill", "bill eur"}, "rate_eur_night": {"rate eur night"}, "nights": {"nights"}},
			loose:  map[string][]string{"rate_eur_night": {"rate"}, "bill_eur": {"bill in euros"}},
			states: []wordedState{{"status", "Cancelled", "cancelled"}, {"status", "Confirmed", "confirmed"}, {"status", "Waitlisted", "waitlisted"}},
			dates:  []wordedDate{{"check_in", "check-in", ""}}, codes: "hotel_cd", yes: "is_direct", yesIs: "direct"},
		{spokenTable: spokenTable{in: tableOf("flt_ops", "flt_date", key("flt_no"), dated("flt_date"), text("carrier", 4), text("orig", 4), text("ac_type", 4),
			text("flt_status", 4), number("dep_delay_min"), number("arr_delay_min"), number("fuel_l"), number("pax")).
			with("carrier", "Norwing", "Skybridge", "Air Tola", "Vesta").with("orig", "AMS", "LHR", "CPH", "VIE").with("ac_type", "B738", "A320", "A321", "E190").
			with("flt_status", "Landed", "Diverted", "Cancelled", "Delayed").Input,
			rows: "flights", key: "flt_no", amounts: []string{"fuel_l", "pax"}, levels: []string{"dep_delay_min", "arr_delay_min"}, counts: []string{"pax"},
			dims: []spokenDim{{"carrier", "carrier", "carriers", []string{"Norwing", "Skybridge", "Air Tola", "Vesta"}},
				{"orig", "orig", "orig", []string{"AMS", "LHR", "CPH", "VIE"}},
				{"ac_type", "ac type", "ac types", []string{"B738", "A320", "A321", "E190"}}}},
			plain:  map[string][]string{"dep_delay_min": {"dep delay", "dep delay min", "departure delay"}, "arr_delay_min": {"arr delay", "arr delay min", "arrival delay"}, "fuel_l": {"fuel", "fuel l"}},
			loose:  map[string][]string{"dep_delay_min": {"departure delay in minutes", "departure delay minutes"}, "arr_delay_min": {"arrival delay in minutes"}, "pax": {"passengers"}, "fuel_l": {"fuel in litres"}},
			states: []wordedState{{"flt_status", "Cancelled", "cancelled"}, {"flt_status", "Diverted", "diverted"}, {"flt_status", "Delayed", "delayed"}}, codes: "ac_type"},
		{spokenTable: spokenTable{in: tableOf("call_log", "call_date", dated("call_date"), text("agent", 20), text("queue", 4), text("shift", 3),
			number("calls_off"), number("calls_ans"), number("tat_h"), number("csat")).
			with("agent", "Ruth Ames", "Paolo Neri", "Yuki Mori", "Sam Okoro").with("queue", "Billing", "Tech", "Sales Desk", "Retention").with("shift", "Early", "Late", "Night").Input,
			rows: "rows", key: "(none)", amounts: []string{"calls_off", "calls_ans"}, levels: []string{"tat_h", "csat"}, counts: []string{"calls_off"},
			dims: []spokenDim{{"agent", "agent", "agents", []string{"Ruth Ames", "Paolo Neri", "Yuki Mori", "Sam Okoro"}},
				{"queue", "queue", "queues", []string{"Billing", "Tech", "Sales Desk", "Retention"}},
				{"shift", "shift", "shifts", []string{"Early", "Late", "Night"}}}},
			plain: map[string][]string{"calls_off": {"calls off"}, "calls_ans": {"calls ans"}, "tat_h": {"tat", "tat h"}},
			loose: map[string][]string{"calls_off": {"calls offered"}, "calls_ans": {"calls answered", "answered calls"}, "tat_h": {"turnaround time", "tat in hours"}}},
		{spokenTable: spokenTable{in: tableOf("shop_returns", "ret_date", key("ret_id"), dated("ret_date"), dated("sold_on"), text("store_cd", 4), text("ret_cond", 3), text("ret_rsn", 4),
			text("outcome", 3), number("refund_amt"), number("qty"), flag("restocked")).
			with("store_cd", "S01", "S02", "T07", "T09").with("ret_cond", "Damaged", "Opened", "Sealed").with("ret_rsn", "Wrong size", "Late delivery", "Faulty part", "Changed mind").
			with("outcome", "Approved", "Rejected", "Pending").Input,
			rows: "returns", key: "ret_id", amounts: []string{"refund_amt", "qty"}, levels: []string{"refund_amt"},
			dims: []spokenDim{{"store_cd", "store_cd", "stores", []string{"S01", "S02", "T07", "T09"}},
				{"ret_rsn", "ret rsn", "ret_rsn", []string{"Wrong size", "Late delivery", "Faulty part", "Changed mind"}},
				{"ret_cond", "ret cond", "ret_cond", []string{"Damaged", "Opened", "Sealed"}}}},
			plain:  map[string][]string{"refund_amt": {"refund", "refund amt", "refund amount"}, "qty": {"quantity"}},
			states: []wordedState{{"outcome", "Approved", "approved"}, {"outcome", "Rejected", "rejected"}},
			dates:  []wordedDate{{"sold_on", "sold on", "sold"}}, codes: "store_cd", yes: "restocked", yesIs: "restocked"},
		{spokenTable: spokenTable{in: tableOf("press_log", "Run Start", key("Run No"), dated("Run Start"), text("Line", 4), text("Shift", 3), text("Fault Class", 4),
			text("Operator", 18), text("Run State", 3), number("Downtime (h)"), number("Output (pcs)"), number("Scrap (pcs)"), number("Oil Temp (°C)")).
			with("Line", "P1", "P2", "R1", "R4").with("Shift", "Early", "Late", "Night").with("Fault Class", "Hydraulic leak", "Sensor drift", "Tool wear", "No fault").
			with("Operator", "Ana Lopes", "Kofi Boateng", "Mei Tan", "Jan Kowal").with("Run State", "Completed", "Aborted", "Paused").Input,
			rows: "runs", key: "Run No", amounts: []string{"Output (pcs)", "Scrap (pcs)", "Downtime (h)"}, levels: []string{"Oil Temp (°C)"},
			dims: []spokenDim{{"Line", "line", "lines", []string{"P1", "P2", "R1", "R4"}},
				{"Shift", "shift", "shifts", []string{"Early", "Late", "Night"}},
				{"Operator", "operator", "operators", []string{"Ana Lopes", "Kofi Boateng", "Mei Tan", "Jan Kowal"}},
				{"Fault Class", "fault class", "fault classes", []string{"Hydraulic leak", "Sensor drift", "Tool wear"}}}},
			plain:  map[string][]string{"Downtime (h)": {"downtime"}, "Output (pcs)": {"output"}, "Scrap (pcs)": {"scrap"}, "Oil Temp (°C)": {"oil temp"}},
			loose:  map[string][]string{"Oil Temp (°C)": {"oil temperature"}, "Downtime (h)": {"downtime hours", "downtime in hours"}},
			states: []wordedState{{"Run State", "Completed", "completed"}, {"Run State", "Aborted", "aborted"}, {"Run State", "Paused", "paused"}}, codes: "Line"},
	}
}

func flag(name string) domain.Column {
	return domain.Column{Name: name, Type: domain.Integer, Role: domain.RoleMeasure, Distinct: 2, Min: int64(0), Max: int64(1)}
}

// word is a column in one of the ways that people speak of it.
func (c *wording) word(column string) string {
	ways := append([]string{column, column}, c.table.plain[column]...)
	if loose := c.table.loose[column]; len(loose) > 0 && c.IntN(6) == 0 {
		c.free = true
		ways = loose
	}
	return c.one(ways...)
}

// dim is a dimension's noun: as people say it, or as the table writes it.
func (c *wording) dim(d spokenDim) string {
	if d.one != strings.ToLower(d.column) && c.IntN(3) > 0 {
		c.free = c.free || !sameLetters(d)
		return d.one
	}
	return c.one(d.column, strings.ReplaceAll(d.column, "_", " "))
}

// sameLetters reports whether the noun is the column's name but for its marks.
func sameLetters(d spokenDim) bool {
	return d.one == strings.ToLower(strings.ReplaceAll(d.column, "_", " "))
}
