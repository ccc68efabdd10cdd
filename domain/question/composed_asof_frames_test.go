package question_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// Of things that begin and end, each time that a question names is of the date it is
// said of, and what is there on a day is what had begun and not ended.
func TestAComposedQuestionOfTimesIsReadAsItWasComposed(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 31))
	r, tables := question.New(), lives()
	for range composedOfTimes {
		c := composeLife(rng, tables[rng.IntN(len(tables))])
		c.holds(t, r, c.table.in)
	}
}

const composedOfTimes = 800

// timedQuestion is a question of times on its way, and the plan that it means.
type timedQuestion struct {
	*rand.Rand
	table lifeTable
	frame string
	asked string
	want  timedPlan
}

type timedPlan struct{ measure, by, where, period, time string }

func (c *timedQuestion) one(of ...string) string { return of[c.IntN(len(of))] }

func (c *timedQuestion) holds(t *testing.T, r *question.Reader, in question.Input) {
	t.Helper()
	c.asked = strings.Join(strings.Fields(c.asked), " ")
	p, err := r.Read(c.asked, in)
	if err != nil {
		t.Errorf("[%s] %s\n refused: %v", c.frame, c.asked, err)
		return
	}
	if got := timesOf(p, c.want); got != c.want {
		t.Errorf("[%s] %s\n got  %+v\n want %+v", c.frame, c.asked, got, c.want)
	}
}

// timesOf is what a plan asks for. The axis counts only where a period is of it.
func timesOf(p question.Plan, want timedPlan) timedPlan {
	var got timedPlan
	var measures, by, where []string
	for _, m := range p.Measures {
		measures = append(measures, m.Label)
	}
	for _, d := range p.Dimensions {
		by = append(by, d.Name)
	}
	for _, f := range p.Filters {
		where = append(where, f.Text)
	}
	slices.Sort(where)
	got.measure, got.by, got.where = inOrder(measures...), inOrder(by...), strings.Join(where, " & ")
	if p.Period != nil {
		got.period, got.time = span(*p.Period), p.Time.Column
	}
	if want.period == "" && got.period == "" {
		got.time = ""
	}
	return got
}

func composeLife(rng *rand.Rand, table lifeTable) *timedQuestion {
	c := &timedQuestion{Rand: rng, table: table}
	frames := []struct {
		name string
		put  func()
	}{
		{"one date", c.oneDate}, {"by then", c.notByThen}, {"not by a day", c.notByADay}, {"both", c.bothDates},
		{"there", c.thereOn}, {"empty", c.neverEnded}, {"beside", c.besideADay},
	}
	f := frames[rng.IntN(len(frames))]
	c.frame, c.want.measure = f.name, "count of rows"
	f.put()
	return c
}

func (c *timedQuestion) day() time.Time {
	return time.Date(2024+c.IntN(2), time.Month(2+c.IntN(10)), 5+c.IntN(20), 0, 0, 0, 0, time.UTC)
}

func (c *timedQuestion) written(d time.Time) string {
	return c.one(d.Format(time.DateOnly), d.Format("2 January 2006"), d.Format("January 2, 2006"))
}

func (c *timedQuestion) counted() string {
	if amount := said(c.table.amount); c.IntN(4) == 0 {
		word, of := "average", "average"
		if c.IntN(2) == 0 {
			word, of = c.one("total", "sum of"), "sum"
		}
		c.want.measure = of + "(" + c.table.amount + ")"
		return c.one("What is the ", "Show the ", "") + word + " " + amount + c.one(" of ", " for ") + c.table.rows
	}
	return c.one("How many ", "Number of ", "Count the number of ", "What is the number of ") + c.table.rows
}

func (c *timedQuestion) grouped() string {
	if c.IntN(2) == 0 {
		return ""
	}
	c.want.by = c.table.dim
	return c.one(" by ", " per ", " for each ", " grouped by ") + c.table.dimWord
}

func (c *timedQuestion) valued() string {
	if c.IntN(3) > 0 {
		return ""
	}
	c.where(c.table.dim + " = '" + c.table.dimValue + "'")
	return c.one(" for ", " in ") + c.table.dimValue
}

func (c *timedQuestion) where(conditions ...string) {
	if c.want.where != "" {
		conditions = append(conditions, strings.Split(c.want.where, " & ")...)
	}
	slices.Sort(conditions)
	c.want.where = strings.Join(conditions, " & ")
}

func until(d time.Time) string { return period.Describe(time.Time{}, d) }

// bound is a time up to or from a day on, its words and its span.
func (c *timedQuestion) bound(d time.Time) (said string, from, to time.Time) {
	switch c.IntN(4) {
	case 0:
		return c.one("by ", "until ", "up to ", "on or before ", "no later than ", "not later than ", "up to and including ") + c.written(d), from, d
	case 1:
		return c.one("before ", "prior to ", "earlier than ") + c.written(d), from, d.AddDate(0, 0, -1)
	case 2:
		return c.one("after ", "later than ") + c.written(d), d.AddDate(0, 0, 1), to
	}
	return c.one("since ", "on or after ", "no earlier than ") + c.written(d), d, to
}

func (c *timedQuestion) oneDate() {
	verb, column := c.table.begun, c.table.began
	if c.IntN(2) == 0 {
		verb, column = c.table.over, c.table.ended
	}
	said, from, to := c.bound(c.day())
	c.want.period, c.want.time = bounds(from, to), column
	is := c.one(" ", " that were ")
	if verb == "left" || verb == "ended" || verb == "started" {
		is = c.one(" that ", " which ")
	}
	c.asked = c.counted() + is + verb + " " + said + c.grouped()
}

func bounds(from, to time.Time) string {
	var a, b string
	if !from.IsZero() {
		a = from.Format(time.DateOnly)
	}
	if !to.IsZero() {
		b = to.Format(time.DateOnly)
	}
	return a + ".." + b
}

func (c *timedQuestion) notByThen() {
	d := c.day()
	c.where(c.table.began+" in "+until(d), c.table.ended+" not in "+until(d))
	c.asked = c.counted() + " " + c.table.begun + c.one(" by ", " on or before ", " up to ") + c.written(d) + c.one(" and ", " that ", " but ", " who ") +
		c.table.notOver + c.one(" by then", " by that day", " by that date") + c.grouped()
}

func (c *timedQuestion) notByADay() {
	d := c.day()
	e := d.AddDate(0, 1, 3)
	first := c.table.began + " in " + period.Describe(period.StartOf("month", d), period.EndOf("month", d))
	said := " in " + d.Format("January 2006")
	if c.IntN(2) == 0 {
		first, said = c.table.began+" in "+until(d), " by "+c.written(d)
	}
	c.where(first, c.table.ended+" not in "+until(e))
	c.asked = c.counted() + " " + c.table.begun + said + c.one(" and ", " that ", " but ") + c.table.notOver + " by " + c.written(e) + c.grouped()
}

func (c *timedQuestion) bothDates() {
	a, fromA, toA := c.bound(c.day())
	b, fromB, toB := c.bound(c.day())
	c.where(c.table.began+" in "+period.Describe(fromA, toA), c.table.ended+" in "+period.Describe(fromB, toB))
	c.asked = c.counted() + " " + c.table.begun + " " + a + c.one(" and ", " that ", " but ") + c.table.over + " " + b + c.grouped()
}

// thereOn asks what was there on a day.
func (c *timedQuestion) thereOn() {
	if c.table.event {
		c.bothDates()
		return
	}
	d := c.day()
	when := c.one(" as of ", " as at ") + c.written(d)
	state := c.one("open ", "active ", "")
	switch c.IntN(3) {
	case 0:
		d = period.EndOf("month", d)
		when = " at the end of " + d.Format("January 2006")
	case 1:
		state = c.one("open ", "active ")
		when = " on " + c.written(d)
	}
	c.where(c.table.began+" in "+until(d), c.table.ended+" not in "+until(d))
	how := c.one("How many ", "Number of ")
	switch {
	case c.IntN(3) == 0 && state != "":
		c.asked = "How many " + c.table.rows + c.one(" were ", " were still ") + state + when + c.valued()
	case c.IntN(2) == 0:
		c.asked = how + state + c.table.rows + c.grouped() + when
	default:
		c.asked = how + state + c.table.rows + when + c.grouped()
	}
}

func (c *timedQuestion) neverEnded() {
	c.where(c.table.ended + " is null")
	ended := said(c.table.ended)
	switch c.IntN(3) {
	case 0:
		c.asked = c.counted() + c.one(" without a ", " with no ") + ended + c.grouped()
	case 1:
		c.asked = c.counted() + " that " + c.denied() +
			c.grouped() + c.valued()
	case 2:
		d := c.day()
		c.where(c.table.began + " in " + until(d))
		c.asked = c.counted() + " " + c.table.begun + " by " + c.written(d) + c.one(" and ", " that ", " but ") + c.table.notOver + c.grouped()
	}
}

func (c *timedQuestion) denied() string {
	return strings.Replace(c.table.notOver, " not ", c.one(" not ", " never ", " not yet "), 1)
}

func (c *timedQuestion) besideADay() {
	d, n := c.day(), 5+c.IntN(40)
	switch c.IntN(3) {
	case 0:
		c.want.period = bounds(d.AddDate(0, 0, 1), d.AddDate(0, 0, n))
		c.asked = fmt.Sprintf("%s %s in the %d days after %s", c.counted(), c.table.begun, n, c.written(d))
	case 1:
		c.want.period = bounds(d.AddDate(0, 0, -n), d.AddDate(0, 0, -1))
		c.asked = fmt.Sprintf("%s %s in the %d days before %s", c.counted(), c.table.begun, n, c.written(d))
	case 2:
		c.want.period = bounds(d.AddDate(0, 0, -n), d.AddDate(0, 0, n))
		c.asked = fmt.Sprintf("%s %s within %d days of %s", c.counted(), c.table.begun, n, c.written(d))
	}
	c.want.time = c.table.began
	c.asked += c.grouped()
}
