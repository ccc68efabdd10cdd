package question_test

import (
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// loans of a library: taken out on one day, due on another, handed in on a third.
func loans() question.Input {
	in := shop()
	taken := in.Dataset.Columns[1]
	taken.Name = "Taken out"
	due := taken
	due.Name = "Due on"
	in.Dataset.Columns[1] = taken
	handed := taken
	handed.Name, handed.NullShare = "Handed in", 0.1
	seen := taken
	seen.Name, seen.Type = "Inspected at", domain.Timestamp
	seen.Max = time.Date(2025, 12, 31, 12, 0, 0, 0, time.UTC)
	in.Dataset.Name, in.Dataset.DefaultTime = "loans", "Taken out"
	in.Dataset.Columns = append(in.Dataset.Columns, due, handed, seen)
	return in
}

func TestTwoDatesOfARowAreCompared(t *testing.T) {
	for text, want := range map[string]string{
		"how many loans where Handed in is after Due on":             "grouped: show count of rows; where Handed in > Due on",
		"number of loans handed in later than due on by region":      "grouped: show count of rows; by Region; where Handed in > Due on; order Count down",
		"how many loans were handed in late":                         "grouped: show count of rows; where Handed in > Due on",
		"how many loans were not handed in late":                     "grouped: show count of rows; where Handed in <= Due on",
		"how many loans were handed in on time":                      "grouped: show count of rows; where Handed in <= Due on",
		"how many loans were handed in on the day of taken out":      "grouped: show count of rows; where Handed in = Taken out",
		"how many loans were handed in on the taken out day":         "grouped: show count of rows; where Handed in = Taken out",
		"how many loans were handed in on the due on date by region": "grouped: show count of rows; by Region; where Handed in = Due on; order Count down",
		"how many loans were inspected on the same day as handed in": "grouped: show count of rows; where Inspected at = Handed in (whole days)",
		"how many loans were handed in by region":                    "",
		"how many loans were handed in in 2024":                      "",
	} {
		p, err := question.New().Read(text, loans())
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got := told(p); want != "" && got != want || want == "" && strings.Contains(got, "Due on") {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestADayOfNoColumnIsNotComparedWithAnother(t *testing.T) {
	for _, text := range []string{"loans handed in on the day of the exam", "loans handed in on the same day as the holiday", "loans handed in late in 2024"} {
		p, err := question.New().Read(text, loans())
		f := domain.FaultFrom(err)
		if err == nil || !strings.Contains(f.Suggestion, " rows where Handed in is ") {
			t.Errorf("%s: %s, %v; want it refused", text, told(p), err)
			continue
		}
		_, asked, _ := strings.Cut(f.Suggestion, ": ")
		if p, err := question.New().Read(asked, loans()); err != nil || !strings.Contains(told(p), "where Handed in ") {
			t.Errorf("the suggestion %q: %s, %v", asked, told(p), err)
		}
	}
}
