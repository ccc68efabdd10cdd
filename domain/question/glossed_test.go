package question_test

import (
	"slices"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestWhatStandsInBracketsIsReadForAWordThatIsInNoTable(t *testing.T) {
	p, err := question.New().Read("average worthiness (Profit divided by Sales) by Region", shop())
	if want := "grouped: show sum(Profit) / sum(Sales); by Region; order Profit / Sales down"; err != nil || told(p) != want {
		t.Fatalf("%v: %s", err, told(p))
	}
	if !slices.Contains(p.Reading.Assumptions, "'worthiness' is what stands in brackets: Profit divided by Sales") {
		t.Errorf("unsaid: %q", p.Reading.Assumptions)
	}
	refuses(t, shop(),
		"average worthiness by Region",
		"average worthiness (the usual) by Region",
		"average worthiness (Sales per frobnication) by Region",
	)
}
