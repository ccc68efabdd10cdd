package question

import (
	"slices"
	"strings"
	"unicode"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// measureUnit is a unit of a quantity: how many of the quantity's smallest unit
// it is, and how it is written.
type measureUnit struct {
	quantity string
	size     float64
	plural   string
}

// unitSaid is the unit that a folded word means; sizes are those of the SI, a
// mile being the international one of 1,609.344 m.
func unitSaid(word string) (measureUnit, bool) {
	switch word {
	case "s", "sec", "secs", "second", "seconds":
		return measureUnit{"time", 1, "seconds"}, true
	case "min", "mins", "minute", "minutes":
		return measureUnit{"time", 60, "minutes"}, true
	case "h", "hr", "hrs", "hour", "hours":
		return measureUnit{"time", 3600, "hours"}, true
	case "day", "days":
		return measureUnit{"time", 86400, "days"}, true
	case "week", "weeks":
		return measureUnit{"time", 604800, "weeks"}, true
	case "g", "gram", "grams":
		return measureUnit{"mass", 1, "g"}, true
	case "kg", "kgs", "kilo", "kilos", "kilogram", "kilograms":
		return measureUnit{"mass", 1e3, "kg"}, true
	case "t", "tonne", "tonnes":
		return measureUnit{"mass", 1e6, "tonnes"}, true
	case "wh":
		return measureUnit{"energy", 1, "Wh"}, true
	case "kwh":
		return measureUnit{"energy", 1e3, "kWh"}, true
	case "mwh":
		return measureUnit{"energy", 1e6, "MWh"}, true
	case "gwh":
		return measureUnit{"energy", 1e9, "GWh"}, true
	case "mm", "millimetre", "millimetres", "millimeter", "millimeters":
		return measureUnit{"length", 1, "mm"}, true
	case "cm", "centimetre", "centimetres", "centimeter", "centimeters":
		return measureUnit{"length", 10, "cm"}, true
	case "m", "metre", "metres", "meter", "meters":
		return measureUnit{"length", 1e3, "m"}, true
	case "km", "kms", "kilometre", "kilometres", "kilometer", "kilometers":
		return measureUnit{"length", 1e6, "km"}, true
	case "mile", "miles":
		return measureUnit{"length", 1609344, "miles"}, true
	case "ml", "millilitre", "millilitres", "milliliter", "milliliters":
		return measureUnit{"volume", 1, "ml"}, true
	case "l", "litre", "litres", "liter", "liters":
		return measureUnit{"volume", 1e3, "litres"}, true
	}
	return measureUnit{}, false
}

// unitOf is the unit of a column: of its description, in brackets behind its name
// or the name's last word ("delay_min"). A number per another has none.
func unitOf(c domain.Column) (measureUnit, bool) {
	if c.Role != domain.RoleMeasure || !c.Type.Numeric() {
		return measureUnit{}, false
	}
	if c.Unit != "" {
		return unitSaid(fold(c.Unit))
	}
	if open := strings.LastIndexAny(c.Name, "(["); open > 0 {
		return unitSaid(fold(strings.TrimFunc(c.Name[open:], func(r rune) bool { return !unicode.IsLetter(r) })))
	}
	ws := words(c.Name)
	if len(ws) < 2 || slices.Contains(ws, "per") {
		return measureUnit{}, false
	}
	return unitSaid(ws[len(ws)-1])
}

// conversions are the units in which columns are asked for that hold others.
type conversions struct{ inUnits map[int]measureUnit }

// readInUnits reads "in hours" and "(in MWh)" behind what is measured in other
// units of the same quantity, and in its own.
func (g *reading) readInUnits() error {
	for i, sp := range g.spans {
		if g.readUnitNoun(i) {
			continue
		}
		in := g.at(i - 1)
		if i == 0 || sp.to != sp.from+1 || in.role != isIn && fold(g.words(in)) != "(" || !among(sp.role, []role{isUnknown, isGrain, isColumn}) {
			continue
		}
		said, ok := unitSaid(g.tokens[sp.from].text)
		if !ok || !g.givenIn(said, i) {
			continue
		}
		g.done(i - 1)
		g.done(i)
	}
	return nil
}

// readUnitNoun reads "outage minutes" and "total minutes of outage" as the one
// column that is in minutes; a number before the unit makes it another thing.
func (g *reading) readUnitNoun(i int) bool {
	sp := g.spans[i]
	if sp.role != isUnknown || i > 0 && among(g.spans[i-1].first, []role{isNumber, isIn, isCompare}) || g.tokens[max(sp.from-1, 0)].number {
		return false
	}
	said, ok := unitSaid(g.tokens[sp.from].text)
	if !ok || len(g.tokens[sp.from].text) < 3 {
		return false
	}
	var refs []columnRef
	for k, c := range g.in.Dataset.Columns {
		if own, ok := unitOf(c); ok && own == said {
			refs = append(refs, columnRef{k, stemOfName, "its unit"})
		}
	}
	if len(refs) != 1 {
		return false
	}
	for _, other := range g.spans { // "duration minutes"
		if other.role == isColumn && other.columns[0].column == refs[0].column {
			g.done(i)
			return true
		}
	}
	g.spans[i].role, g.spans[i].first, g.spans[i].columns = isColumn, isColumn, refs
	g.howMany = append(g.howMany, refs[0].column) // so many minutes
	return true
}

// givenIn has what the question names of a quantity given in a unit of it.
func (g *reading) givenIn(said measureUnit, at int) bool {
	found := false
	for i, sp := range g.spans {
		if i == at || sp.role != isColumn {
			continue
		}
		for _, r := range sp.columns {
			own, ok := unitOf(g.column(r.column))
			if !ok || own.quantity != said.quantity || own != said && !g.mayConvert() {
				continue
			}
			found = true
			if own == said {
				continue
			}
			if g.inUnits == nil {
				g.inUnits = map[int]measureUnit{}
			}
			g.inUnits[r.column] = said
		}
	}
	return found
}

// mayConvert reports whether the tool that asks shows a measure as it is: the
// others weigh the numbers of the columns themselves.
func (g *reading) mayConvert() bool {
	switch g.in.Analysis {
	case "", domain.Query, domain.Trend, domain.Prediction:
		return true
	}
	return false
}

// converted is a column in the unit in which it is to be given, and the name it
// then goes by.
func (g *reading) converted(col int) (query.Expr, string, string) {
	c := g.column(col)
	var e query.Expr = query.Column{Name: c.Name}
	said, ok := g.inUnits[col]
	own, known := unitOf(c)
	if !ok || !known {
		return e, c.Name, c.Unit
	}
	op, factor, done := query.Divide, said.size/own.size, "divided"
	if factor < 1 {
		op, factor, done = query.Multiply, own.size/said.size, "multiplied"
	}
	g.assume(c.Name + " is " + done + " by " + plain(factor) + ", since it is asked for in " + said.plural)
	return query.Arithmetic{Op: op, Left: e, Right: query.Literal{Value: factor}}, withoutUnit(c.Name) + " in " + said.plural, said.plural
}

// withoutUnit is a column's name without the unit at its end.
func withoutUnit(name string) string {
	if open := strings.LastIndexAny(name, "(["); open > 0 {
		return strings.TrimSpace(name[:open])
	}
	last := strings.LastIndexFunc(name, func(r rune) bool { return !unicode.IsLetter(r) })
	if _, ok := unitSaid(fold(name[last+1:])); last > 0 && ok {
		return strings.TrimSpace(name[:last])
	}
	return name
}

// refuseConvertedBounds refuses a bound on the totals of what is given in another
// unit: it may be meant in either.
func (g *reading) refuseConvertedBounds() error {
	for _, c := range g.conditions {
		if _, ok := g.inUnits[c.column]; !ok || !g.onGroups(c) {
			continue
		}
		name := g.column(c.column).Name
		return domain.NewFault(domain.KindUnsupported, "A bound on "+name+" can't be set while it is given in another unit.",
			"Leave out the unit, and give the bound in that of "+name+".")
	}
	return nil
}

// refuseUnconverted refuses a unit that what is shown would not be in: records
// and quotients show the columns as they are.
func (g *reading) refuseUnconverted() error {
	if err := g.refuseConvertedBounds(); err != nil {
		return err
	}
	shown := g.plan.Measures
	if g.plan.Inner != nil {
		shown = append(slices.Clone(shown), g.plan.Inner.Measures...)
	}
	for col, said := range g.inUnits {
		name := g.column(col).Name
		if slices.ContainsFunc(shown, func(m Measure) bool { return m.Column == name && m.Unit == said.plural }) {
			continue
		}
		return domain.NewFault(domain.KindUnsupported, name+" can be given in "+said.plural+" only as a total, an average or another figure of its own.",
			"Leave out the unit.")
	}
	return nil
}
