package question

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// groupBoundThings shows the rows' own things one by one where a bound on a rate says
// which: of "batches with a reject rate above 10%" the rate is that of each batch, and
// not of all together.
func (g *reading) groupBoundThings() error {
	p := &g.plan
	if len(p.Having) == 0 || len(p.Dimensions) > 0 || p.Inner != nil || g.counting || !g.plain() {
		return nil
	}
	first := g.firstContentAsRead()
	if first < 0 || !g.thingsAsRead(first) {
		return nil
	}
	key := g.keyOfSpan(g.spans[first])
	for k, c := range g.in.Dataset.Columns {
		if key == noColumn && g.namesRows(k) && (isKey(c.Name) || g.stems.base(fold(c.Name)) == g.stems.base(fold(g.words(g.spans[first])))) {
			key = k
		}
	}
	if key == noColumn {
		return g.refuseBoundList()
	}
	c := g.column(key)
	p.Dimensions = append(p.Dimensions, Dimension{Name: c.Name, Column: c.Name, Expr: g.groupedValue(c), Type: c.Type})
	return nil
}

// firstContentAsRead is the first span that names something, as it was read before the
// passes; -1 where none does.
func (g *reading) firstContentAsRead() int {
	return slices.IndexFunc(g.spans, func(sp span) bool {
		return among(sp.first, []role{isColumn, isValue, isPart, isRows, isCount, isAggregate, isDistinct, isShare, isTop, isSuper})
	})
}

// thingsAsRead reports whether a span names rows or what a key numbers, as it was read
// before the passes.
func (g *reading) thingsAsRead(i int) bool {
	sp := g.spans[i]
	return sp.first == isRows || sp.first == isColumn && len(sp.columns) > 0 && !g.numeric(sp) && g.namesRows(sp.columns[0].column)
}

// refuseBoundRows refuses a bound on how many rows there are of single rows: nothing
// has several of them there, so that the bound would do nothing, or leave none.
func (g *reading) refuseBoundRows() error {
	p := &g.plan
	if len(p.Having) == 0 || p.Inner != nil || !slices.ContainsFunc(p.Having, func(f Filter) bool { return strings.HasPrefix(f.Text, "count of rows") }) {
		return nil
	}
	single := slices.ContainsFunc(p.Dimensions, func(d Dimension) bool {
		k := g.indexOf(d.Column)
		return k != noColumn && isKey(d.Column) && g.namesRows(k)
	})
	if p.Form != Records && !single {
		return nil
	}
	return g.refuseBoundList()
}

// refuseBoundList asks whose rows a bound is about.
func (g *reading) refuseBoundList() error {
	suggestion := "Name the column whose members have several rows."
	best := noColumn
	for k, c := range g.in.Dataset.Columns {
		bound := slices.ContainsFunc(g.conditions, func(o condition) bool { return o.column == k })
		if c.Type != domain.String || g.namesRows(k) || bound || c.Role != domain.RoleDimension && c.Role != domain.RoleIdentifier {
			continue
		}
		named := slices.ContainsFunc(g.plan.Dimensions, func(d Dimension) bool { return d.Column == c.Name }) ||
			slices.ContainsFunc(g.conditions, func(o condition) bool { // the "Vehicle" of a "Vehicle Type"
				return o.column != noColumn && strings.HasPrefix(g.column(o.column).Name, c.Name+" ")
			})
		if best == noColumn || named {
			best = k
		}
		if named {
			break
		}
	}
	if best != noColumn {
		suggestion = "Name the column whose members have several rows; without the bound, for instance: number of rows by " + g.column(best).Name
	}
	return domain.NewFault(domain.KindUnsupported, "a bound on how many rows there are is about things that have several rows, "+
		"and single rows are asked for.", suggestion)
}

// readPercentOfRows reads "the 10% most delayed trips" as so many of the rows, where all
// of them are meant; of a part of them nobody knows yet how many there are.
func (g *reading) readPercentOfRows() error {
	if !g.plain() {
		return nil
	}
	at, ends := g.percents()
	for k, i := range at {
		super := g.after(ends[k], isStop, isOf)
		if sup := g.at(super); sup.role != isSuper {
			continue
		}
		things := slices.IndexFunc(g.spans[super:], func(sp span) bool { return g.isThings(sp) })
		whole := !slices.ContainsFunc(g.spans, func(sp span) bool {
			return among(sp.role, []role{isValue, isPart, isPeriod, isCompare, isNegation, isNull, isWith, isWhose})
		})
		if things < 0 || !whole || g.keyOfSpan(g.spans[super+things]) != noColumn && !g.namesRows(g.keyOfSpan(g.spans[super+things])) {
			return domain.NewFault(domain.KindUnsupported, "how many make up "+percentText(g.spans[i].number/100)+" of those asked for is not known "+
				"before they are counted.",
				"Say how many: "+g.words(span{to: g.spans[i].from})+" 10 "+g.words(span{from: g.spans[ends[k]].to, to: len(g.tokens)}))
		}
		n := math.Round(float64(g.in.Dataset.Rows) * g.spans[i].number / 100)
		g.assume(percentText(g.spans[i].number/100) + " of the " + strconv.FormatInt(g.in.Dataset.Rows, 10) + " rows are " + plain(n))
		g.spans[i].number = n
		for e := i + 1; e <= ends[k]; e++ {
			g.done(e)
		}
	}
	return nil
}
