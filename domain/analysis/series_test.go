package analysis_test

import (
	"errors"
	"fmt"
	"math"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

func day(text string) time.Time {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return t
}

func points(pairs ...any) []analysis.Point {
	var out []analysis.Point
	for i := 0; i < len(pairs); i += 2 {
		out = append(out, analysis.Point{Start: day(pairs[i].(string)), Value: pairs[i+1].(float64)})
	}
	return out
}

func shown(s analysis.Series) string {
	out := ""
	for i, start := range s.Starts {
		out += fmt.Sprintf("%s %v; ", start.Format(time.DateOnly), s.Values[i])
	}
	return out
}

func TestSeriesFillsGapsByWhatTheyMean(t *testing.T) {
	raw := points("2024-04-01", 4.0, "2024-01-01", 1.0, "2024-02-01", math.Inf(1))
	for gap, want := range map[analysis.Gap]string{
		analysis.GapIsZero:    "2024-01-01 1; 2024-02-01 NaN; 2024-03-01 0; 2024-04-01 4; ",
		analysis.GapIsMissing: "2024-01-01 1; 2024-02-01 NaN; 2024-03-01 NaN; 2024-04-01 4; ",
	} {
		got, err := analysis.NewSeries(raw, analysis.SeriesOptions{Grain: query.Month, Gap: gap})
		if err != nil {
			t.Fatal(err)
		}
		if shown(got.Series) != want || got.First != nil || got.Last != nil {
			t.Errorf("got %s, want %s", shown(got.Series), want)
		}
	}
}

func TestSeriesCoversThePeriodAskedFor(t *testing.T) {
	got, err := analysis.NewSeries(points("2024-02-01", 2.0),
		analysis.SeriesOptions{Grain: query.Month, From: day("2024-01-01"), Through: day("2024-03-31")})
	if err != nil {
		t.Fatal(err)
	}
	if want := "2024-01-01 0; 2024-02-01 2; 2024-03-01 0; "; shown(got.Series) != want {
		t.Errorf("got %s, want %s", shown(got.Series), want)
	}
}

func TestSeriesSetsPartialPeriodsApart(t *testing.T) {
	got, err := analysis.NewSeries(points("2024-01-01", 1.0, "2024-02-01", 2.0, "2024-03-01", 3.0),
		analysis.SeriesOptions{Grain: query.Month, From: day("2024-01-15"), Through: day("2024-03-30")})
	if err != nil {
		t.Fatal(err)
	}
	if want := "2024-02-01 2; "; shown(got.Series) != want {
		t.Errorf("complete: %s, want %s", shown(got.Series), want)
	}
	if f := got.First; f == nil || f.Value != 1 || !f.From.Equal(day("2024-01-15")) || !f.Through.Equal(day("2024-01-31")) {
		t.Errorf("first: %+v", f)
	}
	if l := got.Last; l == nil || l.Value != 3 || !l.From.Equal(day("2024-03-01")) || !l.Through.Equal(day("2024-03-30")) {
		t.Errorf("last: %+v", l)
	}
}

func TestSeriesKnowsASinglePeriodPartialAtBothEnds(t *testing.T) {
	got, err := analysis.NewSeries(points("2024-01-01", 1.0),
		analysis.SeriesOptions{Grain: query.Year, From: day("2024-03-01"), Through: day("2024-05-31")})
	if err != nil {
		t.Fatal(err)
	}
	if got.Series.Len() != 0 || got.First != nil || got.Last == nil || !got.Last.From.Equal(day("2024-03-01")) {
		t.Errorf("%+v", got)
	}
}

func TestSeriesOfMonthlyDataHasNoPartialMonths(t *testing.T) {
	dates := []time.Time{day("2024-01-01"), day("2024-02-01"), day("2024-03-01")}
	got, err := analysis.NewSeries(points("2024-01-01", 1.0, "2024-02-01", 2.0, "2024-03-01", 3.0), analysis.SeriesOptions{
		Grain: query.Month, From: dates[0], Through: dates[2], Resolution: analysis.Resolution(dates),
	})
	if err != nil {
		t.Fatal(err)
	}
	if got.Series.Len() != 3 || got.Last != nil {
		t.Errorf("%+v", got)
	}
}

func TestResolutionOfDates(t *testing.T) {
	for want, dates := range map[query.Grain][]string{
		query.Year:    {"2020-01-01", "2024-01-01"},
		query.Quarter: {"2020-04-01", "2020-07-01", "2021-01-01"},
		query.Month:   {"2024-01-31", "2024-02-29", "2024-04-30"},
		query.Week:    {"2024-01-01", "2024-01-08", "2024-02-05"},
		query.Day:     {"2024-01-01", "2024-01-02"},
	} {
		var days []time.Time
		for _, d := range dates {
			days = append(days, day(d))
		}
		if got := analysis.Resolution(days); got != want {
			t.Errorf("%v: %s, want %s", dates, got, want)
		}
	}
	if got := analysis.Resolution([]time.Time{day("2024-01-01")}); got != query.Day {
		t.Errorf("one date: %s", got)
	}
}

func TestPeriodsOfEachGrain(t *testing.T) {
	moment := time.Date(2024, 12, 31, 23, 59, 0, 0, time.UTC)
	for grain, want := range map[query.Grain][3]string{
		query.Day:     {"2024-12-31", "2024-12-31", "2025-01-01"},
		query.Week:    {"2024-12-30", "2025-01-05", "2025-01-06"},
		query.Month:   {"2024-12-01", "2024-12-31", "2025-01-01"},
		query.Quarter: {"2024-10-01", "2024-12-31", "2025-01-01"},
		query.Year:    {"2024-01-01", "2024-12-31", "2025-01-01"},
	} {
		start := analysis.PeriodStart(grain, moment)
		got := [3]string{
			start.Format(time.DateOnly), analysis.PeriodEnd(grain, start).Format(time.DateOnly),
			analysis.Shift(grain, start, 1).Format(time.DateOnly),
		}
		if got != want {
			t.Errorf("%s: %v, want %v", grain, got, want)
		}
	}
}

func TestSeriesRefusesWhatIsNoSeries(t *testing.T) {
	for name, c := range map[string]struct {
		points  []analysis.Point
		options analysis.SeriesOptions
		want    error
	}{
		"an unknown grain":        {nil, analysis.SeriesOptions{Grain: "decade"}, analysis.ErrUnknownGrain},
		"two values for a month":  {points("2024-01-01", 1.0, "2024-01-20", 2.0), analysis.SeriesOptions{Grain: query.Month}, analysis.ErrDuplicatePeriod},
		"a date that means never": {points("2024-01-01", 1.0, "9999-12-31", 2.0), analysis.SeriesOptions{Grain: query.Day}, analysis.ErrTooManyPeriods},
		"nothing (is no mistake)": {nil, analysis.SeriesOptions{Grain: query.Day}, nil},
		"one end (is no mistake)": {nil, analysis.SeriesOptions{Grain: query.Day, From: day("2024-01-01")}, nil},
	} {
		if _, err := analysis.NewSeries(c.points, c.options); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}
