package portstest

import (
	"math"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

func (s *suite) aggregates(t *testing.T) {
	west := query.Compare{Op: query.Equal, Left: col("region"), Right: lit("West")}
	for name, c := range map[string]struct {
		a    query.Aggregate
		want any
	}{
		"sum of integers":         {agg(query.Sum, "qty"), int64(24)},
		"sum of numbers":          {agg(query.Sum, "price"), 46.25},
		"average":                 {agg(query.Average, "qty"), 24.0 / 7},
		"count of rows":           {agg(query.Count, ""), int64(7)},
		"count of values":         {agg(query.Count, "region"), int64(6)},
		"count of distinct":       {query.Aggregate{Func: query.Count, Argument: col("region"), Distinct: true}, int64(3)},
		"minimum":                 {agg(query.Minimum, "qty"), int64(-4)},
		"maximum of dates":        {agg(query.Maximum, "day"), date("2024-12-30")},
		"median":                  {agg(query.Median, "price"), 6.0},
		"quantile":                {query.Aggregate{Func: query.Quantile, Argument: col("qty"), At: 0.25}, 1.0},
		"variance":                {query.Aggregate{Func: query.Variance, Argument: col("qty"), Where: west}, 4.5},
		"standard deviation":      {query.Aggregate{Func: query.StdDev, Argument: col("qty"), Where: west}, math.Sqrt(4.5)},
		"correlation":             {query.Aggregate{Func: query.Corr, Argument: col("qty"), Second: col("id"), Where: west}, 1.0},
		"correlation of one pair": {query.Aggregate{Func: query.Corr, Argument: col("qty"), Second: col("id"), Where: query.IsNull{Expr: col("region")}}, nil},
		"slope":                   {query.Aggregate{Func: query.Slope, Argument: col("qty"), Second: col("id"), Where: west}, 1.5},
		"slope without variance":  {query.Aggregate{Func: query.Slope, Argument: col("qty"), Second: lit(1.0)}, nil},
		"some value":              {query.Aggregate{Func: query.AnyValue, Argument: col("region"), Where: west}, "West"},
		"mode":                    {agg(query.Mode, "region"), "East"},
		"sum with a condition":    {query.Aggregate{Func: query.Sum, Argument: col("qty"), Where: west}, int64(7)},
		"sum of nothing":          {query.Aggregate{Func: query.Sum, Argument: col("qty"), Where: query.Or{}}, nil},
		"count of nothing":        {query.Aggregate{Func: query.Count, Where: query.Or{}}, int64(0)},
	} {
		t.Run(name, func(t *testing.T) {
			s.expect(t, query.Select{Outputs: []query.Output{out("v", c.a)}}, [][]any{{c.want}})
		})
	}
	t.Run("several quantiles of one column", func(t *testing.T) {
		at := func(x float64) query.Expr {
			return query.Aggregate{Func: query.Quantile, Argument: col("qty"), At: x}
		}
		s.expect(t, query.Select{Outputs: []query.Output{out("q3", at(0.75)), out("q1", at(0.25)), out("q2", agg(query.Median, "qty"))}},
			[][]any{{6.0, 1.0, 3.0}})
	})
	t.Run("a sum beyond 64 bits is a number", func(t *testing.T) {
		huge := query.Arithmetic{Op: query.Add, Left: col("id"), Right: lit(int64(math.MaxInt64 - 10))}
		table := s.run(t, query.Select{Outputs: []query.Output{out("v", query.Aggregate{Func: query.Sum, Argument: huge})}})
		if _, ok := table.Rows[0][0].(float64); !ok || table.Columns[0].Type != domain.Number {
			t.Errorf("got %T of type %s", table.Rows[0][0], table.Columns[0].Type)
		}
	})
}

func (s *suite) grouping(t *testing.T) {
	total := out("total", agg(query.Sum, "qty"))
	t.Run("has a row for each key, null too, in their order", func(t *testing.T) {
		s.expect(t, query.Select{Outputs: []query.Output{byRegion(), total}},
			[][]any{{"East", int64(3)}, {"North", int64(7)}, {"West", int64(7)}, {nil, int64(7)}})
	})
	t.Run("breaks ties by the keys", func(t *testing.T) {
		s.expect(t, query.Select{Outputs: []query.Output{total, byRegion()}, OrderBy: []query.Order{{By: col("total"), Desc: true}}, Limit: 2},
			[][]any{{int64(7), "North"}, {int64(7), "West"}})
	})
	t.Run("keeps groups by a condition on aggregates", func(t *testing.T) {
		s.expect(t, query.Select{
			Outputs: []query.Output{byRegion()},
			Having:  query.Compare{Op: query.Greater, Left: agg(query.Count, ""), Right: lit(int64(1))},
		}, [][]any{{"East"}, {"North"}, {"West"}})
	})
	t.Run("reads an output's name before a column's in conditions on groups", func(t *testing.T) {
		s.expect(t, query.Select{
			Outputs: []query.Output{byRegion(), out("qty", agg(query.Sum, "qty"))},
			Where:   query.Compare{Op: query.Less, Left: col("qty"), Right: lit(int64(7))},
			Having:  query.Compare{Op: query.Greater, Left: col("qty"), Right: lit(int64(0))},
			OrderBy: []query.Order{{By: col("qty"), Desc: true}},
		}, [][]any{{"West", int64(7)}, {"East", int64(3)}})
	})
	t.Run("orders by an aggregate that is not shown", func(t *testing.T) {
		s.expect(t, query.Select{Outputs: []query.Output{byRegion()}, OrderBy: []query.Order{{By: agg(query.Maximum, "qty"), Desc: true}}},
			[][]any{{"North"}, {nil}, {"West"}, {"East"}})
	})
	t.Run("computes with aggregates", func(t *testing.T) {
		ratio := query.Arithmetic{Op: query.Divide, Left: agg(query.Sum, "qty"), Right: agg(query.Count, "")}
		s.expect(t, query.Select{Outputs: []query.Output{out("ratio", ratio)}}, [][]any{{24.0 / 7}})
	})
	t.Run("groups by an expression with values in it", func(t *testing.T) {
		bin := query.Call{Function: query.Floor, Arguments: []query.Expr{query.Arithmetic{Op: query.Divide, Left: col("qty"), Right: lit(5.0)}}}
		s.expect(t, query.Select{Outputs: []query.Output{{As: "bin", Expr: bin, Key: true}, out("n", agg(query.Count, ""))}},
			[][]any{{-1.0, int64(1)}, {0.0, int64(3)}, {1.0, int64(2)}, {2.0, int64(1)}})
	})
	t.Run("reads another query", func(t *testing.T) {
		monthly := query.Select{Dataset: s.orders.ID, Outputs: []query.Output{
			{As: "month", Expr: query.Truncate{Grain: query.Month, Expr: col("day")}, Key: true}, total,
		}}
		s.expect(t, query.Select{From: &monthly, Outputs: []query.Output{out("average", agg(query.Average, "total")), out("n", agg(query.Count, ""))}},
			[][]any{{24.0 / 5, int64(5)}})
	})
	t.Run("reads the first rows of another query", func(t *testing.T) {
		top := query.Select{Dataset: s.orders.ID, Outputs: []query.Output{out("id", col("id")), out("qty", col("qty"))},
			OrderBy: []query.Order{{By: col("qty"), Desc: true}}, Limit: 2}
		s.expect(t, query.Select{From: &top, Outputs: []query.Output{out("sum", agg(query.Sum, "qty"))}}, [][]any{{int64(18)}})
	})
}

// whole are whole numbers as a warehouse gives them.
func whole(numbers ...int64) []any {
	out := make([]any, len(numbers))
	for i, n := range numbers {
		out[i] = n
	}
	return out
}

func (s *suite) windows(t *testing.T) {
	id := out("id", col("id"))
	byID := []query.Order{{By: col("id")}}
	region := []query.Expr{col("region")}
	for name, c := range map[string]struct {
		w    query.Window
		want []any // by id
	}{
		"sum of a partition":   {query.Window{Func: query.WindowSum, Argument: col("qty"), PartitionBy: region}, whole(7, 3, 7, 7, 3, 7, 7)},
		"running sum":          {query.Window{Func: query.WindowSum, Argument: col("qty"), OrderBy: byID}, whole(2, 5, 10, 17, 17, 13, 24)},
		"moving average":       {query.Window{Func: query.WindowAverage, Argument: col("qty"), OrderBy: byID, Rows: 2}, []any{2.0, 2.5, 4.0, 6.0, 3.5, -2.0, 3.5}},
		"count of a partition": {query.Window{Func: query.WindowCount, PartitionBy: region}, whole(2, 2, 2, 1, 2, 2, 2)},
		"running maximum":      {query.Window{Func: query.WindowMax, Argument: col("qty"), OrderBy: byID}, whole(2, 3, 5, 7, 7, 7, 11)},
		"row number within": {query.Window{Func: query.RowNumber, PartitionBy: region, OrderBy: []query.Order{{By: col("qty"), Desc: true}}},
			whole(2, 1, 1, 1, 2, 2, 1)},
		"rank with ties": {query.Window{Func: query.Rank, OrderBy: []query.Order{{By: col("paid")}}}, whole(3, 1, 3, 1, 3, 7, 3)},
		"dense rank":     {query.Window{Func: query.DenseRank, OrderBy: []query.Order{{By: col("paid")}}}, whole(2, 1, 2, 1, 2, 3, 2)},
		"value before": {query.Window{Func: query.Lag, Argument: col("qty"), OrderBy: byID},
			append([]any{nil}, whole(2, 3, 5, 7, 0, -4)...)},
		"ties go by the row's id": {query.Window{Func: query.RowNumber, OrderBy: []query.Order{{By: lit(int64(1))}}}, whole(1, 2, 3, 4, 5, 6, 7)},
	} {
		t.Run(name, func(t *testing.T) {
			want := make([][]any, len(c.want))
			for i, v := range c.want {
				want[i] = []any{int64(i + 1), v}
			}
			s.expect(t, query.Select{Outputs: []query.Output{id, out("v", c.w)}, OrderBy: byID}, want)
		})
	}
	t.Run("work on groups", func(t *testing.T) {
		sum := agg(query.Sum, "qty")
		share := query.Arithmetic{Op: query.Divide, Left: sum, Right: query.Window{Func: query.WindowSum, Argument: sum}}
		s.expect(t, query.Select{Outputs: []query.Output{
			byRegion(), out("total", sum), out("share", share),
			out("place", query.Window{Func: query.RowNumber, OrderBy: []query.Order{{By: col("total"), Desc: true}}}),
		}}, [][]any{
			{"East", int64(3), 0.125, int64(4)}, {"North", int64(7), 7.0 / 24, int64(1)}, {"West", int64(7), 7.0 / 24, int64(2)}, {nil, int64(7), 7.0 / 24, int64(3)},
		})
	})
}
