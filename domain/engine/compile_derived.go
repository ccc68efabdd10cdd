package engine

import (
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// derive adds what is computed over the grouped rows: shares, running totals,
// growth, and the differences of compared periods.
func derive(p question.Plan, s query.Select) query.Select {
	if len(p.Derived) == 0 && p.Compare == nil {
		return s
	}
	s = wrap(s)
	if p.Compare != nil {
		s.Outputs = append(s.Outputs, differences(p)...)
	}
	for _, d := range p.Derived {
		s.Outputs = append(s.Outputs, query.Output{As: d.Name, Expr: derivedExpr(p, d)})
	}
	return s
}

func derivedExpr(p question.Plan, d question.Derived) query.Expr {
	of := col(d.Of)
	partition := columns(d.Partition)
	switch d.Kind {
	case question.ShareOfTotal:
		return arithmetic(query.Divide, of, query.Window{Func: query.WindowSum, Argument: of})
	case question.ShareOfParent:
		return arithmetic(query.Divide, of, query.Window{Func: query.WindowSum, Argument: of, PartitionBy: partition})
	case question.RunningTotal:
		return query.Window{Func: query.WindowSum, Argument: of, PartitionBy: partition, OrderBy: along(p, d)}
	case question.MovingAverage:
		return query.Window{Func: query.WindowAverage, Argument: of, PartitionBy: partition, OrderBy: along(p, d), Rows: d.Window}
	case question.RankOf:
		if ranksMembers(p) { // rows without a member take no place
			partition = append(partition, unnamedGroup(p))
		}
		return query.Window{Func: query.Rank, PartitionBy: partition, OrderBy: []query.Order{{By: of, Desc: true}}}
	case question.Growth:
		before := periodBefore(p, d)
		size := query.Call{Function: query.Abs, Arguments: []query.Expr{before}}
		return arithmetic(query.Divide, arithmetic(query.Subtract, of, before), size)
	case question.Difference:
		return arithmetic(query.Subtract, of, periodBefore(p, d))
	}
	return lit(nil)
}

// along is the order in which values accumulate: time where there is a
// timeline, else the order of the rows.
func along(p question.Plan, d question.Derived) []query.Order {
	if t, ok := timeline(p); ok {
		return append([]query.Order{{By: col(t.Name)}}, ties(p, d, t.Name)...)
	}
	return orderOf(p, dimensionNames(p))
}

// ties orders rows of one period: by the dimensions that are no partition.
func ties(p question.Plan, d question.Derived, except string) []query.Order {
	var by []query.Order
	for _, name := range dimensionNames(p) {
		if name != except && !oneOf(name, d.Partition) {
			by = append(by, query.Order{By: col(name)})
		}
	}
	return by
}

// periodBefore is the value exactly Window periods (1 where that is 0) before:
// null where that period has no row, never the nearest row that there is. For
// more than one period back, the rows that lie a multiple of it apart form a
// partition of their own.
func periodBefore(p question.Plan, d question.Derived) query.Expr {
	of, partition := col(d.Of), columns(d.Partition)
	t, ok := timeline(p)
	if !ok {
		return query.Window{Func: query.Lag, Argument: of, PartitionBy: partition, OrderBy: orderOf(p, dimensionNames(p))}
	}
	back := max(int64(d.Window), 1)
	number := periodNumber(t)
	if back > 1 {
		whole := query.Call{Function: query.Floor, Arguments: []query.Expr{arithmetic(query.Divide, number, lit(back))}}
		partition = append(partition, arithmetic(query.Subtract, number, arithmetic(query.Multiply, whole, lit(back))))
	}
	order := []query.Order{{By: col(t.Name)}}
	lag := func(e query.Expr) query.Expr {
		return query.Window{Func: query.Lag, Argument: e, PartitionBy: partition, OrderBy: order}
	}
	return query.Case{Branches: []query.Branch{{
		When: compare(query.Equal, arithmetic(query.Subtract, number, lag(number)), lit(back)),
		Then: lag(of),
	}}}
}

// periodNumber numbers the periods of a timeline without gaps.
func periodNumber(t question.Dimension) query.Expr {
	const quarters, months, hours, weekDays = int64(4), int64(12), int64(24), int64(7)
	at := col(t.Name)
	if t.Type == domain.Integer {
		return at
	}
	part := func(p query.Part) query.Expr { return query.Extract{Part: p, Expr: at} }
	times := func(e query.Expr, n int64, rest query.Expr) query.Expr {
		return arithmetic(query.Add, arithmetic(query.Multiply, e, lit(n)), rest)
	}
	days := query.Call{Function: query.DaysBetween, Arguments: []query.Expr{lit(calendarEpoch()), at}}
	switch t.Grain {
	case query.Year:
		return part(query.YearNumber)
	case query.Quarter:
		return times(part(query.YearNumber), quarters, part(query.QuarterOf))
	case query.Month:
		return times(part(query.YearNumber), months, part(query.MonthOf))
	case query.Week:
		return query.Call{Function: query.Floor, Arguments: []query.Expr{arithmetic(query.Divide, days, lit(weekDays))}}
	case query.Hour:
		return times(days, hours, part(query.HourOf))
	}
	return days
}

// reach is how many periods before its own the derived columns look at.
func reach(p question.Plan) int {
	most := 0
	for _, d := range p.Derived {
		switch d.Kind {
		case question.Growth, question.Difference:
			most = max(most, d.Window, 1)
		case question.MovingAverage:
			most = max(most, d.Window-1)
		case question.RunningTotal, question.ShareOfTotal, question.ShareOfParent:
			return 0 // what they add up must stay the period that was asked for
		}
	}
	return most
}

// extended is the plan with its period begun early enough that growth of the
// first period asked for is known; lookback cuts what was added again.
func extended(p question.Plan) question.Plan {
	t, ok := timeline(p)
	if n := reach(p); ok && n > 0 && p.Period != nil && !p.Period.From.IsZero() && p.Inner == nil {
		earlier := *p.Period
		earlier.From = period.Add(t.Grain, period.StartOf(t.Grain, earlier.From), -n)
		p.Period = &earlier
	}
	return p
}

// lookback is true on the rows of the period asked for; nil where extended
// added none.
func lookback(p question.Plan) query.Expr {
	wide := extended(p)
	if p.Period == nil || wide.Period.From.Equal(p.Period.From) {
		return nil
	}
	t, _ := timeline(p)
	if t.Type == domain.Integer {
		return compare(query.GreaterEqual, col(t.Name), lit(int64(p.Period.From.Year())))
	}
	return compare(query.GreaterEqual, col(t.Name), lit(period.StartOf(t.Grain, p.Period.From)))
}
