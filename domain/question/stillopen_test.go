package question_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// workshopJobs are jobs with the day on which each was opened and, of those that are,
// finished; and the day on which its part was ordered.
func workshopJobs() question.Input {
	in := greenhouse()
	in.Dataset.Name, in.Dataset.DefaultTime = "repairs", "Opened on"
	visited := in.Dataset.Columns[1]
	opened, finished := visited, visited
	opened.Name, finished.Name, finished.NullShare = "Opened on", "Finished on", 0.05
	in.Dataset.Columns = []domain.Column{{Name: "Repair No.", Type: domain.String, Role: domain.RoleIdentifier, Distinct: 4000}, opened, finished,
		{Name: "Workshop", Type: domain.String, Role: domain.RoleDimension, Distinct: 2}}
	in.Values.Add("Workshop", []string{"Linz", "Graz"})
	return in
}

func TestWhatIsOpenHasNotEnded(t *testing.T) {
	const open = "Finished on is null"
	for text, want := range map[string]string{
		"how many repairs are still open":            "count of rows; ; " + open,
		"how many repairs are open":                  "count of rows; ; " + open,
		"open repairs by workshop":                   "count of rows; Workshop; " + open,
		"how many repairs remain open in Linz":       "count of rows; ; " + open + ", Workshop = 'Linz'",
		"how many repairs were opened in March 2024": "count of rows; ; ",
		"number of opened repairs by workshop":       "count of rows; Workshop; ",
	} {
		if got := asked(t, workshopJobs(), domain.Query, text); got != want {
			t.Errorf("%s\n got  %s\n want %s", text, got, want)
		}
	}
}

func TestAStateThatNoColumnTellsIsRefused(t *testing.T) {
	in := workshopJobs()
	in.Dataset.Columns[2].Name = "Part ordered"
	for _, text := range []string{"how many repairs are still open", "open repairs by workshop", "how many repairs are open"} {
		if p, err := question.New().Read(text, in); err == nil {
			t.Errorf("%s: %s", text, told(p))
		} else if !strings.Contains(err.Error(), "state") {
			t.Errorf("%s: %v", text, err)
		}
	}
}
