package generator

import (
	"math"
	"math/rand/v2"
	"time"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/sample/truth"
)

// stockRecord is one product in one warehouse on one day.
type stockRecord struct {
	date                         time.Time
	category, product, warehouse string
	demand                       int // units asked for, whether in stock or not
	stock                        int // units in hand at the end of the day
	price                        cents
	stockout                     bool // more was asked for than there was
}

// goods is a category of the inventory: its products, with prices, and the
// process that its daily demand follows.
type goods struct {
	category string
	products []product
	demand   func(r *rand.Rand) demandProcess
}

func inventoryGoods() []goods {
	return []goods{
		{truth.Growing, []product{{"Wireless Earbuds", 7900}, {"Smart Plug", 2400}}, growing},
		{truth.Declining, []product{{"Music Album", 1500}, {"Movie Box Set", 3200}}, declining},
		{truth.Seasonal, []product{{"Building Blocks", 4500}, {"Board Game", 3500}}, seasonal},
		{truth.Intermittent, []product{{"Pump Seal", 1800}, {"Drive Belt", 2600}}, nil},
		{truth.Featureless, []product{{"Dish Soap", 450}, {"Laundry Powder", 1250}}, featureless},
		{truth.Stepping, []product{{"Potting Soil", 950}, {"Garden Hose", 2900}}, stepping},
	}
}

// warehouse is a place and its share of every category's demand.
type warehouse struct {
	name  string
	share float64
}

func warehouses() []warehouse {
	return []warehouse{{"Reno", 0.40}, {"Memphis", 0.35}, {"Columbus", 0.25}}
}

// productShare is the first product's share of its category's demand.
const productShare = 0.6

// newInventory draws the records of every day to truth.HeldBackLast, sorted by
// day, and cuts them: those to truth.Last, and those kept back.
func newInventory() (kept, heldBack []stockRecord) {
	r := newRandom(inventoryStream)
	first := day(truth.First)
	days := daysBetween(first, day(truth.HeldBackLast)) + 1
	var series [][]stockRecord
	for _, g := range inventoryGoods() {
		series = append(series, g.draw(r, first, days)...)
	}
	for d := range days {
		for _, s := range series {
			if s[d].date.After(day(truth.Last)) {
				heldBack = append(heldBack, s[d])
			} else {
				kept = append(kept, s[d])
			}
		}
	}
	return kept, heldBack
}

// draw makes one series of records for each product in each warehouse.
func (g goods) draw(r *rand.Rand, first time.Time, days int) [][]stockRecord {
	demands := g.drawDemands(r, first, days)
	var series [][]stockRecord
	for i, p := range g.products {
		for j, w := range warehouses() {
			records := make([]stockRecord, days)
			for d, demand := range demands[i*len(warehouses())+j] {
				records[d] = stockRecord{date: first.AddDate(0, 0, d), category: g.category,
					product: p.name, warehouse: w.name, demand: demand}
			}
			replenish(r, records)
			reprice(r, records, p.price)
			series = append(series, records)
		}
	}
	return series
}

// drawDemands returns the daily demand of each product in each warehouse.
func (g goods) drawDemands(r *rand.Rand, first time.Time, days int) [][]int {
	demands := make([][]int, len(g.products)*len(warehouses()))
	for i := range demands {
		demands[i] = make([]int, days)
	}
	if g.demand == nil {
		for i := range demands {
			drawIntermittent(r, demands[i])
		}
		return demands
	}
	process := g.demand(r)
	for d := range days {
		total := process(r, first.AddDate(0, 0, d))
		for i := range demands {
			share := warehouses()[i%len(warehouses())].share * productShare
			if i >= len(warehouses()) {
				share = warehouses()[i%len(warehouses())].share * (1 - productShare)
			}
			demands[i][d] = max(0, int(math.Round(total*share*math.Exp(rowNoise*r.NormFloat64()))))
		}
	}
	return demands
}
