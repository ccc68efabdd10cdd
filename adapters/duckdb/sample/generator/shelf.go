package generator

import "math/rand/v2"

// shelf draws order lines of the products that a category sells.
type shelf struct {
	categories []category
	products   []choice // by category
	quantities []choice
	meanLine   []cents
	discounts  choice
	steps      []int
}

// discountSteps are the discounts given, in percent; most lines have none.
func discountSteps() []int { return []int{0, 5, 10, 15, 20, 30} }

func newShelf() shelf {
	s := shelf{categories: categories(), steps: discountSteps(), discounts: newChoice([]float64{55, 12, 14, 8, 8, 3})}
	for _, c := range s.categories {
		// A product's lines are drawn by its share of sales over what a line of
		// it is worth.
		weights, lines := c.salesWeights(), 0.0
		for i, p := range c.products {
			weights[i] /= float64(p.price) * c.meanQuantity()
			lines += weights[i]
		}
		s.products = append(s.products, newChoice(weights))
		s.quantities = append(s.quantities, newChoice(c.quantities))
		s.meanLine = append(s.meanLine, cents(1/lines))
	}
	return s
}

// fill draws lines of each category until its target is reached, give or take a
// line; what is left over or sold in excess moves to owed, the next target's
// share of it, so that errors do not add up from month to month.
func (s shelf) fill(r *rand.Rand, targets [3]cents, owed *[3]cents) []line {
	var lines []line
	for c, target := range targets {
		owed[c] += target
		for owed[c] > s.meanLine[c]/2 {
			l := s.draw(r, c)
			lines = append(lines, l)
			owed[c] -= l.sales
		}
	}
	return lines
}

func (s shelf) draw(r *rand.Rand, category int) line {
	l := line{
		category: category,
		product:  s.products[category].draw(r),
		quantity: s.quantities[category].draw(r) + 1,
		discount: s.steps[s.discounts.draw(r)],
	}
	list := int64(s.categories[category].products[l.product].price) * int64(l.quantity)
	l.sales = cents((list*int64(100-l.discount) + 50) / 100) // half a cent up, in integers
	return l
}
