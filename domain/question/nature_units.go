package question

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// measuredNature is what a name says that tells what its values are measured in:
// "Waste (t)" and "Hours billed" add up, "Yield (t/ha)" and "Mood (1-10)" don't. A
// unit alone says nothing: kilograms are of what was picked or of what each weighs.
func measuredNature(c domain.Column) (Nature, bool) {
	unit := unitText(c)
	if perAnother(unit) || isPower(unit) || endsOfScale(c, unit) {
		return Rate, true
	}
	name := plainName(c.Name)
	if inBrackets(c.Name) {
		if n, said := headNature(inSingular(name)); said && !(n == Rate && addable(unit) && flowing(c.Name)) { // "Wait (minutes)", but not "Yield (kWh)"
			return n, true
		}
	}
	money := strings.ContainsAny(c.Name, "$€£¥")
	if !money && !addable(unit) || slices.ContainsFunc(name, ofOneThing) {
		return Rate, false
	}
	if !money && flowing(c.Name) {
		return Amount, true
	}
	if slices.ContainsFunc(name, func(w string) bool { return rateHead(singular(w)) }) {
		return Rate, false
	}
	if money || slices.ContainsFunc(name, workDone.says) {
		return Amount, true
	}
	return Rate, false
}

// ofOneThing reports whether a word of a name speaks of what one thing holds, is
// worth or can do, of which no sum is taken.
func ofOneThing(w string) bool {
	w = singular(w)
	return heldByOne.says(w) || isStock(w) || shortLevel.says(w) || averageWord(w)
}

// flowing reports whether the last word of a name before its unit names a flow.
func flowing(full string) bool {
	name := plainName(full)
	if !inBrackets(full) && len(name) > 1 { // "energy_kwh"
		name = name[:len(name)-1]
		if last := name[len(name)-1]; len(last) == 1 && len(name) > 1 { // "Energy kWh" is k, wh
			name = name[:len(name)-1]
		}
	}
	return len(name) > 0 && (flowNoun.says(name[len(name)-1]) || flowNoun.says(singular(name[len(name)-1])))
}

// unitText is the unit of a column in lower case: that of its description, what
// stands in brackets behind its name, or the name's last or first word ("Km driven").
func unitText(c domain.Column) string {
	if c.Unit != "" {
		return strings.ToLower(c.Unit)
	}
	if open := strings.LastIndexAny(c.Name, "(["); open > 0 {
		return strings.ToLower(strings.TrimRight(c.Name[open+1:], ")] "))
	}
	ws := strings.FieldsFunc(strings.ToLower(c.Name), func(r rune) bool { return r == ' ' || r == '_' })
	if len(ws) < 2 {
		return ""
	}
	if last := ws[len(ws)-1]; addable(last) || perAnother(last) || isPower(last) {
		return last
	}
	return ws[0]
}

func inBrackets(name string) bool { return strings.IndexAny(name, "([") > 0 }

// addable reports whether amounts in a unit can be added up: time, mass, length,
// volume and energy, unlike temperatures, speeds and powers.
func addable(unit string) bool {
	if _, ok := unitSaid(unit); ok {
		return true
	}
	switch unit {
	case "m³", "m3", "cbm", "hl", "gal", "gallon", "gallons", "bbl", "lb", "lbs", "oz", "ton", "tons", "kt", "mj", "gj", "therm", "therms", "ha", "tkm",
		"pcs", "pc", "piece", "pieces", "units", "items", "ea":
		return true
	}
	return false
}

// isPower reports whether a unit is one of power: what a machine draws or can
// give, at one moment.
func isPower(unit string) bool {
	switch unit {
	case "kw", "mw", "gw", "kwp", "mwp", "kva", "mva":
		return true
	}
	return false
}

// PerAnother reports whether a column's values are of one thing per another, by its
// name or unit: "price (ct/kWh)", "fee per hour".
func PerAnother(c domain.Column) bool {
	return perAnother(unitText(c)) || slices.Contains(words(c.Name), "per")
}

// perAnother reports whether a unit is one of something per another, as "t/ha", "€/h"
// and "/100 calls" are; a stroke between other words is none.
func perAnother(unit string) bool {
	over, under, ok := strings.Cut(unit, "/")
	over, under = strings.TrimSpace(over), strings.TrimSpace(under)
	if !ok || under == "" {
		return false
	}
	return unicode.IsDigit(rune(under[0])) || addable(over) || addable(under) || strings.ContainsAny(over, "$€£¥")
}

// endsOfScale reports whether what stands in brackets are the ends of a scale, "1-5",
// "0 to 10" or "1 calm – 5 wild", on which all values lie; "Visits (18-25)" are those
// of an age.
func endsOfScale(c domain.Column, unit string) bool {
	ends := strings.FieldsFunc(unit, func(r rune) bool { return !unicode.IsDigit(r) })
	if len(ends) != 2 || c.Min == nil || c.Max == nil {
		return false
	}
	low, errLow := strconv.ParseFloat(ends[0], 64)
	high, errHigh := strconv.ParseFloat(ends[1], 64)
	return errLow == nil && errHigh == nil && low < high && high <= widestScale && low <= toFloat(c.Min) && toFloat(c.Max) <= high
}

func inSingular(name []string) []string {
	out := make([]string, len(name))
	for i, w := range name {
		out[i] = singular(w)
	}
	return out
}

// weighs reports whether a column holds what each row weighs: a level, of which
// nevertheless a share is one of the whole mass.
func weighs(c domain.Column) bool {
	unit, ok := unitSaid(unitText(c))
	return ok && unit.quantity == "mass" && !slices.ContainsFunc(plainName(c.Name), averageWord)
}
