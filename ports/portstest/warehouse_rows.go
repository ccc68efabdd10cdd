package portstest

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

func (s *suite) describesDatasets(t *testing.T, datasets []domain.Dataset) {
	var names []string
	for _, d := range datasets {
		names = append(names, d.Name)
		if d.ID <= 0 || d.ID >= 1<<31 {
			t.Errorf("%s has the schema id %d", d.Name, d.ID)
		}
		if d.Version == "" {
			t.Errorf("%s has no version", d.Name)
		}
	}
	if want := []string{"eu/orders", "orders"}; !slices.Equal(names, want) {
		t.Fatalf("got the datasets %v, want %v", names, want)
	}
	if s.orders.Rows != 7 {
		t.Errorf("got %d rows", s.orders.Rows)
	}
	types := map[string]domain.Type{}
	for _, c := range s.orders.Columns {
		types[c.Name] = c.Type
		if len(c.Examples) == 0 || len(c.Examples) > 5 {
			t.Errorf("%s has %d examples", c.Name, len(c.Examples))
		}
		if c.Role != "" {
			t.Errorf("%s has the role %s, which nobody gave it", c.Name, c.Role)
		}
	}
	want := map[string]domain.Type{
		"id": domain.Integer, "day": domain.Date, "at": domain.Timestamp, "region": domain.String, "note": domain.String,
		"qty": domain.Integer, "price": domain.Number, "paid": domain.Boolean,
	}
	if !reflect.DeepEqual(types, want) {
		t.Errorf("got the types %v, want %v", types, want)
	}
	region, _ := s.orders.Column("region")
	if region.Distinct != 3 || region.NullShare != 1.0/7 || region.MeanLength != 26.0/6 || region.Min != "East" || region.Max != "West" {
		t.Errorf("got the region's profile %+v", region)
	}
	if id, _ := s.orders.Column("id"); id.Mean != 4 || id.Deviation != 2 {
		t.Errorf("got the id's mean %g and deviation %g, want 4 and 2", id.Mean, id.Deviation)
	}
	day, _ := s.orders.Column("day")
	if day.Min != any(date("2023-12-31")) || day.Max != any(date("2024-12-30")) || day.DateFormat != "YYYY-MM-DD" {
		t.Errorf("got the day's profile %+v", day)
	}
}

func (s *suite) rows(t *testing.T) {
	id, region := out("id", col("id")), out("region", col("region"))
	t.Run("come whole, with cells of the domain's types", func(t *testing.T) {
		all := query.Select{Limit: 1, OrderBy: []query.Order{{By: col("id")}}}
		for _, c := range s.orders.Columns {
			all.Outputs = append(all.Outputs, out(c.Name, col(c.Name)))
		}
		s.expect(t, all, [][]any{{
			int64(1), date("2024-01-05"), time.Date(2024, 1, 5, 9, 30, 0, 0, time.UTC), "West", "100% sure", int64(2), 10.5, true,
		}})
	})
	t.Run("sort nulls last in both directions", func(t *testing.T) {
		for _, desc := range []bool{false, true} {
			table := s.run(t, query.Select{Outputs: []query.Output{region}, OrderBy: []query.Order{{By: col("region"), Desc: desc}}})
			if last := table.Rows[len(table.Rows)-1][0]; last != nil {
				t.Errorf("%s ends with %v", table.SQL, last)
			}
		}
	})
	t.Run("that tie sort by the other outputs", func(t *testing.T) {
		s.expect(t, query.Select{Outputs: []query.Output{region, id}, OrderBy: []query.Order{{By: col("region"), Desc: true}}}, [][]any{
			{"West", int64(1)}, {"West", int64(3)}, {"North", int64(6)}, {"North", int64(7)}, {"East", int64(2)}, {"East", int64(5)}, {nil, int64(4)},
		})
	})
	t.Run("sort by a column that is not shown", func(t *testing.T) {
		s.expect(t, query.Select{Outputs: []query.Output{id}, OrderBy: []query.Order{{By: col("qty"), Desc: true}}, Limit: 2, Offset: 1},
			[][]any{{int64(4)}, {int64(3)}})
	})
	t.Run("that are equal come once with Distinct", func(t *testing.T) {
		s.expect(t, query.Select{Outputs: []query.Output{region}, Distinct: true}, [][]any{{"East"}, {"North"}, {"West"}, {nil}})
	})
	t.Run("that nothing lets through are none, not nil", func(t *testing.T) {
		table := s.run(t, query.Select{Outputs: []query.Output{id}, Where: query.Or{}})
		if table.Rows == nil || len(table.Rows) != 0 {
			t.Errorf("got %v", table.Rows)
		}
	})
	t.Run("tell what ran, with the values in it", func(t *testing.T) {
		table := s.run(t, query.Select{Outputs: []query.Output{id}, Where: query.Compare{Op: query.Equal, Left: col("note"), Right: lit("it's")}})
		if !strings.Contains(table.SQL, "it''s") || !strings.Contains(table.SQL, "orders") {
			t.Errorf("got %s", table.SQL)
		}
	})
}

func (s *suite) conditions(t *testing.T) {
	west := query.Compare{Op: query.Equal, Left: col("region"), Right: lit("West")}
	paid := query.Compare{Op: query.Equal, Left: col("paid"), Right: lit(true)}
	s.ids(t, "equal", west, 1, 3)
	s.ids(t, "equal minds the case", query.Compare{Op: query.Equal, Left: col("region"), Right: lit("west")})
	s.ids(t, "not equal is not true of null", query.Compare{Op: query.NotEqual, Left: col("region"), Right: lit("West")}, 2, 5, 6, 7)
	s.ids(t, "not keeps null", query.Not{Term: west}, 2, 4, 5, 6, 7)
	s.ids(t, "not not", query.Not{Term: query.Not{Term: west}}, 1, 3)
	s.ids(t, "and", query.And{Terms: []query.Expr{west, query.Compare{Op: query.Greater, Left: col("qty"), Right: lit(int64(2))}}}, 3)
	s.ids(t, "or", query.Or{Terms: []query.Expr{west, query.IsNull{Expr: col("region")}}}, 1, 3, 4)
	s.ids(t, "and of nothing", query.And{}, 1, 2, 3, 4, 5, 6, 7)
	s.ids(t, "or of nothing", query.Or{})
	s.ids(t, "comparison of an integer with a float", query.Compare{Op: query.LessEqual, Left: col("qty"), Right: lit(2.5)}, 1, 5, 6)
	s.ids(t, "boolean", paid, 1, 3, 5, 7)
	s.ids(t, "in", query.In{Expr: col("region"), Values: []any{"East", nil, "North"}}, 2, 5, 6, 7)
	s.ids(t, "not in keeps null", query.Not{Term: query.In{Expr: col("region"), Values: []any{"East", "North"}}}, 1, 3, 4)
	s.ids(t, "in nothing", query.In{Expr: col("region")})
	s.ids(t, "in dates", query.In{Expr: col("day"), Values: []any{date("2024-02-29")}}, 4)

	soldMuch := query.InSelect{Expr: col("region"), Select: query.Select{
		Dataset: s.orders.ID, Outputs: []query.Output{byRegion(), out("n", agg(query.Sum, "qty"))},
		Having: query.Compare{Op: query.GreaterEqual, Left: agg(query.Sum, "qty"), Right: lit(int64(7))},
	}}
	s.ids(t, "in a query", soldMuch, 1, 3, 6, 7)
	s.ids(t, "not in a query keeps null", query.Not{Term: soldMuch}, 2, 4, 5)
	first := query.InSelect{Expr: col("id"), Select: query.Select{
		Dataset: s.orders.ID, Outputs: []query.Output{out("id", col("id"))}, OrderBy: []query.Order{{By: col("qty")}}, Limit: 2,
	}}
	s.ids(t, "in the first rows of a query", first, 5, 6)
	mean := query.Scalar{Select: query.Select{Dataset: s.orders.ID, Outputs: []query.Output{out("mean", agg(query.Average, "qty"))}}}
	s.ids(t, "more than the average of all", query.And{Terms: []query.Expr{west, query.Compare{Op: query.Greater, Left: col("qty"), Right: mean}}}, 3)

	match := func(op query.MatchOp, text string) query.Expr {
		return query.Match{Op: op, Expr: col("note"), Text: text}
	}
	s.ids(t, "contains ignores case", match(query.Contains, "ART"), 3, 4, 5)
	s.ids(t, "contains has no wildcards", match(query.Contains, "%"), 1)
	s.ids(t, "contains has no placeholders", match(query.Contains, "r_s"), 2)
	s.ids(t, "starts", match(query.StartsWith, "art"), 3)
	s.ids(t, "ends", match(query.EndsWith, "art"), 4)
	s.ids(t, "word", match(query.ContainsWord, "art"), 3, 4)
	s.ids(t, "word has no patterns", match(query.ContainsWord, "(quoted)"), 7)
	s.ids(t, "case of letters beyond ASCII", match(query.Contains, "éclair"), 6)
	s.ids(t, "text with a quote", match(query.Contains, "t's"), 7)
}

func (s *suite) expressions(t *testing.T) {
	arithmetic := func(op query.ArithmeticOp, left, right query.Expr) query.Expr {
		return query.Arithmetic{Op: op, Left: left, Right: right}
	}
	call := func(f query.Function, arguments ...query.Expr) query.Expr {
		return query.Call{Function: f, Arguments: arguments}
	}
	s.value(t, "sum of integers", 1, arithmetic(query.Add, col("qty"), lit(int64(3))), int64(5))
	s.value(t, "difference", 1, arithmetic(query.Subtract, col("price"), lit(0.5)), 10.0)
	s.value(t, "product", 1, arithmetic(query.Multiply, col("qty"), col("price")), 21.0)
	s.value(t, "product with null", 4, arithmetic(query.Multiply, col("qty"), col("price")), nil)
	s.value(t, "quotient of integers", 2, arithmetic(query.Divide, col("qty"), lit(int64(2))), 1.5)
	s.value(t, "quotient by zero", 1, arithmetic(query.Divide, col("price"), arithmetic(query.Subtract, col("id"), lit(int64(1)))), nil)
	s.value(t, "product beyond 64 bits", 3, arithmetic(query.Multiply, arithmetic(query.Multiply, col("qty"), lit(int64(1)<<61)), lit(int64(4))), 5.0*4*(1<<61))
	s.value(t, "floor", 6, call(query.Floor, arithmetic(query.Divide, col("qty"), lit(int64(3)))), -2.0)
	s.value(t, "absolute value", 6, call(query.Abs, col("qty")), int64(4))
	s.value(t, "integer as text", 1, call(query.ToText, col("qty")), "2")
	s.value(t, "integer as number", 1, call(query.ToNumber, col("qty")), 2.0)
	s.value(t, "coalesce", 4, call(query.Coalesce, col("region"), lit("none")), "none")
	s.value(t, "days between", 4, call(query.DaysBetween, lit(date("2024-01-31")), col("day")), int64(29))
	midnight := lit(time.Date(2024, 12, 30, 0, 0, 0, 0, time.UTC))
	s.value(t, "days elapsed", 7, call(query.DaysElapsed, midnight, query.Truncate{Grain: query.Hour, Expr: col("at")}), 0.25)
	s.value(t, "null literal", 1, lit(nil), nil)
	uniform := func(e ...query.Expr) query.Expr { return call(query.Uniform, e...) }
	within := func(least, below float64, e query.Expr) query.Expr {
		return query.And{Terms: []query.Expr{
			query.Compare{Op: query.GreaterEqual, Left: e, Right: lit(least)},
			query.Compare{Op: query.Less, Left: e, Right: lit(below)},
		}}
	}
	s.ids(t, "uniform is a share, of null too", within(0, 1, uniform(col("region"), col("price"))), 1, 2, 3, 4, 5, 6, 7)
	s.ids(t, "uniform of equal values is equal", query.Compare{Op: query.Equal, Left: uniform(col("id")), Right: uniform(col("id"))}, 1, 2, 3, 4, 5, 6, 7)
	s.ids(t, "uniform tells values apart", query.Compare{Op: query.Equal, Left: uniform(col("id")), Right: uniform(lit(int64(3)))}, 3)
	sizes := query.Case{Branches: []query.Branch{
		{When: query.Compare{Op: query.GreaterEqual, Left: col("qty"), Right: lit(int64(7))}, Then: lit("large")},
		{When: query.Compare{Op: query.GreaterEqual, Left: col("qty"), Right: lit(int64(3))}, Then: lit("middle")},
	}}
	s.value(t, "first branch", 4, sizes, "large")
	s.value(t, "second branch", 3, sizes, "middle")
	s.value(t, "no branch", 1, sizes, nil)
	sizes.Else = lit("small")
	s.value(t, "else", 1, sizes, "small")
}

func (s *suite) time(t *testing.T) {
	for grain, want := range map[query.Grain]string{
		query.Day: "2024-12-30", query.Week: "2024-12-30", query.Month: "2024-12-01", query.Quarter: "2024-10-01", query.Year: "2024-01-01",
	} {
		for _, column := range []string{"day", "at"} {
			s.value(t, string(grain)+" of "+column, 7, query.Truncate{Grain: grain, Expr: col(column)}, date(want))
		}
	}
	s.value(t, "hour", 7, query.Truncate{Grain: query.Hour, Expr: col("at")}, time.Date(2024, 12, 30, 6, 0, 0, 0, time.UTC))
	s.value(t, "week begins on Monday", 6, query.Truncate{Grain: query.Week, Expr: col("day")}, date("2023-12-25"))
	for part, want := range map[query.Part]int64{
		query.YearNumber: 2024, query.QuarterOf: 4, query.MonthOf: 12, query.WeekOf: 1, query.DayOfMonth: 30,
		query.DayOfWeek: 1, query.HourOf: 6, query.DayOfYear: 365,
	} {
		s.value(t, string(part), 7, query.Extract{Part: part, Expr: col("at")}, want)
	}
	s.value(t, "Sunday", 6, query.Extract{Part: query.DayOfWeek, Expr: col("day")}, int64(7))
	from := func(column string, at time.Time) query.Expr {
		return query.Compare{Op: query.GreaterEqual, Left: col(column), Right: lit(at)}
	}
	s.ids(t, "dates from midnight", from("day", date("2024-02-29")), 4, 5, 7)
	s.ids(t, "timestamps from midnight", from("at", date("2024-02-01")), 3, 4, 5, 7)
	s.ids(t, "timestamps from noon", from("at", time.Date(2024, 2, 29, 12, 0, 0, 0, time.UTC)), 4, 5, 7)
	s.ids(t, "a date equals its midnight", query.Compare{Op: query.Equal, Left: col("day"), Right: lit(date("2024-04-01"))}, 5)
}
