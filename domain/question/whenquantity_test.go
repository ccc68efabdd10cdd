package question_test

import (
	"slices"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// Rooms are few whole numbers, which "which rooms" lists; "when did rooms change"
// was the change of Sales by Rooms.
func TestWhenIsAskedOfAQuantityNotOfItsKinds(t *testing.T) {
	in := shop()
	in.Analysis = domain.Change
	for text, measure := range map[string]string{
		"when did rooms change":                  "Rooms",
		"when did the rooms fall":                "Rooms",
		"when did rooms per quantity change":     "Rooms per Quantity",
		"when did the rooms rise in East region": "Rooms",
	} {
		p, err := question.New().Read(text, in)
		if err != nil || len(p.Measures) != 1 || p.Measures[0].Column != "Rooms" && p.Measures[0].Name != measure || slices.ContainsFunc(p.Dimensions, func(d question.Dimension) bool { return d.Column == "Rooms" || d.Column == "Quantity" }) {
			t.Errorf("%q: %s, %v; want %s alone", text, told(p), err, measure)
		}
	}
	in.Analysis = domain.Query
	if p, err := question.New().Read("which rooms have the highest sales", in); err != nil || len(p.Dimensions) != 1 || p.Dimensions[0].Column != "Rooms" {
		t.Errorf("%s, %v; want the kinds of rooms", told(p), err)
	}
}
