package engine

import (
	"context"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

const (
	// offSeason is how many days before the first and after the last rows of every
	// year must be without any for the year to have a season, such as a harvest.
	offSeason = 28
	// seasonMoves is by how many days a season may come later or end earlier than
	// in the other years.
	seasonMoves = 14
	// otherYears must show the same season.
	otherYears = 2
)

// wholeSeasons widens the days that the data cover to whole years where their
// first or last year lacks nothing but the time outside its season: of a harvest in
// September and October, the year in which the data begin is complete in October.
func (r *Request) wholeSeasons(ctx context.Context, c domain.Column, data domain.Period) (domain.Period, error) {
	first, last := period.StartOf(query.Year, data.From), period.EndOf(query.Year, data.To)
	if !c.Type.Temporal() || daysApart(first, data.From) < offSeason && daysApart(data.To, last) < offSeason {
		return data, nil
	}
	const year, begins, ends = "year", "begins", "ends"
	t, err := r.Run(ctx, query.Select{
		Dataset: r.Dataset().ID, Limit: maxDistinctDays,
		Outputs: []query.Output{{As: year, Expr: query.Truncate{Grain: query.Year, Expr: col(c.Name)}, Key: true},
			{As: begins, Expr: query.Aggregate{Func: query.Minimum, Argument: col(c.Name)}},
			{As: ends, Expr: query.Aggregate{Func: query.Maximum, Argument: col(c.Name)}}},
		Where:   query.Not{Term: query.IsNull{Expr: col(c.Name)}},
		OrderBy: []query.Order{{By: col(year)}},
	})
	if err != nil || len(t.Rows) <= otherYears {
		return data, err
	}
	var into, left []int // days from the start of each year to its first row, and from its last row to the end
	for _, row := range t.Rows {
		at, from, to := moment(row[0]), midnight(moment(row[1])), midnight(moment(row[2]))
		into, left = append(into, daysApart(at, from)), append(left, daysApart(to, period.EndOf(query.Year, at)))
	}
	n := len(into)
	if inSeason(into[0], into[1:]) && data.From.Equal(midnight(moment(t.Rows[0][1]))) {
		data.From = first
	}
	if inSeason(left[n-1], left[:n-1]) && data.To.Equal(midnight(moment(t.Rows[n-1][2]))) {
		data.To = last
	}
	return data, nil
}

// inSeason reports whether a year begins, or ends, when the others do, all of them
// far from the turn of the year.
func inSeason(own int, others []int) bool {
	for _, o := range others {
		if o < offSeason || own > o+seasonMoves {
			return false
		}
	}
	return own >= offSeason
}

// seasonalYears are the days of a timeline by year that the data cover, with the
// parts of the first and last year that lie outside their season.
func (r *Request) seasonalYears(ctx context.Context, t *Timeline, c domain.Column) error {
	if t.Grain != query.Year {
		return nil
	}
	from, through := span(c)
	whole, err := r.wholeSeasons(ctx, c, domain.Period{From: from, To: through})
	if err != nil {
		return err
	}
	if t.From.Equal(from) {
		t.From = notBefore(whole.From, r.Plan.Period)
	}
	if t.Through.Equal(through) && (r.Plan.Period == nil || r.Plan.Period.To.IsZero() || !r.Plan.Period.To.Before(whole.To)) {
		t.Through = whole.To
	}
	return nil
}

// notBefore is a day, or the first one of a period that begins after it.
func notBefore(day time.Time, p *domain.Period) time.Time {
	if p == nil {
		return day
	}
	return later(day, p.From)
}
