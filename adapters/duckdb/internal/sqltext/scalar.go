package sqltext

import (
	"fmt"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

func (p *printer) arithmetic(a query.Arithmetic, s *scope, r reading) (string, error) {
	switch a.Op {
	case query.Divide:
		return p.format("(CAST(%s AS DOUBLE) / nullif(%s, 0))", s, r, a.Left, a.Right)
	case query.Add, query.Subtract, query.Multiply:
		if p.options.FloatArithmetic {
			return p.format("(CAST(%s AS DOUBLE) "+string(a.Op)+" CAST(%s AS DOUBLE))", s, r, a.Left, a.Right)
		}
		return p.format("(%s "+string(a.Op)+" %s)", s, r, a.Left, a.Right)
	}
	return "", fmt.Errorf("%w: %q", domain.Cause("an operation that is not known"), a.Op)
}

func (p *printer) call(c query.Call, s *scope, r reading) (string, error) {
	var pattern string
	arguments := 1
	switch c.Function {
	case query.Floor:
		pattern = "floor(%s)"
	case query.Abs:
		pattern = "abs(%s)"
	case query.ToText:
		pattern = "CAST(%s AS VARCHAR)"
	case query.ToNumber:
		pattern = "CAST(%s AS DOUBLE)"
	case query.DaysBetween:
		// Calendar days: from one evening to the next morning is a day.
		pattern, arguments = "date_diff('day', %s, %s)", 2
	case query.DaysElapsed:
		pattern, arguments = "(date_diff('microsecond', CAST(%s AS TIMESTAMP), CAST(%s AS TIMESTAMP)) / 86400000000)", 2
	case query.Coalesce:
		printed, err := p.list(c.Arguments, s, r)
		return "coalesce(" + strings.Join(printed, ", ") + ")", err
	case query.Uniform:
		// As many bits of the hash as a float holds exactly.
		printed, err := p.list(c.Arguments, s, r)
		return "(CAST(hash(" + strings.Join(printed, ", ") + ") >> 11 AS DOUBLE) / 9007199254740992)", err
	default:
		return "", fmt.Errorf("%w: %q", domain.Cause("a function that is not known"), c.Function)
	}
	if len(c.Arguments) != arguments {
		return "", fmt.Errorf("%w: %d of %q", domain.Cause("a wrong number of arguments"), len(c.Arguments), c.Function)
	}
	return p.format(pattern, s, r, c.Arguments...)
}

func (p *printer) truncate(t query.Truncate, s *scope, r reading) (string, error) {
	switch t.Grain {
	case query.Hour:
		return p.format("date_trunc('hour', CAST(%s AS TIMESTAMP))", s, r, t.Expr)
	case query.Day:
		return p.format("CAST(%s AS DATE)", s, r, t.Expr)
	case query.Week, query.Month, query.Quarter, query.Year:
		return p.format("CAST(date_trunc('"+string(t.Grain)+"', %s) AS DATE)", s, r, t.Expr)
	}
	return "", fmt.Errorf("%w: %q", domain.Cause("a grain that is not known"), t.Grain)
}

func (p *printer) extract(x query.Extract, s *scope, r reading) (string, error) {
	part, ok := map[query.Part]string{
		query.YearNumber: "year", query.QuarterOf: "quarter", query.MonthOf: "month", query.WeekOf: "week",
		query.DayOfMonth: "day", query.DayOfWeek: "isodow", query.HourOf: "hour", query.DayOfYear: "doy",
	}[x.Part]
	if !ok {
		return "", fmt.Errorf("%w: %q", domain.Cause("a part that is not known"), x.Part)
	}
	return p.format("date_part('"+part+"', CAST(%s AS TIMESTAMP))", s, r, x.Expr)
}
