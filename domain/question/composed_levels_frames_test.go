package question_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// A level as of a day is that of the last time told of by then, whatever the words.
func TestAComposedQuestionOfALevelIsReadAsItWasComposed(t *testing.T) {
	rng := rand.New(rand.NewPCG(17, 4))
	r, tables := question.New(), standings()
	for range composedOfTimes / 2 {
		s := tables[rng.IntN(len(tables))]
		c := composeLevel(rng, s)
		c.holds(t, r, s.in)
	}
}

// standing is a table that tells again and again how things stand.
type standing struct {
	in          question.Input
	level, said string
	flow        string
	dim         string
	grain       func(time.Time) (from, to time.Time) // what is told last by a day
}

func standings() []standing {
	month := func(d time.Time) (time.Time, time.Time) { return period.StartOf("month", d), period.EndOf("month", d) }
	return []standing{
		{in: storeMonths(), level: "Headcount", said: "headcount", flow: "Revenue", dim: "Store", grain: month},
		{in: branchBalances(), level: "Balance", said: "balance", flow: "Fees", dim: "Branch", grain: func(d time.Time) (time.Time, time.Time) {
			if _, end := month(d); d.Before(end) {
				return month(period.StartOf("month", d).AddDate(0, 0, -1))
			}
			return month(d)
		}},
		{in: wardDays(), level: "Occupied Beds", said: "occupied beds", dim: "Ward", grain: func(d time.Time) (time.Time, time.Time) { return d, d }},
	}
}

func composeLevel(rng *rand.Rand, s standing) *timedQuestion {
	c := &timedQuestion{Rand: rng, table: lifeTable{dim: s.dim, dimWord: strings.ToLower(s.dim)}}
	d := c.day()
	when := c.one(" as of ", " as at ", " on ", " by ") + c.written(d)
	switch c.IntN(3) {
	case 0:
		d = period.EndOf("month", d)
		when = c.one(" at the end of ", " as of the end of ", " as at the end of ") + d.Format("January 2006")
	case 1:
		d = period.EndOf("year", d)
		when = c.one(" at the end of ", " as of the end of ", " as at the end of ") + d.Format("2006")
	}
	open := c.one("What was the ", "Show the ", "")
	if s.flow != "" && c.IntN(3) == 0 {
		y := 2023 + c.IntN(3)
		c.frame, c.want.measure = "flow over level", "sum("+s.flow+") / sum("+s.level+") averaged over the months"
		c.want.period, c.want.time = fmt.Sprintf("%d-01-01..%d-12-31", y, y), s.in.Dataset.DefaultTime
		f := strings.ToLower(s.flow)
		figure := c.one(f+" divided by ", f+" per ", "ratio of "+f+" to ", "total "+f+" divided by average ")
		c.asked = open + figure + s.said + c.grouped() + fmt.Sprintf(" in %d", y)
		return c
	}
	from, to := s.grain(d)
	c.frame, c.want.measure = "level", "sum("+s.level+")"
	c.want.period, c.want.time = bounds(from, to), s.in.Dataset.DefaultTime
	c.asked = open + c.one("", "total ") + s.said + c.grouped() + when
	return c
}
