// Package generator makes the bundled sample: synthetic rows drawn from fixed
// seeds, in which the facts of the package truth are planted.
//
// Start at Generate. Sales (sales*.go) are drawn from the top down: a target
// for each month, region and category is filled with order lines, which are
// bundled into orders of customers of that region. Customers (customers*.go)
// get values whose ranks are exact normal quantiles, so that the planted order
// of the age groups does not hang on luck. Inventory (inventory.go, demand.go,
// stock.go) is one demand process a category, split over products and
// warehouses, and a simple replenishment.
//
// The same rows come out on every platform. Random numbers come from PCG
// alone, one stream a dataset; no map is ranged over; money and counts are
// integers from the moment they are drawn, so no output depends on how a
// platform prints or fuses floating-point operations (a different last bit
// would have to fall on the boundary of a rounding to be seen).
package generator
