package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// moneyOrder is the order in which columns are tried for an adjective of price:
// the default measure first, and no percentage, for that is no amount of money.
// Any other adjective takes the columns as they stand.
func (a adjective) moneyOrder(d domain.Dataset, named func(column string, of []string) bool) []int {
	var out []int
	for k, c := range d.Columns {
		if a.ofMoney() && (c.Unit == "%" || strings.ContainsRune(c.Name, '%') || saysPercent(c.Name)) {
			continue
		}
		if a.ofMoney() && c.Name == d.DefaultMeasure && named(c.Name, a.of) {
			return []int{k}
		}
		out = append(out, k)
	}
	return out
}

// ofMoney reports whether the adjective speaks of a price.
func (a adjective) ofMoney() bool { return slices.Contains(a.of, "fee") }

// saysPercent reports whether a column's name says that it is in percent.
func saysPercent(name string) bool {
	return slices.ContainsFunc(words(name), func(w string) bool {
		return slices.Contains([]string{"percent", "percentage", "pct", "rate", "share", "ratio"}, w)
	})
}

// namedAfter reports whether one of some words is in a column's name.
func (l *lexicon) namedAfter(column string, of []string) bool {
	return slices.ContainsFunc(l.stems.bases(words(column)), func(w string) bool { return slices.Contains(of, w) })
}
