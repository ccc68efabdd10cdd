package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// recordFields chooses the columns of records: what names them, what the
// question speaks of, and when they happened if it asks about time.
func (g *reading) recordFields() {
	var fields []string
	if k := g.namingColumn(); k != noColumn {
		fields = append(fields, g.column(k).Name)
	}
	for _, c := range g.in.Dataset.Columns {
		if c.Role == domain.RoleIdentifier && len(fields) == 0 {
			fields = append(fields, c.Name)
		}
	}
	if k := g.titleColumn(); k != noColumn {
		fields = appendUnique(fields, g.column(k).Name)
	}
	for _, c := range g.in.Dataset.Columns {
		if ws := words(c.Name); (g.who || g.saysNames()) && c.Type == domain.String && len(ws) > 0 && ws[len(ws)-1] == "name" {
			fields = appendUnique(fields, c.Name)
		}
	}
	for _, d := range g.plan.Dimensions {
		if d.Column != "" {
			fields = appendUnique(fields, d.Column)
		}
	}
	g.plan.Dimensions = nil
	for _, w := range g.within {
		fields = appendUnique(fields, g.column(w).Name)
	}
	for _, f := range g.plan.Fields {
		fields = appendUnique(fields, f)
	}
	for _, o := range g.order {
		if len(o.columns) > 0 {
			fields = appendUnique(fields, g.column(o.columns[0].column).Name)
		}
	}
	for _, f := range g.plan.Filters {
		for _, c := range f.Columns {
			fields = appendUnique(fields, c)
		}
	}
	if g.plan.Time != nil {
		fields = appendUnique(fields, g.plan.Time.Column)
	}
	if len(fields) < 2 {
		for _, c := range g.in.Dataset.Columns {
			fields = appendUnique(fields, c.Name)
		}
	}
	g.plan.Fields = fields
}

// titleColumn is the column whose name says that it names the rows, where most
// rows have a name of their own.
func (g *reading) titleColumn() int {
	for i, c := range g.in.Dataset.Columns {
		ws := words(c.Name)
		if len(ws) == 0 || c.Type != domain.String || float64(c.Distinct) < 0.5*float64(g.in.Dataset.Rows) {
			continue
		}
		switch last := ws[len(ws)-1]; {
		case last == "name" || last == "title" || last == "label":
			return i
		case g.lexicon.ownName[g.stems.base(last)] && len(ws) == 1:
			return i
		}
	}
	return noColumn
}

// listsRecords reports whether columns are listed side by side of which one
// names the rows or tells their time, with nothing to compute: "the names,
// phone numbers and states of all customers" are those of each record.
func (g *reading) listsRecords() bool {
	if g.picked || g.explicit() || g.top != nil || len(g.dimensions) > 0 || len(g.bins) > 0 || g.share != "" ||
		len(g.derived) > 0 || g.chart != "" && g.chart != "chart" ||
		len(g.perOne) > 0 || g.saysHowMuch() || g.distinct || g.plan.Compare != nil || g.versus || g.in.Analysis != "" && g.in.Analysis != domain.Query {
		return false
	}
	for _, c := range g.conditions {
		if g.onGroups(c) || c.aggregate != "" {
			return false
		}
	}
	named, records := len(g.head), false
	for _, k := range g.head {
		records = records || g.namesRows(k)
	}
	for at, b := range g.bare {
		k := g.bareColumn(b)
		if at > 0 && !g.besideEachOther(g.bare[at-1].span, b.span) {
			return false
		}
		if b.columns[0].how == whenItHappened || b.columns[0].quality < genericPart || b.columns[0].how == "form of the word" {
			continue
		}
		if containsInt(g.head, k) { // "the ids of all orders" names one column
			continue
		}
		named++
		if isKey(g.column(k).Name) && !g.saysKey(g.spans[b.span]) {
			continue // "bookings": the things, not their numbers
		}
		records = records || at > 0 && isKey(g.column(k).Name) && g.column(k).Role == domain.RoleIdentifier // "the charge and customer id" are those of each record
		records = records || g.namesRows(k) && g.column(k).Role != domain.RoleMeasure || g.column(k).Type.Temporal() && (g.which || g.listing)
	}
	if g.timeline != nil {
		if !g.timeline.which || !g.timeNamed {
			return false
		}
		named, records = named+1, true
	}
	return (records || g.listsOfRows()) && (named > 1 || g.timeNamed && len(g.conditions) > 0)
}

// listsOfRows reports whether what is listed is said to be of the rows: "list
// place and magnitude of all records", "show name and price of houses".
func (g *reading) listsOfRows() bool {
	if !g.listing || len(g.bare) == 0 && len(g.head) == 0 {
		return false
	}
	for i, sp := range g.spans {
		if sp.first != isRows || g.singular(sp) || !among(g.at(i-1).first, []role{isOf, isAll}) {
			continue
		}
		k := i - 2
		for k > 0 && g.spans[k].first == isStop {
			k--
		}
		if g.at(k).first == isColumn {
			return true
		}
	}
	return false
}

// besideEachOther reports whether nothing but a list leads from one span to
// another: "with", "whose" and their kind would start a condition.
func (g *reading) besideEachOther(from, to int) bool {
	for k := from + 1; k < to; k++ {
		if among(g.spans[k].first, []role{isWith, isHave, isWhose, isGroup, isIn, isFor}) {
			return false
		}
	}
	return true
}

// saysNames reports whether names are asked for without saying which of
// several: a person's name is the first and the last one.
func (g *reading) saysNames() bool {
	for t, tok := range g.tokens {
		if tok.text == "names" || tok.text == "name" {
			return t == 0 || slices.Contains([]string{"the", "and", ",", "list", "show"}, g.tokens[t-1].text)
		}
	}
	return false
}
