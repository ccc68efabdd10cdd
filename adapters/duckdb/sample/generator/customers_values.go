package generator

import (
	"math"
	"math/rand/v2"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/sample/truth"
)

// Orders and order values of ordinary customers are lognormal: medians and
// standard deviations of the logarithm.
const (
	medianOrders     = 9.0
	ordersDeviation  = 0.5
	medianOrderValue = 900.0
	valueDeviation   = 0.6
	// tenureInOrders is the correlation of orders with tenure, by which orders
	// go along with lifetime value without driving it.
	tenureInOrders = 0.4
)

// valueAlongOrders gives, by age group, how the order value goes along with the
// number of orders (correlation of the logarithms). Both have the same spread
// in every group, so Σ value / Σ orders does not depend on it; the mean of each
// customer's own average does: where it is low, many customers have few orders
// of much value each.
func valueAlongOrders() []float64 { return []float64{-0.6, -0.225, 0.15, 0.525, 0.9} }

// setOrders draws orders and order values, then scales each group's values so
// that its average order value is the planted one, planted customers included.
func setOrders(r *rand.Rand, people []customer) {
	for group, rho := range valueAlongOrders() {
		var members []int
		ordersSum, plantedValue := 0, cents(0)
		for i, p := range people {
			switch {
			case p.group != group:
			case p.planted:
				ordersSum += p.orders
				plantedValue += p.orderValue
			default:
				members = append(members, i)
			}
		}
		zOrders, zValue := orderScores(r, people, members, rho)
		values, valueSum := make([]float64, len(members)), 0.0
		for j, i := range members {
			people[i].orders = max(1, int(math.Round(medianOrders*math.Exp(ordersDeviation*zOrders[j]))))
			ordersSum += people[i].orders
			values[j] = medianOrderValue * math.Exp(valueDeviation*zValue[j])
			valueSum += values[j]
		}
		target := truth.AverageOrderValues()[group]*float64(ordersSum) - float64(plantedValue)/100
		for j, i := range members {
			people[i].orderValue = dollars(values[j] * target / valueSum)
		}
	}
}

// orderScores returns normal scores of orders and order value for the members
// of a group.
func orderScores(r *rand.Rand, people []customer, members []int, rho float64) (orders, value []float64) {
	tenures := make([]float64, len(members))
	for j, i := range members {
		tenures[j] = float64(people[i].tenure) + r.Float64() // breaks ties
	}
	orders = normalScores(mixed(r, normalScores(tenures), tenureInOrders))
	value = normalScores(mixed(r, orders, rho))
	return orders, value
}

// mixed returns scores that correlate with z by rho. Along z, each run of
// spread neighbours gets noise from every part of the normal distribution, so
// that the joint distribution of a group hangs on luck as little as the single
// ones do.
func mixed(r *rand.Rand, z []float64, rho float64) []float64 {
	const spread = 20
	order := ascending(z)
	out := make([]float64, len(z))
	for from := 0; from < len(order); from += spread {
		run := order[from:min(from+spread, len(order))]
		for j, part := range r.Perm(len(run)) {
			p := (float64(part) + r.Float64()) / float64(len(run))
			i := run[j]
			out[i] = rho*z[i] + math.Sqrt(1-rho*rho)*normalQuantile(max(p, 1e-4))
		}
	}
	return out
}

// setLifetimeValues draws the lifetime value of every ordinary customer from
// tenure and channel.
func setLifetimeValues(r *rand.Rand, people []customer) {
	factors := truth.ChannelFactors()
	for i := range people {
		p := &people[i]
		noise := truth.LifetimeValueNoise * r.NormFloat64()
		if p.planted {
			continue
		}
		p.lifetimeValue = dollars(truth.LifetimeValueBase * factors[p.channel] *
			math.Exp(truth.LifetimeValueTenureExponent*math.Log(float64(p.tenure))+noise))
	}
}
