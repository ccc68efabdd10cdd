package question_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestAWordThatDecidesWhatTheFiguresAreIsReadOrRefused(t *testing.T) {
	for _, c := range []struct {
		text  string
		loses string // the words that the refusal names; empty: it is read
	}{
		{"minimum and maximum patient age", ""},
		{"average number of visits per day", ""},
		{"% surgery or oncology by doctor", "%"},
		{"visits with and without surgery", "with and without"},
		{"average treatment cost by ward without surgery", ""},
	} {
		_, err := question.New().Read(c.text, clinic())
		var f *domain.Fault
		switch errors.As(err, &f); {
		case c.loses == "" && err != nil:
			t.Errorf("%s: %v", c.text, err)
		case c.loses != "" && (err == nil || !strings.Contains(err.Error(), "'"+c.loses+"'")):
			t.Errorf("%s: %v; want %q named", c.text, err, c.loses)
		}
	}
}

func TestTheShareOfAKindIsARateWithinEachGroup(t *testing.T) {
	for text, want := range map[string]string{
		"share of surgery visits by doctor":                 "count of rows where ward = 'Surgery' / count of rows; doctor; ",
		"share of visits that stayed over 5 days by doctor": "count of rows where stay_days > 5 / count of rows; doctor; ",
	} {
		if got := asked(t, clinic(), "", text); got != want {
			t.Errorf("%s\n got  %s\n want %s", text, got, want)
		}
	}
}

func TestBothEndsShowOrAreRefused(t *testing.T) {
	in := clinic()
	in.Dataset.DefaultTime, in.Dataset.DefaultMeasure = "", "Driver age"
	in.Dataset.Columns = []domain.Column{
		{Name: "Rental No.", Type: domain.String, Role: domain.RoleIdentifier, Distinct: 5000},
		{Name: "Driver age", Type: domain.Integer, Role: domain.RoleMeasure, Distinct: 60, Min: int64(18), Max: int64(90)},
		{Name: "Class", Type: domain.String, Role: domain.RoleDimension, Distinct: 5},
	}
	in.Values = question.NewIndex()
	for _, text := range []string{"youngest and oldest driver", "How old are our youngest and our oldest driver?"} {
		if p, err := question.New().Read(text, in); err == nil || !strings.Contains(err.Error(), "youngest and oldest") {
			t.Errorf("%s: %v, %v", text, p.Measures, err)
		}
	}
	if got := asked(t, in, "", "minimum and maximum driver age"); got != "minimum(Driver age), maximum(Driver age); ; " {
		t.Error(got)
	}
}
