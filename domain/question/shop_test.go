package question_test

import (
	"fmt"
	"strings"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// shop is a table as a shop exports it: 10,000 order lines of 2,500 orders from
// 2023 to 2025, with a place that is a state and a city.
func shop() question.Input {
	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }
	column := func(name string, t domain.Type, r domain.Role, distinct int64) domain.Column {
		return domain.Column{Name: name, Type: t, Role: r, Distinct: distinct, MeanLength: 8, Min: 0.0, Max: 1000.0}
	}
	date := column("Order Date", domain.Date, domain.RoleTime, 1096)
	date.Min, date.Max = day(2023, 1, 1), day(2025, 12, 31)
	sales := column("Sales", domain.Number, domain.RoleMeasure, 9000)
	sales.Unit, sales.Synonyms = "USD", []string{"turnover"}
	d := domain.Dataset{ID: 7, Name: "shop", Rows: 10_000, DefaultMeasure: "Sales", DefaultTime: "Order Date", Columns: []domain.Column{
		column("Order ID", domain.String, domain.RoleIdentifier, 2500), date,
		column("Customer ID", domain.String, domain.RoleIdentifier, 400),
		column("Region", domain.String, domain.RoleDimension, 3),
		column("State", domain.String, domain.RoleDimension, 4),
		column("City", domain.String, domain.RoleDimension, 4),
		column("Category", domain.String, domain.RoleDimension, 3),
		column("Product", domain.String, domain.RoleDimension, 6),
		column("Returned", domain.String, domain.RoleDimension, 2),
		column("Rooms", domain.Integer, domain.RoleMeasure, 6),
		column("Quantity", domain.Integer, domain.RoleMeasure, 60), sales,
		column("Profit", domain.Number, domain.RoleMeasure, 9000),
		column("Unit Price", domain.Number, domain.RoleMeasure, 800),
	}}
	x := question.NewIndex()
	x.Add("Region", []string{"West", "East", "South"})
	x.Add("State", []string{"California", "Washington", "New York", "Texas"})
	x.Add("City", []string{"Seattle", "Washington", "Houston", "San José"})
	x.Add("Category", []string{"Furniture", "Technology", "Office Supplies"})
	x.Add("Product", []string{"Desk Lamp", "Standing Desk", "Phone", "Office Chair", "PG-13 Poster", "Paper"})
	x.Add("Returned", []string{"N", "Y"})
	return question.Input{Dataset: d, Values: x, Calendar: period.Calendar{
		Now: day(2026, 11, 22), DataFrom: day(2023, 1, 1), DataThrough: day(2025, 12, 31)}}
}

// told is a plan in one line: what is shown, by what, of which rows, in which
// order.
func told(p question.Plan) string {
	var b strings.Builder
	list := func(word string, items []string) {
		if len(items) > 0 {
			fmt.Fprintf(&b, "%s %s; ", word, strings.Join(items, ", "))
		}
	}
	var measures, dims, filters, having, derived, order []string
	for _, m := range p.Measures {
		measures = append(measures, m.Label)
	}
	for _, d := range p.Dimensions {
		dims = append(dims, d.Name)
	}
	for _, f := range p.Filters {
		filters = append(filters, f.Text)
	}
	for _, f := range p.Having {
		having = append(having, f.Text)
	}
	for _, k := range p.Kept {
		having = append(having, k.Text)
	}
	for _, d := range p.Derived {
		derived = append(derived, strings.TrimSpace(fmt.Sprintf("%s%s", d.Name, within(d.Partition))))
	}
	for _, o := range p.Order {
		order = append(order, o.By+map[bool]string{true: " down", false: " up"}[o.Desc])
	}
	list("show", measures)
	list("and", derived)
	list("fields", p.Fields)
	list("by", dims)
	list("where", filters)
	if p.Period != nil {
		fmt.Fprintf(&b, "in %s; ", span(*p.Period))
	}
	if p.Compare != nil {
		fmt.Fprintf(&b, "%s against %s; ", span(p.Compare.Test), span(p.Compare.Control))
	}
	if p.Inner != nil {
		var by, of []string
		for _, d := range p.Inner.Dimensions {
			by = append(by, d.Name)
		}
		for _, m := range p.Inner.Measures {
			of = append(of, m.Label)
		}
		for _, h := range p.Inner.Having {
			having = append(having, h.Text)
		}
		fmt.Fprintf(&b, "over %s of each %s; ", strings.Join(of, ", "), strings.Join(by, ", "))
	}
	list("having", having)
	list("order", order)
	if p.Limit > 0 {
		fmt.Fprintf(&b, "first %d%s; ", p.Limit, within(p.Within))
	}
	return string(p.Form) + ": " + strings.TrimSuffix(b.String(), "; ")
}

func within(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return " within " + strings.Join(names, ", ")
}

func span(p domain.Period) string {
	end := func(t time.Time) string {
		if t.IsZero() {
			return ""
		}
		return t.Format(time.DateOnly)
	}
	return end(p.From) + ".." + end(p.To)
}
