package engine

import (
	"context"
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

const (
	// inOrder is the share of rows in which one date has to come before another for
	// the one to lead to the other, as a booking does to a journey.
	inOrder = 0.95
	// mostLags are all but the longest tenth of the times between two dates: what a
	// tenth is missing of is hardly thinner.
	mostLags = 0.9
	// leastEdge is how many days an edge has at least that is worth a cut.
	leastEdge = 7
	// thinEdge is below which part of the rows beside it an edge holds too few: of
	// times between two dates that are all as likely, it has half of them.
	thinEdge = 0.7
	// fullEdge is from which part the other date's own edge has enough.
	fullEdge = 0.5
	// ownEdge is up to how many days of the other date's edge are looked at.
	ownEdge = 28
	// mostCut is which part of the days may be cut off at most: what takes longer, as a
	// customer's stay does, may as well have begun with the first of them.
	mostCut = 0.2
)

// lagged is a date that the rows of a table were picked by, and how the dates of
// the timeline lie to it.
type lagged struct {
	by            domain.Column
	from, through time.Time // the days of the timeline of which all rows are there
}

// cutEdges leaves out the days at the edges of a timeline of which rows are
// missing, and returns what to say of that; empty where nothing is cut.
func (r *Request) cutEdges(ctx context.Context, m question.Measure, t *Timeline) (string, error) {
	cut, by, err := r.fullDays(ctx, m, *t)
	said := cutWords(*t, cut, by)
	if err != nil || said == "" {
		return "", err
	}
	t.From, t.Through = cut.From, cut.To
	r.Plan.Period = &cut
	return "Days of " + said + " are left out: " + pickedWords(by) + ".", nil
}

// thinEdgesCaveat says of which days at the edges of a timeline rows are missing;
// empty where there are none.
func (r *Request) thinEdgesCaveat(ctx context.Context, m question.Measure, t Timeline) (string, error) {
	cut, by, err := r.fullDays(ctx, m, t)
	said := cutWords(t, cut, by)
	if err != nil || said == "" {
		return "", err
	}
	return "Days of " + said + " hold too little, and what rises or falls there may be that: " + pickedWords(by) + ".", nil
}

// fullDays are the days of a timeline of which all rows are there, where the table
// was picked by another date: of journeys from January on, few were booked in
// November, and those booked last are not all travelled yet. What adds up seems to
// rise and to fall there.
func (r *Request) fullDays(ctx context.Context, m question.Measure, t Timeline) (full domain.Period, by domain.Column, err error) {
	full = domain.Period{From: t.From, To: t.Through}
	d := r.Dataset()
	axis, ok := d.Column(t.Axis.Column)
	if !ok || !axis.Type.Temporal() || r.Plan.Period != nil || !m.Additive && m.Aggregate != query.Count {
		return full, by, nil
	}
	for _, c := range d.Columns {
		if c.Name == axis.Name || !c.Type.Temporal() || c.Role != domain.RoleTime {
			continue
		}
		l, ok, err := r.laggedBy(ctx, axis, c)
		if err != nil {
			return full, c, err
		}
		if !ok {
			continue
		}
		if cut, err := r.thinEdges(ctx, axis, l, t); err != nil || cut != full {
			return cut, c, err
		}
	}
	return full, by, nil
}

// laggedBy tells which days of a timeline have all their rows if those of the
// table were picked by another date; ok is false where neither leads to the other.
func (r *Request) laggedBy(ctx context.Context, axis, by domain.Column) (lagged, bool, error) {
	const pairs, before, after, soon, late = "pairs", "before", "after", "soon", "late"
	lag := query.Call{Function: query.DaysBetween, Arguments: []query.Expr{col(axis.Name), col(by.Name)}}
	count := func(e query.Expr) query.Expr { return query.Aggregate{Func: query.Count, Where: e} }
	both := query.Not{Term: query.IsNull{Expr: lag}}
	t, err := r.Run(ctx, query.Select{Dataset: r.Dataset().ID, Outputs: []query.Output{
		{As: pairs, Expr: count(both)},
		{As: before, Expr: count(all(both, compare(query.GreaterEqual, lag, lit(int64(0)))))},
		{As: after, Expr: count(all(both, compare(query.LessEqual, lag, lit(int64(0)))))},
		{As: soon, Expr: query.Aggregate{Func: query.Quantile, Argument: lag, At: 1 - mostLags}},
		{As: late, Expr: query.Aggregate{Func: query.Quantile, Argument: lag, At: mostLags}},
	}})
	if err != nil || integerAt(t, 0) == 0 {
		return lagged{}, false, err
	}
	n := float64(integerAt(t, 0))
	l := lagged{by: by}
	l.from, l.through = span(by)
	switch {
	case float64(integerAt(t, 1)) >= inOrder*n:
		l.through = l.through.AddDate(0, 0, -int(math.Ceil(number(t.Rows[0][4]))))
	case float64(integerAt(t, 2)) >= inOrder*n:
		l.from = l.from.AddDate(0, 0, int(math.Ceil(-number(t.Rows[0][3]))))
	default:
		return lagged{}, false, nil
	}
	return l, true, nil
}

// thinEdges is what is left of a timeline without those of its edges that hold
// too few rows beside those of as many days next to them, while the edge of the
// date that the table seems to be picked by is as full as what follows it.
func (r *Request) thinEdges(ctx context.Context, axis domain.Column, l lagged, t Timeline) (domain.Period, error) {
	cut := domain.Period{From: t.From, To: t.Through}
	first, last := span(l.by)
	start, end := daysApart(t.From, l.from), daysApart(l.through, t.Through)
	within := func(c domain.Column, from time.Time, n int) query.Output {
		to := from.AddDate(0, 0, n-1)
		return query.Output{As: fmt.Sprintf("%s %s %d", c.Name, from.Format(time.DateOnly), n),
			Expr: query.Aggregate{Func: query.Count, Where: during(question.TimeAxis{Column: c.Name, Type: c.Type}, domain.Period{From: from, To: to})}}
	}
	thin := func(edge, beside, own, ownBeside query.Output) (bool, error) {
		q := query.Select{Dataset: r.Dataset().ID}
		for i, o := range []query.Output{edge, beside, own, ownBeside} {
			o.As = fmt.Sprintf("%d", i)
			q.Outputs = append(q.Outputs, o)
		}
		found, err := r.Run(ctx, q)
		if err != nil {
			return false, err
		}
		fewer := float64(integerAt(found, 0)) < thinEdge*float64(integerAt(found, 1))
		return fewer && float64(integerAt(found, 2)) >= fullEdge*float64(integerAt(found, 3)), nil
	}
	var thinStart, thinEnd bool
	var err error
	if start >= leastEdge {
		n := min(start, ownEdge)
		thinStart, err = thin(within(axis, t.From, start), within(axis, l.from, start),
			within(l.by, first, n), within(l.by, first.AddDate(0, 0, n), n))
		if err != nil {
			return cut, err
		}
	}
	if end >= leastEdge {
		n := min(end, ownEdge)
		if thinEnd, err = thin(within(axis, l.through.AddDate(0, 0, 1), end), within(axis, l.through.AddDate(0, 0, 1-end), end),
			within(l.by, last.AddDate(0, 0, 1-n), n), within(l.by, last.AddDate(0, 0, 1-2*n), n)); err != nil {
			return cut, err
		}
	}
	// One thin edge shows by which date the table was picked: rows are missing at the
	// other too, even if they are no fewer than those of a quiet season beside it.
	if (thinStart || thinEnd) && start >= leastEdge {
		cut.From = l.from
	}
	if (thinStart || thinEnd) && end >= leastEdge {
		cut.To = l.through
	}
	if float64(daysApart(cut.From, cut.To)) < (1-mostCut)*float64(daysApart(t.From, t.Through)) {
		return domain.Period{From: t.From, To: t.Through}, nil
	}
	return cut, nil
}

// daysApart is how many days lie between two; below 0 where the second comes first.
func daysApart(from, to time.Time) int {
	const hoursOfDay = 24
	return int(math.Round(to.Sub(from).Hours() / hoursOfDay))
}

// cutWords name the days that are cut: "Booked on before 2023-01-01"; empty where
// none are.
func cutWords(t Timeline, cut domain.Period, by domain.Column) string {
	var days []string
	if cut.From.After(t.From) {
		days = append(days, "before "+cut.From.Format(time.DateOnly))
	}
	if cut.To.Before(t.Through) {
		days = append(days, "after "+cut.To.Format(time.DateOnly))
	}
	if len(days) == 0 || by.Name == "" {
		return ""
	}
	return t.Axis.Column + " " + strings.Join(days, " and ")
}

// pickedWords say by which dates the rows of a table were picked.
func pickedWords(by domain.Column) string {
	first, last := span(by)
	return fmt.Sprintf("the table holds what has a %s from %s to %s, so rows may be missing there",
		by.Name, first.Format(time.DateOnly), last.Format(time.DateOnly))
}
