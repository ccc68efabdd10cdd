package question_test

import (
	"fmt"
	"strings"
)

// wider are the shapes that show more than one figure of each group.
func (c *composition) wider(show, tail string) {
	g, d := c.grouped[0], c.others[0]
	switch c.IntN(8) {
	case 0:
		c.asked = show + c.figure + " by " + g.one + tail + ", sorted by " + c.figure + " in ascending order"
		c.want.order = "up"
	case 1:
		c.asked = fmt.Sprintf("top 2 %s by %s %s %s%s", g.many, c.figure, c.one("in each", "for each", "within each"), d.one, tail)
		c.want.by, c.want.limit, c.want.order = inOrder(g.column, d.column), 2, "down"
	case 2:
		c.asked = show + c.figure + " and the maximum " + said(c.level) + " by " + g.one + tail
		if second := "maximum(" + c.level + ")"; c.want.measure != second {
			c.want.measure = inOrder(c.want.measure, second)
		}
	case 3:
		c.asked = c.one("Compare the "+c.figure+" in 2024 with 2025 by ", show+c.figure+" in 2025 compared with 2024 by ") + g.one + c.scope()
		c.want.period = "2025-01-01..2025-12-31 against 2024-01-01..2024-12-31"
	case 4:
		grain := c.one("quarter", "year")
		c.asked = show + c.figure + " by " + g.one + " and " + grain + tail
		c.want.by = inOrder(g.column, c.table.in.Dataset.DefaultTime+" ("+grain+")")
	case 5:
		c.asked = show + c.figure + " by weekday" + tail
		c.want.by = "weekday of " + c.table.in.Dataset.DefaultTime
	case 6:
		v := d.values[c.IntN(len(d.values))]
		c.conds, c.want.where = nil, d.column+" = '"+v+"'"
		c.asked = show + c.figure + c.one(" by ", " for each ") + g.one + c.one(" for ", " in ") + v + c.when
	case 7:
		v := d.values[c.IntN(len(d.values))]
		c.conds, c.want.where = nil, d.column+" is not '"+v+"'"
		c.asked = show + c.figure + " by " + g.one + c.one(" excluding ", " except ", ", leaving out ") + v + c.when
	}
}

func (c *composition) nearSQL(g spokenDim) {
	c.asked = "select " + g.column + ", " + c.sql + " from " + c.table.in.Dataset.Name
	if len(c.sqlCond) > 0 {
		c.asked += " where " + strings.Join(c.sqlCond, " and ")
	}
	c.asked += " group by " + g.column
	c.want.period = ""
	if c.IntN(2) == 0 {
		c.asked += " order by " + c.sql + " desc limit 3"
		c.want.limit, c.want.order = 3, "down"
	}
}
