package question_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// A share has a base and a part of it, each said in one of many ways, before or behind
// the other. Put together at random, what is the part and what the base is known
// beforehand, and neither may be taken for the other.
func TestAComposedShareIsOfTheBaseItWasComposedOf(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 17))
	r, tables := question.New(), shared()
	for range composedShares {
		c := share(rng, tables[rng.IntN(len(tables))])
		p, err := r.Read(c.asked, c.table.in)
		if err != nil {
			if !c.free {
				t.Errorf("[%s] %s\n refused: %v", c.frame, c.asked, err)
			}
			continue
		}
		if got := c.planned(p); got != c.meant {
			t.Errorf("[%s] %s\n got  %+v\n want %+v", c.frame, c.asked, got, c.meant)
		}
	}
}

const composedShares = 1500

// shared are the tables of the other composed questions, and one of deliveries with
// an answer, counts and dates that can be empty.
func shared() []wordedTable {
	tables := worded()
	for _, t := range spoken() {
		w := wordedTable{spokenTable: t}
		for _, s := range t.states {
			w.states = append(w.states, wordedState{s.column, s.yes, s.phrase})
		}
		tables = append(tables, w)
	}
	return append(tables, wordedTable{spokenTable: spokenTable{
		in: tableOf("parcel_drops", "Drop Date", key("Drop No"), dated("Drop Date"), empty(dated("Signed On")), text("Depot", 4), text("Vehicle", 3), text("Insured", 2),
			text("Drop Status", 4), number("Broken Items"), number("Stops"), number("Fee"), number("Amount Due"), number("Amount Paid")).
			with("Depot", "North", "Quayside", "Eastgate", "Old Mill").with("Vehicle", "Van", "Bike", "Lorry").with("Insured", "Yes", "No").
			with("Drop Status", "Delivered", "Returned", "Lost", "Refused").Input,
		rows: "drops", key: "Drop No", amounts: []string{"Fee", "Amount Due"}, levels: []string{"Stops"}, counts: []string{"Broken Items", "Stops"},
		dims: []spokenDim{{"Depot", "depot", "depots", []string{"North", "Quayside", "Eastgate", "Old Mill"}},
			{"Vehicle", "vehicle", "vehicles", []string{"Van", "Bike", "Lorry"}}}, gaps: []string{"Signed On"}},
		states: []wordedState{{"Drop Status", "Returned", "returned"}, {"Drop Status", "Lost", "lost"}, {"Insured", "Yes", "insured"}}})
}

// side is one condition of a share in the ways it can be said.
type side struct {
	behind    string // behind the rows: "with a fee above 5"
	said      string // as what they did or were: "had a fee above 5"
	clause    string // "where the fee is above 5"
	adjective string // before the rows; empty: none
	sql, want string
}

// sharing is a question about a share on its way.
type sharing struct {
	*wording
	used map[string]bool // columns that a condition is about
}

func share(rng *rand.Rand, table wordedTable) *sharing {
	c := &sharing{wording: &wording{composition: composition{Rand: rng, table: table.spokenTable}, table: table}, used: map[string]bool{}}
	c.grouped = []spokenDim{table.dims[rng.IntN(len(table.dims))]}
	c.used[c.grouped[0].column] = true
	c.amount, c.level = c.one(table.amounts...), c.one(table.levels...)
	frames := []struct {
		name string
		put  func()
	}{
		{"predicate", c.predicateOfBase}, {"relative", c.relativeWithWhere}, {"brackets", c.bracketed}, {"out of", c.outOf}, {"among", c.among},
		{"two parts", c.twoParts}, {"plain", c.plainShare}, {"amount", c.ofAmount}, {"sql", c.nearSQL}, {"ranked", c.ranked}, {"base adjective", c.adjectiveBase},
	}
	f := frames[rng.IntN(len(frames))]
	c.frame = f.name
	f.put()
	c.meant.meant = c.want
	c.free = c.free || boundedDate.MatchString(c.asked)
	return c
}

// boundedDate is a date with days behind it, which may be meant to bound it: "with a
// signed on between 2024-02-01 and 2024-05-31".
var boundedDate = regexp.MustCompile(`signed on (from|between) \d`)

// planned is a plan in the words of the composition: the rate of a state is its share.
func (c *sharing) planned(p question.Plan) wordedPlan {
	got := c.plan(p)
	if of, rated := strings.CutPrefix(got.measure, "share of rows where "); rated {
		got.measure = "count of rows where " + of + " / count of rows"
	}
	got.measure = c.answered(got.measure)
	return got
}

func (c *sharing) side() side {
	for {
		kinds := []func() (side, string){c.valueSide, c.stateSide, c.numberSide, c.gapSide}
		s, column := kinds[c.IntN(len(kinds))]()
		if column != "" && !c.used[column] {
			c.used[column] = true
			return s
		}
	}
}

func (c *sharing) valueSide() (side, string) {
	d := c.table.dims[c.IntN(len(c.table.dims))]
	v, n := d.values[c.IntN(len(d.values))], c.dim(d)
	return side{behind: c.one("with "+n+" "+v, "with "+d.column+" = "+v), said: "had " + n + " " + v, clause: c.one("where "+n+" is "+v, "where the "+n+" is "+v),
		sql: quoted(d.column) + " = '" + v + "'", want: d.column + " = '" + v + "'"}, d.column
}

func (c *sharing) stateSide() (side, string) {
	if len(c.table.states) == 0 {
		return side{}, ""
	}
	s := c.table.states[c.IntN(len(c.table.states))]
	if c.IntN(4) == 0 {
		return side{behind: "that were not " + s.phrase, said: "were not " + s.phrase, clause: "where " + s.column + " is not " + s.value,
			sql: quoted(s.column) + " <> '" + s.value + "'", want: s.column + " is not '" + s.value + "'"}, s.column
	}
	return side{behind: c.one("that were ", "that are ", "which were ") + s.phrase, said: c.one("were ", "are ") + s.phrase, clause: "where " + s.column + " is " + s.value, adjective: s.phrase,
		sql: quoted(s.column) + " = '" + s.value + "'", want: s.column + " = '" + s.value + "'"}, s.column
}

func (c *sharing) numberSide() (side, string) {
	k, n := c.IntN(5), 10+c.IntN(80)
	words, sign := []string{"more than", "above", "at least", "less than", "at most"}[k], []string{">", ">", ">=", "<", "<="}[k]
	x := c.one(c.level, c.amount)
	w := said(x)
	return side{behind: c.one(fmt.Sprintf("with a %s of %s %d", w, words, n), fmt.Sprintf("with %s %s %d", w, words, n)),
		said: c.one(fmt.Sprintf("had a %s of %s %d", w, words, n), fmt.Sprintf("had %s %s %d", w, words, n), fmt.Sprintf("have %s %s %d", w, words, n)), clause: fmt.Sprintf("where %s is %s %d", w, words, n),
		sql: fmt.Sprintf("%s %s %d", quoted(x), sign, n), want: fmt.Sprintf("%s %s %d", x, sign, n)}, x
}

func (c *sharing) gapSide() (side, string) {
	if len(c.table.gaps) == 0 {
		return side{}, ""
	}
	g := c.table.gaps[0]
	if c.IntN(2) == 0 {
		return side{behind: "without a " + said(g), said: c.one("had no ", "have no ") + said(g), clause: "where " + said(g) + " is missing", sql: quoted(g) + " is null", want: g + " is null"}, g
	}
	return side{behind: "with a " + said(g), said: c.one("had a ", "have a ") + said(g), clause: "where " + said(g) + " is not empty", sql: quoted(g) + " is not null", want: g + " is not null"}, g
}

func (c *sharing) base(s side) { c.condition("", "", s.want) }

func (c *sharing) part(of string, parts ...string) {
	c.want.measure = of + " where " + strings.Join(parts, " and ") + " / " + of
}

func (c *sharing) shareOf() string {
	return c.one("percentage of ", "share of ", "percent of ", "proportion of ", "fraction of ")
}

func (c *sharing) byOrNot() string {
	if c.IntN(2) == 0 {
		return ""
	}
	return c.by()
}

func (c *sharing) predicateOfBase() {
	b, p := c.side(), c.side()
	c.base(b)
	c.part("count of rows", p.want)
	c.ask("What %s%s %s %s%s%s", c.shareOf(), c.table.rows, b.behind, p.said, c.in(), c.byOrNot())
}

func (c *sharing) adjectiveBase() {
	b, p := c.side(), c.side()
	if b.adjective == "" {
		b.adjective = ""
		c.used = map[string]bool{}
		c.plainShare()
		return
	}
	c.base(b)
	c.part("count of rows", p.want)
	c.ask("What %s%s %s %s%s%s", c.shareOf(), b.adjective, c.table.rows, p.said, c.in(), c.byOrNot())
}

func (c *sharing) relativeWithWhere() {
	b, p := c.side(), c.side()
	c.base(b)
	c.part("count of rows", p.want)
	c.ask("%s%s%s %s %s%s%s", c.opening(), c.shareOf(), c.table.rows, p.behind, b.clause, c.in(), c.byOrNot())
}

func (c *sharing) bracketed() {
	b, p := c.side(), c.side()
	c.base(b)
	c.part("count of rows", p.want)
	c.ask("%s%s%s (%s) %s%s%s", c.opening(), c.shareOf(), c.table.rows, c.one(b.clause, b.behind), c.one(p.behind, p.said), c.in(), c.byOrNot())
}

func (c *sharing) outOf() {
	b, p := c.side(), c.side()
	c.base(b)
	c.part("count of rows", p.want)
	in := c.in()
	c.ask("%s %s %s%s, %s %s%s", c.one("Of the", "Out of the", "Of all", "Among the", "Out of all"), c.table.rows, c.one(b.behind, b.clause), in, c.one("what percentage", "how many percent", "what share", "what fraction", "what proportion"), p.said, c.byOrNot())
}

func (c *sharing) among() {
	b, p := c.side(), c.side()
	c.base(b)
	c.part("count of rows", p.want)
	c.ask("What %s%s %s %s %s %s%s%s", c.shareOf(), c.table.rows, p.said, c.one("among", "out of", "considering only", "among all"), c.table.rows, c.one(b.behind, b.clause), c.in(), c.byOrNot())
}

func (c *sharing) twoParts() {
	a, p := c.side(), c.side()
	c.part("count of rows", a.want, p.want)
	switch c.IntN(2) {
	case 0:
		c.ask("What %s%s %s and %s%s%s", c.shareOf(), c.table.rows, a.said, p.said, c.in(), c.byOrNot())
	case 1:
		c.ask("%s%s%s %s and %s%s%s", c.opening(), c.shareOf(), c.table.rows, a.behind, p.behind, c.in(), c.byOrNot())
	}
}

func (c *sharing) plainShare() {
	p := c.side()
	c.part("count of rows", p.want)
	switch c.IntN(4) {
	case 0:
		c.ask("What %s%s %s%s%s", c.shareOf(), c.table.rows, p.said, c.in(), c.byOrNot())
	case 1:
		c.ask("%s%s%s %s%s%s", c.opening(), c.shareOf(), c.table.rows, c.one(p.behind, p.clause), c.in(), c.byOrNot())
	case 2:
		c.ask("How many percent of %s%s %s%s%s", c.one("the ", "all ", ""), c.table.rows, p.said, c.in(), c.byOrNot())
	case 3:
		in := c.in()
		c.ask("%s %s%s, %s %s%s", c.one("Of all", "Out of all", "Of the"), c.table.rows, in, c.one("what percentage", "what share", "how many percent", "what fraction"), p.said, c.byOrNot())
	}
}

func (c *sharing) ofAmount() {
	d := c.table.dims[c.IntN(len(c.table.dims))]
	if c.used[d.column] {
		c.plainShare()
		return
	}
	c.used[d.column] = true
	v := d.values[c.IntN(len(d.values))]
	c.free = c.amount == "Weight (t)" || v == "Early" || v == "Late" // a level as much as an amount; "early in 2024"
	c.part("sum("+c.amount+")", d.column+" = '"+v+"'")
	tail := ""
	c.used[c.amount], c.used[c.level] = true, true
	if c.IntN(2) == 0 {
		b := c.side()
		c.base(b)
		tail = " for " + c.table.rows + " " + c.one(b.behind, b.clause)
	}
	c.ask("%s%s%s%s %s%s%s%s", c.one("What ", "What is the ", ""), c.shareOf(), c.one("total ", "the ", ""), c.word(c.amount),
		c.one("comes from ", "came from ", "is from ", "that comes from ", "from "), v, tail, c.in())
}

func (c *sharing) nearSQL() {
	p := c.side()
	c.part("count of rows", p.want)
	c.want.by = c.grouped[0].column
	expr := c.one("100.0 * sum(case when %s then 1 else 0 end) / count(*)", "SUM(CASE WHEN %s THEN 1 ELSE 0 END) * 100.0 / COUNT(*)", "sum(case when %s then 1 else 0 end) / count(*)",
		"avg(case when %s then 1 else 0 end)", "AVG(CASE WHEN %s THEN 1.0 ELSE 0 END)", "count(case when %s then 1 end) * 1.0 / count(*)", "count(*) filter (where %s) / count(*)")
	where := ""
	if c.IntN(2) == 0 {
		b := c.side()
		c.base(b)
		where = " where " + b.sql
	}
	c.ask("select %s, %s from %s%s group by %s", quoted(c.want.by), fmt.Sprintf(expr, p.sql), c.table.in.Dataset.Name, where, quoted(c.want.by))
}

func (c *sharing) ranked() {
	p := c.side()
	c.part("count of rows", p.want)
	c.want.by, c.want.limit, c.want.order = c.grouped[0].column, 1, "down"
	end := "highest"
	if c.IntN(2) == 0 {
		end, c.want.order = "lowest", "up"
	}
	c.free = !sameLetters(c.grouped[0])
	c.ask("Which %s %s the %s %s%s %s%s", c.grouped[0].one, c.one("has", "had"), end, c.shareOf(), c.table.rows, p.behind, c.in())
}
