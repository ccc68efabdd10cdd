package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// countDispersion is the ratio of variance and mean from which whole numbers lie
// as counts do: it is 1 where things happen independently (Poisson) and above
// where they cluster, while what is noted on a scale, grades, stars and sizes of
// households, is held together by its ends (about 0.1 to 0.5).
const countDispersion = 0.7

// tallied reports whether a column holds how many things each row has: whole
// numbers from none or one on that vary as counts do, under a name that says
// things in the plural, and no level or time.
func tallied(c domain.Column) bool {
	if c.Type != domain.Integer || c.Mean <= 0 || toFloat(c.Min) < 0 || toFloat(c.Min) > 1 || c.Distinct <= 2 || !liesAsCounts(c) {
		return false
	}
	name := plainName(c.Name)
	if slices.ContainsFunc(name, func(w string) bool { return levelWord(singular(w)) }) {
		return false
	}
	return slices.ContainsFunc(name, namesSeveral)
}

// countTail is how many deviations above the mean the largest of counts lies at
// least, where none is zero: a scale from one ends before that.
const countTail = 3

// liesAsCounts reports whether whole numbers vary as counts do. Where each row has
// at least one, it is those beyond the first that vary: parcels of a shipment.
func liesAsCounts(c domain.Column) bool {
	variance := c.Deviation * c.Deviation
	if variance >= countDispersion*c.Mean {
		return true
	}
	low := toFloat(c.Min)
	return low == 1 && variance >= countDispersion*(c.Mean-low) && toFloat(c.Max) >= c.Mean+countTail*c.Deviation
}

// plainName is the words of a column's name without the unit in brackets.
func plainName(name string) []string {
	if at := strings.IndexAny(name, "(["); at > 0 {
		name = name[:at]
	}
	return words(name)
}

// namesSeveral reports whether a word is a noun in the plural that a time or a
// measure is not told in.
func namesSeveral(w string) bool {
	switch w {
	case "children", "people", "men", "women", "mice":
		return true
	case "series", "news", "plus", "minus", "always", "sales":
		return false
	}
	one := singular(w)
	_, time := seconds(one)
	return one != w && !time && len(unitNames(one)) == 0
}

// levelWord reports whether a word of a name speaks of a level or a code, wherever it stands.
func levelWord(w string) bool {
	return rateHead(w) || shortLevel.says(w) || averageWord(w) || isKey(w) || w == "id" || w == "years"
}

// countedNoun is the noun of the things that a column counts: "parcels" of
// "parcels_failed", "customers" of "Customers Affected", "defects" of "defects";
// empty where the name says no such thing.
func countedNoun(c domain.Column) string {
	if c.Type != domain.Integer || NatureOf(c) != Amount {
		return ""
	}
	return thingsIn(c.Name)
}

// thingsIn is the last noun of a name, where it is a plural of things.
func thingsIn(full string) string {
	name := plainName(full)
	last := len(name) - 1
	for last > 0 && doneTo(name[last]) {
		last--
	}
	if last < 0 || !namesSeveral(name[last]) {
		return ""
	}
	return name[last]
}

// doneTo reports whether a word says what was done with the things before it:
// "found", "affected", "dlvd".
func doneTo(w string) bool {
	switch w {
	case "sold", "sent", "lost", "made", "won", "kept", "held", "left", "paid", "found", "built", "bought", "caught", "given", "taken", "written", "seen", "born", "hit", "run", "done", "absent", "late", "open", "overdue":
		return true
	}
	return strings.HasSuffix(w, "ed") || !strings.ContainsAny(w, "aeiouy")
}

// lastsEach reports whether a name says how long each row takes: a time, "Lead
// Time (days)" or "delivery_time_hours", is a level, unlike the hours worked.
func lastsEach(c domain.Column) bool {
	name := plainName(c.Name)
	last := len(name) - 1
	if last > 0 {
		if _, unit := seconds(singular(name[last])); unit {
			last--
		}
	}
	return last >= 0 && name[last] == "time"
}

// isExtent reports whether a column holds how far, how heavy or how large each
// row is, in a unit that its name gives: another amount can be had per such unit.
func isExtent(c domain.Column) bool {
	if _, said := natureSaid(c); said {
		return false
	}
	return slices.ContainsFunc(plainName(c.Name), func(w string) bool { return len(unitNames(w)) > 0 })
}
