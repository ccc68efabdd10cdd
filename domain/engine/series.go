package engine

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// MemberSeries is the regular series of one member; of the total where the
// member has no dimensions.
type MemberSeries struct {
	Member Member
	analysis.Regular
}

// SeriesSet is what Series loads.
type SeriesSet struct {
	Measure  question.Measure
	Timeline Timeline
	Period   question.Dimension // the timeline as a dimension
	Series   []MemberSeries     // the largest member first
	Members  int                // how many members there are; Series may be fewer
	Empty    int                // complete periods without a row of any member
	Plan     question.Plan      // what was asked of the warehouse
	SQL      string
}

// Series loads the series of a measure: one, or one for each of the largest
// members of a breakdown, at most so many. A period without rows is 0 for what
// adds up and missing for the rest; periods that the data cover in part are
// set apart.
func (r *Request) Series(ctx context.Context, m question.Measure, t Timeline, breakdown []question.Dimension, most int) (SeriesSet, error) {
	period := t.dimension(r.Plan)
	p := r.Settled(m, append([]question.Dimension{period}, breakdown...)...)
	set := SeriesSet{Measure: m, Timeline: t, Period: period, Plan: p}
	loaded := p
	loaded.Filters = append(append([]question.Filter(nil), p.Filters...), timed(t.Axis))
	members := []Member{{}}
	if len(breakdown) > 0 {
		ranked, err := r.Members(ctx, r.Settled(m, breakdown...), most)
		if err != nil {
			return SeriesSet{}, err
		}
		members, set.Members = ranked.Members, ranked.Count
		for i := range members {
			members[i].Dimensions = breakdown // as rows have them, not the groups of an inner stage
		}
		if ranked.Count > len(members) {
			loaded = only(loaded, members)
		}
	}
	table, err := r.Run(ctx, compile(loaded))
	if err != nil {
		return SeriesSet{}, err
	}
	set.SQL = table.SQL
	set.Series, err = regular(table, members, breakdown, set)
	set.Empty = emptyPeriods(table, set.Series)
	return set, err
}

// timed keeps the rows that have a time.
func timed(axis question.TimeAxis) question.Filter {
	return question.Filter{Expr: query.Not{Term: query.IsNull{Expr: col(axis.Column)}}, Text: axis.Column + " is known", Columns: []string{axis.Column}}
}

// regular makes the rows (period, members, value) a series for each member.
func regular(table domain.Table, members []Member, breakdown []question.Dimension, set SeriesSet) ([]MemberSeries, error) {
	points := map[string][]analysis.Point{}
	for _, row := range table.Rows {
		key := memberOf(breakdown, row, 1).key()
		points[key] = append(points[key], analysis.Point{Start: moment(row[0]), Value: number(row[len(breakdown)+1])})
	}
	gap := analysis.GapIsMissing
	if set.gapsAreZero() {
		gap = analysis.GapIsZero
	}
	out := make([]MemberSeries, 0, len(members))
	for _, m := range members {
		s, err := analysis.NewSeries(points[memberOf(breakdown, m.Values, 0).key()], analysis.SeriesOptions{
			Grain: set.Timeline.Grain, Gap: gap, From: set.Timeline.From, Through: set.Timeline.Through, Resolution: set.Timeline.Resolution,
		})
		if errors.Is(err, analysis.ErrTooManyPeriods) {
			return nil, domain.NewFault(domain.KindTooBig, "the data hold too many periods of this grain.", "Ask by month or by year, or name a period.").Because(err)
		}
		if err != nil {
			return nil, err
		}
		out = append(out, MemberSeries{Member: m, Regular: s})
	}
	return out, nil
}

// gapsAreZero reports whether nothing happened in a period without rows. Where
// only a part of the calendar is looked at, "by day on Mondays", nothing was
// asked of the other days.
func (s SeriesSet) gapsAreZero() bool {
	return s.Measure.Additive && !slices.ContainsFunc(s.Plan.Filters, func(f question.Filter) bool {
		e := f.Expr
		if not, ok := e.(query.Not); ok {
			e = not.Term
		}
		in, ok := e.(query.In)
		if !ok {
			return false
		}
		_, ok = in.Expr.(query.Extract)
		return ok
	})
}

// emptyPeriods counts the periods of the series of which the table has no row.
func emptyPeriods(table domain.Table, series []MemberSeries) int {
	if len(series) == 0 {
		return 0
	}
	held := map[time.Time]bool{}
	for _, row := range table.Rows {
		held[moment(row[0])] = true
	}
	empty := 0
	for _, start := range series[0].Series.Starts {
		if !held[start] {
			empty++
		}
	}
	return empty
}

// emptyCaveat says what periods without a row count as; empty where there are none.
func (s SeriesSet) emptyCaveat() string {
	if s.Empty == 0 {
		return ""
	}
	meaning := "are missing"
	if s.gapsAreZero() {
		meaning = "count as 0"
	}
	return fmt.Sprintf("%d of %s have no rows and %s.", s.Empty, countOf(s.Series[0].Series.Len(), string(s.Timeline.Grain)), meaning)
}

// moment is a period's cell as a point in time; a year is its first day.
func moment(v any) time.Time {
	switch x := v.(type) {
	case time.Time:
		return x
	case int64:
		return yearStart(x)
	}
	return time.Time{}
}

// periodCell is the start of a period as it stands in an answer.
func (s SeriesSet) periodCell(start time.Time) any {
	if s.Period.Type == domain.Integer {
		return start.Year()
	}
	return Cell(start, s.Period.Type)
}
