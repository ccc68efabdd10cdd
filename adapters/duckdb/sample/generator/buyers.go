package generator

import (
	"math/rand/v2"
	"time"
)

// buyers draws who places an order: a customer of the region who has signed up
// by then, the active ones more often.
type buyers struct {
	people  []customer
	members [][]int // by region: indexes into people
	weights []choice
}

func newBuyers(people []customer) buyers {
	b := buyers{people: people}
	for reg := range regions() {
		var members []int
		var weights []float64
		for i, p := range people {
			if p.region == reg {
				members = append(members, i)
				weights = append(weights, p.activity)
			}
		}
		b.members = append(b.members, members)
		b.weights = append(b.weights, newChoice(weights))
	}
	return b
}

func (b buyers) draw(r *rand.Rand, reg int, on time.Time) int {
	for {
		i := b.members[reg][b.weights[reg].draw(r)]
		if !b.people[i].signup.After(on) {
			return i
		}
	}
}
