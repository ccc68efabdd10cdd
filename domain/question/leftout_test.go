package question_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestASuggestionTellsTheDenialTheBoundAndThePeriodThatItDrops(t *testing.T) {
	for asked, left := range map[string]string{
		"frobnicated rows by region, over 30":                           "over 30",
		"frobnicated sales by region without a category in 2024":        "without a category",
		"frobnicated sales by region in 2023 and the grum in July 2024": "July 2024",
	} {
		_, err := question.New().Read(asked, shop())
		f := domain.FaultFrom(err)
		if err == nil || !strings.Contains(f.Suggestion, "(this leaves out '") || !strings.Contains(f.Suggestion, left) {
			t.Errorf("%s: %q does not say that it leaves out %q", asked, f.Suggestion, left)
		}
	}
}

func TestAHintSaysWhatItsExampleLeavesOut(t *testing.T) {
	_, err := question.New().Read("the ratio of total sales to number of rows by region", shop())
	if f := domain.FaultFrom(err); err == nil || !strings.Contains(f.Suggestion, "as in (this leaves out 'the ratio of'): ") {
		t.Errorf("%v: %q", err, f.Suggestion)
	}
}
