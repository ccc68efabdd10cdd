package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// keepRowNouns leaves the noun of the column that numbers the rows, "grant" of
// "Grant No.", to that column: the others whose names begin with it, "Grant Type",
// are said by their whole names. Else "the biggest grant" would be a type.
func (l *lexicon) keepRowNouns() {
	for i, c := range l.dataset.Columns {
		name := l.stems.bases(words(c.Name))
		const nounAndKey = 2
		if len(name) != nounAndKey || !isKey(c.Name) || c.Role == domain.RoleMeasure || c.NullShare > 0 || c.Distinct != l.dataset.Rows {
			continue
		}
		begins := func(r columnRef) bool {
			other := l.stems.bases(words(l.dataset.Columns[r.column].Name))
			return r.column != i && r.quality <= likeModifier && len(other) > 1 && other[0] == name[0]
		}
		l.byBase[name[0]] = slices.DeleteFunc(l.byBase[name[0]], begins)
	}
}

// namedByKey reports whether a span names the rows by the column that numbers them,
// and nothing is counted.
func (g *reading) namedByKey(n int) bool {
	sp := g.at(n)
	return sp.role == isColumn && !g.saysKey(sp) && g.rowsThemselves(n)
}

// topByKey reads "top 5 grants" as those with the highest default measure, and
// "first 5 grants" as the earliest, where nothing else says how they are ordered.
func (g *reading) topByKey(i, n int, t *topWish) bool {
	by := g.indexOf(g.in.Dataset.DefaultMeasure)
	switch g.tokens[g.spans[i].from].text {
	case "first":
		by, t.desc = g.indexOf(g.in.Dataset.DefaultTime), false
	case "last", "latest", "newest":
		return false
	}
	if by == noColumn || t.n == 0 || len(g.order) > 0 || len(g.head) > 0 || !g.namedByKey(n) {
		return false
	}
	for k := n + 1; k < len(g.spans); k++ {
		if sp := g.spans[k]; among(sp.role, []role{isGroup, isOrder, isAggregate, isCount, isShare, isSuper}) || sp.role == isColumn && g.numeric(sp) {
			return false
		}
	}
	g.picked, g.rowsNamed, g.top = true, true, t
	g.order = append(g.order, orderWish{columns: []columnRef{{column: by, quality: wholeName}}, desc: t.desc, said: true})
	g.assume("the " + g.words(g.spans[i]) + " " + g.words(g.spans[n]) + " are ordered by " + g.column(by).Name)
	g.done(i, n)
	return true
}

// averageRow reads "average grant" as the average of the default measure, an amount
// of which each row has one.
func (g *reading) averageRow(p wanted, n int) bool {
	by := g.indexOf(g.in.Dataset.DefaultMeasure)
	if p.aggregate != "average" || by == noColumn || NatureOf(g.column(by)) != Amount {
		return false
	}
	return g.singular(g.spans[n]) && !g.saysKey(g.spans[n]) && g.rowsThemselves(n) && g.totalsOf(p, g.spans[n])
}
