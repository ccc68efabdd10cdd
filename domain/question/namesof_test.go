package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// stops is a table of bus stops that has a column of names beside its places,
// and one that holds a number of things.
func stops() question.Input {
	in := shop()
	in.Dataset.Name, in.Dataset.Rows = "stops", 900
	in.Dataset.Columns = append(in.Dataset.Columns,
		domain.Column{Name: "Name", Type: domain.String, Role: domain.RoleIdentifier, Distinct: 900, MeanLength: 14},
		domain.Column{Name: "Number_of_seats", Type: domain.Integer, Role: domain.RoleMeasure, Distinct: 9, Min: int64(0), Max: int64(8)})
	return in
}

func TestTheNamesOfMembersAreTheMembers(t *testing.T) {
	reads(t, stops(), map[string]string{
		"what are the names of the regions":                        "members: by Region",
		"the name of every city that has at least 15 stops":        "grouped: show count of rows; by City; having count of rows >= 15; order Count down",
		"list the name and the number of stops for all the cities": "grouped: show count of rows; by City; order Count down",
		"names and average profit for categories":                  "grouped: show average(Profit); by Category; order average Profit down",
		"how many stops are in a state whose name contains 'York'": "grouped: show count of rows; where State contains 'York'",
		"list the names of the stops in Seattle":                   "records: fields Name, City, Order Date; where City = 'Seattle'",
	})
}

func TestANumberOfThingsBesideACountIsAddedUp(t *testing.T) {
	reads(t, stops(), map[string]string{
		"number of stops and number of seats in the West": "grouped: show sum(Number_of_seats), count of rows; where Region = 'West'",
	})
}

func TestADirectionSaysByWhatOnceTheGroupsAreNamed(t *testing.T) {
	check(t, [][2]string{
		{"sales by month in descending order by month",
			"grouped: show sum(Sales); by Order Date (month); order Order Date (month) down"},
		{"sales for each region in ascending order by region",
			"grouped: show sum(Sales); by Region; order Region up"},
		{"sales by category in descending order by profit",
			"grouped: show sum(Sales), sum(Profit); by Category; order Profit down"},
		{"profit in descending order by category",
			"grouped: show sum(Profit); by Category; order Profit down"},
	})
}

func TestAKeySaidAsSuchBesideAFigureIsOfEachRecord(t *testing.T) {
	check(t, [][2]string{
		{"show the profit and customer id where the region is West",
			"records: fields Order ID, Profit, Customer ID, Region, Order Date; where Region = 'West'"},
	})
}
