package question_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// Which things did the most, the fewest or so many of what, said by a verb: each is
// read to the plan that it was composed of, or asked back where only a hint was given,
// and never taken for something else.
func TestAComposedQuestionOfWhatThingsDidIsReadAsItWasComposed(t *testing.T) {
	rng := rand.New(rand.NewPCG(29, 3))
	r, tables := question.New(), doing()
	for range composedDoings {
		c := doingsOf(rng, tables[rng.IntN(len(tables))])
		p, err := r.Read(c.asked, c.table.in)
		if err != nil {
			if !c.free {
				t.Errorf("[%s] %s\n refused: %v", c.frame, c.asked, err)
			}
			continue
		}
		if got := c.read(p); got != c.want {
			t.Errorf("[%s] %s\n got  %+v\n want %+v\n %s", c.frame, c.asked, got, c.want, told(p))
		}
	}
}

const composedDoings = 1500

// doings is a question about what things did on its way.
type doings struct {
	composition
	of    doingTable
	free  bool // may be asked back
	frame string
	doer  spokenDim
	who   bool // the things are persons
}

func doingsOf(rng *rand.Rand, table doingTable) *doings {
	c := &doings{composition: composition{Rand: rng, table: table.spokenTable}, of: table}
	k := c.Perm(len(table.dims))
	c.doer, c.others = table.dims[k[0]], []spokenDim{table.dims[k[1]]}
	c.who = strings.Contains(table.persons, c.doer.column)
	c.want.by = c.doer.column
	o := c.object()
	c.ranked(o)
	return c
}

// objectOf is what is counted or measured: its verbs, its words and its measure. A
// level can't be had more or less of, it is high or low.
type objectOf struct {
	verbs   []string
	words   string
	measure string
	where   string
	level   bool
	bare    bool // the words say what is meant without the verb
	unsure  bool // nothing but "so many" says that it is added up
}

// object is what the things did.
func (c *doings) object() objectOf {
	t := c.of
	switch k := c.IntN(8); {
	case k == 0 && len(t.states) > 0:
		s := t.states[c.IntN(len(t.states))]
		c.frame = "state"
		return objectOf{verbs: []string{"had", "recorded"}, words: s.phrase + " " + t.rows, measure: "count of rows", where: s.column + " = '" + s.yes + "'", bare: true}
	case k == 1 && len(t.deeds) > 0:
		d := t.deeds[c.IntN(len(t.deeds))]
		c.frame, c.free = "deednoun", d.free
		return objectOf{verbs: []string{"had", "recorded"}, words: d.phrase, measure: "count of rows", where: d.column + " = '" + d.yes + "'", bare: true}
	case k == 2:
		m := t.sums[c.IntN(len(t.sums))]
		c.frame = "perrow"
		return objectOf{verbs: m.verbs, words: m.noun + " per " + t.row, measure: "sum(" + m.column + ") / count of rows", bare: !m.told, unsure: m.unsure}
	case k == 3:
		m := t.means[c.IntN(len(t.means))]
		c.frame = "average"
		return objectOf{verbs: []string{"had", "recorded"}, words: c.one("average ", "mean ") + m.noun, measure: "average(" + m.column + ")", level: true, bare: true}
	case k == 4 && t.rate.noun != "":
		c.frame = "rate"
		return objectOf{verbs: []string{"had", "recorded"}, words: t.rate.noun, measure: t.rate.column, level: true, bare: true}
	case k <= 5:
		m := t.sums[c.IntN(len(t.sums))]
		c.frame = "amount"
		return objectOf{verbs: m.verbs, words: m.noun, measure: "sum(" + m.column + ")", bare: !m.told, unsure: m.unsure}
	}
	c.frame = "rows"
	return objectOf{verbs: t.rowVerbs, words: t.rows, measure: "count of rows", bare: true}
}

func (c *doings) ranked(o objectOf) {
	verb := o.verbs[c.IntN(len(o.verbs))]
	c.want.measure, c.want.where = o.measure, o.where
	tail := c.tail()
	switch c.IntN(3) {
	case 0: // the one with the most
		most := c.most(o)
		c.want.limit = 1
		c.asked = c.the() + " " + verb + " " + most + o.words + tail
	case 1: // the first so many
		n := 2 + c.IntN(3)
		c.want.limit, c.want.order = n, "down"
		high := "the most "
		if o.level {
			high = "the highest "
		}
		ways := []string{fmt.Sprintf("Which %d %s %s %s%s", n, c.doer.many, verb, high, o.words), fmt.Sprintf("List the %d %s that %s %s%s", n, c.doer.many, verb, high, o.words)}
		if o.bare && !o.unsure {
			ways = append(ways, fmt.Sprintf("top %d %s by %s", n, c.doer.many, c.byWords(o)), fmt.Sprintf("the %d %s with %s%s", n, c.doer.many, high, o.words))
		}
		c.asked = c.one(ways...) + tail
	case 2:
		c.bounded(o, verb, tail)
	}
}

func (c *doings) byWords(o objectOf) string {
	if o.measure == "count of rows" {
		return c.one("number of ", "") + o.words
	}
	return o.words
}

// the is one of the things, asked for.
func (c *doings) the() string {
	if c.who && c.of.persons == c.doer.column && c.IntN(3) == 0 {
		return "Who"
	}
	return c.one("Which ", "What ", "which ") + c.doer.one
}

func (c *doings) most(o objectOf) string {
	c.want.order = "down"
	if c.IntN(3) == 0 {
		c.want.order = "up"
		if o.level {
			return "the lowest "
		}
		return c.one("the fewest ", "the least ", "the fewest ")
	}
	if o.level {
		return "the highest "
	}
	return c.one("the most ", "most ", "the largest number of ")
}

func (c *doings) bounded(o objectOf, verb, tail string) {
	n := 3 + c.IntN(400)
	number := fmt.Sprint(n)
	if strings.HasSuffix(o.measure, "}") || c.frame == "rate" {
		n = 5 + c.IntN(40)
		number = fmt.Sprintf(c.one("%d%%", "%d percent", "%d %%"), n)
	}
	bound := [][2]string{{"more than ", ">"}, {"fewer than ", "<"}, {"at least ", ">="}, {"over ", ">"}, {"no more than ", "<="}, {"less than ", "<"}}[c.IntN(6)]
	value := fmt.Sprint(n)
	if c.IntN(8) == 0 && c.frame != "rate" {
		bound, value = [2]string{c.one("between ", "between "), "between"}, fmt.Sprintf("%d and %d", n, n+10)
		number = value
	}
	if c.frame == "rate" {
		value = fmt.Sprintf("%g", float64(n)/100)
	}
	c.want.having = c.want.measure + " " + bound[1] + " " + value
	things := c.one("Which "+c.doer.many, c.doer.many+" that", "List "+c.doer.many+" that", "List all "+c.doer.many+" which", "Show me the "+c.doer.many+" that", "What are the "+c.doer.many+" that")
	if c.who {
		things = c.one(things, c.doer.many+" who", "Show the "+c.doer.many+" who")
	}
	with := c.one("List "+c.doer.many+" with ", c.doer.many+" with ", "Which "+c.doer.many+" have ")
	switch {
	case o.level && c.frame == "rate":
		c.asked = c.one(with+"a "+o.words+" of "+bound[0]+number, with+"a "+o.words+" "+c.above(bound[1], value)+number, c.doer.many+" whose "+o.words+" "+c.is(bound[1])+number) + tail
	case o.level:
		c.asked = c.one(with+"an "+o.words+" of "+bound[0]+number, with+"an "+o.words+" "+c.above(bound[1], value)+number, c.doer.many+" whose "+o.words+" "+c.is(bound[1])+number) + tail
		c.asked = strings.ReplaceAll(c.asked, " an mean", " a mean")
	case o.bare && c.IntN(3) == 0:
		c.asked = with + bound[0] + number + " " + o.words + tail
	default:
		c.asked = things + " " + verb + " " + bound[0] + number + " " + o.words + tail
	}
}

// above is a bound without "than".
func (c *doings) above(op, value string) string {
	said := map[string]string{">": c.one("above ", "over "), "<": c.one("below ", "under "), ">=": "of at least ", "<=": "of at most ", "between": "between "}
	return said[op]
}

func (c *doings) is(op string) string {
	said := map[string]string{">": c.one("exceeds ", "is above ", "is greater than "), "<": c.one("is below ", "is less than "), ">=": "is at least ", "<=": "is at most ", "between": "is between "}
	return said[op]
}

func (c *doings) tail() string {
	out := ""
	if c.IntN(4) == 0 {
		d := c.others[0]
		v := d.values[c.IntN(len(d.values))]
		out = " where " + d.one + " is " + v
		c.condition("", "", d.column+" = '"+v+"'")
	}
	c.when = ""
	if c.IntN(2) == 0 {
		c.period()
	}
	return out + c.when
}

// read is what a plan asks for; a count where something holds is the count of those rows.
func (c *doings) read(p question.Plan) meant {
	if len(p.Measures) == 0 {
		return meant{by: string(p.Form)}
	}
	got := c.composition.read(p)
	for _, key := range []string{c.table.key} {
		rows := "distinct count of " + key
		got.measure, got.having = strings.ReplaceAll(got.measure, rows, "count of rows"), strings.ReplaceAll(got.having, rows, "count of rows")
	}
	if c.frame == "perrow" {
		for _, m := range c.of.sums {
			mean, ratio := "average("+m.column+")", "sum("+m.column+") / count of rows"
			got.measure, got.having = strings.ReplaceAll(got.measure, mean, ratio), strings.ReplaceAll(got.having, mean, ratio)
		}
	}
	if of, where, ok := strings.Cut(got.measure, " where "); ok && of == "count of rows" {
		got.having = strings.ReplaceAll(got.having, got.measure, of)
		got.measure = of
		if got.where != "" {
			where = inOrder(where, got.where)
		}
		got.where = where
	}
	return got
}
