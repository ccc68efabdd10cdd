package question_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestWhereUnknownThingsAreCountedTheRowsAreOffered(t *testing.T) {
	r := question.New()
	for text, want := range map[string]string{
		"how many gizmos":           "how many rows are there",
		"gizmos by region":          "number of rows by Region; or: total Sales by Region",
		"total gizmos by category":  "number of rows by Category; or: total Sales by Category",
		"number of gizmos per city": "number of rows by City",
	} {
		_, err := r.Read(text, shop())
		if f := domain.FaultFrom(err); f.Kind != domain.KindUnknownWord || f.Suggestion != "If the rows of shop are meant, ask: "+want {
			t.Errorf("%s: %s, %q; want %q", text, f.Kind, f.Suggestion, want)
		}
		for ask := range strings.SplitSeq(want, "; or: ") {
			if _, err := r.Read(ask, shop()); err != nil {
				t.Errorf("what is suggested is refused: %v", err)
			}
		}
	}
	if f := domain.FaultFrom(func() error { _, err := r.Read("average gizmos by region", shop()); return err }()); f.Suggestion != "Leave the word out or name what it means; ask, for instance: average Sales by Region" {
		t.Errorf("an average is no number of rows: %q", f.Suggestion)
	}
}
