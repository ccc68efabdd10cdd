package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

func TestTheLastTimeOfAGroupOrdersIt(t *testing.T) {
	check(t, [][2]string{
		{"which product was sold most recently",
			"grouped: show maximum(Order Date); by Product; order maximum Order Date down; first 1"},
		{"which region ordered least recently",
			"grouped: show maximum(Order Date); by Region; order maximum Order Date up; first 1"},
		{"which 3 cities have the oldest rows",
			"grouped: show minimum(Order Date); by City; order minimum Order Date up; first 3"},
		{"unit price of the most recently placed order line",
			"records: fields Order ID, Unit Price, Order Date; order Order Date down; first 1"},
	})
}

func TestKeysThatAreAskedForAreListed(t *testing.T) {
	in := shop()
	in.Dataset.Rows = 2500 // an order is a row
	reads(t, in, map[string]string{
		"list the order ids and cities of all orders":           "records: fields Order ID, City, Order Date",
		"list the order ids, regions and profits of all orders": "records: fields Order ID, Region, Profit, Order Date",
		"what are the ids of all orders":                        "members: by Order ID",
		"which order ids are there":                             "members: by Order ID",
	})
}

func TestPersonsAreOldByTheirBirth(t *testing.T) {
	in := shop()
	in.Dataset.Columns = append(in.Dataset.Columns, domain.Column{Name: "Birth Date", Type: domain.Date, Role: domain.RoleTime, Distinct: 300, Min: in.Dataset.Columns[1].Min, Max: in.Dataset.Columns[1].Max})
	reads(t, in, map[string]string{
		"which region has the oldest customer": "grouped: show minimum(Birth Date); by Region, Customer ID; order minimum Birth Date up; first 1",
		"which region has the oldest order":    "grouped: show minimum(Order Date); by Region, Order ID; order minimum Order Date up; first 1",
	})
}
