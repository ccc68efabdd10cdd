package generator

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/sample/truth"
)

// line is one order line; a return is a line with negative amounts.
type line struct {
	category, product int
	quantity          int
	discount          int // percent of the list price
	sales, profit     cents
}

// order is what one customer orders on one day. Lines of a return come as an
// order of their own with the id of the first.
type order struct {
	id       int
	date     time.Time
	customer int  // index into the customers
	unplaced bool // region and state are not known
	lines    []line
}

// newSales draws all orders, sorted by date and id.
func newSales(people []customer) []order {
	r := newRandom(salesStream)
	shelf := newShelf()
	buyers := newBuyers(people)
	var owed [truth.Regions][3]cents
	var orders []order
	for month := range months {
		for reg, targets := range salesTargets(r, month) {
			lines := shelf.fill(r, targets, &owed[reg])
			orders = append(orders, bundle(r, lines, func() (time.Time, int) {
				date := orderDate(r, month)
				return date, buyers.draw(r, reg, date)
			})...)
		}
	}
	slices.SortStableFunc(orders, byDate)
	for i := range orders {
		orders[i].id = i + 1
		orders[i].unplaced = r.Float64() < truth.NullRegionShare
	}
	setProfits(r, orders)
	orders = append(orders, newReturns(r, orders)...)
	slices.SortStableFunc(orders, byDate)
	return orders
}

func byDate(a, b order) int {
	return cmp.Or(a.date.Compare(b.date), cmp.Compare(a.id, b.id))
}

// bundle makes orders of one to four lines out of all lines of a region and
// month; who and when is drawn for each.
func bundle(r *rand.Rand, lines []line, place func() (time.Time, int)) []order {
	r.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
	sizes := newChoice([]float64{35, 35, 20, 10})
	var orders []order
	for len(lines) > 0 {
		n := min(sizes.draw(r)+1, len(lines))
		date, who := place()
		orders = append(orders, order{date: date, customer: who, lines: lines[:n:n]})
		lines = lines[n:]
	}
	return orders
}

// orderDate draws a day of the month; weekends are quieter.
func orderDate(r *rand.Rand, month int) time.Time {
	const saturday, sunday = 0.7, 0.55 // against a working day
	first := firstOfMonth(month)
	days := daysBetween(first, firstOfMonth(month+1))
	for {
		date := first.AddDate(0, 0, r.IntN(days))
		keep := 1.0
		switch date.Weekday() {
		case time.Saturday:
			keep = saturday
		case time.Sunday:
			keep = sunday
		}
		if r.Float64() < keep {
			return date
		}
	}
}

// newReturns sends some lines back, whole, a few days later; what would come
// back after the last day is not in the data yet.
func newReturns(r *rand.Rand, orders []order) []order {
	last := day(truth.Last)
	var returns []order
	for _, o := range orders {
		for _, l := range o.lines {
			if r.Float64() >= truth.ReturnShare {
				continue
			}
			date := o.date.AddDate(0, 0, 3+r.IntN(26))
			if date.After(last) {
				continue
			}
			back := o
			back.date = date
			l.quantity, l.sales, l.profit = -l.quantity, -l.sales, -l.profit
			back.lines = []line{l}
			returns = append(returns, back)
		}
	}
	return returns
}

// setProfits gives each line a profit: its category's margin of the year, less
// where the discount is deeper than usual, and noise. A second pass shifts the
// lines so that each category's margin in a year is exactly the planted one.
func setProfits(r *rand.Rand, orders []order) {
	const noise, usualDiscount = 0.05, 0.065
	type cell struct{ sales, profit cents }
	var cells [3][3]cell // by category and year
	var margins [3][3]float64
	for i, c := range categories() {
		margins[i] = truth.Margins()[c.name]
	}
	firstYear := day(truth.First).Year()
	each := func(f func(l *line, c *cell, margin float64)) {
		for i := range orders {
			year := orders[i].date.Year() - firstYear
			for j := range orders[i].lines {
				l := &orders[i].lines[j]
				f(l, &cells[l.category][year], margins[l.category][year])
			}
		}
	}
	each(func(l *line, c *cell, margin float64) {
		m := margin + usualDiscount - float64(l.discount)/100 + noise*r.NormFloat64()
		l.profit = cents(math.Round(float64(l.sales) * m))
		c.sales += l.sales
		c.profit += l.profit
	})
	each(func(l *line, c *cell, margin float64) {
		shift := margin - float64(c.profit)/float64(c.sales)
		l.profit += cents(math.Round(float64(l.sales) * shift))
	})
}
