package engine

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// partialPeriods says which periods of an answer are not complete: those that
// the data begin or end in, and those that the question's own period cuts. Data
// stamped by week, month or year cover the whole of their first and last one,
// as in a trend.
func (r *Request) partialPeriods(ctx context.Context, p question.Plan) ([]string, error) {
	axis, ok := axisOf(p)
	data := domain.Period{}
	data.From, data.To = dataSpan(p)
	if !ok || axis.Type == domain.Integer || data.To.IsZero() {
		return nil, nil
	}
	if len(partialIn(p, data)) == 0 {
		return nil, nil
	}
	c, _ := p.Dataset.Column(axis.Column)
	stamp, err := r.resolution(ctx, c)
	if err != nil {
		return nil, err
	}
	data.From, data.To = period.StartOf(stamp, data.From), period.EndOf(stamp, data.To)
	if bucketGrain(p) == query.Year {
		if data, err = r.wholeSeasons(ctx, c, data); err != nil {
			return nil, err
		}
	}
	return partialIn(p, data), nil
}

// partialIn says which periods are partial of data that cover these days.
func partialIn(p question.Plan, data domain.Period) []string {
	if p.Compare != nil {
		return append(cutByData(p.Compare.Control, data), cutByData(p.Compare.Test, data)...)
	}
	asked := domain.Period{}
	if p.Period != nil {
		asked = *p.Period
	}
	g := bucketGrain(p)
	if g == "" {
		return cutByData(asked, data)
	}
	shown := domain.Period{From: later(data.From, asked.From), To: earlier(data.To, asked.To)}
	if shown.To.Before(shown.From) {
		return nil
	}
	first := domain.Period{From: period.StartOf(g, shown.From), To: period.EndOf(g, shown.From)}
	last := domain.Period{From: period.StartOf(g, shown.To), To: period.EndOf(g, shown.To)}
	said := cutByData(first, data)
	if !last.From.Equal(first.From) {
		said = append(said, cutByData(last, data)...)
	}
	if len(said) == 0 {
		said = cutByData(asked, data)
	}
	return append(said, cutByQuestion(g, first, last, asked, data)...)
}

// bucketGrain is the grain of the periods that an answer shows or averages;
// empty where there are none that could be cut, such as days.
func bucketGrain(p question.Plan) query.Grain {
	t, ok := timeline(p)
	if !ok {
		t, ok = timeline(question.Plan{Dimensions: innerDimensions(p)})
	}
	if axis, _ := axisOf(p); !ok || t.Column != axis.Column || t.Grain == query.Day || t.Grain == query.Hour {
		return ""
	}
	return t.Grain
}

// cutByData says that the data begin or end within a period. An open end is
// none, and a period without any data is no part of one.
func cutByData(p, data domain.Period) []string {
	if p.From.After(data.To) || !p.To.IsZero() && p.To.Before(data.From) {
		return nil
	}
	var cut []string
	if !p.From.IsZero() && data.From.After(p.From) {
		cut = append(cut, "begins on "+dayWithin(p, data.From))
	}
	if !p.To.IsZero() && data.To.Before(p.To) {
		cut = append(cut, "ends on "+dayWithin(p, data.To))
	}
	if len(cut) == 0 {
		return nil
	}
	return []string{fmt.Sprintf("%s is partial: data %s.", capital(bucketName(p)), strings.Join(cut, " and "))}
}

// cutByQuestion says which first and last periods the question's period cuts.
func cutByQuestion(g query.Grain, first, last, asked, data domain.Period) []string {
	var cut []string
	if asked.From.After(first.From) && !data.From.After(asked.From) {
		cut = append(cut, period.Name(g, first.From))
	}
	if !asked.To.IsZero() && asked.To.Before(last.To) && !data.To.Before(asked.To) {
		if name := period.Name(g, last.From); !oneOf(name, cut) {
			cut = append(cut, name)
		}
	}
	if len(cut) == 0 {
		return nil
	}
	return []string{fmt.Sprintf("%s: only the days within %s count.", capital(enumerate(cut, "and")), periodName(asked))}
}

// bucketName names a period; a week by its grain and not by its two days.
func bucketName(p domain.Period) string {
	if p.From.Equal(period.StartOf(query.Week, p.From)) && p.To.Equal(period.EndOf(query.Week, p.From)) {
		return period.Name(query.Week, p.From)
	}
	return periodName(p)
}

// dayWithin names a day as briefly as its period allows: "the 30th" of a named
// month, "10 March" of a named year or quarter, else the date.
func dayWithin(p domain.Period, d time.Time) string {
	switch p.To {
	case period.EndOf(query.Month, p.From):
		return "the " + ordinal(d.Day())
	case period.EndOf(query.Year, p.From), period.EndOf(query.Quarter, p.From):
		return d.Format("2 January")
	}
	return d.Format(time.DateOnly)
}

// ordinal writes a day of the month: 1st, 2nd, 3rd, 4th, 11th, 21st.
func ordinal(n int) string {
	const ten, eleventh, thirteenth = 10, 11, 13
	ending := "th"
	if n < eleventh || n > thirteenth {
		switch n % ten {
		case 1:
			ending = "st"
		case 2:
			ending = "nd"
		case 3:
			ending = "rd"
		}
	}
	return strconv.Itoa(n) + ending
}
