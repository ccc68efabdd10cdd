package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestAPartOfTheYearWithoutOneIsTheLatestWhereReasonsAreAsked(t *testing.T) {
	in := shop()
	in.Analysis = domain.Change
	for text, want := range map[string]string{
		"why did sales rise in December":  "2025-12-01..2025-12-31",
		"why did sales fall in winter":    "2024-12-01..2025-02-28",
		"why did sales fall in Q1":        "2025-01-01..2025-03-31",
		"did sales fall in autumn":        "2025-09-01..2025-11-30",
		"why do sales fall every January": "",
	} {
		p, err := question.New().Read(text, in)
		got := ""
		if p.Period != nil {
			got = p.Period.From.Format("2006-01-02") + ".." + p.Period.To.Format("2006-01-02")
		}
		if err != nil || got != want || len(p.Filters) > 0 == (want != "") {
			t.Errorf("%q: %v, in %q with %s; want %q", text, err, got, told(p), want)
		}
	}
}

func TestAPeriodAloneAsksAToolForNoRecords(t *testing.T) {
	readsFor(t, domain.Change, map[string]string{"what changed last month": "grouped: in 2025-12-01..2025-12-31"})
}
