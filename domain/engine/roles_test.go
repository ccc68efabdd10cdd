package engine_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// shelf is a warehouse of datasets without rows: what their columns are for is
// worked out from their profiles alone.
type shelf []domain.Dataset

func (s shelf) Datasets(context.Context) ([]domain.Dataset, error) {
	return append([]domain.Dataset(nil), s...), nil
}

func (s shelf) Run(_ context.Context, q query.Select) (domain.Table, error) {
	t := domain.Table{}
	for _, o := range q.Outputs {
		t.Columns = append(t.Columns, domain.TableColumn{Name: o.As})
	}
	return t, nil
}

// roleOf asks get_metadata_info for the role of the first column of a dataset.
func roleOf(t *testing.T, rows int64, c domain.Column) domain.Role {
	t.Helper()
	e := newEngine(t, engine.Params{Warehouse: shelf{{ID: 1, Name: "t", Rows: rows, Columns: []domain.Column{c}}}})
	a, err := e.Columns(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	var described struct{ Columns []struct{ Role domain.Role } }
	if err := json.Unmarshal(a.Data, &described); err != nil {
		t.Fatal(err)
	}
	return described.Columns[0].Role
}

// newEngine returns an engine whose clock stands on 15 January 2026.
func newEngine(t *testing.T, p engine.Params) *engine.Engine {
	t.Helper()
	p.Clock = func() time.Time { return time.Date(2026, time.January, 15, 12, 0, 0, 0, time.UTC) }
	e, err := engine.New(p)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func whole(name string, low, high, distinct int64) domain.Column {
	return domain.Column{Name: name, Type: domain.Integer, Min: low, Max: high, Distinct: distinct}
}

func words(name string, distinct int64) domain.Column {
	return domain.Column{Name: name, Type: domain.String, Distinct: distinct, MeanLength: 12}
}

func TestColumnsAreJudgedByNameTypeAndValues(t *testing.T) {
	const rows = 1000
	for _, c := range []struct {
		column domain.Column
		want   domain.Role
		why    string
	}{
		{domain.Column{Name: "When", Type: domain.Date, Distinct: 300}, domain.RoleTime, "a date says when"},
		{whole("Year", 1970, 1982, 12), domain.RoleTime, "integers called years, within a calendar's years"},
		{whole("Release Year", 1920, 2010, 80), domain.RoleTime, "the word stands anywhere in the name"},
		{whole("Jahr", 2010, 2019, 10), domain.RoleTime, "consecutive plain years need no name"},
		{whole("Weight", 1613, 2140, 280), domain.RoleMeasure, "numbers like years, with gaps"},
		{whole("Years of Service", 0, 40, 41), domain.RoleMeasure, "years that are no dates"},
		{words("Region", 6), domain.RoleDimension, "few texts group"},
		{words("Title", 990), domain.RoleIdentifier, "nearly unique texts name records"},
		{words("customer_id", 90), domain.RoleIdentifier, "an id repeats where the table is of orders"},
		{words("CountryCode", 3), domain.RoleDimension, "a code of few values groups"},
		{words("Product No", 700), domain.RoleIdentifier, "a code of many values names things"},
		{whole("OrderID", 10, 90000, 800), domain.RoleIdentifier, "numbers called ids"},
		{whole("Member No", 10_000, 10_149, 150), domain.RoleIdentifier, "numbers that were given out, each with several rows"},
		{whole("votes_no", 0, 900, 300), domain.RoleMeasure, "numbers from none on count"},
		{whole("row", 1, rows, rows), domain.RoleIdentifier, "numbers that count the rows"},
		{whole("Quantity", 1, 14, 14), domain.RoleMeasure, "a quantity of few values"},
		{whole("Cylinders", 3, 8, 5), domain.RoleMeasure, "few whole numbers are still measured"},
		{whole("Rating Class", 1, 5, 5), domain.RoleDimension, "classes group"},
		{whole("is_returned", 0, 1, 2), domain.RoleDimension, "a flag asks a question"},
		{whole("Gold Medal", 0, 1, 2), domain.RoleMeasure, "0 and 1 that can be counted up"},
		{whole("Month", 1, 12, 12), domain.RoleDimension, "part of a date"},
		{whole("Zip", 501, 99950, 600), domain.RoleDimension, "places are not added up"},
		{whole("Phone Number", 1, 9_999_999, 900), domain.RoleIdentifier, "nobody sums phones"},
		{domain.Column{Name: "Latitude", Type: domain.Number, Distinct: 900}, domain.RoleDimension, "places are not added up"},
		{domain.Column{Name: "Profit", Type: domain.Number, Distinct: 900}, domain.RoleMeasure, "numbers measure"},
		{domain.Column{Name: "Active", Type: domain.Boolean, Distinct: 2}, domain.RoleDimension, "yes and no group"},
		{words("Empty", 0), domain.RoleDimension, "nothing is known of a column without values"},
		{domain.Column{Name: "Profit", Type: domain.Number, Distinct: 9, Role: domain.RoleIdentifier}, domain.RoleIdentifier, "the catalog's word stands"},
	} {
		if got := roleOf(t, rows, c.column); got != c.want {
			t.Errorf("%s is a %s; want %s: %s", c.column.Name, got, c.want, c.why)
		}
	}
}

func TestUniqueTextsOfATinyTableAreItsGroups(t *testing.T) {
	if got := roleOf(t, 6, words("Region", 6)); got != domain.RoleDimension {
		t.Errorf("Region of six rows is a %s", got)
	}
}

func TestTheDefaultTimeIsWhenThingsHappened(t *testing.T) {
	date := func(name string, year int) domain.Column {
		return domain.Column{Name: name, Type: domain.Date, Distinct: 30,
			Min: time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC), Max: time.Date(year, 12, 31, 0, 0, 0, 0, time.UTC)}
	}
	e := newEngine(t, engine.Params{Warehouse: shelf{{ID: 1, Name: "orders", Rows: 100, Columns: []domain.Column{
		whole("Fiscal Year", 2001, 2002, 2), date("Ship Date", 2023), date("Order Date", 2024), date("Birth Date", 1980),
	}}}})
	a, err := e.Datasets(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var listed struct {
		Datasets []struct {
			From    string   `json:"data_from"`
			Through string   `json:"data_through"`
			Times   []string `json:"times"`
		} `json:"datasets"`
	}
	if err := json.Unmarshal(a.Data, &listed); err != nil {
		t.Fatal(err)
	}
	if d := listed.Datasets[0]; d.From != "2024-01-01" || d.Through != "2024-12-31" || len(d.Times) != 4 {
		t.Errorf("the data run from %s to %s over %v; want the order dates", d.From, d.Through, d.Times)
	}
}

func TestTheDefaultTimeIsADayThatEachRowHas(t *testing.T) {
	day := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	date := func(name string, without float64, first int) domain.Column {
		return domain.Column{Name: name, Type: domain.Date, Distinct: 300, NullShare: without, Min: day.AddDate(0, first, 0), Max: day.AddDate(0, first+12, 0)}
	}
	for name, columns := range map[string][]domain.Column{
		"consignments": {date("Received", 0.04, 1), date("Handed over", 0, 0)},
		"shipments":    {date("Delivered On", 0.04, 1), date("Ship Date", 0, 0)},
		"deliveries":   {date("Promised", 0, 1), date("Dlvry day", 0, 0)},
		"bookings":     {date("Arrival", 0, 1), date("Booked on", 0, 0)},
		"invoices":     {date("Due", 0, 1), date("Invoice Date", 0, 0)},
		"inspections":  {date("Filed", 0, 1), date("Insp. on", 0, 0)},
	} {
		e := newEngine(t, engine.Params{Warehouse: shelf{{ID: 1, Name: name, Rows: 1000, Columns: columns}}})
		a, err := e.Datasets(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(a.Data), `"data_from":"2024-01-01"`) {
			t.Errorf("%s: %s; want the dates of %s", name, a.Data, columns[1].Name)
		}
	}
}

func TestTheDefaultMeasureIsMoneyBeforeLeadTimesAndAges(t *testing.T) {
	amount := whole("Fee", 10, 900, 500)
	amount.Unit = "USD"
	e := newEngine(t, engine.Params{Warehouse: shelf{{ID: 1, Name: "visits", Rows: 1000, Columns: []domain.Column{
		whole("Visitor Age", 1, 95, 90), whole("Lead Days", 0, 60, 60), amount, words("Department", 6),
	}}}})
	a, err := e.Columns(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	var described struct {
		Examples []string `json:"example_questions"`
	}
	if err := json.Unmarshal(a.Data, &described); err != nil || len(described.Examples) == 0 || described.Examples[0] != "total Fee by Department" {
		t.Errorf("the examples are %q: %v", described.Examples, err)
	}
}

func TestAnAmountComesBeforeAPricePerUnitOfIt(t *testing.T) {
	measured := func(name string, low, high, mean, deviation float64) domain.Column {
		return domain.Column{Name: name, Type: domain.Number, Distinct: 900, Min: low, Max: high, Mean: mean, Deviation: deviation}
	}
	e := newEngine(t, engine.Params{Warehouse: shelf{{ID: 1, Name: "wells", Rows: 1000, Columns: []domain.Column{
		measured("Standstill (h)", 0, 9, 1, 2), measured("Price (€/m³)", 4, 12, 8, 1), measured("Downtime (h)", 0, 9, 1, 2), measured("Water pumped (m³)", 20, 90, 40, 12),
	}}}})
	a, err := e.Datasets(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(a.Data), `"total Water pumped (m³)"`) {
		t.Errorf("%s; want examples of the water that was pumped", a.Data)
	}
}
