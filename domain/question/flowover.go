package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// FlowsOver reports whether a quotient is of what happens in the course of time over
// a fixed size: kilowatt hours over the kilowatts that are installed, orders over
// the area of a shop. Of what is there at a time, or is measured or named as the
// size itself is (occupied beds over beds, a load over a capacity, both in kg), each
// row has its own share, and only the names can tell: what they don't say is no flow.
func FlowsOver(above, size domain.Column) bool {
	names, sizes := inSingular(plainName(above.Name)), inSingular(plainName(size.Name))
	if IsStock(above.Name) || slices.ContainsFunc(names, func(w string) bool { return len(w) > 2 && slices.Contains(sizes, w) }) {
		return false
	}
	unit := unitText(above)
	measured := addable(unit)
	if measured && unit == unitText(size) {
		return false
	}
	return strings.ContainsAny(above.Name+above.Unit, "$€£¥") || flowing(above.Name) || slices.ContainsFunc(names, func(w string) bool {
		return eventNoun.says(w) || flowNoun.says(w) || measured && (workDone.says(w) || isWork(unit))
	})
}

// NamesCapacity reports whether a column's name says that it is how much one thing
// holds or can do. A price is none, though each thing has one: those of what was
// sold add up.
func NamesCapacity(c domain.Column) bool {
	names := inSingular(plainName(c.Name))
	return slices.ContainsFunc(names, heldByOne.says) &&
		!slices.ContainsFunc(names, func(w string) bool { return shortLevel.says(w) || worthNoun.says(w) })
}

// isWork reports whether a unit is one of energy, which flows wherever it is told.
func isWork(unit string) bool {
	return slices.Contains([]string{"wh", "kwh", "mwh", "gwh", "mj", "gj", "therm", "therms"}, unit)
}
