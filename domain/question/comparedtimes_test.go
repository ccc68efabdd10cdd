package question_test

import (
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// moorings are the stays of boats in a harbour: a column of times that is named
// after what happened, and how long it took.
func moorings() question.Input {
	day := func(m time.Month, d int) time.Time { return time.Date(2025, m, d, 7, 30, 0, 0, time.UTC) }
	values := question.NewIndex()
	values.Add("Boat", []string{"Alma", "Brise", "Calypso", "Dorade", "Etoile", "Fram"})
	values.Add("Quay", []string{"North", "South", "West"})
	in := question.Input{Values: values, Calendar: shop().Calendar}
	in.Calendar.Now, in.Calendar.DataFrom, in.Calendar.DataThrough = day(8, 1), day(1, 1), day(6, 30)
	in.Dataset = domain.Dataset{ID: 11, Name: "harbour", Rows: 900, DefaultTime: "Mooring", DefaultMeasure: "Fee", Columns: []domain.Column{
		{Name: "Mooring", Type: domain.Timestamp, Role: domain.RoleTime, Distinct: 880, Min: day(1, 1), Max: day(6, 30)},
		{Name: "Boat", Type: domain.String, Role: domain.RoleDimension, Distinct: 6, NullShare: 0.01},
		{Name: "Quay", Type: domain.String, Role: domain.RoleDimension, Distinct: 3},
		{Name: "Minutes", Type: domain.Integer, Role: domain.RoleMeasure, Distinct: 300, Min: int64(5), Max: int64(900), Mean: 80, Deviation: 90},
		{Name: "Fee", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 300, Min: 0.0, Max: 300.0, Mean: 40, Deviation: 50},
	}}
	return in
}

func TestHowLongSomethingTookIsComparedInTheColumnsUnit(t *testing.T) {
	for text, want := range map[string]string{
		"how many moorings lasted more than 90 minutes":         "count of rows; ; Minutes > 90",
		"moorings longer than 2 hours by quay":                  "count of rows; Quay; Minutes > 120",
		"how many boats stayed longer than 45 minutes":          "distinct count of Boat; ; Minutes > 45",
		"how many moorings took longer than 1 day by quay":      "count of rows; Quay; Minutes > 1440",
		"average fee of moorings shorter than 30 minutes":       "average(Fee); ; Minutes < 30",
		"number of moorings by quay":                            "count of rows; Quay; ",
		"how many boats have a total of more than 5000 minutes": "count of Boat; ; ",
	} {
		if got := asked(t, moorings(), domain.Query, text); got != want {
			t.Errorf("%s\n got  %s\n want %s", text, got, want)
		}
	}
}

func TestTheLongestOfWhatHappenedIsARow(t *testing.T) {
	checkOn(t, moorings(), [][2]string{{"longest mooring", "records: fields Minutes, Mooring; order Minutes down; first 1"}})
}

func TestALengthWithoutAUnitIsNotComparedWithHoursThatItNeverHolds(t *testing.T) {
	in := moorings()
	in.Dataset.Columns[3].Name, in.Dataset.Columns[3].Min = "Duration", int64(40)
	_, err := question.New().Read("how many moorings lasted longer than 2 hours", in)
	f := domain.FaultFrom(err)
	if err == nil || f.Kind != domain.KindUnsupported || !strings.Contains(f.Suggestion, "number of rows where Duration is over") {
		t.Fatalf("%v; want a refusal that says to ask in the unit of the column", err)
	}
}

func TestWhoDidNothingInAPeriodIsListedNotCounted(t *testing.T) {
	want := "members: by Boat; where Boat without rows where Mooring in March 2025"
	for _, text := range []string{"boats without moorings in March 2025", "which boats had no moorings in March 2025", "which boats have no moorings in March 2025"} {
		p, err := question.New().Read(text, moorings())
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		if got := told(p); !strings.HasPrefix(got, want) {
			t.Errorf("%s\n got  %s\n want %s", text, got, want)
		}
	}
}

func TestButLeavesOutWhatFollows(t *testing.T) {
	for text, want := range map[string]string{
		"total fee for all quays but West":         "sum(Fee); ; Quay is not 'West'",
		"total fee of every quay but West, South":  "sum(Fee); Quay; not Quay in ('West', 'South')",
		"number of moorings by quay but for North": "count of rows; Quay; Quay is not 'North'",
	} {
		if got := asked(t, moorings(), domain.Query, text); got != want {
			t.Errorf("%s\n got  %s\n want %s", text, got, want)
		}
	}
}

func TestTheOthersBesideOneValueAreRefusedWithAQuestionThatIsAnswered(t *testing.T) {
	for _, text := range []string{"share of the fee of West versus the rest", "total fee of West and the others"} {
		_, err := question.New().Read(text, moorings())
		f := domain.FaultFrom(err)
		if err == nil || f.Kind != domain.KindUnsupported {
			t.Errorf("%s: %v; want a refusal", text, err)
			continue
		}
		for _, part := range strings.Split(strings.TrimSuffix(f.Suggestion, "."), ";") {
			_, ask, _ := strings.Cut(part, ": ")
			if _, err := question.New().Read(ask, moorings()); err != nil {
				t.Errorf("%s: the suggested %q is refused: %v", text, ask, err)
			}
		}
	}
}

func TestLastIsNotHowLong(t *testing.T) {
	if got := asked(t, moorings(), domain.Query, "last mooring by boat"); strings.Contains(got, "Minutes") {
		t.Errorf("%s; the last one, not how long it took", got)
	}
}
