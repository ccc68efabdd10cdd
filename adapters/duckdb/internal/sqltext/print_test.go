package sqltext_test

import (
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/internal/sqltext"
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

var sales = sqltext.Relation{
	SQL: "memory.main.d7",
	Dataset: domain.Dataset{ID: 7, Name: `the "sales"`, Columns: []domain.Column{
		{Name: "Region", Type: domain.String}, {Name: "Day", Type: domain.Date}, {Name: "Sales", Type: domain.Number},
	}},
}

func column(name string) query.Expr { return query.Column{Name: name} }

func sum(name string) query.Aggregate {
	return query.Aggregate{Func: query.Sum, Argument: column(name)}
}

func TestStatementShownHoldsTheValues(t *testing.T) {
	q := query.Select{
		Dataset: 7,
		Outputs: []query.Output{{As: "Region", Expr: column("Region"), Key: true}, {As: "total", Expr: sum("Sales")}},
		Where: query.And{Terms: []query.Expr{
			query.Compare{Op: query.GreaterEqual, Left: column("Day"), Right: query.Literal{Value: time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)}},
			query.Not{Term: query.In{Expr: column("Region"), Values: []any{"O'Hare", nil}}},
		}},
		OrderBy: []query.Order{{By: column("total"), Desc: true}},
		Limit:   5,
	}
	got, err := sqltext.Print(q, sales, sqltext.Options{})
	if err != nil {
		t.Fatal(err)
	}
	shown := `SELECT "Region", sum("Sales") AS "total" FROM "the ""sales""" ` +
		`WHERE (("Day" >= DATE '2024-01-01') AND (("Region" IN ('O''Hare')) IS NOT TRUE)) ` +
		`GROUP BY 1 ORDER BY "total" DESC NULLS LAST, "Region" NULLS LAST LIMIT 5`
	if got.Shown != shown {
		t.Errorf("got  %s\nwant %s", got.Shown, shown)
	}
	if strings.Contains(got.SQL, "O'") || len(got.Args) != 2 || got.Args[0] != "2024-01-01" || got.Args[1] != "O'Hare" {
		t.Errorf("got %s with %v", got.SQL, got.Args)
	}
}

func TestColumnIsQualifiedWhereAnOutputHasItsName(t *testing.T) {
	q := query.Select{
		Dataset: 7, Outputs: []query.Output{{As: "sales", Expr: sum("Sales")}},
		Where: query.Compare{Op: query.Greater, Left: column("Sales"), Right: query.Literal{Value: int64(0)}},
	}
	got, err := sqltext.Print(q, sales, sqltext.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if want := `SELECT sum(t."Sales") AS "sales" FROM "the ""sales""" AS t WHERE (t."Sales" > 0)`; got.Shown != want {
		t.Errorf("got  %s\nwant %s", got.Shown, want)
	}
}

func TestQuantilesOfOneColumnAreOneList(t *testing.T) {
	at := func(x float64) query.Expr {
		return query.Aggregate{Func: query.Quantile, Argument: column("Sales"), At: x}
	}
	got, err := sqltext.Print(query.Select{Dataset: 7, Outputs: []query.Output{{As: "a", Expr: at(0.9)}, {As: "b", Expr: at(0.1)}}}, sales, sqltext.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(got.SQL, "[0.1, 0.9]"); n != 2 {
		t.Errorf("got %s", got.SQL)
	}
}

func TestWhatCannotBePrintedIsAnError(t *testing.T) {
	out := func(e query.Expr) query.Select {
		return query.Select{Dataset: 7, Outputs: []query.Output{{As: "v", Expr: e}}}
	}
	for name, q := range map[string]query.Select{
		"no outputs":              {Dataset: 7},
		"another dataset":         {Dataset: 8, Outputs: []query.Output{{As: "v", Expr: column("Sales")}}},
		"an unknown column":       out(column("Profit")),
		"an unknown comparison":   out(query.Compare{Op: "; DROP", Left: column("Sales"), Right: column("Sales")}),
		"an unknown operation":    out(query.Arithmetic{Op: "||", Left: column("Sales"), Right: column("Sales")}),
		"an unknown function":     out(query.Call{Function: "read_text", Arguments: []query.Expr{query.Literal{Value: "x"}}}),
		"an unknown aggregate":    out(query.Aggregate{Func: "list", Argument: column("Sales")}),
		"an unknown window":       out(query.Window{Func: "ntile", Argument: column("Sales")}),
		"an unknown grain":        out(query.Truncate{Grain: "decade", Expr: column("Day")}),
		"an unknown part":         out(query.Extract{Part: "era", Expr: column("Day")}),
		"an unknown match":        out(query.Match{Op: "regexp", Expr: column("Region"), Text: "x"}),
		"a value of another type": out(query.Literal{Value: []string{"x"}}),
		"an aggregate of nothing": out(query.Aggregate{Func: query.Sum}),
		"an output of itself":     {Dataset: 7, Outputs: []query.Output{{As: "v", Expr: query.Arithmetic{Op: query.Add, Left: column("v"), Right: sum("Sales")}}}},
	} {
		t.Run(name, func(t *testing.T) {
			if got, err := sqltext.Print(q, sales, sqltext.Options{}); err == nil {
				t.Errorf("got %s", got.SQL)
			}
		})
	}
}
