package engine_test

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// opening is a table of a stamp each: on weekdays 20 a day, on Saturdays 10, on
// Sundays none; all between 9 and 17 o'clock, each 2 long except at 12, where
// it takes 5.
func opening(days int) string {
	var csv strings.Builder
	csv.WriteString("At,Length\n")
	start := time.Date(2024, time.January, 1, 0, 0, 0, 0, time.UTC) // a Monday
	for i := range days {
		day := start.AddDate(0, 0, i)
		n := map[time.Weekday]int{time.Saturday: 10, time.Sunday: 0}
		count, ok := n[day.Weekday()]
		if !ok {
			count = 20
		}
		for v := range count {
			hour, length := 9+v%8, 2
			if hour == 12 {
				length = 5
			}
			fmt.Fprintf(&csv, "%s,%d\n", day.Add(time.Duration(hour)*time.Hour+time.Duration(v)*time.Minute).Format(time.DateTime), length)
		}
	}
	return csv.String()
}

type profileAnalysis struct {
	Trend   *json.RawMessage
	Members []json.RawMessage
	Profile struct {
		Of          string
		Seasonality *struct {
			Period int
			PValue *float64 `json:"p_value"`
		}
		PValue      *float64 `json:"p_value"`
		Best, Worst struct {
			Member   string
			Value    float64
			Relative float64
		}
	}
}

func profileOf(t *testing.T, r reply) profileAnalysis {
	t.Helper()
	var a profileAnalysis
	if err := json.Unmarshal(r.Analysis, &a); err != nil {
		t.Fatalf("%v in %s", err, r.Analysis)
	}
	return a
}

func TestWeekdaysHaveAProfileAndNoTrend(t *testing.T) {
	w := warehouse(t, map[string]string{"visits.csv": opening(70)})
	r := ask(t, w, domain.Trend, "number of visits by weekday")
	a := profileOf(t, r)
	if a.Trend != nil || a.Members != nil || a.Profile.Of != "day" || a.Profile.Seasonality == nil || a.Profile.Seasonality.Period != 7 {
		t.Fatalf("%s; want the profile of a week", r.Analysis)
	}
	if a.Profile.Best.Value != 20 || a.Profile.Worst.Member != "Sunday" || a.Profile.Worst.Value != 0 {
		t.Errorf("%+v; want 20 on a weekday, no other days' zeros in it", a.Profile)
	}
	if got := r.Rows[0]; got[0] != "Monday" || got[1] != 200.0 || got[2] != 20.0 || got[4] != 10.0 {
		t.Errorf("first row %v; want Monday, 200 in all, 20 a day over 10 Mondays", got)
	}
	for _, want := range []string{"a day", "repeats every 7 days"} {
		if !strings.Contains(r.Summary, want) {
			t.Errorf("%q does not say %q", r.Summary, want)
		}
	}
}

// A week in the data says nothing of the days of a month.
func TestAProfileGivesThePValueOfItsPattern(t *testing.T) {
	r := ask(t, warehouse(t, map[string]string{"visits.csv": opening(70)}), domain.Trend, "number of visits by weekday")
	if a := profileOf(t, r).Profile; a.PValue == nil || a.Seasonality.PValue == nil || !(*a.PValue > 0 && *a.PValue < 0.001) || *a.Seasonality.PValue != *a.PValue {
		t.Errorf("%s; want the small p-value of the week", r.Analysis)
	}
	var b strings.Builder
	b.WriteString("Day,Calls\n")
	rng := rand.New(rand.NewPCG(2, 9))
	for d := range 140 {
		fmt.Fprintf(&b, "%s,%d\n", time.Date(2024, 1, 1+d, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), 50+rng.IntN(20))
	}
	r = ask(t, warehouse(t, map[string]string{"calls.csv": b.String()}), domain.Trend, "total calls by weekday")
	if a := profileOf(t, r).Profile; a.Seasonality != nil || a.PValue == nil || *a.PValue < 0.01 {
		t.Errorf("%s; want the p-value of a test that found nothing", r.Analysis)
	}
}

func TestDaysOfTheMonthAreNotSaidToRepeatEveryWeek(t *testing.T) {
	w := warehouse(t, map[string]string{"visits.csv": opening(70)})
	r := ask(t, w, domain.Trend, "number of visits by day of the month")
	if a := profileOf(t, r); a.Profile.Of != "day" || a.Profile.Seasonality != nil || a.Profile.PValue != nil || !strings.Contains(r.Summary, "Whether this repeats was not tested") {
		t.Errorf("%q, %s", r.Summary, r.Analysis)
	}
}

func TestByHourOfManyDaysComparesTheHoursOfTheDay(t *testing.T) {
	w := warehouse(t, map[string]string{"visits.csv": opening(70)})
	r := ask(t, w, domain.Trend, "number of visits by hour")
	if a := profileOf(t, r); a.Profile.Of != "hour" || len(r.Rows) != 24 || r.Rows[9][0] != "09:00" || !strings.Contains(strings.Join(r.Interpretation.Assumptions, " "), "hours of the day") {
		t.Errorf("%s, %d rows, assumptions %q; want 24 hours, and that said", r.Analysis, len(r.Rows), r.Interpretation.Assumptions)
	}
}

func TestAProfileOfAveragesIsOverAllRowsOfAPart(t *testing.T) {
	w := warehouse(t, map[string]string{"visits.csv": opening(70)})
	r := ask(t, w, domain.Trend, "average length by hour of the day")
	a := profileOf(t, r)
	if a.Profile.Best.Member != "12:00" || a.Profile.Best.Value != 5 || a.Profile.Worst.Value != 2 || math.Abs(a.Profile.Best.Relative-1.1) > 0.2 {
		t.Errorf("%+v; want 5 at 12:00, 2 elsewhere", a.Profile)
	}
}

func TestMembersOfACycleGoToTheToolOfTables(t *testing.T) {
	csv := strings.ReplaceAll(opening(28), ",", ",x,")
	w := warehouse(t, map[string]string{"visits.csv": strings.Replace(csv, "At,x,Length", "At,Desk,Length", 1)})
	q, err := domain.NewQuestion("number of visits by weekday and desk", first(t, w))
	if err != nil {
		t.Fatal(err)
	}
	p := planned(w, nil)
	p.Read = nil
	_, err = newEngine(t, p).Answer(t.Context(), domain.Trend, q)
	if f := domain.FaultFrom(err); err == nil || f.Kind != domain.KindWrongTool || !strings.Contains(f.Suggestion, "nlq_to_data") {
		t.Errorf("%v; want the tool that gives the table", err)
	}
}

func TestDaysThatWereNotAskedForAreNoZeros(t *testing.T) {
	w := warehouse(t, map[string]string{"visits.csv": opening(70)})
	r := ask(t, w, domain.Trend, "number of visits by day on mondays")
	if a := trendOf(t, r); a.Observations != 10 {
		t.Errorf("%d observations; want the 10 Mondays", a.Observations)
	}
	if !strings.Contains(r.Summary, "is Monday") {
		t.Errorf("%q does not name the Mondays", r.Summary)
	}
}

// A pattern that a reader would hardly see may still be far beyond chance.
func TestAWeakPatternIsNotSaidToBeChance(t *testing.T) {
	rng := rand.New(rand.NewPCG(12, 13))
	csv := "At,Length\n"
	for i := range 900 {
		day := time.Date(2023, time.January, 2, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i)
		v := 100 + 20*rng.NormFloat64()
		if day.Weekday() == time.Saturday {
			v += 12
		}
		csv += fmt.Sprintf("%s,%.2f\n", day.Format(time.DateOnly), v)
	}
	w := warehouse(t, map[string]string{"visits.csv": csv})
	if r := ask(t, w, domain.Trend, "total length by weekday"); !strings.Contains(r.Summary, "highest Saturday") || !strings.Contains(r.Summary, "beyond chance, but is weak") {
		t.Errorf("%q; want the pattern, and that it is weak", r.Summary)
	}
}
