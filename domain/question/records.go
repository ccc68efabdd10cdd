package question

import (
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
