package generator

import (
	"math"
	"math/rand/v2"
	"strconv"
	"time"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/sample/truth"
)

// customer is one row of the customers and, by region, state and activity, who
// places the orders of the sales.
type customer struct {
	id            string
	region        int // index into regions
	state         string
	segment       string
	channel       string
	ageGroup      string
	group         int // index into ageBands
	age           int
	signup        time.Time
	tenure        int     // full months from signup to truth.Last
	activity      float64 // how often it orders in the sales, relative to others
	orders        int
	orderValue    cents
	lifetimeValue cents
	planted       bool
}

// ageBand is the ages of one age group and how many customers of a hundred it has.
type ageBand struct{ from, to, share int }

func ageBands() []ageBand {
	return []ageBand{{18, 24, 12}, {25, 34, 26}, {35, 44, 25}, {45, 54, 20}, {55, 79, 17}}
}

// longestTenure is eight years.
const longestTenure = 96

// newCustomers draws all customers, sorted by id.
func newCustomers() []customer {
	r := newRandom(customersStream)
	groups := newAgeGroups(r)
	people := make([]customer, truth.Customers)
	for i := range people {
		people[i] = newCustomer(r, i, groups[i])
	}
	plant(people)
	setOrders(r, people)
	setLifetimeValues(r, people)
	return people
}

// newAgeGroups gives each customer an age group, in exact shares.
func newAgeGroups(r *rand.Rand) []int {
	groups := make([]int, 0, truth.Customers)
	for g, band := range ageBands() {
		for range truth.Customers * band.share / 100 {
			groups = append(groups, g)
		}
	}
	r.Shuffle(len(groups), func(i, j int) { groups[i], groups[j] = groups[j], groups[i] })
	return groups
}

func newCustomer(r *rand.Rand, i, group int) customer {
	all := regions()
	shares := make([]float64, len(all))
	for j, reg := range all {
		shares[j] = reg.share
	}
	region := newChoice(shares).draw(r)
	band := ageBands()[group]
	c := customer{
		id:       customerID(i),
		region:   region,
		state:    all[region].states[newChoice(stateWeights(all[region])).draw(r)],
		segment:  []string{"Consumer", "Corporate", "Small Business"}[newChoice([]float64{50, 30, 20}).draw(r)],
		channel:  channels()[newChoice([]float64{12, 18, 30, 25, 15}).draw(r)],
		group:    group,
		ageGroup: truth.AgeGroups()[group],
		age:      band.from + r.IntN(band.to-band.from+1),
		activity: math.Exp(0.8 * r.NormFloat64()),
	}
	c.join(1+int(longestTenure*math.Pow(r.Float64(), 1.2)), 1+r.IntN(28))
	return c
}

func customerID(i int) string { return "C-" + strconv.Itoa(10_001+i) }

// channels lists the channels in a fixed order; truth.ChannelFactors says what
// each is worth.
func channels() []string {
	return []string{"Referral", "Email", "Organic", "Paid Search", "Social"}
}

// join sets the signup date that gives a tenure of full months at truth.Last;
// dayOfMonth is 1 to 28.
func (c *customer) join(tenure, dayOfMonth int) {
	last := day(truth.Last)
	c.tenure = tenure
	c.signup = time.Date(last.Year(), last.Month()-time.Month(tenure), dayOfMonth, 0, 0, 0, 0, time.UTC)
}
