package question

import (
	"slices"
	"strings"
	"unicode"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// worthMoney is what WorthOf says of money.
const worthMoney = 4

// WorthOf ranks a measure by how likely a person is to ask about it: money and
// other amounts before levels, those before how long something took, and ages
// and the like last.
func WorthOf(c domain.Column) int {
	const last, duration, level, amount, money = 0, 1, 2, 3, worthMoney
	name := words(c.Name)
	switch {
	case slices.ContainsFunc(name, func(w string) bool {
		return slices.Contains([]string{"age", "lat", "latitude", "lon", "lng", "longitude", "year", "id"}, w)
	}):
		return last
	case c.Type == domain.Integer && c.Distinct <= maxGroupNumbers && len(name) > 1 && name[len(name)-1] == "level": // classes by number
		return last
	case isDuration(c), len(name) > 0 && slices.Contains(durationWords(), singular(name[len(name)-1])):
		return duration
	case NatureOf(c) != Amount, inTime(c):
		return level
	case saysCurrency(c, name):
		return money
	}
	return amount
}

// saysCurrency reports whether a column's unit or name says a currency: "charge_gbp".
func saysCurrency(c domain.Column, name []string) bool {
	_, named := withoutCurrency(name)
	return named || strings.ContainsAny(c.Unit+c.Name, "$€£¥") || len(c.Unit) == 3 && strings.ToUpper(c.Unit) == c.Unit
}

// inTime reports whether a column is measured in a unit of time.
func inTime(c domain.Column) bool {
	u, ok := unitSaid(unitText(c))
	return ok && u.quantity == "time"
}

// WorthGrouping reports whether a text column sorts the rows into categories: a
// few of them, that say more than yes or no, and are no times of the day or codes.
func WorthGrouping(c domain.Column) bool {
	const fewest, most = 2, 60
	if c.Role != domain.RoleDimension || c.Type != domain.String || c.Distinct < fewest || c.Distinct > most {
		return false
	}
	return !slices.ContainsFunc(c.Examples, func(v string) bool {
		switch fold(v) {
		case "y", "n", "yes", "no", "true", "false":
			return true
		}
		return v != "" && unicode.IsDigit(rune(v[0]))
	})
}

// Plural is the plural of a column's name, where it is an English noun that is
// read as the same column; else the name as it is.
func Plural(name string) string {
	for _, r := range name {
		if !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == ' ') {
			return name
		}
	}
	ws := words(name)
	if len(ws) == 0 {
		return name
	}
	last := ws[len(ws)-1]
	stem, ending := name, "s"
	switch n := len(last); {
	case n < 3 || isKey(name) || strings.HasSuffix(last, "s") && !strings.HasSuffix(last, "ss") || strings.ToUpper(name[len(name)-n:]) == name[len(name)-n:]:
		return name
	case strings.HasSuffix(last, "ss"), strings.HasSuffix(last, "ch"), strings.HasSuffix(last, "sh"), strings.HasSuffix(last, "x"):
		ending = "es"
	case strings.HasSuffix(last, "y") && !strings.ContainsRune("aeiou", rune(last[n-2])):
		stem, ending = name[:len(name)-1], "ies"
	}
	plural := stem + ending
	if said := words(plural); ending != "es" && singular(said[len(said)-1]) != last {
		return name
	}
	return plural
}
