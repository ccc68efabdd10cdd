package question_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// Two periods are named in many ways, beside a figure, a scope and what to divide
// by: whichever words stand around them, those two are set against each other.
func TestAComposedChangeSetsItsTwoPeriodsAgainstEachOther(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 41))
	r, tables := question.New(), spoken()
	for range 900 {
		c := composeTwoPeriods(rng, tables[rng.IntN(len(tables))])
		in := c.table.in
		in.Analysis = domain.Change
		p, err := r.Read(c.asked, in)
		if err != nil {
			t.Errorf("%s\n refused: %v", c.asked, err)
			continue
		}
		if got := c.readAnalysis(p); got != c.meant {
			t.Errorf("%s\n got  %+v\n want %+v", c.asked, got, c.meant)
		}
	}
}

// twoPeriods are two periods, the earlier one first, each in the words of one that
// can stand alone, and of one that leans on the other (empty: none does).
type twoPeriods struct{ before, after, leaning, want string }

func namedPeriods() []twoPeriods {
	return []twoPeriods{
		{"March 2025", "April 2025", "March", "2025-04-01..2025-04-30 against 2025-03-01..2025-03-31"},
		{"Mar 2025", "Apr 2025", "Mar", "2025-04-01..2025-04-30 against 2025-03-01..2025-03-31"},
		{"03/2025", "04/2025", "", "2025-04-01..2025-04-30 against 2025-03-01..2025-03-31"},
		{"2025-03", "2025-04", "", "2025-04-01..2025-04-30 against 2025-03-01..2025-03-31"},
		{"Q1 2025", "Q2 2025", "Q1", "2025-06-30"},
		{"Q1/2025", "Q2/2025", "", "2025-06-30"},
		{"the first quarter of 2025", "the second quarter of 2025", "the first quarter", "2025-06-30"},
		{"H1 2025", "H2 2025", "H1", "2025-12-31"},
		{"the first half of 2025", "the second half of 2025", "the first half", "2025-12-31"},
		{"2024", "2025", "", "years"},
		{"Q3 2024", "Q3 2025", "", "2025-07-01..2025-09-30 against 2024-07-01..2024-09-30"},
		{"the summer of 2024", "the summer of 2025", "", "2025-06-01..2025-08-31 against 2024-06-01..2024-08-31"},
		{"week 11 of 2025", "week 12 of 2025", "week 11", "2025-03-17..2025-03-23 against 2025-03-10..2025-03-16"},
		{"January to March 2025", "April to June 2025", "", "2025-06-30"},
	}
}

func (p twoPeriods) compared() string {
	switch p.want {
	case "2025-06-30":
		return "2025-04-01..2025-06-30 against 2025-01-01..2025-03-31"
	case "2025-12-31":
		return "2025-07-01..2025-12-31 against 2025-01-01..2025-06-30"
	case "years":
		return "2025-01-01..2025-12-31 against 2024-01-01..2024-12-31"
	}
	return p.want
}

// leaningPeriods are a period and what it is set against in words that lean on it.
func leaningPeriods() []twoPeriods {
	return []twoPeriods{
		{"the same month of the year before", "May 2025", "", "2025-05-01..2025-05-31 against 2024-05-01..2024-05-31"},
		{"the same period of the prior year", "Q2 2025", "", "2025-04-01..2025-06-30 against 2024-04-01..2024-06-30"},
		{"the same quarter last year", "Q2 2025", "", "2025-04-01..2025-06-30 against 2024-04-01..2024-06-30"},
		{"the previous month", "May 2025", "", "2025-05-01..2025-05-31 against 2025-04-01..2025-04-30"},
		{"the month before", "May 2025", "", "2025-05-01..2025-05-31 against 2025-04-01..2025-04-30"},
		{"the quarter before", "Q3 2025", "", "2025-07-01..2025-09-30 against 2025-04-01..2025-06-30"},
		{"the 3 months before", "the last 3 months", "", "2025-10-01..2025-12-31 against 2025-07-01..2025-09-30"},
		{"the 3 before", "the last 3 months", "", "2025-10-01..2025-12-31 against 2025-07-01..2025-09-30"},
		{"the three before that", "the last three months", "", "2025-10-01..2025-12-31 against 2025-07-01..2025-09-30"},
		{"the 30 days before", "the last 30 days", "", "2025-12-02..2025-12-31 against 2025-11-02..2025-12-01"},
		{"the same month last year", "this month", "", "2025-12-01..2025-12-31 against 2024-12-01..2024-12-31"},
		{"last month", "this month", "", "2025-12-01..2025-12-31 against 2025-11-01..2025-11-30"},
		{"last year", "this year", "", "2025-01-01..2025-12-31 against 2024-01-01..2024-12-31"},
		{"last quarter", "this quarter", "", "2025-10-01..2025-12-31 against 2025-07-01..2025-09-30"},
	}
}

func composeTwoPeriods(rng *rand.Rand, table spokenTable) analysisComposition {
	c := composeAnalysisOf(rng, table)
	c.tool = domain.Change
	if rng.IntN(3) == 0 {
		c.leaningFrame()
	} else {
		c.namedFrame()
	}
	c.meant.measure, c.meant.where, c.meant.period = c.want.measure, c.want.where, c.want.period
	return c
}

// tail is what a change is divided by and whose it is, in either order.
func (c *analysisComposition) tail() string {
	scope := c.scope()
	if c.IntN(3) > 0 {
		return scope
	}
	by := c.one(" by ", " for each ", " per ", " split by ") + c.by().one
	if c.IntN(2) == 0 && scope != "" && !strings.Contains(scope, "only considering") {
		return scope + by
	}
	return by + scope
}

func (c *analysisComposition) namedFrame() {
	all := namedPeriods()
	p := all[c.IntN(len(all))]
	c.want.period = p.compared()
	against := c.one(" vs ", " versus ", " against ", " compared with ", " compared to ")
	a, b := p.before, p.after
	if p.leaning != "" && c.IntN(3) == 0 {
		a = p.leaning
	}
	switch c.IntN(16) {
	case 0:
		c.asked = c.figure + " in " + b + against + a + c.tail()
	case 1:
		c.asked = "Compare the " + c.figure + " in " + b + c.one(" with ", " to ", " and ", " against ") + a + c.tail()
	case 2:
		c.asked = "How did the " + c.figure + " change from " + a + " to " + b + c.tail() + "?"
	case 3:
		c.asked = "How did the " + c.figure + " change between " + a + " and " + b + c.tail() + "?"
	case 4:
		c.asked = c.one("Significant changes in the ", "Detect changes in the ", "Analyze changes in the ") + c.figure + " " + b + against + a + c.tail()
	case 5:
		c.asked = c.one("Detect changes in the ", "Show changes in the ") + c.figure + " between " + a + " and " + b + c.tail()
	case 6:
		c.asked = "What changed in the " + c.figure + " " + c.one("from ", "between ") + a + c.tail() + "?"
		c.asked = strings.Replace(c.asked, "between "+a, "between "+a+" and "+b, 1)
		c.asked = strings.Replace(c.asked, "from "+a, "from "+a+" to "+b, 1)
	case 7:
		c.asked = c.one("What drove the change in the ", "What is behind the change in the ", "What explains the change in the ") + c.figure + " from " + a + " to " + b + c.tail() + "?"
	case 8:
		c.asked = "Why did the " + c.figure + c.scope() + c.one(" fall", " rise", " drop", " increase") + " in " + b + against + a + "?"
	case 9:
		c.asked = "By how much did the " + c.figure + c.scope() + c.one(" grow", " fall", " change", " increase") +
			c.one(" from "+a+" to "+b, " between "+a+" and "+b, " in "+b+against+a) + "?"
	case 10:
		c.asked = "Was the " + c.figure + c.scope() + c.one(" higher", " lower") + " in " + b + " than in " + a + "?"
	case 11:
		c.asked = "How much " + c.one("higher", "lower") + " was the " + c.figure + c.scope() + " in " + b + " than in " + a + "?"
	case 12:
		c.asked = "Difference in the " + c.figure + " between " + a + " and " + b + c.tail()
	case 13:
		c.asked = c.figure + " " + b + c.one(" vs ", " vs. ", " minus ") + a + c.tail()
	case 14:
		c.asked = "Did the " + c.figure + c.scope() + " go " + c.one("up", "down") + " from " + a + " to " + b + "?"
	case 15:
		c.asked = "Which " + c.by().many + c.one(" drove ", " caused ", " explain ") + "the change in the " + c.figure + " from " + a + " to " + b + c.scope() + "?"
	}
}

func (c *analysisComposition) leaningFrame() {
	all := leaningPeriods()
	p := all[c.IntN(len(all))]
	c.want.period = p.want
	against := c.one(" vs ", " versus ", " against ", " compared with ", " compared to ")
	if c.IntN(6) == 0 { // what is open is closed with the data
		c.want.period = "2025-09-01..2025-12-31 against 2024-09-01..2024-12-31"
		c.asked = c.figure + " since September 2025" + against + c.one("the same period of the prior year", "the same period last year", "the year before") + c.tail()
		return
	}
	in := " in "
	if strings.Contains(p.after, "last") {
		in = c.one(" in ", " during ")
	}
	switch c.IntN(5) {
	case 0:
		c.asked = c.figure + in + p.after + against + p.before + c.tail()
	case 1:
		c.asked = c.figure + " " + p.after + against + p.before + c.tail()
	case 2:
		c.asked = "How did the " + c.figure + c.scope() + " change" + in + p.after + c.one(" compared with ", " compared to ", " against ") + p.before + "?"
	case 3:
		c.asked = "Compare the " + c.figure + in + p.after + " with " + p.before + c.tail()
	case 4:
		c.asked = "Why did the " + c.figure + c.scope() + c.one(" fall", " rise") + in + p.after + against + p.before + "?"
	}
}
