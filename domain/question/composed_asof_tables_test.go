package question_test

import (
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// lifeTable is a table of things that begin and may end, and the words for both.
type lifeTable struct {
	in                     question.Input
	rows                   string
	began, ended           string // the columns
	begun, over, notOver   string // "hired", "left", "had not left"
	dim, dimWord, dimValue string
	amount                 string
	event                  bool // what ended may be there still: nothing is said of what is there on a day
}

// lives are tables of things that begin and may end.
func lives() []lifeTable {
	return []lifeTable{
		{in: tableOf("staff_list", "Hire Date", key("Employee ID"), dated("Hire Date"), empty(dated("Leave Date")),
			text("Department", 4), text("Site", 3), number("Salary")).
			with("Department", "Sales", "Finance", "Logistics", "Support").with("Site", "Leeds", "York", "Hull").Input,
			rows: "employees", began: "Hire Date", ended: "Leave Date", begun: "hired", over: "left", notOver: "had not left",
			dim: "Site", dimWord: "site", dimValue: "York", amount: "Salary"},
		{in: tableOf("service_desk", "Opened On", key("Ticket No"), dated("Opened On"), empty(dated("Closed On")),
			text("Queue", 3), text("Priority", 3), number("Effort Hours")).
			with("Queue", "Billing", "Network", "Hardware").with("Priority", "Low", "Medium", "High").Input,
			rows: "tickets", began: "Opened On", ended: "Closed On", begun: "opened", over: "closed", notOver: "were not closed",
			dim: "Queue", dimWord: "queue", dimValue: "Network", amount: "Effort Hours"},
		{in: tableOf("tenancies", "start_date", key("contract_id"), dated("start_date"), empty(dated("end_date")),
			text("building", 4), text("tenant_type", 3), number("monthly_rent")).
			with("building", "Alder House", "Birch Court", "Cedar Hall", "Dune Row").with("tenant_type", "Family", "Student", "Company").Input,
			rows: "contracts", began: "start_date", ended: "end_date", begun: "started", over: "ended", notOver: "had not ended",
			dim: "building", dimWord: "building", dimValue: "Birch Court", amount: "monthly_rent"},
		{in: tableOf("hospital_stays", "admitted_on", key("stay_no"), dated("admitted_on"), empty(dated("discharged_on")),
			text("ward", 4), text("insurer", 3), number("cost")).
			with("ward", "Cardiology", "Surgery", "Neurology", "Oncology").with("insurer", "Medica", "Helvia", "Primus").Input,
			rows: "stays", began: "admitted_on", ended: "discharged_on", begun: "admitted", over: "discharged", notOver: "had not been discharged",
			dim: "ward", dimWord: "ward", dimValue: "Surgery", amount: "cost"},
		{in: shippedOrders(), rows: "orders", began: "Order Date", ended: "Ship Date", begun: "placed", over: "shipped", notOver: "were not shipped",
			dim: "Region", dimWord: "region", dimValue: "South", amount: "Amount", event: true},
		{in: shippedOrders(), rows: "orders", began: "Ship Date", ended: "Return Date", begun: "shipped", over: "returned", notOver: "had not been returned",
			dim: "Region", dimWord: "region", dimValue: "East", amount: "Amount", event: true},
	}
}

// shippedOrders have a day of each of three things that can happen to them.
func shippedOrders() question.Input {
	return tableOf("parcel_orders", "Order Date", key("Order Ref"), dated("Order Date"), empty(dated("Ship Date")), empty(dated("Return Date")),
		text("Region", 3), number("Amount")).
		with("Region", "North", "South", "East").Input
}

// wards tell each day how many beds are occupied, and how many patients left.
func wardDays() question.Input {
	in := tableOf("ward_census", "Date", dated("Date"), text("Ward", 3), number("Total Beds"), number("Occupied Beds"), number("Discharges")).
		with("Ward", "Ward A", "Ward B", "Ward C").Input
	in.Dataset.Rows = 3 * 1096
	return in
}

// storeMonths tell each month what a store sold and how many worked there.
func storeMonths() question.Input {
	in := tableOf("store_months", "Month", monthly("Month"), text("Store", 4), number("Headcount"), number("Revenue"), number("Visitors")).
		with("Store", "Bath", "Cork", "Derry", "Ely").Input
	in.Dataset.Rows = 4 * 36
	in.Calendar.DataThrough = time.Date(2025, 12, 1, 0, 0, 0, 0, time.UTC)
	return in
}

// branchBalances tell at each month's end what lies on the accounts of a branch.
func branchBalances() question.Input {
	end := monthly("Month End")
	end.Min = time.Date(2023, 1, 31, 0, 0, 0, 0, time.UTC)
	end.Max = time.Date(2025, 12, 31, 0, 0, 0, 0, time.UTC)
	in := tableOf("branch_balances", "Month End", end, text("Branch", 3),
		text("Product", 2), number("Balance"), number("Fees")).
		with("Branch", "Avon", "Brent", "Calder").with("Product", "Savings", "Current").Input
	in.Dataset.Rows = 6 * 36
	in.Calendar.DataFrom = time.Date(2023, 1, 31, 0, 0, 0, 0, time.UTC)
	return in
}

func monthly(name string) domain.Column {
	c := dated(name)
	c.Distinct, c.Max = 36, time.Date(2025, 12, 1, 0, 0, 0, 0, time.UTC)
	return c
}
