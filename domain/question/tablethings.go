package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// nameTables takes "tables" for a column of them, "Tbl" too, where they are
// counted or grouped by: otherwise a table is the form of an answer.
func (g *reading) nameTables() {
	for i := range g.tokens {
		if !g.tableThing(i) {
			continue
		}
		for _, c := range g.in.Dataset.Columns {
			for _, w := range words(c.Name) {
				if slices.Contains(abbreviated(w), "table") {
					g.plan.Reading.Matched = append(g.plan.Reading.Matched, Match{Text: g.tokens[i].raw, As: c.Name, How: "short form"})
					g.tokens[i].text = w
					return
				}
			}
		}
	}
}

// tableThing reports whether a token is a table that is counted or grouped by.
func (g *reading) tableThing(i int) bool {
	if i == 0 || g.stems.base(g.tokens[i].text) != "table" {
		return false
	}
	switch g.tokens[i-1].text {
	case "many", "by", "per", "each", "every", "which":
		return true
	case "of":
		return i > 1 && g.tokens[i-2].text == "number"
	}
	return false
}

// refuseTableThings refuses to count tables, or to group by them, where no column
// is of them: the number of rows is another one.
func (g *reading) refuseTableThings() error {
	for i, sp := range g.spans {
		if sp.role == isChart && sp.to == sp.from+1 && g.tableThing(sp.from) && among(g.at(i-1).role, []role{isCount, isGroup, isWhich}) && g.plain() {
			return g.unknown(g.words(sp))
		}
	}
	return nil
}

// refuseAllOf refuses a condition that all members are to meet at once, "days when
// all shops had no sales": over their average it would be another one.
func (g *reading) refuseAllOf() error {
	for i, sp := range g.spans {
		n := g.after(i, isStop, isA)
		k := g.after(n, isStop)
		if sp.role != isAll || g.at(n).role != isColumn || !among(g.at(k).role, []role{isHave, isIs}) || !among(g.at(g.after(k, isStop)).role, []role{isNumber, isCompare, isNull}) ||
			g.column(g.spans[n].columns[0].column).Role != domain.RoleDimension || !slices.ContainsFunc(g.spans[:i], func(b span) bool { return among(b.role, []role{isWhich, isWhose}) }) {
			continue
		}
		measure := g.quantityNamed()
		if measure == "" {
			continue
		}
		return domain.NewFault(domain.KindUnsupported, "a condition that "+g.words(span{from: sp.from, to: g.spans[n].to})+
			" meet at once can't be asked for in so many words.",
			"Bound the highest or the lowest of them instead, by what is to be listed, as in: maximum "+measure+" by "+g.firstListed(i))
	}
	return nil
}

// firstListed is what a question lists before a span, by its name.
func (g *reading) firstListed(i int) string {
	for _, sp := range g.spans[:i] {
		if sp.role == isColumn {
			return g.column(sp.columns[0].column).Name
		}
	}
	return "month"
}
