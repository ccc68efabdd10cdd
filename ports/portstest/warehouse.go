package portstest

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/ports"
)

// orders is the data of the suite: nulls in most columns, texts that look like
// wildcards, a leap day, and days at both ends of months and years.
const orders = `id,day,at,region,note,qty,price,paid
1,2024-01-05,2024-01-05 09:30:00,West,100% sure,2,10.5,true
2,2024-01-31,2024-01-31 23:59:59,East,under_score,3,20,false
3,2024-02-01,2024-02-01 00:00:00,West,art deco,5,1.25,true
4,2024-02-29,2024-02-29 12:00:00,,Start of art,7,,false
5,2024-04-01,2024-04-01 08:00:00,East,party,0,4,true
6,2023-12-31,2023-12-31 18:00:00,North,ÉCLAIR,-4,8,
7,2024-12-30,2024-12-30 06:15:00,North,it's (quoted),11,2.5,true
`

// Warehouse runs the suite on a warehouse over the files of a folder. open is
// called once and closes what it opened when its test ends.
func Warehouse(t *testing.T, open func(t *testing.T, dir string) ports.Warehouse) {
	dir := t.TempDir()
	for name, content := range map[string]string{"orders.csv": orders, "eu/orders.csv": "id,qty\n1,5\n"} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s := &suite{warehouse: open(t, dir)}
	datasets, err := s.warehouse.Datasets(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range datasets {
		if d.Name == "orders" {
			s.orders = d
		}
	}
	t.Run("datasets", func(t *testing.T) { s.describesDatasets(t, datasets) })
	t.Run("rows", s.rows)
	t.Run("conditions", s.conditions)
	t.Run("expressions", s.expressions)
	t.Run("time", s.time)
	t.Run("aggregates", s.aggregates)
	t.Run("grouping", s.grouping)
	t.Run("windows", s.windows)
	t.Run("faults", s.faults)
}

type suite struct {
	warehouse ports.Warehouse
	orders    domain.Dataset
}

// Short forms, so that a test reads as what it asks.
func col(name string) query.Expr { return query.Column{Name: name} }
func lit(value any) query.Expr   { return query.Literal{Value: value} }

func out(as string, e query.Expr) query.Output { return query.Output{As: as, Expr: e} }

// byRegion groups by the column that every test groups by.
func byRegion() query.Output { return query.Output{As: "region", Expr: col("region"), Key: true} }

func agg(f query.AggregateFunc, column string) query.Aggregate {
	a := query.Aggregate{Func: f}
	if column != "" {
		a.Argument = col(column)
	}
	return a
}

func date(text string) time.Time {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return t
}

// run runs a query over the orders, unless it says what it reads.
func (s *suite) run(t *testing.T, q query.Select) domain.Table {
	t.Helper()
	if q.From == nil {
		q.Dataset = s.orders.ID
	}
	table, err := s.warehouse.Run(t.Context(), q)
	if err != nil {
		t.Fatalf("%v: %v", err, errors.Unwrap(err))
	}
	if len(table.Columns) != len(q.Outputs) {
		t.Fatalf("%d columns for %d outputs", len(table.Columns), len(q.Outputs))
	}
	for i, o := range q.Outputs {
		if table.Columns[i].Name != o.As {
			t.Errorf("column %d is called %q, not %q", i, table.Columns[i].Name, o.As)
		}
	}
	return table
}

func (s *suite) expect(t *testing.T, q query.Select, want [][]any) {
	t.Helper()
	if table := s.run(t, q); !reflect.DeepEqual(table.Rows, want) {
		t.Errorf("%s\n got %v\nwant %v", table.SQL, table.Rows, want)
	}
}

// ids expects the orders that a condition lets through.
func (s *suite) ids(t *testing.T, name string, where query.Expr, want ...int64) {
	t.Helper()
	table := s.run(t, query.Select{Outputs: []query.Output{out("id", col("id"))}, Where: where})
	got := []int64{}
	for _, row := range table.Rows {
		got = append(got, row[0].(int64))
	}
	if !slices.Equal(got, want) {
		t.Errorf("%s: %s\n got %v\nwant %v", name, table.SQL, got, want)
	}
}

// value expects the value of an expression of one order.
func (s *suite) value(t *testing.T, name string, id int64, e query.Expr, want any) {
	t.Helper()
	table := s.run(t, query.Select{
		Outputs: []query.Output{out("v", e)},
		Where:   query.Compare{Op: query.Equal, Left: col("id"), Right: lit(id)},
	})
	if len(table.Rows) != 1 || !reflect.DeepEqual(table.Rows[0][0], want) {
		t.Errorf("%s: %s\n got %v\nwant %v", name, table.SQL, table.Rows, want)
	}
}

func (s *suite) faults(t *testing.T) {
	all := query.Select{Dataset: s.orders.ID, Outputs: []query.Output{out("id", col("id"))}}
	t.Run("an id that no dataset has", func(t *testing.T) {
		q := all
		q.Dataset = 2147480000
		s.fails(t, t.Context(), q, domain.KindUnknownDataset)
	})
	t.Run("a column that does not exist", func(t *testing.T) {
		q := all
		q.Outputs = []query.Output{out("x", col("nothing"))}
		s.fails(t, t.Context(), q, domain.KindInternal)
	})
	t.Run("a cancelled call", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		s.fails(t, ctx, all, domain.KindCancelled)
	})
	t.Run("a call whose time is over", func(t *testing.T) {
		ctx, cancel := context.WithDeadline(t.Context(), time.Unix(0, 0))
		defer cancel()
		s.fails(t, ctx, all, domain.KindTimeout)
	})
}

func (s *suite) fails(t *testing.T, ctx context.Context, q query.Select, want domain.Kind) {
	t.Helper()
	_, err := s.warehouse.Run(ctx, q)
	var f *domain.Fault
	if !errors.As(err, &f) || f.Kind != want {
		t.Fatalf("got %v, want a fault of kind %s", err, want)
	}
}
