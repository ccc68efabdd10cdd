package engine

import (
	"context"
	"fmt"
	"math"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// maxSeasonalDays is how long a period may be for a yearly season to matter:
// over a whole year the season is the same.
const maxSeasonalDays = 300

// A first row that comes up to lateStart days into a period of wholeFrom days or more
// cuts nothing: a year mostly begins with a day on which nothing happens.
const lateStart, wholeFrom = 1, 28

// compared are the two periods that are set against each other.
type compared struct {
	question.Comparison
	seasonal bool           // a yearly season was found
	other    *domain.Period // the control that was not taken, where both could be
	data     domain.Period  // the days that the data cover
	caveats  []string
}

// settleComparison is the plan's comparison, or for a "why" the period named
// against the one before it, or the year before where that is the fairer one.
// Both are cut to the days that the data cover, and to equally many of them.
func (r *Request) settleComparison(ctx context.Context, m question.Measure) (compared, error) {
	axis, ok := axisOf(r.Plan)
	d := r.Dataset()
	column, found := d.Column(axis.Column)
	if !ok || !found {
		return compared{}, domain.NewFault(domain.KindUnsupported, "this dataset has no column of dates, so no periods can be compared.",
			"Ask nlq_to_data about its totals and groups instead.")
	}
	data, err := r.coverage(ctx, column)
	if err != nil {
		return compared{}, err
	}
	c := compared{data: data}
	if given := r.Plan.Compare; given != nil {
		c.Comparison = *given
	} else if err := r.impliedComparison(ctx, m, data, &c); err != nil {
		return compared{}, err
	}
	if c.other == nil && r.shortSpan(c.Test) && !sameSeason(c.Comparison) {
		if c.seasonal, err = r.yearlySeason(ctx, m); err != nil {
			return compared{}, err
		}
		if c.seasonal {
			c.caveats = append(c.caveats, "A season repeats every year, so part of the difference may be the season's: "+
				"the same days a year before are the fairer comparison.")
		}
	}
	return c, c.cut(data)
}

// coverage is the days that a time column stands for.
func (r *Request) coverage(ctx context.Context, c domain.Column) (domain.Period, error) {
	from, through := span(c)
	resolution, err := r.resolution(ctx, c)
	if err != nil || from.IsZero() {
		return domain.Period{From: from, To: through}, err
	}
	return domain.Period{From: from, To: covered(Timeline{Resolution: resolution, Through: through})}, nil
}

// impliedComparison takes the period that a "why" names, else the last complete
// quarter, and chooses what to hold it against.
func (r *Request) impliedComparison(ctx context.Context, m question.Measure, data domain.Period, c *compared) error {
	if p := r.Plan.Period; p != nil && !p.From.IsZero() && !p.To.IsZero() {
		c.Test = *p
	} else if part, ok := partOfYear(r.Plan); ok {
		return domain.NewFault(domain.KindNeedsContext, fmt.Sprintf("two periods in a row can't be compared where %s: the other one has no such days.", part),
			fmt.Sprintf("Name the year of both, as in: compare %s in December 2025 with December 2024", m.Name))
	} else {
		grain := query.Quarter
		if r.Calendar().Years {
			grain = query.Year
		}
		c.Test, _ = r.lastTwo(grain)
		r.Assume(fmt.Sprintf("No period is named, so %s, the last complete %s, is looked at.", periodName(c.Test), grain))
	}
	c.Control = directlyBefore(c.Test)
	if !r.shortSpan(c.Test) {
		r.Assume(fmt.Sprintf("It is compared with the period before, %s.", periodName(c.Control)))
		return nil
	}
	yearAgo := yearBefore(c.Test)
	if yearAgo.From.Before(data.From) || yearAgo == c.Control {
		r.Assume(fmt.Sprintf("It is compared with the period before, %s.", periodName(c.Control)))
		return nil
	}
	var err error
	if c.seasonal, err = r.yearlySeason(ctx, m); err != nil {
		return err
	}
	if c.Control.From.Before(data.From) {
		c.Control = yearAgo
		r.Assume(fmt.Sprintf("It is compared with %s, since the data don't cover the period before.", periodName(c.Control)))
		return nil
	}
	before := c.Control
	c.Control, c.other = before, &yearAgo
	if !c.seasonal {
		r.Assume(fmt.Sprintf("It is compared with the period before, %s.", periodName(c.Control)))
		return nil
	}
	holds, err := r.onlyAgainst(ctx, m, data, c.Test, before, yearAgo)
	if err != nil {
		return err
	}
	if holds {
		r.Assume(fmt.Sprintf("It is compared with the period before, %s, since only against that did it move the way the question says.", periodName(c.Control)))
		return nil
	}
	c.Control, c.other = yearAgo, &before
	r.Assume(fmt.Sprintf("It is compared with %s, since a season repeats every year.", periodName(c.Control)))
	return nil
}

// partOfYear is the text of a condition that keeps only some months or quarters
// of every year.
func partOfYear(p question.Plan) (string, bool) {
	for _, f := range p.Filters {
		in, ok := f.Expr.(query.In)
		if !ok {
			continue
		}
		if e, ok := in.Expr.(query.Extract); ok && (e.Part == query.MonthOf || e.Part == query.QuarterOf) {
			return f.Text, true
		}
	}
	return "", false
}

// onlyAgainst reports whether a measure moved the way that the question says
// against one period but not against another.
func (r *Request) onlyAgainst(ctx context.Context, m question.Measure, data, test, one, another domain.Period) (bool, error) {
	direction := float64(r.Plan.Moved)
	if direction == 0 {
		return false, nil
	}
	var moved [2]float64
	for i, control := range []domain.Period{one, another} {
		c := compared{Comparison: question.Comparison{Control: control, Test: test}}
		if c.cut(data) != nil {
			return false, nil //nolint:nilerr // a period without data is no reason for either reading
		}
		before, err := r.valueIn(ctx, m, c.Control)
		if err != nil {
			return false, err
		}
		after, err := r.valueIn(ctx, m, c.Test)
		if err != nil {
			return false, err
		}
		moved[i] = direction * (after - before)
	}
	return moved[0] > 0 && moved[1] <= 0, nil
}

// shortSpan reports whether a season can differ within such a period.
func (r *Request) shortSpan(p domain.Period) bool {
	return !r.Calendar().Years && days(p) <= maxSeasonalDays
}

// yearlySeason reports whether the measure's months repeat every year.
func (r *Request) yearlySeason(ctx context.Context, m question.Measure) (bool, error) {
	whole := *r
	whole.Plan.Period = nil
	whole.setGrain(query.Month)
	t, err := whole.Timeline(ctx)
	if err != nil || t.Grain != query.Month {
		return false, err
	}
	set, err := whole.Series(ctx, m, t, nil, 1)
	if err != nil {
		return false, err
	}
	s := analysis.DetectSeason(set.Series[0].Series)
	return s != nil && s.Period == yearOf(query.Month), nil
}

// sameSeason reports whether two periods begin on about the same day of a year.
func sameSeason(c question.Comparison) bool {
	const year, slack = 365.25, 8
	apart := c.Test.From.Sub(c.Control.From).Hours() / 24
	return math.Abs(math.Remainder(apart, year)) <= slack
}

// directlyBefore is as long a period directly before; whole months stay whole.
func directlyBefore(p domain.Period) domain.Period {
	from, to := period.Before(p.From, p.To, "")
	return domain.Period{From: from, To: to}
}

// yearBefore is the same days a year earlier; whole months stay whole.
func yearBefore(p domain.Period) domain.Period {
	from, to := period.Before(p.From, p.To, query.Year)
	return domain.Period{From: from, To: to}
}

// days is how many days a period has.
func days(p domain.Period) int {
	const day = 24 * time.Hour
	return int(p.To.Sub(p.From)/day) + 1
}

// cut takes from both periods what the data don't cover of either, so that the
// same dates of two years, else equally many days from their beginnings are
// compared; a fault where nothing is left.
func (c *compared) cut(data domain.Period) error {
	if data.From.IsZero() {
		return nil
	}
	closeEnds(&c.Control, data)
	closeEnds(&c.Test, data)
	if c.Test.From.After(data.To) || c.Control.To.Before(data.From) || c.Control.From.After(data.To) || c.Test.To.Before(data.From) {
		return domain.NewFault(domain.KindOutsideData, fmt.Sprintf("the data covers %s to %s.", data.From.Format(time.DateOnly), data.To.Format(time.DateOnly)),
			"Compare two periods within that.")
	}
	var cut []string
	names := []string{periodName(c.Test), periodName(c.Control)}
	for i, pair := range [][2]*domain.Period{{&c.Test, &c.Control}, {&c.Control, &c.Test}} {
		partial, other := pair[0], pair[1]
		asked, begun := *partial, other.From
		if late := daysApart(partial.From, data.From); late > 0 && late <= lateStart && days(*partial) >= wholeFrom {
			c.caveats = append(c.caveats, fmt.Sprintf("The data begin on %s, within %s, which is taken as whole.", data.From.Format(time.DateOnly), names[i]))
		} else if late > 0 {
			partial.From, other.From = data.From, counterpart(data.From, asked.From, begun)
		}
		if partial.To.After(data.To) {
			partial.To = data.To
			if to := counterpart(data.To, asked.From, begun); to.Before(other.To) {
				other.To = to
			}
		}
		if partial.From != asked.From || partial.To != asked.To {
			cut = append(cut, names[i])
		}
	}
	if len(cut) > 0 {
		same := "number of days"
		if days(c.Test) != days(c.Control) { // a leap day, months of different length
			same = "part of both"
		}
		c.caveats = append(c.caveats, fmt.Sprintf("The data cover %s in part, so the same %s is compared: %s with %s.",
			enumerate(cut, "and"), same, daysOf(c.Test), daysOf(c.Control)))
	}
	if o := c.other; o != nil && len(cut) > 0 {
		o.To = o.From.AddDate(0, 0, days(c.Test)-1)
	}
	if c.Test.To.Before(c.Test.From) || c.Control.To.Before(c.Control.From) {
		return domain.NewFault(domain.KindOutsideData, "the data cover no equal days of the two periods.", "Compare two periods that the data cover.")
	}
	return nil
}

// closeEnds closes the ends of a period that are open.
func closeEnds(p *domain.Period, data domain.Period) {
	if p.From.IsZero() {
		p.From = data.From
	}
	if p.To.IsZero() {
		p.To = data.To
	}
}

func daysOf(p domain.Period) string {
	return p.From.Format(time.DateOnly) + " to " + p.To.Format(time.DateOnly)
}
