package question_test

import (
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestATimeOfDayRestrictsToAPartOfEachDay(t *testing.T) {
	for text, want := range map[string]string{
		"how many moorings before 8 am":                      "count of rows; ; time of Mooring from 00:00 to before 08:00",
		"how many moorings after 17:00":                      "count of rows; ; time of Mooring from 17:00 to before 24:00",
		"moorings between 8:00 and 10:00 by quay":            "count of rows; Quay; time of Mooring from 08:00 to before 10:00",
		"moorings between 2 and 5pm by quay":                 "count of rows; Quay; time of Mooring from 14:00 to before 17:00",
		"total fee of moorings from 9 am to noon":            "sum(Fee); ; time of Mooring from 09:00 to before 12:00",
		"number of moorings in the morning":                  "count of rows; ; time of Mooring from 06:00 to before 12:00",
		"morning moorings by quay":                           "count of rows; Quay; time of Mooring from 06:00 to before 12:00",
		"how many moorings at night":                         "count of rows; ; time of Mooring from 22:00 to before 06:00",
		"how many moorings at 7 a.m. in March 2025":          "count of rows; ; time of Mooring from 07:00 to before 08:00",
		"average fee of moorings after 5 o'clock on Mondays": "average(Fee); ; time of Mooring from 05:00 to before 24:00, weekday of Mooring is Monday",
	} {
		if got := asked(t, moorings(), domain.Query, text); got != want {
			t.Errorf("%s\n got  %s\n want %s", text, got, want)
		}
	}
	p, err := question.New().Read("number of moorings in the morning", moorings())
	if err != nil || !strings.Contains(strings.Join(p.Reading.Assumptions, " "), "from 06:00 to before 12:00") {
		t.Errorf("%v, %q; want what the morning is taken to mean", err, p.Reading.Assumptions)
	}
}

// byDays are the moorings with days for times, and their hours in a text where
// one is given.
func byDays(hours ...string) question.Input {
	in := moorings()
	first := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)
	in.Dataset.Columns[0].Type, in.Dataset.Columns[0].Min, in.Dataset.Columns[0].Max = domain.Date, first, first.AddDate(0, 5, 0)
	if len(hours) > 0 {
		in.Dataset.Columns = append(in.Dataset.Columns, domain.Column{Name: "Cast Off", Type: domain.String, Role: domain.RoleDimension, Distinct: int64(len(hours))})
		in.Values.Add("Cast Off", hours)
	}
	return in
}

func TestATextOfTimesOfDayIsReadWithItsMinutes(t *testing.T) {
	in := byDays("07:45", "08:15", "09:30", "16:00")
	p, err := question.New().Read("number of moorings between 8:00 and 9:45", in)
	if err != nil || len(p.Filters) != 1 || p.Filters[0].Text != "Cast Off from 08:00 to before 09:45" {
		t.Fatalf("%v, %+v; want the two texts in between", err, p.Filters)
	}
	_, err = question.New().Read("number of moorings after 11 pm", in)
	if f := domain.FaultFrom(err); err == nil || f.Kind != domain.KindOutsideData {
		t.Errorf("%v; want a refusal, since no value is that late", err)
	}
}

func TestATimeOfDayIsRefusedWhereTheDataHaveNone(t *testing.T) {
	for _, text := range []string{"how many moorings before 8 am", "total fee in the morning", "moorings after 17:30 by quay"} {
		_, err := question.New().Read(text, byDays())
		f := domain.FaultFrom(err)
		if err == nil || f.Kind != domain.KindUnsupported || !strings.Contains(f.Message, "time of day") {
			t.Fatalf("%s: %v; want a refusal that says why", text, err)
		}
		if _, err := question.New().Read("number of rows by weekday", byDays()); err != nil || !strings.Contains(f.Suggestion, "number of rows by weekday") {
			t.Errorf("%s: %q: %v; want a suggestion that is answered", text, f.Suggestion, err)
		}
	}
	if _, err := question.New().Read("how many moorings after 17:30", moorings()); err == nil || !strings.Contains(domain.FaultFrom(err).Message, "whole hours") {
		t.Errorf("%v; want half hours of points in time refused", err)
	}
}
