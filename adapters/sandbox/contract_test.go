//go:build cgo

package sandbox_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb"
	"github.com/lumenore/analytics-mcp-server/adapters/sandbox"
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
)

// embedded is the real engine over three years of orders.
func embedded(t *testing.T) *engine.Engine {
	t.Helper()
	var orders strings.Builder
	orders.WriteString("Order Date,Region,Product,Sales,Quantity\n")
	for month := range 36 {
		day := time.Date(2023, time.Month(1+month), 5, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		fmt.Fprintf(&orders, "%s,West,Desk,%d,%d\n%s,East,Lamp,%d,1\n", day, 100+10*month, 1+month%3, day, 20+month%5)
	}
	warehouse, err := duckdb.New(duckdb.Params{FS: fstest.MapFS{
		"orders.csv":   {Data: []byte(orders.String())},
		"catalog.yaml": {Data: []byte("datasets: {orders: {schema_id: 7, columns: {Sales: {unit: USD, description: net of tax}}}}")},
	}})
	if err != nil {
		t.Fatal(err)
	}
	if err := warehouse.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := warehouse.Close(); err != nil {
			t.Error(err)
		}
	})
	platform, err := engine.New(engine.Params{
		Warehouse: warehouse, Clock: time.Now,
		// All but the prediction, so that one is missing.
		Analysts: []engine.Analyst{engine.NewQuery(), engine.NewTrend(), engine.NewOutlier(), engine.NewCorrelation(), engine.NewPareto()},
	})
	if err != nil {
		t.Fatal(err)
	}
	return platform
}

func TestTheEngineAnswersInTheWordsOfTheWire(t *testing.T) {
	_, c := open(t, sandbox.Params{Platform: embedded(t)})
	c.logIn()
	t.Run("datasets come with headers and rows", func(t *testing.T) {
		var list struct {
			Data struct {
				Headers   []string         `json:"headers"`
				ResultSet []map[string]any `json:"resultset"`
			} `json:"data"`
		}
		c.list().into(t, &list)
		want := map[string]any{"domain_id": 7.0, "domain_name": "orders", "domain_timestamp": "2025-12-05"}
		if fmt.Sprint(list.Data.ResultSet) != fmt.Sprint([]map[string]any{want}) || len(list.Data.Headers) != len(want) {
			t.Errorf("%v", list)
		}
		for _, header := range list.Data.Headers {
			if _, ok := want[header]; !ok {
				t.Errorf("the header %s has no column", header)
			}
		}
	})
	t.Run("columns come with the facts that are asked for", func(t *testing.T) {
		var columns struct {
			Data struct {
				Result struct {
					ResultSet []map[string]any `json:"resultSet"`
				} `json:"result"`
			} `json:"data"`
		}
		c.describe(7, "description", "column_name", "column_alias", "column_type", "unit", "column_datatype_name", "date_format").into(t, &columns)
		rows := columns.Data.Result.ResultSet
		if len(rows) != 5 {
			t.Fatalf("%d rows", len(rows))
		}
		sales := map[string]any{
			"column_name": "Sales", "column_alias": "Sales", "column_type": "measure", "column_datatype_name": "integer",
			"unit": "USD", "description": "net of tax", "date_format": nil,
		}
		if fmt.Sprint(rows[3]) != fmt.Sprint(sales) || rows[0]["column_type"] != "time" || rows[0]["date_format"] != "YYYY-MM-DD" {
			t.Errorf("%v", rows)
		}
		columns.Data.Result.ResultSet = nil
		c.describe(7, "unit").into(t, &columns)
		if rows = columns.Data.Result.ResultSet; len(rows) != 5 || len(rows[3]) != 1 || rows[3]["unit"] != "USD" {
			t.Errorf("only units: %v", rows)
		}
	})
	for endpoint, question := range map[string]string{
		"nlq-to-data":          "total sales by region",
		"get-trend-data":       "trend of sales by month",
		"get-outlier-data":     "outliers of sales by month",
		"get-correlation-data": "correlation of sales and quantity",
		"get-pareto-data":      "which regions make 80% of sales",
	} {
		t.Run(endpoint+" answers with the engine's figures", func(t *testing.T) {
			var data struct {
				Summary    string
				Provenance struct {
					SchemaID int `json:"schema_id"`
				}
			}
			a := c.ask(endpoint, question, 7)
			a.into(t, &data)
			if data.Summary == "" || data.Provenance.SchemaID != 7 || a.header.Get("Content-Type") != "application/json" {
				t.Errorf("%v %s", a.header, a.body)
			}
		})
	}
	for endpoint, code := range map[string]string{"nlq-to-data": "unknown_word", "get-prediction-data": "unsupported"} {
		t.Run(endpoint+" says "+code+" as an error of the client", func(t *testing.T) {
			a := c.ask(endpoint, "total wombats by region", 7)
			if a.status != http.StatusUnprocessableEntity || a.errorCode(t) != code {
				t.Errorf("%d %s", a.status, a.body)
			}
		})
	}
	t.Run("an unknown dataset is not found", func(t *testing.T) {
		for _, a := range []answer{c.describe(8, "unit"), c.ask("nlq-to-data", "total sales", 8), c.ask("get-trend-data", "trend of sales", 8)} {
			if a.status != http.StatusNotFound || a.errorCode(t) != string(domain.KindUnknownDataset) {
				t.Errorf("%d %s", a.status, a.body)
			}
		}
	})
}
