package question_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// Relations and searches in further words: what depends on a part of the calendar, what
// is held against what, by which bound a value stands out, what is classed by its share.
func TestAComposedRelationOrSearchIsReadAsItWasComposed(t *testing.T) {
	rng := rand.New(rand.NewPCG(13, 42))
	r, tables := question.New(), spoken()
	frames := []func(*analysisComposition){composeCompared, composeCalendarSide, composeFarOut, composeClasses}
	for k := range composedRelations {
		c := composeWith(rng, tables[rng.IntN(len(tables))], frames[k%len(frames)])
		in := c.table.in
		in.Analysis = c.tool
		p, err := r.Read(c.asked, in)
		if err != nil {
			t.Errorf("%s | %s\n refused: %v", c.tool, c.asked, err)
			continue
		}
		got := c.readAnalysis(p)
		got.measure = withoutCycle(got.measure)
		if c.cycle != "" && !strings.Contains(told(p), c.cycle) {
			t.Errorf("%s | %s\n got  %s\n want %s", c.tool, c.asked, told(p), c.cycle)
		}
		if got != c.meant {
			t.Errorf("%s | %s\n got  %+v\n want %+v", c.tool, c.asked, got, c.meant)
		}
	}
}

// withoutCycle leaves the part of the calendar out of what is related, which told names.
func withoutCycle(measure string) string {
	kept := slices.DeleteFunc(strings.Split(measure, " & "), func(m string) bool {
		return strings.HasPrefix(m, "month of ") || strings.HasPrefix(m, "weekday of ")
	})
	return strings.Join(kept, " & ")
}

// composedRelations is how many of these questions are put together.
const composedRelations = 400

// composeCompared holds a figure of some members against that of others.
func composeCompared(c *analysisComposition) {
	c.tool, c.counts = domain.Correlation, false
	c.conds, c.want.where = nil, ""
	d := c.grouped[0]
	a, b := d.values[0], d.values[1]
	x := said(c.amount)
	way := c.one("higher", "lower")
	c.want.measure = inOrder(c.amount, d.column)
	both := d.column + " in ('" + a + "', '" + b + "')"
	switch c.IntN(5) {
	case 0:
		c.asked = "Is the " + x + " " + way + " for " + a + " than for " + b + c.when + "?"
		c.want.measure, c.want.where = c.amount, both
	case 1:
		c.asked = "is " + x + " " + way + " in " + a + " than in " + b + c.when
		c.want.measure, c.want.where = c.amount, both
	case 2:
		c.asked = "Does the " + x + " differ between " + d.many + c.when + "?"
	case 3:
		c.asked = "Does the " + x + " depend on the " + d.one + c.when + "?"
	case 4:
		c.asked = "does " + x + " vary by " + d.one + c.when
	}
}

// composeCalendarSide relates a figure to a part of the calendar.
func composeCalendarSide(c *analysisComposition) {
	c.tool, c.counts = domain.Correlation, false
	x := said(c.amount)
	c.want.measure = c.amount
	part := c.one("month of the year", "weekday", "day of the week")
	c.cycle = map[bool]string{true: "by month of ", false: "by weekday of "}[part == "month of the year"]
	switch c.IntN(4) {
	case 0:
		c.asked = "Does the " + x + " depend on the " + part + c.scope() + c.when + "?"
	case 1:
		c.asked = "is the " + x + " related to the " + part + c.scope() + c.when
	case 2:
		c.asked = "Is there a relationship between the " + x + " and the " + part + c.scope() + c.when + "?"
	case 3:
		c.asked = "Does the " + part + " affect the " + x + c.scope() + c.when + "?"
	}
}

// composeFarOut asks for what lies beyond a bound of a method.
func composeFarOut(c *analysisComposition) {
	c.tool = domain.Outlier
	bound := c.one("a z-score above 3", "a z-score greater than 2.5", "a z-score over 3")
	sigma := c.one("more than 3 standard deviations from the mean", "outside 3 standard deviations", "more than 3 sigma above the mean", "beyond 2.5 sigma")
	switch c.IntN(5) {
	case 0:
		c.asked = "Which " + c.by().many + " have " + bound + " in the " + c.figure + c.scope() + c.when + "?"
	case 1:
		c.asked = "Outliers in the " + c.figure + " by " + c.by().one + c.scope() + c.when + ", " + sigma
	case 2:
		c.asked = c.by().many + " whose " + c.figure + " is " + c.one("abnormal", "unusually high", "unusually low") + c.scope() + c.when
	case 3:
		c.asked = "unusual " + c.figure + " by " + c.by().one + " per month" + c.scope() + c.when
		c.along("month")
	case 4:
		c.asked = "Outliers in the " + c.figure + " by " + c.by().one + c.scope() + c.when + " by the 1.5 IQR rule"
	}
}

// composeClasses asks for the classes of a Pareto analysis.
func composeClasses(c *analysisComposition) {
	c.tool = domain.Pareto
	c.adds()
	g := c.by()
	switch c.IntN(3) {
	case 0:
		c.asked = "ABC classes of " + g.many + " by " + c.figure + c.scope() + c.when
	case 1:
		c.asked = "ABC classification of " + g.many + " by " + c.figure + c.scope() + c.when
	case 2:
		c.asked = "Which ABC class does each " + g.one + " have by " + c.figure + c.scope() + c.when + "?"
	}
}
