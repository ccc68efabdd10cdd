package generator

import (
	"strconv"
	"time"
)

func salesTable(orders []order, people []customer) [][]string {
	rows := [][]string{{"Order ID", "Order Date", "Customer ID", "Segment", "Region", "State",
		"Category", "Product", "Quantity", "Sales", "Discount", "Profit"}}
	regions, categories := regions(), categories()
	for _, o := range orders {
		who := people[o.customer]
		region, state := regions[who.region].name, who.state
		if o.unplaced {
			region, state = "", ""
		}
		for _, l := range o.lines {
			c := categories[l.category]
			rows = append(rows, []string{
				"SO-" + strconv.Itoa(100_000+o.id), o.date.Format(time.DateOnly), who.id, who.segment, region, state,
				c.name, c.products[l.product].name, strconv.Itoa(l.quantity), l.sales.String(),
				hundredths(int64(l.discount)), l.profit.String(),
			})
		}
	}
	return rows
}

func customersTable(people []customer) [][]string {
	rows := [][]string{{"Customer ID", "Signup Date", "Age", "Age Group", "Segment", "Channel",
		"Tenure Months", "Orders", "Order Value", "Lifetime Value"}}
	for _, p := range people {
		rows = append(rows, []string{
			p.id, p.signup.Format(time.DateOnly), strconv.Itoa(p.age), p.ageGroup, p.segment, p.channel,
			strconv.Itoa(p.tenure), strconv.Itoa(p.orders), p.orderValue.String(), p.lifetimeValue.String(),
		})
	}
	return rows
}

func inventoryTable(records []stockRecord) [][]string {
	rows := [][]string{{"Date", "Product Category", "Product", "Warehouse", "Demand", "Stock", "Price", "Stockout"}}
	for _, s := range records {
		rows = append(rows, []string{
			s.date.Format(time.DateOnly), s.category, s.product, s.warehouse,
			strconv.Itoa(s.demand), strconv.Itoa(s.stock), s.price.String(), strconv.FormatBool(s.stockout),
		})
	}
	return rows
}

// monthlyDemandTable adds demand up by month and category, in the order in
// which they first come.
func monthlyDemandTable(records []stockRecord) [][]string {
	rows := [][]string{{"Month", "Product Category", "Demand"}}
	type key struct{ month, category string }
	var keys []key
	sums := map[key]int{}
	for _, s := range records {
		k := key{s.date.Format("2006-01") + "-01", s.category}
		if _, ok := sums[k]; !ok {
			keys = append(keys, k)
		}
		sums[k] += s.demand
	}
	for _, k := range keys {
		rows = append(rows, []string{k.month, k.category, strconv.Itoa(sums[k])})
	}
	return rows
}
