package question_test

import (
	"fmt"
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func (c *wording) havingSQL() {
	n, g := 100+c.IntN(500), c.grouped[0].column
	c.want.measure, c.want.by, c.want.having = "sum("+c.amount+")", g, fmt.Sprintf("sum(%s) > %d", c.amount, n)
	a := quoted(c.amount)
	c.ask("select %s, sum(%s) from %s group by %s having sum(%s) > %d", quoted(g), a, c.table.in.Dataset.Name, quoted(g), a, n)
}

func (c *wording) ratioSQL() {
	if len(c.table.amounts) < 2 {
		c.plainFigure()
		return
	}
	g, a, b := c.grouped[0].column, c.table.amounts[0], c.table.amounts[1]
	c.want.measure, c.want.by = "sum("+a+") / sum("+b+")", g
	c.ask("SELECT %s, SUM(%s)%s%sSUM(%s)%s FROM %s GROUP BY %s", quoted(g), quoted(a), "", c.one("/", " / "), quoted(b), c.one("", " AS ratio"), c.table.in.Dataset.Name, quoted(g))
}

func (c *wording) likeSQL() {
	d := c.others[0]
	v := d.values[0][:1]
	c.want.measure, c.want.by = "count of rows", c.grouped[0].column
	c.condition("", "", d.column+" starts with '"+v+"'")
	c.ask("SELECT %s, COUNT(*) FROM %s WHERE %s LIKE '%s%%' GROUP BY %s", quoted(c.want.by), c.table.in.Dataset.Name, quoted(d.column), v, quoted(c.want.by))
}

// quoted is a column as SQL writes it.
func quoted(column string) string {
	if strings.ContainsAny(column, " (") {
		return `"` + column + `"`
	}
	return column
}

func (c *wording) otherDate() {
	if len(c.table.dates) == 0 {
		c.plainFigure()
		return
	}
	d := c.table.dates[0]
	c.want.measure = "count of rows"
	switch c.IntN(3) {
	case 0:
		c.want.by = d.column + " (month)"
		c.ask("%s %s %s month", c.one("Number of", "Count of", "how many"), c.table.rows, c.one("by ", "per ")+c.one(d.noun, d.column))
	case 1:
		c.want.by = d.column + " (month)"
		c.want.measure = "sum(" + c.amount + ")"
		c.ask("%stotal %s by %s month", c.opening(), c.word(c.amount), d.noun)
	case 2:
		c.meant.time, c.want.period = d.column, "2024-01-01..2024-12-31"
		c.ask("How many %s have a %s in 2024", c.table.rows, c.one(d.noun, d.column)+c.one("", " date"))
	}
}

func (c *wording) flagged() {
	if c.table.yes == "" {
		c.plainFigure()
		return
	}
	switch c.IntN(4) {
	case 0:
		c.want.measure = "count of rows"
		c.condition("", "", c.table.yes+" = 1")
		c.ask("How many %s %s were there%s", c.table.yesIs, c.table.rows, c.in())
	case 1:
		c.want.measure = "count of rows"
		c.condition("", "", c.table.yes+" = 1")
		c.ask("Number of %s that were %s%s%s", c.table.rows, c.table.yesIs, c.by(), c.in())
	case 2:
		c.want.measure = "count of rows where " + c.table.yes + " = 1 / count of rows"
		c.ask("%s%s of %s that were %s%s%s", c.opening(), c.one("share", "percentage"), c.table.rows, c.table.yesIs, c.by(), c.in())
	case 3:
		c.want.measure = "sum(" + c.amount + ")"
		c.condition("", "", c.table.yes+" = 1")
		c.ask("Total %s where %s = 1%s", c.word(c.amount), c.table.yes, c.by())
	}
}

func (c *wording) code() {
	if c.table.codes == "" {
		c.plainFigure()
		return
	}
	i := slices.IndexFunc(c.table.dims, func(d spokenDim) bool { return d.column == c.table.codes })
	d := c.table.dims[i]
	v := d.values[c.IntN(len(d.values))]
	f := c.figureOf()
	c.condition("", "", d.column+" = '"+v+"'")
	by := ""
	if c.grouped[0].column != d.column {
		by = c.by()
	}
	c.ask("%s%s%s for %s%s", c.opening(), f, by, c.one(v, strings.ToLower(v)), c.in())
	c.free = c.free || len(v) < 3
}

// plan is what a plan asks for, in the words of the composition.
func (c *wording) plan(p question.Plan) wordedPlan {
	got := wordedPlan{meant: c.read(p)}
	for _, d := range p.Derived {
		got.derived += string(d.Kind)
	}
	if p.Period != nil && p.Time != nil && p.Time.Column != p.Dataset.DefaultTime {
		got.time = p.Time.Column
	}
	return got
}
