package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestTheNounOfTheRowsOwnNumberIsNoGroup(t *testing.T) {
	in := council()
	in.Dataset.Columns[0] = domain.Column{Name: "Grant #", Type: domain.Integer, Role: domain.RoleIdentifier, Distinct: 4000}
	reads(t, in, map[string]string{
		"average awarded per grant by borough, only grants not audited": "grouped: show average of sum(Awarded (EUR)) per Grant #; by Borough; where Audited is not 'Y'; over sum(Awarded (EUR)) of each Grant #, Borough; order average Awarded (EUR) per Grant # down",
		"audited grants as % of all grants":                             "grouped: show count of rows where Audited = 'Y' / count of rows",
		"weekday vs weekend grants":                                     "grouped: show count of rows; by kind of weekday; where kind of weekday is one of those named; order Count down",
		"share of grants in North, South":                               "grouped: show count of rows; and share of rows; by Borough; where Borough in ('North', 'South'); order Count down",
	})
}

func TestAnAmountPerRowIsRankedAsOneFigure(t *testing.T) {
	p, err := question.New().Read("which borough has the most awarded per grant on average", council())
	if got, want := told(p), "grouped: show sum(Awarded (EUR)) / distinct count of Grant No.; by Borough; order Awarded (EUR) per Grant No. down; first 1"; err != nil || got != want {
		t.Errorf("%v: %s, want %s", err, got, want)
	}
}

func TestNothingIsRankedWithinASingleRow(t *testing.T) {
	_, err := question.New().Read("the borough with the most awarded for each grant", council())
	if f := domain.FaultFrom(err); err == nil || f.Kind != domain.KindUnsupported {
		t.Fatalf("got %v, want a refusal", err)
	}
}
