package sample_test

import (
	"cmp"
	"math"
	"slices"
	"testing"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/sample/truth"
)

func TestAverageOrderValueRisesWithAgeAndTheMeanOfMeansFalls(t *testing.T) {
	customers := load(t, "customers.csv.gz")
	planted := slices.Concat(truth.VeryGoodCustomers(), truth.HighValueSuspects(), truth.HighFrequencySuspects())
	lastMean, lastOrdinary := math.Inf(1), math.Inf(1)
	for i, group := range truth.AgeGroups() {
		var value, orders, means, ordinaryMeans, members, ordinary float64
		for _, r := range customers.rows {
			if r.text("Age Group") != group {
				continue
			}
			mean := r.number("Order Value") / r.number("Orders")
			value += r.number("Order Value")
			orders += r.number("Orders")
			means += mean
			members++
			if !slices.Contains(planted, r.text("Customer ID")) {
				ordinaryMeans += mean
				ordinary++
			}
		}
		near(t, group, value/orders, truth.AverageOrderValues()[i], truth.AverageOrderValueTolerance)
		t.Logf("mean of means %.1f, of ordinary customers %.1f", means/members, ordinaryMeans/ordinary)
		if means/members >= lastMean || ordinaryMeans/ordinary >= lastOrdinary {
			t.Errorf("the mean of means does not fall at %s", group)
		}
		lastMean, lastOrdinary = means/members, ordinaryMeans/ordinary
	}
}

func TestLifetimeValueIsDrivenByTenureAndChannelNotByAge(t *testing.T) {
	customers := load(t, "customers.csv.gz")
	lifetime := customers.column("Lifetime Value")
	near(t, "with age", spearman(lifetime, customers.column("Age")), 0, truth.LifetimeValueAgeCorrelation)

	// Tenure and channel together explain all but the planted noise.
	var logs, explained []float64
	for _, r := range customers.rows {
		value := math.Log(r.number("Lifetime Value"))
		model := math.Log(truth.LifetimeValueBase*truth.ChannelFactors()[r.text("Channel")]) +
			truth.LifetimeValueTenureExponent*math.Log(r.number("Tenure Months"))
		if math.Abs(value-model) < 4.5*truth.LifetimeValueNoise { // the planted customers are apart
			logs, explained = append(logs, value), append(explained, value-model)
		}
	}
	near(t, "noise left", deviation(explained), truth.LifetimeValueNoise, 0.01)
	near(t, "share explained", 1-math.Pow(deviation(explained)/deviation(logs), 2), 0.86, 0.04)

	tenure := spearman(lifetime, customers.column("Tenure Months"))
	orders := spearman(lifetime, customers.column("Orders"))
	t.Logf("Spearman with tenure %.2f, with orders %.2f", tenure, orders)
	if tenure < 0.7 || orders > tenure-0.2 {
		t.Errorf("tenure %.2f does not clearly lead orders %.2f", tenure, orders)
	}
	medians := map[string][]float64{}
	for _, r := range customers.rows {
		medians[r.text("Channel")] = append(medians[r.text("Channel")], r.number("Lifetime Value"))
	}
	for channel, factor := range truth.ChannelFactors() {
		near(t, channel, median(medians[channel])/median(medians["Organic"]), factor, 0.15)
	}
}

func TestTenCustomersStandOutAndNobodyElse(t *testing.T) {
	customers := load(t, "customers.csv.gz")
	orders, values := scores(customers.column("Orders")), scores(customers.column("Order Value"))
	want := map[string]string{}
	for _, id := range truth.VeryGoodCustomers() {
		want[id] = "both"
	}
	for _, id := range truth.HighValueSuspects() {
		want[id] = "value"
	}
	for _, id := range truth.HighFrequencySuspects() {
		want[id] = "orders"
	}
	found := 0
	for i, r := range customers.rows {
		got := ""
		switch high, many := values[i] > truth.PlantedScore, orders[i] > truth.PlantedScore; {
		case high && many:
			got = "both"
		case high:
			got = "value"
		case many:
			got = "orders"
		case max(values[i], orders[i]) > truth.OrdinaryScore:
			if want[r.text("Customer ID")] == "" {
				t.Errorf("%s: scores %.1f and %.1f for an ordinary customer", r.text("Customer ID"), orders[i], values[i])
			}
		}
		if got != want[r.text("Customer ID")] {
			t.Errorf("%s stands out by %q, planted %q (%.1f, %.1f)", r.text("Customer ID"), got, want[r.text("Customer ID")], orders[i], values[i])
		}
		if got != "" {
			found++
			t.Logf("%s %s: orders %.1f, value %.1f", r.text("Customer ID"), r.text("Age Group"), orders[i], values[i])
		}
	}
	if found != len(want) || len(customers.rows) != truth.Customers {
		t.Errorf("%d of %d customers stand out, want %d of %d", found, len(customers.rows), len(want), truth.Customers)
	}
}

// column returns a column's numbers.
func (tab *table) column(name string) []float64 {
	v := make([]float64, len(tab.rows))
	for i, r := range tab.rows {
		v[i] = r.number(name)
	}
	return v
}

// scores gives how many robust standard deviations each logarithm lies above
// the median.
func scores(values []float64) []float64 {
	logs, distances := make([]float64, len(values)), make([]float64, len(values))
	for i, v := range values {
		logs[i] = math.Log(v)
	}
	middle := median(logs)
	for i, v := range logs {
		distances[i] = math.Abs(v - middle)
	}
	scale := 1.4826 * median(distances)
	for i := range logs {
		logs[i] = (logs[i] - middle) / scale
	}
	return logs
}

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return (sorted[len(sorted)/2] + sorted[(len(sorted)-1)/2]) / 2
}

func mean(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum / float64(len(values))
}

func deviation(values []float64) float64 {
	sum, middle := 0.0, mean(values)
	for _, v := range values {
		sum += (v - middle) * (v - middle)
	}
	return math.Sqrt(sum / float64(len(values)-1))
}

// correlation is Pearson's.
func correlation(x, y []float64) float64 {
	sum, mx, my := 0.0, mean(x), mean(y)
	for i := range x {
		sum += (x[i] - mx) * (y[i] - my)
	}
	return sum / float64(len(x)-1) / deviation(x) / deviation(y)
}

// spearman is the correlation of the ranks, ties at their mean rank.
func spearman(x, y []float64) float64 { return correlation(ranks(x), ranks(y)) }

func ranks(values []float64) []float64 {
	order := make([]int, len(values))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(values[a], values[b]) })
	r := make([]float64, len(values))
	for from := 0; from < len(order); {
		to := from
		for to < len(order) && values[order[to]] == values[order[from]] {
			to++
		}
		for _, i := range order[from:to] {
			r[i] = float64(from+to-1) / 2
		}
		from = to
	}
	return r
}
