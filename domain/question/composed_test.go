package question_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// What people ask is a measure, conditions, a period and a shape, each said in one
// of many ways. Questions put together of them at random have a plan that is known
// beforehand; each must be read to that plan, whatever stands beside what.
func TestAComposedQuestionIsReadAsItWasComposed(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 7))
	r, tables := question.New(), spoken()
	for range 2000 {
		c := compose(rng, tables[rng.IntN(len(tables))])
		p, err := r.Read(c.asked, c.table.in)
		if err != nil {
			t.Errorf("%s\n refused: %v", c.asked, err)
			continue
		}
		if got := c.read(p); got != c.want {
			t.Errorf("%s\n got  %+v\n want %+v", c.asked, got, c.want)
		}
	}
}

// meant is what a question asks for.
type meant struct {
	measure, by, where, period, having string
	order                              string
	limit                              int
}

// composition is a question on its way.
type composition struct {
	*rand.Rand
	table   spokenTable
	grouped []spokenDim // what it may be grouped by
	others  []spokenDim // what its conditions may be about
	amount  string
	level   string
	figure  string // the words of the measure
	sql     string // the measure near SQL; empty: none
	counts  bool   // the measure counts rows
	conds   []string
	sqlCond []string
	when    string
	asked   string
	want    meant
}

func compose(rng *rand.Rand, table spokenTable) composition {
	c := composition{Rand: rng, table: table}
	for k, d := range rng.Perm(len(table.dims)) {
		if k == 0 {
			c.grouped = append(c.grouped, table.dims[d])
		} else {
			c.others = append(c.others, table.dims[d])
		}
	}
	c.amount, c.level = c.one(table.amounts...), c.one(table.levels...)
	c.measure()
	c.conditions()
	c.period()
	c.shape()
	return c
}

func (c *composition) one(of ...string) string { return of[c.IntN(len(of))] }

func (c *composition) row() string { return strings.TrimSuffix(c.table.rows, "s") }

func (c *composition) measure() {
	amount, level := said(c.amount), said(c.level)
	switch c.IntN(9) {
	case 0, 1:
		c.figure = c.one("total ", "sum of ", "overall ") + amount
		c.want.measure, c.sql = "sum("+c.amount+")", "sum("+c.amount+")"
	case 2:
		c.figure = c.one("average ", "mean ", "avg ") + level
		c.want.measure, c.sql = "average("+c.level+")", "avg("+c.level+")"
	case 3:
		c.figure = c.one("average ", "mean ") + amount
		c.want.measure, c.sql = "average("+c.amount+")", "avg("+c.amount+")"
	case 4:
		of := c.one(c.amount, c.level)
		c.figure, c.want.measure = "median "+said(of), "median("+of+")"
	case 5:
		c.figure = c.one("number of ", "count of ", "total number of ") + c.table.rows
		c.want.measure, c.sql, c.counts = "count of rows", "count(*)", true
	case 6:
		d := c.others[1]
		c.others = c.others[:1]
		c.figure = c.one("number of different ", "number of distinct ", "count of unique ") + d.many
		c.want.measure, c.sql = "distinct count of "+d.column, "count(distinct "+d.column+")"
	case 7:
		c.figure = c.one("", "average ", "total ") + amount + " per " + c.row()
		c.want.measure = "average(" + c.amount + ")"
	case 8:
		of := c.one(c.amount, c.level)
		c.figure, c.want.measure, c.sql = "maximum "+said(of), "maximum("+of+")", "max("+of+")"
	}
}

// condition adds one condition: its words, near SQL, and as the plan has it.
func (c *composition) condition(words, sql, want string) {
	c.conds, c.sqlCond = append(c.conds, words), append(c.sqlCond, sql)
	if c.want.where != "" {
		want = c.want.where + " & " + want
	}
	all := strings.Split(want, " & ")
	slices.Sort(all)
	c.want.where = strings.Join(all, " & ")
}

func (c *composition) conditions() {
	kinds := []func(){c.aboutValue, c.aboutValues, c.aboutNumber, c.aboutGap, c.aboutState}
	for _, k := range c.Perm(len(kinds))[:c.IntN(3)] {
		kinds[k]()
	}
}

func (c *composition) aboutValue() {
	d := c.others[0]
	v := d.values[c.IntN(len(d.values))]
	c.condition(c.one("where the "+d.one+" is "+v, "with "+d.one+" "+v, "where "+d.one+" = '"+v+"'"), d.column+" = '"+v+"'", d.column+" = '"+v+"'")
}

func (c *composition) aboutValues() {
	if len(c.others) < 2 {
		return
	}
	d := c.others[1]
	k := c.Perm(len(d.values))
	a, b := d.values[k[0]], d.values[k[1]]
	in := d.column + " in ('" + a + "', '" + b + "')"
	c.condition(c.one("where the "+d.one+" is "+a+" or "+b, "with "+d.one+" "+a+" or "+b, "whose "+d.one+" is either "+a+" or "+b), in, in)
}

func (c *composition) aboutNumber() {
	k, n := c.IntN(5), 10+c.IntN(80)
	words, sign := []string{"more than", "above", "at least", "less than", "at most"}[k], []string{">", ">", ">=", "<", "<="}[k]
	x := c.one(c.level, c.amount)
	forms := []string{
		fmt.Sprintf("where %s is %s %d", said(x), words, n),
		fmt.Sprintf("with a %s of %s %d", said(x), words, n),
		fmt.Sprintf("whose %s is %s %d", said(x), words, n),
	}
	if slices.Contains(c.table.counts, x) && words != "above" {
		forms = append(forms, fmt.Sprintf("with %s %d %s", words, n, said(x)))
	}
	c.condition(c.one(forms...), fmt.Sprintf("%s %s %d", x, sign, n), fmt.Sprintf("%s %s %d", x, sign, n))
}

func (c *composition) aboutGap() {
	g := c.one(c.table.gaps...)
	if c.IntN(2) == 0 {
		c.condition(c.one("without a "+said(g), "where "+said(g)+" is missing", "where "+said(g)+" is empty"), g+" is null", g+" is null")
		return
	}
	c.condition(c.one("with a "+said(g), "where "+said(g)+" is not missing", "where "+said(g)+" is known"), g+" is not null", g+" is not null")
}

func (c *composition) aboutState() {
	if len(c.table.states) == 0 {
		return
	}
	s := c.table.states[0]
	if c.IntN(3) == 0 {
		c.condition(c.one("that were not ", "that are not ")+s.phrase, s.column+" <> '"+s.yes+"'", s.column+" is not '"+s.yes+"'")
		return
	}
	c.condition(c.one("that were ", "that are ")+s.phrase, s.column+" = '"+s.yes+"'", s.column+" = '"+s.yes+"'")
}

// scope is the conditions behind the noun that they are said of.
func (c *composition) scope() string {
	if len(c.conds) == 0 {
		return ""
	}
	of := c.one(" for ", " of ", ", only considering ")
	if strings.HasPrefix(c.figure, "number of ") || strings.HasPrefix(c.figure, "count of ") || c.counts {
		of = c.one(" for ", ", only considering ")
	}
	return of + c.table.rows + " " + strings.Join(c.conds, " and ")
}

func (c *composition) period() {
	y := 2023 + c.IntN(3)
	switch c.IntN(6) {
	case 0:
		c.when, c.want.period = fmt.Sprintf(" in %d", y), fmt.Sprintf("%d-01-01..%d-12-31", y, y)
	case 1:
		c.when, c.want.period = c.one(fmt.Sprintf(" in Q2 %d", y), fmt.Sprintf(" in the second quarter of %d", y)), fmt.Sprintf("%d-04-01..%d-06-30", y, y)
	case 2:
		c.when, c.want.period = c.one(fmt.Sprintf(" in March %d", y), fmt.Sprintf(" during March %d", y)), fmt.Sprintf("%d-03-01..%d-03-31", y, y)
	case 3:
		c.when = c.one(fmt.Sprintf(" between %d-02-01 and %d-05-31", y, y), fmt.Sprintf(" from February to May %d", y), fmt.Sprintf(" from %d-02-01 to %d-05-31", y, y))
		c.want.period = fmt.Sprintf("%d-02-01..%d-05-31", y, y)
	}
}

func (c *composition) shape() {
	g := c.grouped[0]
	show := c.one("Show the ", "What is the ", "Give me the ", "Please calculate the ", "")
	tail := c.scope() + c.when
	c.want.by = g.column
	switch c.IntN(16) {
	case 10, 11, 12, 13, 14, 15:
		c.wider(show, tail)
	case 0:
		c.asked, c.want.by = show+c.figure+tail, ""
	case 1, 2:
		c.asked = show + c.figure + c.one(" by ", " for each ", " broken down by ", " per ", " grouped by ") + g.one + tail
	case 3:
		d := c.others[0]
		c.asked = show + c.figure + " by " + g.one + " and " + d.one + tail
		c.want.by = inOrder(g.column, d.column)
	case 4:
		if c.want.measure == "average("+c.amount+")" { // else of what each month came to
			c.asked = show + c.figure + " by month" + tail
			c.want.by = c.table.in.Dataset.DefaultTime + " (month)"
			return
		}
		c.asked = show + c.one("monthly "+c.figure, c.figure+" by month", c.figure+" per month", c.figure+" for each month") + tail
		c.want.by = c.table.in.Dataset.DefaultTime + " (month)"
	case 5:
		c.want.limit, c.want.order = 2+c.IntN(2), "down"
		c.asked = fmt.Sprintf("%s %d %s by %s%s", c.one("What are the top", "List the top", "top"), c.want.limit, g.many, c.figure, tail)
	case 6:
		c.want.limit, c.want.order = 1, "down"
		end := "highest "
		if c.IntN(2) == 0 {
			c.want.order, end = "up", "lowest "
		}
		c.asked = "Which " + g.one + c.one(" has the ", " had the ") + end + c.figure + tail
	case 7:
		n := 100 + c.IntN(900)
		c.want.having = fmt.Sprintf("%s > %d", c.want.measure, n)
		c.asked = fmt.Sprintf("%s %s a %s %s %d%s", c.one("List the "+g.many+" with", "Show "+g.many+" with", "Which "+g.many+" have"), "", c.figure, c.one("above", "of more than", "greater than"), n, tail)
		c.asked = strings.ReplaceAll(c.asked, "  a ", " a ")
	case 8:
		c.asked = show + c.figure + " by " + g.one + tail + c.one(", sorted in descending order", ", sorted from highest to lowest", ", highest first")
		c.want.order = "down"
	case 9:
		if c.sql == "" {
			c.asked = show + c.figure + " by " + g.one + tail
			return
		}
		c.nearSQL(g)
	}
}
