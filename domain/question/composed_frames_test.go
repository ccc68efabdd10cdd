package question_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// Of tables as exports have them, too, each question is read to the plan that it was
// composed of. What is only hinted at may be asked back, but is never taken for
// something else.
func TestAComposedQuestionAboutAnExportIsReadAsItWasComposed(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 23))
	r, tables := question.New(), worded()
	for range composedAboutExports {
		c := word(rng, tables[rng.IntN(len(tables))])
		p, err := r.Read(c.asked, c.table.in)
		if err != nil {
			if !c.free {
				t.Errorf("[%s] %s\n refused: %v", c.frame, c.asked, err)
			}
			continue
		}
		if got := c.plan(p); got != c.meant {
			t.Errorf("[%s] %s\n got  %+v\n want %+v", c.frame, c.asked, got, c.meant)
		}
	}
}

const composedAboutExports = 800

// wording is a question about an export on its way.
type wording struct {
	composition
	table wordedTable
	free  bool // may be asked back
	frame string
	meant wordedPlan
}

// wordedPlan is what a question asks for, with what is computed over the groups.
type wordedPlan struct {
	meant
	derived string
	time    string // the column of dates that the period is of, where it isn't the default
}

func word(rng *rand.Rand, table wordedTable) *wording {
	c := &wording{composition: composition{Rand: rng, table: table.spokenTable}, table: table}
	dims := slices.Clone(table.dims)
	rng.Shuffle(len(dims), func(i, j int) { dims[i], dims[j] = dims[j], dims[i] })
	c.grouped, c.others = dims[:1], dims[1:]
	c.amount, c.level = c.one(table.amounts...), c.one(table.levels...)
	frames := []struct {
		name string
		put  func()
	}{
		{"plain", c.plainFigure}, {"plain", c.plainFigure}, {"states", c.statesCounted}, {"stateshare", c.stateShare}, {"share", c.shareOfTotal}, {"ratio", c.ratio},
		{"between", c.betweenBounds}, {"dates", c.bounded}, {"months", c.twoMonths}, {"weekend", c.onWeekends}, {"excluding", c.leftOut},
		{"alsoshow", c.alsoShow}, {"averaged", c.averageOfTotals}, {"yearover", c.yearOverYear}, {"eachmonth", c.eachMonth},
		{"twogroups", c.topOfTwo}, {"having", c.havingSQL}, {"ratiosql", c.ratioSQL}, {"like", c.likeSQL}, {"otherdate", c.otherDate}, {"flag", c.flagged}, {"code", c.code},
	}
	f := frames[rng.IntN(len(frames))]
	c.frame = f.name
	f.put()
	c.meant.meant = c.want
	return c
}

func (c *wording) ask(format string, args ...any) {
	c.asked = strings.Join(strings.Fields(fmt.Sprintf(format, args...)), " ")
}

func (c *wording) opening() string {
	return c.one("Show the ", "What is the ", "Give me the ", "Please calculate the ", "")
}

// total is a sum, an average, a maximum or a count, and its words.
func (c *wording) figureOf() string {
	switch c.IntN(5) {
	case 0:
		c.want.measure = "average(" + c.level + ")"
		return c.one("average ", "mean ", "avg ") + c.word(c.level)
	case 1:
		c.want.measure = "maximum(" + c.level + ")"
		return c.one("maximum ", "highest ") + c.word(c.level)
	case 2:
		c.want.measure = "count of rows"
		return "number of " + c.table.rows
	}
	return c.total()
}

func (c *wording) total() string {
	c.want.measure = "sum(" + c.amount + ")"
	return c.one("total ", "sum of ", "overall ") + c.word(c.amount)
}

func (c *wording) by() string {
	c.want.by = c.grouped[0].column
	return c.one(" by ", " for each ", " per ", " grouped by ", " broken down by ") + c.dim(c.grouped[0])
}

func (c *wording) in() string {
	if c.IntN(2) == 0 {
		return ""
	}
	c.period()
	return c.when
}

func (c *wording) forValue() string {
	if c.IntN(2) == 0 {
		return ""
	}
	d := c.others[0]
	v := d.values[c.IntN(len(d.values))]
	c.condition("", "", d.column+" = '"+v+"'")
	return c.one(" for "+v, " where "+c.dim(d)+" is "+v, " for "+c.dim(d)+" "+v, " with "+d.column+" = '"+v+"'")
}

func (c *wording) plainFigure() {
	f := c.figureOf()
	c.ask("%s%s%s%s%s", c.opening(), f, c.by(), c.forValue(), c.in())
}

func (c *wording) statesCounted() {
	if len(c.table.states) == 0 {
		c.plainFigure()
		return
	}
	s := c.table.states[c.IntN(len(c.table.states))]
	c.condition("", "", s.column+" = '"+s.value+"'")
	c.want.measure = "count of rows"
	switch c.IntN(6) {
	case 0:
		c.ask("How many %s were %s%s", c.table.rows, s.phrase, c.in())
	case 1:
		c.ask("How many %s %s were there%s", s.phrase, c.table.rows, c.in())
	case 2:
		c.ask("%snumber of %s %s%s%s", c.opening(), s.phrase, c.table.rows, c.by(), c.in())
	case 3:
		c.ask("%s %s%s%s", c.one("Count", "Count the", "How many"), s.phrase+" "+c.table.rows, c.by(), c.in())
	case 4:
		c.ask("%snumber of %s that were %s%s%s", c.opening(), c.table.rows, s.phrase, c.by(), c.in())
	case 5:
		c.want.measure = "sum(" + c.amount + ")"
		c.ask("%stotal %s of %s %s%s%s", c.opening(), c.word(c.amount), s.phrase, c.table.rows, c.by(), c.in())
	}
}

func (c *wording) stateShare() {
	if len(c.table.states) == 0 {
		c.plainFigure()
		return
	}
	s := c.table.states[c.IntN(len(c.table.states))]
	c.want.measure = "count of rows where " + s.column + " = '" + s.value + "' / count of rows"
	of := c.one("percentage of ", "share of ", "percent of ", "proportion of ") + c.table.rows
	switch c.IntN(3) {
	case 0:
		c.ask("%s%s that were %s%s%s%s", c.opening(), of, s.phrase, c.by(), c.in(), c.forValue())
	case 1:
		c.ask("What %s were %s%s%s", of, s.phrase, c.by(), c.in())
	case 2:
		c.ask("%s%s %s%s%s", c.opening(), of, c.one("that are ", "which were ")+s.phrase, c.in(), c.forValue())
	}
}

func (c *wording) shareOfTotal() {
	c.want.measure, c.meant.derived = "sum("+c.amount+")", "share"
	c.ask("%s%s%s%s", c.opening(), c.one("share of total ", "percentage of total ")+c.word(c.amount), c.by(), c.in())
}

func (c *wording) ratio() {
	if len(c.table.amounts) < 2 {
		c.plainFigure()
		return
	}
	k := c.Perm(len(c.table.amounts))
	a, b := c.table.amounts[k[0]], c.table.amounts[k[1]]
	c.want.measure = "sum(" + a + ") / sum(" + b + ")"
	x, y := c.word(a), c.word(b)
	c.ask("%s%s%s%s%s", c.opening(), c.one("ratio of total "+x+" to total "+y, "ratio of "+x+" to "+y, x+" divided by "+y, "total "+x+" divided by total "+y, x+" / "+y), c.by(), c.forValue(), c.in())
}

func (c *wording) betweenBounds() {
	x := c.one(c.level, c.amount)
	a, b := 10+c.IntN(20), 40+c.IntN(50)
	c.condition("", "", fmt.Sprintf("%s between %d and %d", x, a, b))
	c.want.measure = "count of rows"
	w := c.word(x)
	c.ask("%s%s %s", c.one("How many "+c.table.rows+" have ", "Number of "+c.table.rows+" with "), c.one("a ", "")+w, fmt.Sprintf(c.one("between %d and %d", "from %d to %d", "of between %d and %d"), a, b)+c.in())
}

func (c *wording) bounded() {
	f, y, m := c.figureOf(), 2023+c.IntN(3), 2+c.IntN(9)
	switch c.IntN(4) {
	case 0:
		c.want.period = fmt.Sprintf("%d-%02d-16..", y, m)
		c.when = fmt.Sprintf(" after %d-%02d-15", y, m)
	case 1:
		c.want.period = fmt.Sprintf("..%d-%02d-14", y, m)
		c.when = fmt.Sprintf(" before %d-%02d-15", y, m)
	case 2:
		c.want.period = fmt.Sprintf("%d-03-01..", y)
		c.when = fmt.Sprintf(" since March %d", y)
	case 3:
		c.want.period = fmt.Sprintf("..%d-02-28", y)
		if y == 2024 {
			c.want.period = "..2024-02-29"
		}
		c.when = fmt.Sprintf(" before March %d", y)
	}
	c.ask("%s%s%s%s", c.opening(), f, c.by(), c.when)
}

func (c *wording) twoMonths() {
	f := c.figureOf()
	c.want.period = "2024-01-01..2024-02-29"
	c.want.by = inOrder(c.grouped[0].column, c.table.in.Dataset.DefaultTime+" (month)") // each by itself
	if strings.HasPrefix(f, "overall ") {
		c.want.by = c.grouped[0].column
	}
	c.ask("%s%s by %s %s", c.opening(), f, c.dim(c.grouped[0]), c.one("in January and February 2024", "in Jan and Feb 2024", "for January and February 2024"))
}

func (c *wording) onWeekends() {
	f := c.figureOf()
	c.condition("", "", "weekday of "+c.table.in.Dataset.DefaultTime+" is Saturday or Sunday")
	c.ask("%s%s%s on weekends%s", c.opening(), f, c.by(), c.in())
}

func (c *wording) leftOut() {
	f, d := c.figureOf(), c.others[0]
	k := c.Perm(len(d.values))
	a, b := d.values[k[0]], d.values[k[1]]
	if c.IntN(2) == 0 {
		c.condition("", "", d.column+" is not '"+a+"'")
		c.ask("%s%s%s%s", c.opening(), f, c.by(), c.one(", not "+a, " where "+c.dim(d)+" is not "+a, " without "+a))
		return
	}
	c.condition("", "", "not "+d.column+" in ('"+a+"', '"+b+"')")
	c.ask("%s%s%s%s", c.opening(), f, c.by(), c.one(" excluding ", " except ", " except for ", ", leaving out ")+a+c.one(" and ", " or ")+b)
}

func (c *wording) alsoShow() {
	c.want.measure, c.want.limit, c.want.order, c.want.by = inOrder("sum("+c.amount+")", "average("+c.level+")"), 3, "down", c.grouped[0].column
	c.free = true
	c.ask("Top 3 %s by total %s%s, %s average %s", c.grouped[0].many, c.word(c.amount), c.in(), c.one("and show also the", "also show the", "and show the", "and their"), c.word(c.level))
}

func (c *wording) averageOfTotals() {
	grain := c.one("month", "quarter")
	c.want.measure = "average of sum(" + c.amount + ") per " + grain
	w, by := c.word(c.amount), ""
	if c.IntN(2) == 0 {
		c.want.by, by = c.grouped[0].column, c.one(" by ", " for each ")+c.dim(c.grouped[0])
	}
	c.ask("%s%s%s%s", c.opening(), c.one("average "+grain+"ly "+w, "average total "+w+" per "+grain), by, c.in())
}

func (c *wording) yearOverYear() {
	f := c.total()
	c.meant.derived, c.want.by = "growth", inOrder(c.grouped[0].column, c.table.in.Dataset.DefaultTime+" (year)")
	c.ask("%s in %s by %s", c.one("Year-over-year percent change", "year over year growth", "Percent change year over year"), f, c.dim(c.grouped[0]))
}

func (c *wording) eachMonth() {
	f := c.figureOf()
	c.want.by, c.want.period = c.table.in.Dataset.DefaultTime+" (month)", "2024-01-01..2024-12-31"
	c.ask("%s%s %s%s", c.opening(), f, c.one("in each month of 2024", "for each month of 2024", "by month in 2024", "per month in 2024"), c.forValue())
}

func (c *wording) topOfTwo() {
	f, d := strings.Replace(c.figureOf(), "highest ", "maximum ", 1), c.others[0]
	c.want.by, c.want.limit, c.want.order = inOrder(c.grouped[0].column, d.column), 5, "down"
	c.ask("%s %s and %s by %s%s", c.one("Top 5 combinations of", "Top 5"), c.dim(c.grouped[0]), c.dim(d), f, c.in())
	if strings.HasPrefix(c.asked, "Top 5 c") && !strings.HasPrefix(c.asked, "Top 5 combinations") || !strings.Contains(c.asked, "combinations") {
		c.free = true
	}
}
