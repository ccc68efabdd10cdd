package question_test

import (
	"math"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// rankings reads questions as the tool of vital few does: what is ranked, and
// the shares of the value and of the members that are asked for.
func rankings(t *testing.T, cases map[string]struct {
	read        string
	target, top float64
}) {
	t.Helper()
	in := shop()
	in.Analysis = domain.Pareto
	for text, want := range cases {
		p, err := question.New().Read(text, in)
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		if got := told(p); got != want.read || math.Abs(p.Target-want.target) > 1e-12 || p.TopShare != want.top {
			t.Errorf("%q\n got  %s with %v and %v\n want %s with %v and %v", text, got, p.Target, p.TopShare, want.read, want.target, want.top)
		}
	}
}

type ranking = struct {
	read        string
	target, top float64
}

const (
	salesByProduct  = "grouped: show sum(Sales); by Product; order Sales down"
	salesByCustomer = "grouped: show sum(Sales); by Customer ID; order Sales down"
)

func TestAQuantityAfterByIsWhatMembersAreRankedBy(t *testing.T) {
	rankings(t, map[string]ranking{
		"ABC analysis of products by quantity":  {read: "grouped: show sum(Quantity); by Product; order Quantity down"},
		"Pareto of products by rooms":           {read: "grouped: show sum(Rooms); by Product; order Rooms down"},
		"pareto of products by unit price":      {read: "grouped: show average(Unit Price); by Product; order average Unit Price down"},
		"80/20 customers by profit":             {read: "grouped: show sum(Profit)", target: 0.8},
		"pareto of sales by product":            {read: salesByProduct},
		"pareto of sales by rooms":              {read: "grouped: show sum(Sales); by Rooms; order Sales down"},
		"how dependent are we on the products?": {read: salesByProduct},
	})
}

func TestSharesAreReadInWordsAndOfMembers(t *testing.T) {
	rankings(t, map[string]ranking{
		"which products make up half of sales":                     {read: salesByProduct, target: 0.5},
		"which products make four fifths of our sales?":            {read: salesByProduct, target: 0.8},
		"which products make two thirds of the sales":              {read: salesByProduct, target: 2.0 / 3},
		"which products make up a quarter of 2025 sales":           {read: "grouped: show sum(Sales); by Product; in 2025-01-01..2025-12-31; order Sales down", target: 0.25},
		"which products made 80% of sales in the last quarter":     {read: "grouped: show sum(Sales); by Product; in 2025-10-01..2025-12-31; order Sales down", target: 0.8},
		"do 20% of customers bring 80% of turnover":                {read: salesByCustomer, target: 0.8, top: 0.2},
		"do 20 % of the products make 80 %?":                       {read: salesByProduct, target: 0.8, top: 0.2},
		"how much of our sales comes from the top 20% of products": {read: salesByProduct, top: 0.2},
		"which regions have half of the orders":                    {read: "grouped: show distinct count of Order ID; by Region; order distinct Order ID down", target: 0.5},
		"do 20% of products cause 80% of orders":                   {read: "grouped: show distinct count of Order ID; by Product; order distinct Order ID down", target: 0.8, top: 0.2},
		"which regions account for 80% of the events?":             {read: "grouped: show count of rows; by Region; order Count down", target: 0.8},
	})
}

func TestThingsThatAreOnlyNamedAreRanked(t *testing.T) {
	rankings(t, map[string]ranking{
		"pareto analysis of customers":             {read: salesByCustomer},
		"which regions make the majority of sales": {read: "grouped: show sum(Sales); by Region; order Sales down", target: 0.5},
		"which 5 products bring the most profit":   {read: "grouped: show sum(Profit); by Product; order Profit down; first 5"},
	})
	in := shop()
	in.Analysis = domain.Pareto
	if p, err := question.New().Read("which products make up the bottom 20% of sales", in); domain.FaultFrom(err).Kind != domain.KindUnsupported {
		t.Errorf("read as %s, %v", told(p), err)
	}
}

func TestTheMostIsNoMaximumWhereMembersAreRanked(t *testing.T) {
	rankings(t, map[string]ranking{
		"which customers bring the most turnover":       {read: salesByCustomer},
		"which products bring in the highest sales":     {read: salesByProduct},
		"which regions cause most orders":               {read: "grouped: show distinct count of Order ID; by Region; order distinct Order ID down"},
		"how dependent are we on the top products?":     {read: salesByProduct},
		"which customers generate the largest turnover": {read: salesByCustomer},
	})
}
