package engine_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestWhatIsSaidOfMostMembersIsHeldAgainstThem(t *testing.T) {
	w := warehouse(t, map[string]string{"table.csv": branches}) // Rome and Bern of four fall, the total too
	for text, c := range map[string]struct {
		way        int
		says, deny string
	}{
		"why did most branches fall in February?":         {-1, "2 of 4 members of Branch fell, so not most.", "did not"},
		"why did all of the branches fall in February?":   {-1, "2 of 4 members of Branch fell, so not all.", "did not"},
		"why did most branches grow in February?":         {1, "Sales fell from 1,000 in January 2024 to 900 in February 2024 (−10 %). 1 of 4 members of Branch rose, so not most.", "did not"},
		"which branch fell most in February?":             {-1, "Rome fell most", "members of Branch fell"},
		"why did sales grow in February across all shops": {1, "Sales did not rise but fell", "members of Branch"},
	} {
		r := answerTo(t, overTime(w, func(d domain.Dataset) question.Plan {
			return question.Plan{Measures: sales(d), Why: true, Moved: c.way, Dimensions: []question.Dimension{by("Branch")}, Compare: versus(january(), february())}
		}), first(t, w), domain.Change, text)
		if !strings.Contains(r.Summary, c.says) || strings.Contains(r.Summary, c.deny) {
			t.Errorf("%s: %q", text, r.Summary)
		}
	}
}
