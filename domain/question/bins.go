package question

import (
	"slices"
	"strings"
	"unicode"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// readBins reads "in 20 minute bands", "bin width of 500", "in 10 buckets".
func (g *reading) readBins() error {
	for i := range g.spans {
		if g.spans[i].role != isBin {
			continue
		}
		var b *binWish
		for _, k := range []int{g.after(i, isOf, isStop, isMark, isIs), i - 1, i - 2} {
			if sp := g.at(k); sp.role == isNumber {
				b = &binWish{column: noColumn, width: sp.number}
				g.done(k)
				if unit := g.at(k + 1); k > i && (unit.role == isGrain || unit.role == isUnknown) { // "bins of 30 days"
					b.unit = fold(g.words(unit))
					g.done(k + 1)
				}
				break
			}
		}
		if b == nil {
			continue
		}
		if err := g.readBinned(i, b); err != nil {
			return err
		}
		if g.countsBins(i) {
			b.count, b.width = int(b.width), 0
		}
		for k := i - 2; k < i; k++ { // the unit between: "20 minute bands"
			if g.at(k).role == isUnknown || g.at(k).role == isGrain {
				g.done(k)
			}
		}
		if len(g.bins) == 0 {
			g.bins = append(g.bins, *b)
		}
		g.done(i)
		g.dropAxisLimits(i)
	}
	return nil
}

// readBinned finds the number whose bins group the rows: the one before them that
// follows "by" or "per", "by age in bins of 10". Where none does, the bins may be
// those of a distribution, which names its number itself.
func (g *reading) readBinned(i int, b *binWish) error {
	k := g.before(i, isStop, isMark, isNumber)
	sp := g.at(k)
	grouped := g.at(g.before(k, isStop)).role == isGroup
	if sp.role != isColumn || !grouped {
		return nil
	}
	if !g.numeric(sp) {
		return domain.NewFault(domain.KindUnsupported, "'"+g.words(sp)+"' is no number, so that it has no bins.",
			"Ask for it as it is: number of rows by "+g.column(sp.columns[0].column).Name+"; or name a number before the bins.")
	}
	b.column = g.numericColumn(sp)
	name := g.column(b.column).Name
	said, known := g.saysUnit(b.column, b.unit)
	asked, isUnit := unitSaid(b.unit)
	own, hasUnit := unitOf(g.column(b.column))
	switch {
	case b.unit == "" || said:
	case isUnit && hasUnit && asked.quantity == own.quantity: // "duration in bins of 2 hours" of minutes
		b.width *= asked.size / own.size
		g.assume("bins are " + plain(b.width) + " wide, in the unit of " + name)
	case !known:
		g.assume(name + " is in " + b.unit)
	default:
		return domain.NewFault(domain.KindUnsupported, "It is not known whether "+name+" is in "+b.unit+".",
			"Give the width of the bins as a number in the unit of the column: "+name+" in bins of "+plain(b.width)+".")
	}
	g.usedColumn(k, b.column)
	g.done(k)
	return nil
}

// saysUnit reports whether a unit is that of a column, and whether the column's
// name or its description gives one.
func (g *reading) saysUnit(column int, unit string) (said, known bool) {
	c := g.column(column)
	given := c.Unit
	if open := strings.LastIndexAny(c.Name, "(["); open >= 0 {
		given = c.Name[open+1:]
	}
	words := strings.FieldsFunc(fold(given), func(r rune) bool { return !unicode.IsLetter(r) })
	for _, w := range words {
		if strings.TrimSuffix(w, "s") == strings.TrimSuffix(unit, "s") || slices.Contains(unitNames(w), unit) {
			return true, true
		}
	}
	return false, len(words) > 0
}

// refuseBins refuses bins of which it is not said what they are of.
func (g *reading) refuseBins() error {
	for _, b := range g.bins {
		if b.column != noColumn {
			continue
		}
		return domain.NewFault(domain.KindUnknownWord, "The question asks for bins, and does not say of which number.",
			"Put the number before them: number of rows by "+g.exampleBinned()+" in bins of "+plain(max(b.width, 1))+".")
	}
	return nil
}

// binsLeft reports whether bins were asked for whose number is still to be found.
func (g *reading) binsLeft() bool {
	return slices.ContainsFunc(g.bins, func(b binWish) bool { return b.column == noColumn })
}

// exampleBinned is a number that can be cut into bins.
func (g *reading) exampleBinned() string {
	for _, sp := range g.spans {
		if sp.first == isColumn && len(sp.columns) > 0 && g.numeric(sp) {
			return g.column(g.numericColumn(sp)).Name
		}
	}
	for _, c := range g.in.Dataset.Columns {
		if c.Role == domain.RoleMeasure && c.Type.Numeric() {
			return c.Name
		}
	}
	return "a number"
}

// countsBins reports whether the number says how many bins there are: "10
// buckets", but not "bins of 10" and not "20 minute bands".
func (g *reading) countsBins(i int) bool {
	sp := g.spans[i]
	last := g.tokens[sp.to-1].text
	return (last == "bins" || last == "buckets" || last == "intervals") && sp.to-sp.from == 1 && i > 0 && g.tokens[sp.from-1].number
}

// dropAxisLimits passes over limits of a chart's axis, which hide no data.
func (g *reading) dropAxisLimits(i int) {
	for k := i + 1; k < len(g.spans); k++ {
		if g.spans[k].role == isNumber || g.spans[k].role == isAxis || g.spans[k].role == isAggregate {
			if g.spans[k].role == isAggregate && g.at(g.after(k, isStop)).role != isAxis && g.at(k+1).role != isAxis {
				continue
			}
			g.done(k)
		}
	}
}
