package question_test

import (
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// council holds grants, each with a number of its own, whose noun begins the names
// of other columns too.
func council() question.Input {
	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }
	d := domain.Dataset{ID: 9, Name: "payments", Rows: 4000, DefaultTime: "Grant Day", DefaultMeasure: "Awarded (EUR)", Columns: []domain.Column{
		{Name: "Grant No.", Type: domain.String, Role: domain.RoleIdentifier, Distinct: 4000},
		{Name: "Grant Day", Type: domain.Date, Role: domain.RoleTime, Distinct: 700, Min: day(2024, 1, 1), Max: day(2025, 12, 31)},
		{Name: "Grant Type?", Type: domain.String, Role: domain.RoleDimension, Distinct: 2},
		{Name: "Borough", Type: domain.String, Role: domain.RoleDimension, Distinct: 2},
		{Name: "Audited", Type: domain.String, Role: domain.RoleDimension, Distinct: 2},
		{Name: "Audit Fee (EUR)", Type: domain.Number, Role: domain.RoleMeasure, Unit: "EUR", Distinct: 300, Min: 10.0, Max: 90.0, Mean: 40, Deviation: 30, NullShare: 0.4},
		{Name: "Awarded (EUR)", Type: domain.Number, Role: domain.RoleMeasure, Unit: "EUR", Distinct: 3000, Min: 1.0, Max: 90_000.0, Mean: 900, Deviation: 3000},
	}}
	x := question.NewIndex()
	x.Add("Grant Type?", []string{"Y", "N"})
	x.Add("Borough", []string{"North", "South"})
	x.Add("Audited", []string{"N", "Y"})
	return question.Input{Dataset: d, Values: x, Calendar: period.Calendar{Now: day(2026, 1, 2), DataFrom: day(2024, 1, 1), DataThrough: day(2025, 12, 31)}}
}

func TestTheNounOfTheKeyMeansTheRows(t *testing.T) {
	for text, want := range map[string]string{
		"biggest grant": "Awarded (EUR) down",
		"biggest single grant: when, which borough, how much?": "Awarded (EUR) down",
		"top 5 grants":                        "Awarded (EUR) down",
		"3 largest grants":                    "Awarded (EUR) down",
		"first 5 grants":                      "Grant Day up",
		"which borough got the biggest grant": "Awarded (EUR) down",
	} {
		p, err := question.New().Read(text, council())
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if len(p.Fields) == 0 || p.Fields[0] != "Grant No." || len(p.Order) == 0 || !strings.Contains(told(p), want) {
			t.Errorf("%s: fields %v of %s, want the grants, %s", text, p.Fields, told(p), want)
		}
	}
}

func TestADenialOfAnotherColumnIsKept(t *testing.T) {
	const without = "Audited = 'Y', Audit Fee (EUR) is null"
	for text, want := range map[string]string{
		"how many audited grants have no audit fee":              "count of rows; ; " + without,
		"average grant by borough":                               "average of sum(Awarded (EUR)) per Grant No.; Borough; ",
		"audited grants without audit fee by borough":            "count of rows; Borough; " + without,
		"what percentage of the audited grants has no audit fee": "count of rows where Audit Fee (EUR) is null / count of rows; ; Audited = 'Y'",
		"total audit fee by borough":                             "sum(Audit Fee (EUR)); Borough; ",
		"number of grants audited vs not audited":                "count of rows; Audited; ",
		"boroughs with no grants in December 2025":               "; Borough; Borough without rows where Grant Day in December 2025",
	} {
		if got := asked(t, council(), domain.Query, text); got != want {
			t.Errorf("%s\n got  %s\n want %s", text, got, want)
		}
	}
}

func TestTheVerbOfCountedThingsIsNoAmount(t *testing.T) {
	in := council()
	in.Dataset.Columns[5].Name = "Refunded"
	again := in.Dataset.Columns[1]
	again.Name, again.NullShare = "Refunded Date", 0.3
	in.Dataset.Columns = append(in.Dataset.Columns, again)
	for text, want := range map[string]string{
		"number of grants refunded in 2025 by borough": "count of rows; Borough; ",
		"how many grants were refunded in 2025":        "count of rows; ; ",
	} {
		if got := asked(t, in, domain.Query, text); got != want {
			t.Errorf("%s\n got  %s\n want %s", text, got, want)
		}
		if p, err := question.New().Read(text, in); err != nil || p.Time == nil || p.Time.Column != "Refunded Date" {
			t.Errorf("%s: goes by %v, %v; want Refunded Date", text, p.Time, err)
		}
	}
	if got, want := asked(t, in, domain.Query, "total refunded in 2025 by borough"), "sum(Refunded); Borough; "; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestANounOfAVerbNamesItsColumn(t *testing.T) {
	in := council()
	for at, name := range map[int]string{4: "Resolved", 3: "Phased out"} {
		in.Dataset.Columns[at].Name = name
		in.Values.Add(name, []string{"N", "Y"})
	}
	in.Dataset.Columns[2].Name = "Submitted"
	in.Values.Add("Submitted", []string{"yes", "No", "Yes"})
	for text, want := range map[string]string{
		"resolution rate":       "share of rows where Resolved = 'Y'; ; ",
		"submission rate":       "share of rows where Submitted in ('yes', 'Yes'); ; ",
		"number of resolutions": "count of rows; ; Resolved = 'Y'",
		"phaseout rate":         "share of rows where Phased out = 'Y'; ; ",
	} {
		if got := asked(t, in, domain.Query, text); got != want {
			t.Errorf("%s\n got  %s\n want %s", text, got, want)
		}
	}
}
