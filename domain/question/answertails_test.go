package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestATailThatAsksForWhatTheAnswerTellsIsNoSecondQuestion(t *testing.T) {
	for asked, want := range map[string]string{
		"Did the toll eur of depot Ghent change at some point? When, and by how much?": "Did the toll eur of depot Ghent change at some point?",
		"Has fuel used shifted in 2025? If so, when and in which direction?":           "Has fuel used shifted in 2025?",
	} {
		got, err := question.New().Read(asked, deliveries(domain.Change))
		plain, err2 := question.New().Read(want, deliveries(domain.Change))
		if err != nil || err2 != nil || told(got) != told(plain) || len(got.Reading.Ignored) == 0 {
			t.Errorf("%s: %v %v\n got  %s %q\n want %s", asked, err, err2, told(got), got.Reading.Ignored, told(plain))
		}
	}
	refusesAs(t, deliveries(domain.Change), domain.KindCompound, "Did the toll eur of depot Ghent change in 2025? When did the stops change by most?")
	refusesAs(t, deliveries(""), domain.KindCompound, "What is the total toll eur of depot Ghent? When, and by how much?")
}
