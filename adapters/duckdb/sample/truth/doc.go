// Package truth names what is planted in the bundled sample: the facts that an
// analysis must find again. The generator reads its parameters here and tests
// recompute each fact from the rows, so a number lives in one place only; the
// sample's README tells the same in prose.
//
// Shares and rates are fractions (0.31 is 31 %), dates are ISO 8601, and every
// value whose name ends in Tolerance is how far the rows may lie from the
// parameter because they were drawn at random.
package truth

// First and Last are the days that the sample covers; both have data.
const (
	First = "2023-01-01"
	Last  = "2025-12-31"
)

// The schema ids under which the sample's datasets are listed.
const (
	SalesID     = 35403
	CustomersID = 35404
	InventoryID = 35405
)
