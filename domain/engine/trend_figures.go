package engine

import (
	"fmt"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// shortHistory is how many periods of a long series an answer keeps: the last
// year of months and the same month a year before.
const shortHistory = 13

// trendFigures is a trend in the contract's shape; what is not defined is null.
type trendFigures struct {
	Direction   analysis.Direction `json:"direction"`            // up, down, flat, none_detected or too_few
	Slope       any                `json:"slope"`                // per period
	SlopeLower  any                `json:"slope_lower"`          // 95 % interval
	SlopeUpper  any                `json:"slope_upper"`          // the same
	PValue      any                `json:"p_value"`              // of no trend
	PAdjusted   any                `json:"p_adjusted,omitempty"` // of a member among all that were tested
	Growth      growthFigures      `json:"growth"`
	Seasonality *seasonFigures     `json:"seasonality"`     // null where there is none
	Finer       *finerFigures      `json:"finer,omitempty"` // a second look, where the periods are too few
	Bend        *bendFigures       `json:"bend,omitempty"`  // where the slope becomes another
	Best        *pointFigures      `json:"best"`            // the highest period
	Worst       *pointFigures      `json:"worst"`           // the lowest
}

type growthFigures struct {
	First      any `json:"first"`        // the line's first value
	Last       any `json:"last"`         // and its last
	Relative   any `json:"relative"`     // last / first − 1
	YearOnYear any `json:"year_on_year"` // the last year / the year before − 1
	CAGR       any `json:"cagr"`         // a year, over whole cycles; null where an end is not positive
}

type seasonFigures struct {
	Period   int `json:"period"`   // periods of a cycle
	Strength any `json:"strength"` // 0: none; 1: nothing but season
	PValue   any `json:"p_value"`  // of no season
}

type pointFigures struct {
	Period any `json:"period"`
	Value  any `json:"value"`
}

func figuresOf(set SeriesSet, t analysis.Trend) trendFigures {
	f := trendFigures{
		Direction: t.Direction, Slope: Figure(t.Slope), SlopeLower: PValue(t.SlopeLower), SlopeUpper: PValue(t.SlopeUpper), PValue: PValue(t.PValue),
		Growth: growthFigures{First: Figure(t.Growth.First), Last: Figure(t.Growth.Last), Relative: PValue(t.Growth.Relative),
			YearOnYear: PValue(t.Growth.YearOnYear), CAGR: PValue(t.Growth.CAGR)},
		Best: pointOf(set, t.Best), Worst: pointOf(set, t.Worst),
	}
	if t.Season != nil {
		f.Seasonality = seasonOf(t.Season)
	}
	return f
}

func seasonOf(s *analysis.Season) *seasonFigures {
	return &seasonFigures{Period: s.Period, Strength: PValue(s.Strength), PValue: probability(s.PValue)}
}

// yearsAsMeans says what the years compared are where values do not add up.
func yearsAsMeans(m question.Measure) string {
	if m.Additive {
		return ""
	}
	return "; year on year and CAGR compare the means of the periods of each year, each period counting alike"
}

func pointOf(set SeriesSet, p *analysis.Point) *pointFigures {
	if p == nil {
		return nil
	}
	return &pointFigures{Period: set.periodCell(p.Start), Value: Figure(p.Value)}
}

// dropMemberSeries takes the members' rows out of an answer; their columns and
// numbers stay.
func dropMemberSeries(reply *Reply, set SeriesSet) func() bool {
	return func() bool {
		if len(set.Plan.Dimensions) > 1 && reply.Grid != nil {
			reply.Rows, reply.RowCount = [][]any{}, 0
			reply.Caveat(fmt.Sprintf("The members' series (%s) are left out for length; nlq_to_data gives them.", countOf(seriesRows(set), "row")))
		}
		return false
	}
}

func seriesRows(set SeriesSet) int {
	n := 0
	for _, s := range set.Series {
		n += s.Series.Len()
	}
	return n
}

// dropEarlyPeriods keeps the last periods of a long series.
func dropEarlyPeriods(reply *Reply, set SeriesSet) func() bool {
	return func() bool {
		if reply.Grid == nil || len(reply.Rows) <= shortHistory {
			return false
		}
		total := len(reply.Rows)
		reply.Rows = reply.Rows[total-shortHistory:]
		reply.RowCount = shortHistory
		reply.Caveat(fmt.Sprintf("The rows show the last %d of %s; the statistics are over all of them.", shortHistory, countOf(total, string(set.Timeline.Grain))))
		return false
	}
}

// dropLastMembers halves the members until the answer fits.
func dropLastMembers(reply *Reply) func() bool {
	said := -1
	return func() bool {
		out, ok := reply.Analysis.(*trendReply)
		if !ok || len(out.Members) < 2 {
			return false
		}
		before := len(out.Members)
		out.Members = out.Members[:before*3/4]
		sentence := fmt.Sprintf("Only the first %d members are shown, for length; name others in a filter.", len(out.Members))
		if said < 0 {
			reply.Caveat(sentence)
			said = len(reply.Caveats) - 1
		}
		reply.Caveats[said] = sentence
		return true
	}
}
