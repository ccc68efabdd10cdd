package engine_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

func TestWhenALimitIsPassedIsNoForecastOfRowsBeyondIt(t *testing.T) {
	p := predicting(t, counted("Defects", inMonth, 36))
	for _, text := range []string{"when will defects exceed 9000 per month", "when will total defects be above 9000"} {
		f := p.refused(t, text)
		if f.Kind != domain.KindUnsupported || !strings.Contains(f.Suggestion, "forecast total Defects by month for the next 6 months") {
			t.Errorf("%q: %s: %s %s", text, f.Kind, f.Message, f.Suggestion)
		}
	}
	p.ask(t, "forecast total Defects by month for the next 6 months")
	p.ask(t, "forecast the number of rows where defects > 2000")
}
