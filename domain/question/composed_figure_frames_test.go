package question_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// Figures of several parts, in words and near SQL, by any group, of any rows, over
// tables of different kinds, are read as the formula that they were composed of, or
// asked back; never as its parts side by side.
func TestAComposedFigureIsReadAsItsFormula(t *testing.T) {
	rng := rand.New(rand.NewPCG(31, 4))
	r, tables := question.New(), figured()
	refused := 0
	for range composedFigures {
		c := figure(rng, tables[rng.IntN(len(tables))])
		p, err := r.Read(c.asked, c.table.in)
		if err != nil {
			refused++
			if !c.free {
				t.Errorf("[%s] %s\n refused: %v", c.frame, c.asked, err)
			}
			continue
		}
		if got := c.plan(p); got != c.meant {
			t.Errorf("[%s] %s\n got  %+v\n want %+v", c.frame, c.asked, got, c.meant)
		}
	}
	if refused > composedFigures/10 {
		t.Errorf("%d of %d are asked back", refused, composedFigures)
	}
}

const composedFigures = 900

// figured are the tables of exports and one of lines of orders, whose key does not
// number the rows.
func figured() []wordedTable {
	lines := key("order_no")
	lines.Distinct = spokenRows / 3
	own := wordedTable{spokenTable: spokenTable{in: tableOf("basket_lines", "sold_at", lines, dated("sold_at"), text("Shelf Group", 4), text("Till", 5),
		text("Shopper", 700),
		number("Pieces"), number("Piece Price EUR"), number("Paid EUR"), number("Purchase Cost EUR"), empty(number("Weight kg"))).
		with("Shelf Group", "Bakery", "Dairy", "Produce", "Frozen").with("Till", "Till A", "Till B", "Self Scan", "Kiosk", "Counter").Input,
		rows: "rows", key: "(none)", amounts: []string{"Pieces", "Paid EUR", "Purchase Cost EUR"}, levels: []string{"Piece Price EUR"},
		dims: []spokenDim{{"Shelf Group", "shelf group", "shelf groups", []string{"Bakery", "Dairy", "Produce", "Frozen"}},
			{"Till", "till", "tills", []string{"Till A", "Till B", "Self Scan", "Kiosk", "Counter"}}}},
		plain: map[string][]string{"Paid EUR": {"paid"}, "Purchase Cost EUR": {"purchase cost"}, "Piece Price EUR": {"piece price"}}}
	return append(worded(), own, own)
}

func figure(rng *rand.Rand, table wordedTable) *wording {
	c := &wording{composition: composition{Rand: rng, table: table.spokenTable}, table: table}
	dims := slices.Clone(table.dims)
	rng.Shuffle(len(dims), func(i, j int) { dims[i], dims[j] = dims[j], dims[i] })
	c.grouped, c.others = dims[:1], dims[1:]
	c.amount, c.level = c.one(table.amounts...), c.one(table.levels...)
	for c.level == c.amount { // a table may have one in both
		c.amount = c.one(table.amounts...)
	}
	figures := []struct {
		name string
		said func() string
	}{
		{"product", c.product}, {"productover", c.productOver}, {"weighted", c.weighted}, {"perrow", c.overRows}, {"permany", c.perMany},
		{"part", c.partOfColumn}, {"range", c.rangeOf}, {"scaled", c.scaledBy}, {"rest", c.oneLess}, {"ofthings", c.overThings},
	}
	f := figures[rng.IntN(len(figures))]
	c.frame = f.name
	said := f.said()
	kind := c.IntN(6)
	if kind == 3 && f.name == "rest" { // "the highest 1" is one of them
		kind = 0
	}
	switch kind {
	case 0:
		c.ask("%s%s%s", c.opening(), said, c.forValue()+c.in())
	case 1:
		c.want.limit, c.want.order, c.want.by = 3, "down", c.grouped[0].column
		c.free = c.free || !sameLetters(c.grouped[0])
		c.ask("top 3 %s by %s%s", c.grouped[0].many, said, c.in())
	case 2:
		c.want.by = table.in.Dataset.DefaultTime + " (month)"
		c.ask("%s%s by month%s%s", c.opening(), said, c.forValue(), c.in())
	case 3:
		c.want.limit, c.want.order, c.want.by = 1, "down", c.grouped[0].column
		c.ask("which %s has the highest %s%s", c.dim(c.grouped[0]), said, c.in())
	default:
		c.ask("%s%s%s%s%s", c.opening(), said, c.by(), c.forValue(), c.in())
	}
	c.meant.meant = c.want
	return c
}

// two are two amounts, the one said first and the other.
func (c *wording) two() (a, b string) {
	k := c.Perm(len(c.table.amounts))
	return c.table.amounts[k[0]], c.table.amounts[k[1]]
}

func (c *wording) product() string {
	a, b := c.amount, c.level
	x, y := c.word(a), c.word(b)
	c.want.measure = "sum(" + a + " × " + b + ")"
	return c.one("sum("+x+" * "+y+")", x+" × "+y, x+" times "+y, "total of "+x+" times "+y, x+" multiplied by "+y, "sum of "+x+" * "+y, x+"*"+y)
}

func (c *wording) productOver() string {
	a, b := c.amount, c.level
	x, y := c.word(a), c.word(b)
	c.want.measure = "sum(" + a + " × " + b + ") / sum(" + a + ")"
	return c.one("sum("+x+" * "+y+") / sum("+x+")", "sum("+x+"*"+y+")/sum("+x+")", "("+x+" * "+y+") / "+x)
}

func (c *wording) weighted() string {
	x, y := c.word(c.level), c.word(c.amount)
	c.want.measure = "sum(" + c.level + " × " + c.amount + ") / sum(" + c.amount + ")"
	return c.one("average "+x+" weighted by "+y, "weighted average of "+x+" by "+y, "weighted average "+x+" by "+y, "mean "+x+" weighted by "+y)
}

func (c *wording) overRows() string {
	x := c.word(c.amount)
	c.want.measure = "average(" + c.amount + ")" // as plans are shown here
	return c.one("sum("+x+") / count(*)", "total "+x+" divided by the number of rows", "total "+x+" / number of records", "sum("+x+")/count(*)")
}

func (c *wording) perMany() string {
	a, b := c.two()
	n := []int{100, 1000, 100000}[c.IntN(3)]
	c.want.measure = fmt.Sprintf("sum(%s) × %d / sum(%s)", a, n, b)
	many := map[int][]string{100: {"100"}, 1000: {"1,000", "1000", "thousand"}, 100000: {"100,000", "100k"}}[n]
	return c.one("", "total ") + c.word(a) + " per " + c.one(many...) + " " + c.word(b)
}

func (c *wording) partOfColumn() string {
	a, b := c.two()
	c.want.measure = "sum(" + a + ") / sum(" + b + ")"
	return c.word(a) + c.one(" as a percentage of ", " as % of ", " as share of ", " as percent of ", " divided by ") + c.word(b)
}

func (c *wording) rangeOf() string {
	c.want.measure = "maximum(" + c.level + ") - minimum(" + c.level + ")"
	x := c.word(c.level)
	return c.one("max("+x+") - min("+x+")", "maximum "+x+" minus minimum "+x)
}

func (c *wording) scaledBy() string {
	n := 2 + c.IntN(90)
	x := c.word(c.amount)
	switch c.IntN(2) {
	case 0:
		c.want.measure = fmt.Sprintf("sum(%s) / %d", c.amount, n)
		return fmt.Sprintf("total %s%s%d", x, c.one(" / ", " divided by "), n)
	default:
		c.want.measure = fmt.Sprintf("sum(%s) × %d", c.amount, n)
		return fmt.Sprintf("sum(%s)%s%d", x, c.one(" * ", " × ", " times "), n)
	}
}

func (c *wording) oneLess() string {
	a, b := c.two()
	c.want.measure = "1 - sum(" + a + ") / sum(" + b + ")"
	x, y := c.word(a), c.word(b)
	return c.one("1 - sum("+x+") / sum("+y+")", "1 - "+x+" / "+y)
}

func (c *wording) overThings() string {
	d := c.others[0]
	x := c.word(c.amount)
	c.free = c.free || !sameLetters(d)
	if d.many == strings.ToLower(d.column) || strings.HasSuffix(d.column, "_cd") { // no noun of its own
		c.want.measure = "sum(" + c.amount + ") / distinct count of " + d.column
		return "sum(" + x + ") / count(distinct " + d.column + ")"
	}
	c.want.measure = "sum(" + c.amount + ") / distinct count of " + d.column
	return c.one("total "+x+" divided by the number of "+d.many, "sum("+x+") / count(distinct "+d.column+")", "total "+x+" / number of distinct "+d.many)
}
