package question_test

import (
	"math/rand/v2"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// seasonFrames ask for the season of a figure: what is said before it and after, and
// the part of the calendar that it is told by.
var seasonFrames = []struct{ before, after, part string }{
	{"is there seasonality in the ", "", "month"},
	{"is there any seasonality in ", "", "month"},
	{"does the ", " show seasonality", "month"},
	{"seasonality of the ", "", "month"},
	{"seasonal pattern of ", "", "month"},
	{"are there seasonal swings in the ", "", "month"},
	{"how seasonal is the ", "", "month"},
	{"does the ", " depend on the month of the year", "month"},
	{"do falls in the ", " depend on the month of the year", "month"},
	{"does the ", " depend on the time of year", "month"},
	{"does the ", " vary by season", "month"},
	{"which months are usually strong for ", "", "month"},
	{"which months are typically weak for the ", "", "month"},
	{"in which months is the ", " usually high", "month"},
	{"what month is normally the highest for ", "", "month"},
	{"when in the year is the ", " highest", "month"},
	{"at what time of the year is the ", " lowest", "month"},
	{"is there a yearly pattern in the ", "", "month"},
	{"is there an annual cycle in the ", "", "month"},
	{"which quarter is usually the strongest for ", "", "quarter"},
	{"does the ", " depend on the quarter", "quarter"},
	{"quarterly seasonality of the ", "", "quarter"},
	{"is there a weekly pattern in the ", "", "weekday"},
	{"which weekdays are usually busy for ", "", "weekday"},
	{"does the ", " depend on the day of the week", "weekday"},
	{"on which days of the week is the ", " typically low", "weekday"},
}

// A question for the season is read as one by the part of the calendar that it is
// told by, with the figure, the condition and the period that it was composed of.
func TestAComposedQuestionForASeasonIsReadByItsCycle(t *testing.T) {
	rng := rand.New(rand.NewPCG(29, 31))
	r, tables := question.New(), spoken()
	for k := range 12 * len(seasonFrames) {
		frame := seasonFrames[k%len(seasonFrames)]
		c := composeWith(rng, tables[rng.IntN(len(tables))], func(c *analysisComposition) {
			c.tool = domain.Trend
			c.asked = frame.before + c.figure + frame.after + c.scope() + c.when
			c.meant.by = frame.part + " of " + c.table.in.Dataset.DefaultTime
		})
		in := c.table.in
		in.Analysis = domain.Trend
		if p, err := r.Read(c.asked, in); err != nil {
			t.Errorf("%s\n refused: %v", c.asked, err)
		} else if got := c.readAnalysis(p); !p.Season || got != c.meant {
			t.Errorf("%s\n got  %+v\n want %+v", c.asked, got, c.meant)
		}
	}
}
